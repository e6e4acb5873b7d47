internal import Foundation
internal import KubeNotes
internal import NotesStore

extension FuzzTarget {
  /// A command line or an intent: the lexer, the explanation, the corrections, typed answers.
  package static let commands = FuzzTarget(
    name: "commands",
    pieces: [
      "kubectl ", "k ", "get ", "po ", "pods,svc ", "deploy/web ", "-n=dev ", "-owide ", "--all ",
      "-it ",
      "-- ", "exec ", "sudo ", "| ", "&& ", "; ", "2>&1 ", "<<EOF\n", "EOF\n", "\\\n", "$(", "`",
      "${", "'",
      "\"", ")", "}", "-l a=b,c!=d ", "-l 'a in (b,c)' ", "-o jsonpath='{.items[*].a}' ", "{{",
      "}}",
      "-o go-template='{{range .items}}' ", "{.items[", "..", "?(@.a==\"b\")", "--dry-run=client ",
      "8080:80 ", "key- ", "a=b ", "100m,1Gi ", "helm ", "etcdctl ", "kubeadm ", "crictl ",
      "rollout ",
      "undo ", "rolling-update ", "delect ", "rc ", "<pod-name> ", "–namespace ", "\u{0}",
      "\u{1B}[31m",
      "\u{9B}", "\u{202E}", "\u{2028}", "\u{A0}", "\r\n", "이전 버전으로 ", "ㅏㅕㅠㄷㅊ싣 ", "\u{1E}", "#", "*",
      "=", ",",
      "/", ":", "xargs ", "watch ", "for i in 1; do ", "done",
    ],
    seeds: { root in
      let folder = "Tests/Fixtures/commands/"
      return [("valid.tsv", 0), ("problems.tsv", 1), ("intents.tsv", 1)].flatMap {
        SeedFiles.cells(root, folder + $0, column: $1)
      } + SeedFiles.contents(root, "Tests/Fixtures/fuzz/commands", ending: "")
    },
    run: { bytes in
      let fields = FuzzInput(bytes).fields
      let text = fields[0].utf8Text
      let facts = SharedFacts.facts
      try CommandPromises.check(ShellLexer.lex(text))
      let explanation = try Explainer(facts: facts).explain(text)
      try CommandPromises.check(explanation)
      let bare = try explanation.bareCommand.flatMap { try CommandCard(of: $0, facts: facts) }
      _ = try JSONEncoder().encode(ExplanationReport(explanation, card: bare))
      _ = try LineReading(text, facts: facts).isCommandLine
      _ = try CommandFinder.find(text, facts: facts, intents: SharedFacts.intents, limit: 5)
      _ = try LongFlags.expanded(text, facts: facts)
      let face = CardFace(
        prompt: "?", answer: fields[fields.count - 1].utf8Text, accepted: ["kubectl get pods"])
      let checker = AnswerChecker(commandFacts: facts)
      for kind in [CardKind.command, .question, .yamlGap] {
        _ = checker.check(text, against: face, kind: kind)
      }
    })
}

enum CommandPromises {
  /// Every scalar that is not blank belongs to exactly one token.
  static func check(_ line: ShellLine) throws {
    var last = 0
    for token in line.tokens {
      try promise(
        token.range.lowerBound >= last && token.range.upperBound <= line.scalars.count
          && !token.range.isEmpty, "token \(token.range) after \(last) of \(line.scalars.count)")
      last = token.range.upperBound
      _ = line.value(token.range)
    }
    try promise(
      line.unclosed.map { (0..<line.scalars.count).contains($0) } ?? true, "\(line.unclosed ?? 0)")
  }

  static func check(_ explanation: Explanation) throws {
    let scalars = Array(explanation.input.unicodeScalars)
    var last = 0
    for token in explanation.tokens {
      let own = Array(token.text.unicodeScalars)
      try promise(
        token.start >= last && token.start + own.count <= scalars.count && !own.isEmpty
          && scalars[token.start..<token.start + own.count].elementsEqual(own),
        "token '\(token.text)' at \(token.start) after \(last)")
      last = token.start + own.count
    }
    for notice in explanation.notices {
      try promise(
        notice.range.lowerBound >= 0 && notice.range.upperBound <= scalars.count,
        "notice at \(notice.range) of \(scalars.count)")
      try promise(!notice.message.ko.isEmpty && !notice.message.en.isEmpty, "\(notice)")
    }
    try promise(
      Set(explanation.replacement).count == explanation.replacement.count
        && !explanation.replacement.contains(explanation.input),
      "replacement \(explanation.replacement)")
  }
}

/// The facts of the shipped commands, read once.
enum SharedFacts {
  private static let catalog: CommandCatalog = {
    var catalog = CommandCatalog()
    for file in ShippedContent.files where file.path.hasPrefix(CommandFileReader.folder) {
      if let part = try? CommandFileReader.read(path: file.path, data: file.data) {
        catalog.merge(part)
      }
    }
    return catalog.completed()
  }()

  static let facts = InMemoryCommandFacts(catalog)
  static let intents = IntentIndex(catalog)
}
