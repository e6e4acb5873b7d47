internal import Foundation

/// A phrase that a command is known by.
package struct IntentPhrase: Sendable, Hashable {
  package enum Kind: Int, Sendable, Hashable {
    /// A phrase people ask with.
    case intent
    /// The meaning of the command.
    case meaning
    /// What an example does.
    case example
    /// The words of the command itself.
    case name

    /// How much such a phrase says about what the command is for.
    var weight: Double {
      switch self {
      case .intent: 1
      case .meaning: 0.92
      case .example: 0.9
      case .name: 0.95
      }
    }
  }

  package var command: String
  package var kind: Kind
  /// The example line, for phrases about an example.
  package var example: String?
  package var text: String
  /// Whether the command only groups others, so that one of them is meant.
  package var isGroup = false

  package init(command: String, kind: Kind, example: String? = nil, text: String) {
    self.command = command
    self.kind = kind
    self.example = example
    self.text = text
  }
}

/// The phrases of all commands, inverted: from a token to the phrases that hold it.
package struct IntentIndex: Sendable {
  package struct Entry: Sendable, Hashable {
    package var phrase: IntentPhrase
    /// The sum of the weights of its tokens.
    package var norm: Double

    package init(phrase: IntentPhrase, norm: Double) {
      self.phrase = phrase
      self.norm = norm
    }
  }

  /// What one token leads to.
  package struct Posting: Sendable, Hashable {
    /// How much the token tells: its rarity among commands, times the weight of its kind.
    package var weight: Double
    /// Positions in `entries`, ascending.
    package var phrases: [UInt32]

    package init(weight: Double, phrases: [UInt32]) {
      self.weight = weight
      self.phrases = phrases
    }
  }

  package private(set) var entries: [Entry] = []
  package private(set) var table = IntentTable(commands: [], phrases: [])
  package private(set) var postings: [String: Posting] = [:]

  package init(_ catalog: CommandCatalog) {
    let phrases = catalog.commands.filter { $0.removedIn == nil }.flatMap(Self.phrases)
    var lists: [String: [UInt32]] = [:]
    var commandCounts: [String: Int] = [:]
    var lastCommand: [String: String] = [:]
    var tokensOfPhrases: [[String]] = []
    tokensOfPhrases.reserveCapacity(phrases.count)
    for (index, phrase) in phrases.enumerated() {
      let tokens = IntentAnalyzer.tokens(of: phrase.text)
      tokensOfPhrases.append(tokens)
      for token in tokens {
        lists[token, default: []].append(UInt32(index))
        if lastCommand[token] != phrase.command {
          lastCommand[token] = phrase.command
          commandCounts[token, default: 0] += 1
        }
      }
    }
    let count = Double(Set(phrases.map(\.command)).count)
    for (token, list) in lists {
      let frequency = Double(commandCounts[token] ?? 1)
      let rarity = log(1 + (count - frequency + 0.5) / (frequency + 0.5))
      postings[token] = Posting(weight: rarity * IntentAnalyzer.weight(token), phrases: list)
    }
    entries = zip(phrases, tokensOfPhrases).map { phrase, tokens in
      Entry(phrase: phrase, norm: tokens.reduce(0) { $0 + (postings[$1]?.weight ?? 0) })
    }
    table = IntentTable(entries)
  }

  private static func phrases(of command: CommandFact) -> [IntentPhrase] {
    var phrases: [IntentPhrase] = []
    func add(_ kind: IntentPhrase.Kind, _ text: String, example: String? = nil) {
      var phrase = IntentPhrase(command: command.path, kind: kind, example: example, text: text)
      phrase.isGroup = command.isGroup || command.arguments == .command
      phrases.append(phrase)
    }
    let words = command.path.split(separator: " ").dropFirst().joined(separator: " ")
    if !words.isEmpty { add(.name, words) }
    for language in Language.allCases {
      for text in command.intents[language] ?? [] { add(.intent, text) }
      if let meaning = command.meaning { add(.meaning, meaning[language]) }
      for example in command.examples {
        add(.example, example.meaning[language], example: example.run)
      }
    }
    return phrases
  }
}
