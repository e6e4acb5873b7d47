/// The identity of one card, that is, of one memory.
///
/// Cards made from one block share the block's id: `taints~2` is the second of its clozes or steps,
/// `taints~back` the reversed side.
package struct CardID: RawRepresentable, Sendable, Hashable, Codable, Comparable {
  package let rawValue: String

  package init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// The id of the block that this card was made from; siblings share it.
  package var block: String {
    rawValue.split(separator: "~", maxSplits: 1).first.map(String.init) ?? rawValue
  }

  package static func < (left: CardID, right: CardID) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// What a card asks for, and so how its answer is given and checked.
package enum CardKind: String, Sendable, Hashable, Codable, CaseIterable {
  /// A question and its answer (`Q:`).
  case question
  /// A question that is also asked from its answer (`R:`).
  case reversed
  /// One hidden item in a sentence (`C:`).
  case cloze
  /// A task whose answer is a command line that is typed (`Cmd:`).
  case command
  /// One gap in a piece of YAML (`Yaml:`).
  case yamlGap
  /// The difference within a pair that is easily confused (`Vs:`).
  case compare
  /// A situation: what happens? (`If:`)
  case whatIf
  /// The step that follows another one (`Steps:`).
  case step

  /// Whether the answer is typed and checked.
  package var isTyped: Bool { self == .command || self == .yamlGap }
}

/// One card as it reads in one language. Texts are Markdown.
package struct CardFace: Sendable, Hashable, Codable {
  package var prompt: String
  package var answer: String
  /// All answers that count as right, plain; the first is the one shown. Empty for untyped kinds.
  package var accepted: [String]
  /// An explanation for the back.
  package var why: String?

  package init(prompt: String, answer: String, accepted: [String] = [], why: String? = nil) {
    self.prompt = prompt
    self.answer = answer
    self.accepted = accepted
    self.why = why
  }
}

/// One card: one memory, with a face in each language that it is written in.
package struct Card: Sendable, Hashable, Codable {
  package var id: CardID
  package var kind: CardKind
  /// The section that the card belongs to and that gives its answer.
  package var section: SectionAddress
  /// The note's topic (`scheduling`).
  package var topic: String
  package var faces: [Language: CardFace]
  /// The Kubernetes version since which the fact holds.
  package var since: String?
  /// The version since which the thing asked about is gone or discouraged.
  package var deprecated: String?
  /// The official page that gives the fact.
  package var source: String?
  /// Free words that the card is marked with, such as the tags of an Anki note.
  package var tags: [String]?

  package init(
    id: CardID, kind: CardKind, section: SectionAddress, topic: String,
    faces: [Language: CardFace], since: String? = nil, deprecated: String? = nil,
    source: String? = nil, tags: [String]? = nil
  ) {
    self.id = id
    self.kind = kind
    self.section = section
    self.topic = topic
    self.faces = faces
    self.since = since
    self.deprecated = deprecated
    self.source = source
    self.tags = tags
  }
}
