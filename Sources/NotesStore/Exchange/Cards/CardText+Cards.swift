internal import KubeNotes

extension CardText {
  /// What a block was made from; two blocks that a person gave one id are told apart by their kinds.
  private struct Origin: Hashable {
    var block: String
    var kind: CardKind
  }

  /// The blocks that some cards were made from, each with its cards, in the order of their first
  /// cards. Cards that do not fit together come each by itself, under an id of its own.
  static func blocks(of cards: [Card]) -> [(text: CardText, cards: [Card])] {
    var order: [Origin] = []
    var groups: [Origin: [Card]] = [:]
    for card in cards {
      let origin = Origin(block: card.id.block, kind: card.kind)
      if groups[origin] == nil { order.append(origin) }
      groups[origin, default: []].append(card)
    }
    return order.flatMap { origin in
      let cards = groups[origin] ?? []
      return joined(cards, block: origin.block).map { [($0, cards)] }
        ?? cards.map { (alone($0), [$0]) }
    }
  }

  /// One block of all cards; nil where they do not fit together.
  private static func joined(_ cards: [Card], block: String) -> CardText? {
    guard let first = cards.first else { return nil }
    var text = CardText(first, id: block)
    for language in Language.allCases {
      let faces = cards.sorted { number($0) < number($1) }.map { $0.faces[language] }
      guard faces.contains(where: { $0 != nil }) else { continue }
      let all = faces.compactMap { $0 }
      guard all.count == faces.count, let body = body(all, first, cards) else { return nil }
      text.bodies[language] = body
    }
    return text.bodies.isEmpty ? nil : text
  }

  private static func body(_ faces: [CardFace], _ first: Card, _ cards: [Card]) -> Body? {
    guard let face = faces.first else { return nil }
    switch first.kind {
    case .cloze: return cloze(faces)
    case .step: return steps(faces)
    case .reversed:
      guard faces.count == 2 else { return nil }
      return Body(head: face.prompt, answer: face.answer, why: face.why)
    default:
      guard faces.count == 1 else { return nil }
      return Body(
        head: face.prompt, answer: face.answer, accepted: face.accepted, why: face.why)
    }
  }

  /// A card by itself, as a plain question.
  static func alone(_ card: Card) -> CardText {
    var text = CardText(card, id: card.id.rawValue.replacing("~", with: "-"))
    if [.cloze, .step, .reversed].contains(card.kind) { text.kind = .question }
    text.bodies = card.faces.mapValues {
      Body(head: $0.prompt, answer: $0.answer, accepted: $0.accepted, why: $0.why)
    }
    return text
  }

  private init(_ card: Card, id: String) {
    self.init(
      id: id, kind: card.kind, bodies: [:], since: card.since, deprecated: card.deprecated,
      source: card.source, tags: card.tags ?? [])
  }

  /// 0 for the card that carries the block's id itself, 1 for its back, and the number of others.
  static func number(_ card: Card) -> Int {
    let suffix = card.id.rawValue.dropFirst(card.id.block.count + 1)
    return suffix.isEmpty ? 0 : Int(suffix) ?? 1
  }

  /// The sentence, from the prompts that each hide another part of it.
  private static func cloze(_ faces: [CardFace]) -> Body? {
    var places: [(offset: Int, answer: String)] = []
    var sentence: String?
    for face in faces {
      guard let hole = face.prompt.firstRange(of: "[…]") else { return nil }
      let before = face.prompt[..<hole.lowerBound]
      let full = before + face.answer + face.prompt[hole.upperBound...]
      if sentence == nil { sentence = String(full) }
      guard full == sentence ?? "" else { return nil }
      places.append((before.utf8.count, face.answer))
    }
    guard let sentence else { return nil }
    var text = ""
    var position = 0
    let bytes = Array(sentence.utf8)
    for (offset, answer) in places.sorted(by: { $0.offset < $1.offset }) {
      guard offset >= position, offset + answer.utf8.count <= bytes.count else { return nil }
      text += String(decoding: bytes[position..<offset], as: UTF8.self)
      text += "\(HTMLMarkdown.blankStart)\(answer)\(HTMLMarkdown.blankEnd)"
      position = offset + answer.utf8.count
    }
    text += String(decoding: bytes[position...], as: UTF8.self)
    let head = text.replacing(String(HTMLMarkdown.blankStart), with: "[")
      .replacing(String(HTMLMarkdown.blankEnd), with: "]")
    return Body(head: head, why: faces.first?.why, marked: text)
  }

  /// The list, from the prompts that each show one step and ask for the next.
  private static func steps(_ faces: [CardFace]) -> Body? {
    guard let face = faces.first, let mark = face.prompt.firstRange(of: "\n\n1. "),
      let end = face.prompt.firstRange(of: "\n2. […]")
    else { return nil }
    let first = String(face.prompt[mark.upperBound..<end.lowerBound])
    let items = ([first] + faces.map(\.answer)).enumerated().map { index, step in
      "\(index + 1). " + step.replacing("\n", with: "\n   ")
    }
    return Body(
      head: face.prompt[..<mark.lowerBound] + "\n" + items.joined(separator: "\n"), why: face.why)
  }
}
