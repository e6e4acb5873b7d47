internal import Foundation
internal import KubeNotes

/// Reads the history files of bash, zsh and fish, whichever a file is.
///
/// - bash: a command a line; with `HISTTIMEFORMAT` a line `#1700000000` before each.
/// - zsh: `: 1700000000:0;command`, a line break inside it behind a backslash, and some bytes
///   written as 0x83 and the byte with one bit turned over (`metafy` in zsh's `Src/utils.c`).
/// - fish: `- cmd: command`, with `\n` and `\\` for a line break and a backslash.
struct ShellHistory {
  private static let programs: Set<String> = [
    "kubectl", "k", "helm", "kubeadm", "crictl", "etcdctl", "etcdutl",
  ]

  private enum Shell { case bash, timedBash, zsh, fish }

  private var entries: [String] = []
  private var shell = Shell.bash
  /// Whether the last line goes on in the next.
  private var isOpen = false

  /// The commands about Kubernetes programs, oldest first.
  static func commands(in data: Data) -> [String] {
    var history = ShellHistory()
    let text = String(data: data, encoding: .utf8) ?? String(decoding: plain(data), as: UTF8.self)
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      history.read(String(Substring(line)))
    }
    return history.entries.filter(isWanted)
  }

  private mutating func read(_ line: String) {
    if isOpen, let last = entries.popLast() { return append(line, to: last) }
    if line.hasPrefix("- cmd: ") {
      shell = .fish
      entries.append(Self.unescaped(line.dropFirst(7)))
    } else if let command = Self.zshCommand(line) {
      shell = .zsh
      append(command, to: nil)
    } else if line.first == "#", line.count > 1, line.dropFirst().allSatisfy(\.isNumber) {
      shell = .timedBash
      entries.append("")
    } else if shell == .fish, line.hasPrefix("  ") {
      return  // When, and with which paths.
    } else if shell == .timedBash, let last = entries.last, last.isEmpty || Self.isUnfinished(last)
    {
      entries.removeLast()
      append(line, to: last.isEmpty ? nil : last)
    } else {
      append(line, to: nil)
    }
  }

  /// Adds a line to the command that it goes on with, or as a new one.
  private mutating func append(_ line: String, to before: String?) {
    var line = line
    let backslashes = line.reversed().prefix { $0 == "\\" }.count
    isOpen = backslashes % 2 == 1 || (shell == .zsh && backslashes > 0)
    // zsh puts one backslash before every line break; two are the shell's own continuation.
    if shell == .zsh, backslashes > 1 || (backslashes == 1 && !line.hasSuffix(" \\")) {
      line.removeLast()
    }
    entries.append(before.map { $0 + "\n" + line } ?? line)
  }

  private static func isUnfinished(_ command: String) -> Bool {
    command.contains("<<") || ShellLexer.lex(command).unclosed != nil
  }

  /// What stands behind `: TIME:DURATION;`.
  private static func zshCommand(_ line: String) -> String? {
    guard line.hasPrefix(": "), let semicolon = line.firstIndex(of: ";") else { return nil }
    let times = line[..<semicolon].dropFirst(2)
    guard times.contains(":"), times.allSatisfy({ $0.isNumber || $0 == ":" }) else { return nil }
    return String(line[line.index(after: semicolon)...])
  }

  private static func unescaped(_ text: Substring) -> String {
    var out = ""
    var isEscaped = false
    for character in text {
      switch (isEscaped, character) {
      case (true, "n"): out.append("\n")
      case (false, "\\"):
        isEscaped = true
        continue
      default: out.append(character)
      }
      isEscaped = false
    }
    return out
  }

  /// Bytes as they were before zsh wrote them.
  private static func plain(_ data: Data) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(data.count)
    var isMarked = false
    for byte in data {
      if byte == 0x83, !isMarked {
        isMarked = true
      } else {
        bytes.append(isMarked ? byte ^ 0x20 : byte)
        isMarked = false
      }
    }
    return bytes
  }

  /// Commands of the programs that are explained; not the questions about them.
  private static func isWanted(_ command: String) -> Bool {
    let words = command.split(whereSeparator: \.isWhitespace)
    let isQuestion =
      ["quiz", "kubectl-quiz"].contains(words.first) || words.prefix(2) == ["kubectl", "quiz"]
    return !isQuestion
      && words.contains { word in
        programs.contains(String(word.split(separator: "/").last ?? word))
      }
  }
}
