internal import KubeNotes

/// The note types that `quiz export apkg` makes, so that Anki's people see both languages and
/// `quiz import` finds its own cards again.
enum KubeNotesType: String, CaseIterable {
  case basic = "KubeNotes"
  case reversed = "KubeNotes (reversed)"
  case cloze = "KubeNotes Cloze"

  /// Anki wants the same id for the same type in every package.
  var id: Int64 {
    switch self {
    case .basic: 1_763_000_000_001
    case .reversed: 1_763_000_000_002
    case .cloze: 1_763_000_000_003
    }
  }

  /// `Front` and its neighbours hold Korean, or English where there is no Korean; the fields ending
  /// in `en` hold English beside Korean.
  static let fields = [
    "Front", "Back", "Why", "Front en", "Back en", "Why en", "Accepted", "Accepted en", "Language",
    "Kind", "Card", "Section", "Since", "Deprecated", "Source",
  ]

  init(_ kind: CardKind) {
    switch kind {
    case .reversed: self = .reversed
    case .cloze: self = .cloze
    default: self = .basic
    }
  }

  var templates: [(name: String, front: String, back: String)] {
    let answer = "{{FrontSide}}<hr id=answer>"
    let why = Self.both("Why")
    switch self {
    case .basic:
      return [("Card 1", Self.both("Front"), answer + Self.both("Back") + why)]
    case .reversed:
      return [
        ("Card 1", Self.both("Front"), answer + Self.both("Back") + why),
        ("Card 2", Self.both("Back"), answer + Self.both("Front") + why),
      ]
    case .cloze:
      let text = "{{cloze:Front}}{{#Front en}}<hr>{{cloze:Front en}}{{/Front en}}"
      return [("Cloze", text, text + why)]
    }
  }

  private static func both(_ field: String) -> String {
    "<div>{{\(field)}}</div>{{#\(field) en}}<div class=en>{{\(field) en}}</div>{{/\(field) en}}"
  }

  // MARK: - Reading

  /// The cards of a note of one of these types; nil for other types.
  static func cards(
    _ type: AnkiCollection.NoteType, _ fields: [String: String], _ tags: [String],
    _ cards: [AnkiCollection.Card]
  ) -> [AnkiCards.Made]? {
    guard let own = KubeNotesType.allCases.first(where: { type.name.hasPrefix($0.rawValue) }),
      let id = fields["Card"].map(plain), !id.isEmpty, let kind = fields["Kind"],
      let kind = CardKind(rawValue: plain(kind))
    else { return nil }
    let isCloze = type.isCloze
    var text = CardText(
      id: id.replacing("~", with: "-"), kind: kind == .step ? .question : kind, bodies: [:],
      since: filled(fields["Since"]),
      deprecated: filled(fields["Deprecated"]), source: filled(fields["Source"]), tags: tags)
    let first = Language(rawValue: plain(fields["Language"] ?? "")) ?? .ko
    for (language, suffix) in [(first, ""), (.en, " en")] {
      guard let front = fields["Front" + suffix], !AnkiTemplate.isBlank(front) else { continue }
      text.bodies[language] = body(fields, suffix, front, isCloze)
    }
    guard !text.bodies.isEmpty else { return [] }
    if id.contains("~") {
      return [
        AnkiCards.Made(
          text: text, cards: [0: CardID(rawValue: text.id)], part: CardID(rawValue: id))
      ]
    }
    var ids: [Int: CardID] = [:]
    for card in cards {
      let number = card.number
      if isCloze || own == .cloze {
        ids[number] = CardID(rawValue: "\(id)~\(number + 1)")
      } else {
        ids[number] = CardID(rawValue: number == 0 ? id : id + "~back")
      }
    }
    return [AnkiCards.Made(text: text, cards: ids)]
  }

  private static func body(
    _ fields: [String: String], _ suffix: String, _ front: String, _ isCloze: Bool
  ) -> CardText.Body {
    func markdown(_ name: String) -> String? {
      fields[name + suffix].map { HTMLMarkdown.markdown(of: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
    let why = markdown("Why")
    if isCloze {
      let marked = AnkiCloze(front).text { _, text, _ in
        "\(HTMLMarkdown.blankStart)\(text)\(HTMLMarkdown.blankEnd)"
      }
      let head = HTMLMarkdown.markdown(of: marked)
        .replacing(String(HTMLMarkdown.blankStart), with: "[")
        .replacing(String(HTMLMarkdown.blankEnd), with: "]")
      return CardText.Body(head: head, why: why)
    }
    let accepted = (fields["Accepted" + suffix] ?? "").split(separator: "<br>").map {
      HTMLEntities.resolved(String($0))
    }
    return CardText.Body(
      head: HTMLMarkdown.markdown(of: front), answer: markdown("Back") ?? "—", accepted: accepted,
      why: why)
  }

  private static func plain(_ html: String) -> String { HTMLEntities.resolved(html).trimmedText }

  private static func filled(_ html: String?) -> String? {
    html.map(plain).flatMap { $0.isEmpty ? nil : $0 }
  }
}
