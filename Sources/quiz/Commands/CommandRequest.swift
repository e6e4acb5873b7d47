internal import Foundation
internal import KubeNotes

/// What `quiz command` is asked, with the options that stand behind the words taken out of them.
struct CommandRequest {
  enum Mode { case detect, explain, find }

  let words: [String]
  let mode: Mode
  let format: OutputFormat
  let limit: Int
  let isBatch: Bool
  let lang: Language?
  let color: ColorMode
  private let last: Int?
  private let history: String?

  /// The options before the words.
  struct Options {
    var mode = Mode.detect
    var format = OutputFormat.text
    var lang: Language?
    var color = ColorMode.auto
    var isBatch = false
    var limit = 10
    var last: Int?
    var history: String?
  }

  init(words: [String], options: Options = Options()) {
    var words = words
    var mode = options.mode
    var format = options.format
    if words.first == "--" { words.removeFirst() }
    // Our options behind the words: no program that is explained here has flags of these names.
    var lang = options.lang
    var color = options.color
    var isBatch = options.isBatch
    var limit = options.limit
    while let option = Self.trailingOption(words) {
      switch (option.name, option.value) {
      case ("--explain", _): mode = .explain
      case ("--find", _): mode = .find
      case ("--json", _): format = .json
      case ("--batch", _): isBatch = true
      case ("--lang", let value?): lang = Language(rawValue: value)
      case ("--color", let value?): color = ColorMode(rawValue: value) ?? color
      case ("--limit", let value?): limit = Int(value) ?? limit
      default: break
      }
      words.removeLast(option.count)
    }
    if let (rest, trailing) = Self.trailingFormat(words) {
      words = rest
      format = trailing
    }
    self.words = words
    self.mode = mode
    self.format = format
    self.lang = lang
    self.color = color
    self.isBatch = isBatch
    self.limit = max(1, limit)
    last = options.last
    history = options.history
  }

  private static func trailingOption(
    _ words: [String]
  ) -> (name: String, value: String?, count: Int)? {
    guard let last = words.last else { return nil }
    if ["--explain", "--find", "--json", "--batch"].contains(last) { return (last, nil, 1) }
    let valued = ["--lang", "--color", "--limit"]
    if let equals = last.firstIndex(of: "="), valued.contains(String(last[..<equals])) {
      return (String(last[..<equals]), String(last[last.index(after: equals)...]), 1)
    }
    // etcdctl get has a --limit of its own.
    guard words.count > 2, valued.contains(words[words.count - 2]), words[0] != "etcdctl" else {
      return nil
    }
    return (words[words.count - 2], last, 2)
  }

  /// `-o FORMAT` at the end is ours where it could not be an argument: behind a bare command, or
  /// behind words that are no command line.
  private static func trailingFormat(_ words: [String]) -> ([String], OutputFormat)? {
    guard words.count > 2, let format = OutputFormat(rawValue: words[words.count - 1]),
      ["-o", "--output"].contains(words[words.count - 2])
    else { return nil }
    let rest = Array(words.dropLast(2))
    let isBare = rest.count <= 3 && !rest.contains { $0.hasPrefix("-") || $0.contains("/") }
    let isCommandLine = ["kubectl", "k", "helm", "kubeadm", "crictl", "etcdctl", "etcdutl"]
      .contains(rest[0])
    guard !isCommandLine || (isBare && isPath(rest)) else { return nil }
    return (rest, format)
  }

  /// Two words are a command; a third one may be a resource, so that the flag is kubectl's.
  private static func isPath(_ words: [String]) -> Bool {
    words.count <= 2
      || ["rollout", "create", "set", "config", "auth", "top", "certificate", "repo", "snapshot"]
        .contains(words[1])
  }

  /// The text to answer: the words, the history, or standard input; nil when there is none.
  func text(_ context: Context) throws -> String? {
    if last != nil || history != nil { return try fromHistory(context) }
    if !words.isEmpty { return Self.joined(words) }
    guard !context.console.canAsk else { return nil }
    let data = FileHandle.standardInput.readDataToEndOfFile()
    let text = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .newlines)
    return text.isEmpty ? nil : text
  }

  /// One word is a line as it was quoted; of several, those are quoted again that need it.
  static func joined(_ words: [String]) -> String {
    guard words.count > 1 else { return words.first ?? "" }
    return words.map { word in
      let needsQuotes =
        word.isEmpty
        || word.unicodeScalars.contains { " \t\n|&;()'\"`\\$#".unicodeScalars.contains($0) }
        || (word.contains("<") && !word.hasSuffix(">"))
      guard needsQuotes, !["|", "||", "&&", ";", "&"].contains(word) else { return word }
      if let equals = word.firstIndex(of: "="), word.hasPrefix("--") {
        let name = word[...equals]
        return name + ShellQuoting.quoted(String(word[word.index(after: equals)...]))
      }
      return ShellQuoting.quoted(word)
    }.joined(separator: " ")
  }

  private func fromHistory(_ context: Context) throws -> String {
    let variables = context.variables
    let home = variables["HOME"] ?? ""
    let candidates = [
      history, variables["HISTFILE"], home + "/.bash_history", home + "/.zsh_history",
      home + "/.local/share/fish/fish_history",
    ]
    let file = candidates.compactMap { $0 }.first {
      !$0.isEmpty && (history != nil || FileManager.default.fileExists(atPath: $0))
    }
    guard let file, let data = FileManager.default.contents(atPath: file) else {
      let name = file ?? "~/.bash_history"
      throw Failure(
        ko: "셸 기록 파일 '\(name)'을(를) 읽을 수 없습니다. --history FILE로 알려 주세요.",
        en: "The history file '\(name)' cannot be read. Name it with --history FILE.")
    }
    let lines = ShellHistory.commands(in: data)
    let wanted = max(1, last ?? 1)
    guard lines.count >= wanted else {
      throw Failure(
        ko: "'\(file)'에는 그런 명령이 \(lines.count)개뿐입니다. 더 작은 --last를 쓰세요.",
        en: "'\(file)' holds only \(lines.count) such commands. Use a smaller --last.")
    }
    return lines[lines.count - wanted]
  }
}
