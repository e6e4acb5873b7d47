internal import KubeNotes
internal import NotesStore

/// One way to go on.
struct Candidate: Sendable, Hashable {
  let word: String
  let meaning: String
}

/// What a shell should offer for the word that is being typed.
struct Completion: Sendable {
  var candidates: [Candidate] = []
  /// Whether names of files fit here too.
  var takesFiles = false
}

/// Completes a command line of `quiz`.
///
/// The same for every shell: the scripts hand the words over and show what comes back, so that
/// what can be completed is known in one place.
struct Completer {
  let root: CommandTree
  let language: Language
  /// The library; opened only where a note or a command is completed.
  let library: () throws -> Library
  /// The backups that can be put in place, the newest first.
  var backups: () -> [Candidate] = { [] }

  /// - parameter words: the words behind the program's name; the last is being typed.
  func complete(_ words: [String]) throws -> Completion {
    let typed = words.last ?? ""
    var completion = try all(Array(words.dropLast()), typed)
    completion.candidates = completion.candidates.filter { $0.word.hasPrefix(typed) }
    return completion
  }

  private func all(_ before: [String], _ typed: String) throws -> Completion {
    if before.first == "help" { return help(Array(before.dropFirst())) }
    let (command, path) = root.descend(before)
    let rest = Array(before.dropFirst(path.count))
    if path.first == "command", let start = rest.firstIndex(where: { !$0.hasPrefix("-") }),
      !command.takesValue(rest.prefix(start).last)
    {
      return try commandLine(Array(rest[start...]), typed)
    }
    if let option = command.option(rest.last), option.kind == .option {
      return try values(of: option)
    }
    if typed.hasPrefix("-") {
      return Completion(
        candidates: command.options.flatMap { option in
          option.spellings.filter { $0.hasPrefix("--") || typed == "-" }
            .map { Candidate(word: $0, meaning: option.details(language)) }
        })
    }
    if !command.children.isEmpty {
      return Completion(candidates: names(command, isRoot: path.isEmpty))
    }
    if path.first == "command" { return try commandLine([], typed) }
    guard let argument = command.positionals.first else { return Completion() }
    return try values(of: argument)
  }

  private func names(_ command: CommandTree, isRoot: Bool) -> [Candidate] {
    command.children.map { Candidate(word: $0.commandName, meaning: $0.summary) }
      + (isRoot
        ? [Candidate(word: "help", meaning: language == .ko ? "도움말" : "Help")] : [])
  }

  private func help(_ words: [String]) -> Completion {
    let (command, path) = root.descend(words)
    guard path.count == words.count else { return Completion() }
    let topics = path.isEmpty ? HelpTopic.allCases : []
    return Completion(
      candidates: names(command, isRoot: false)
        + topics.map { Candidate(word: $0.rawValue, meaning: $0.summary[language]) })
  }

  private func values(of argument: CommandTree.Argument) throws -> Completion {
    if let values = argument.allValues, !values.isEmpty {
      return Completion(candidates: values.map { Candidate(word: $0, meaning: "") })
    }
    switch argument.valueName {
    case "note":
      let notes = try library().notes()
      return Completion(
        candidates: notes.map { note in
          Candidate(
            word: note.id.rawValue,
            meaning: note.titles[language] ?? note.titles[language.other] ?? "")
        })
    case "topic":
      return Completion(
        candidates: try library().topics().map { Candidate(word: $0.topic, meaning: "") })
    case "id", "ids", "card", "cards":
      return Completion(
        candidates: try library().cards().map { card in
          Candidate(word: card.id.rawValue, meaning: card.faces[language]?.prompt ?? "")
        })
    case "which": return Completion(candidates: backups(), takesFiles: true)
    case "paths", "path", "history", "draft-cards", "folder", "directory", "file":
      return Completion(takesFiles: true)
    default: return Completion()
    }
  }

  /// The words of a `kubectl` command line, from the facts about commands.
  private func commandLine(_ words: [String], _ typed: String) throws -> Completion {
    let facts = try library().commandFacts
    guard let first = words.first else {
      return Completion(
        candidates: try facts.programs().map { Candidate(word: $0.name, meaning: "") })
    }
    guard let program = try facts.program(first) else { return Completion() }
    var path = program.name
    for word in words.dropFirst() where !word.hasPrefix("-") {
      guard let next = try facts.child(word, of: path) else { break }
      path = next.path
    }
    if typed.hasPrefix("-") {
      return Completion(
        candidates: try facts.flags(of: path).map { flag in
          Candidate(word: "--" + flag.name, meaning: flag.meaning?[language] ?? "")
        })
    }
    let children = try facts.children(of: path)
    if !children.isEmpty {
      return Completion(
        candidates: children.compactMap { child in
          child.path.split(separator: " ").last.map {
            Candidate(word: String($0), meaning: child.meaning?[language] ?? "")
          }
        })
    }
    guard program.name == "kubectl" else { return Completion() }
    return Completion(
      candidates: try facts.resources().map {
        Candidate(word: $0.name, meaning: $0.meaning?[language] ?? "")
      })
  }
}

extension CommandTree {
  /// The option that a word names.
  func option(_ word: String?) -> Argument? {
    guard let word else { return nil }
    return options.first { $0.spellings.contains(word) }
  }

  /// Whether the word behind this one belongs to it.
  func takesValue(_ word: String?) -> Bool { option(word)?.kind == .option }
}
