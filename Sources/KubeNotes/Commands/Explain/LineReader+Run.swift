extension LineReader {
  /// Words whose next word is a program, with those of their flags that take a value.
  private static let prefixes: [String: Set<String>] = [
    "sudo": ["-u", "-g", "-h", "-p", "-C", "-D", "-R", "-T", "-U"], "doas": ["-u", "-C"],
    "env": ["-u", "-C"], "nice": ["-n"], "time": ["-f", "-o"], "do": [], "then": [], "else": [],
    "elif": [], "if": [], "while": [], "until": [], "!": [], "{": [], "nohup": [], "exec": [],
    "eval": [], "winpty": [], "command": [], "builtin": [], "wsl": [], "return": [],
  ]

  /// Programs that run a command given somewhere among their words.
  private static let carriers: Set<String> = [
    "watch", "xargs", "timeout", "ssh", "minikube", "microk8s", "k3s", "docker", "podman",
    "nerdctl", "vagrant", "parallel",
  ]

  /// Programs that read a command line from one quoted word.
  private static let readers: Set<String> = [
    "watch", "ssh", "sh", "bash", "zsh", "ash", "dash", "su", "eval", "timeout",
  ]

  /// Reads the words of one command from the place where its program may stand.
  mutating func run(_ words: [Range<Int>], at first: Int) throws {
    var index = first
    while index < words.count {
      if isAssignment(words[index]) {
        add(words[index], .env)
        index += 1
        continue
      }
      let first = line.value(words[index])
      guard try program(first) == nil, let valued = isPrompt(first) ? [] : Self.prefixes[first]
      else { return try start(words, at: index, first) }
      try foreign(words[index])
      index += 1
      while index < words.count, isFlag(line.value(words[index])) {
        let takesValue = valued.contains(line.value(words[index]))
        for word in words[index...].prefix(takesValue ? 2 : 1) { try foreign(word) }
        index += takesValue ? 2 : 1
      }
      if first == "eval", index < words.count { try quotedLine(words[index]) }
    }
  }

  /// Reads a command whose first word is no prefix.
  private mutating func start(_ words: [Range<Int>], at index: Int, _ first: String) throws {
    if let program = try program(first) {
      try command(program, words, at: index)
    } else if Self.carriers.contains(first) {
      try carried(words, at: index, by: first)
    } else if let meant = try misspeltProgram(words, at: index) {
      try command(meant.program, words, at: index, glued: meant.child)
    } else {
      for word in words[index...] {
        try foreign(word)
        if Self.readers.contains(first) { try quotedLine(word) }
      }
    }
  }

  /// Looks for the command among the words of a program that runs it.
  private mutating func carried(
    _ words: [Range<Int>], at start: Int, by carrier: String
  ) throws {
    let isFed = carrier == "xargs" || carrier == "parallel"
    for index in words.indices[start...] {
      let value = line.value(words[index])
      let isFile = value.contains("/") && !value.hasPrefix("/") && !value.hasPrefix(".")
      if index > start, !isFile, let program = try program(value),
        try isCommand(of: program, next: words.dropFirst(index + 1).first, isFed: isFed)
      {
        try command(program, words, at: index, isFed: isFed)
        return
      }
      if isAssignment(words[index]) {
        add(words[index], .env)
      } else {
        try foreign(words[index])
        if Self.readers.contains(carrier) { try quotedLine(words[index]) }
      }
    }
  }

  /// Whether the word behind a program's name goes on as a command of it would; the name alone may
  /// be that of an image or a package.
  private func isCommand(
    of program: ProgramFact, next: Range<Int>?, isFed: Bool
  ) throws -> Bool {
    guard let next else { return isFed }
    let value = line.value(next)
    return try isFlag(value) || isChild(value, of: program.name)
  }
}
