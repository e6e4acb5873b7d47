internal import Foundation
internal import KubeNotes

// What Anki keeps of a note.
extension AnkiExport {
  static func deck(_ card: Card) -> String {
    let parts = card.section.note.rawValue.split(separator: "/")
    if parts.first == "anki", parts.count > 1 { return parts.dropFirst().joined(separator: "::") }
    return "KubeNotes::" + (card.topic.isEmpty ? "notes" : card.topic)
  }

  static func guid(_ id: String) -> String {
    AnkiCards.guid(of: id) ?? "kubenotes-" + StableHash.hexadecimal(of: id)
  }

  func fields(
    _ text: CardText, _ card: Card, _ media: inout Set<String>
  ) -> [String] {
    let first: Language = text.bodies[.ko] != nil ? .ko : .en
    var values: [String: String] = [
      "Language": first.rawValue, "Kind": text.kind.rawValue,
      "Card": HTMLEntities.escaped(card.kind == .step ? card.id.rawValue : text.id),
      "Section": HTMLEntities.escaped(card.section.description),
      "Since": HTMLEntities.escaped(text.since ?? ""),
      "Deprecated": HTMLEntities.escaped(text.deprecated ?? ""),
      "Source": HTMLEntities.escaped(text.source ?? ""),
    ]
    for (language, suffix) in [(first, ""), (.en, " en")] {
      guard let body = text.bodies[language], suffix.isEmpty || first == .ko else { continue }
      values["Front" + suffix] = AnkiHTML.html(
        body.marked ?? body.head, folder: mediaFolder, media: &media)
      values["Back" + suffix] = AnkiHTML.html(body.answer ?? "", folder: mediaFolder, media: &media)
      values["Why" + suffix] = AnkiHTML.html(body.why ?? "", folder: mediaFolder, media: &media)
      values["Accepted" + suffix] = body.accepted.map(HTMLEntities.escaped)
        .joined(separator: "<br>")
    }
    return KubeNotesType.fields.map { values[$0] ?? "" }
  }
}

/// Ids of Anki: numbers that are the same for the same text in every export.
struct AnkiIdentifiers {
  private var used: Set<Int64> = []

  mutating func make(_ text: String) -> Int64 {
    let hash = UInt64(bitPattern: StableHash.of(text))
    var id = 1_500_000_000_000 + Int64(hash % 250_000_000_000)
    while !used.insert(id).inserted { id += 1 }
    return id
  }
}
