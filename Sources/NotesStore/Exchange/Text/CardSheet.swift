internal import Foundation
internal import KubeNotes

/// Cards as comma-separated values (RFC 4180), one card a row, with a header.
package struct CardSheet: Sendable {
  static let columns = [
    "id", "kind", "topic", "section", "prompt_ko", "answer_ko", "why_ko", "accepted_ko",
    "prompt_en", "answer_en", "why_en", "accepted_en", "since", "deprecated", "source", "tags",
    "phase", "due", "interval_days", "stability", "difficulty", "reps", "lapses", "last_review",
    "suspended",
  ]

  package let document: CardDocument

  package init(_ document: CardDocument) {
    self.document = document
  }

  package var text: String {
    ([Self.columns] + document.cards.map(Self.row)).map { row in
      row.map(Self.quoted).joined(separator: ",") + "\r\n"
    }
    .joined()
  }

  private static func row(_ card: CardDocument.ExportedCard) -> [String] {
    var row = [card.id, card.kind.rawValue, card.topic, card.section]
    for language in ["ko", "en"] {
      let face = card.faces[language]
      row += [
        face?.prompt ?? "", face?.answer ?? "", face?.why ?? "",
        (face?.accepted ?? []).joined(separator: "\n"),
      ]
    }
    let state = card.state
    row += [
      card.since ?? "", card.deprecated ?? "", card.source ?? "",
      (card.tags ?? []).joined(separator: " "), state?.phase ?? "new", state?.due ?? "",
    ]
    row += [
      "\(state?.intervalDays ?? 0)", state?.stability.map { "\($0)" } ?? "",
      state?.difficulty.map { "\($0)" } ?? "", "\(state?.reps ?? 0)", "\(state?.lapses ?? 0)",
      state?.lastReview ?? "", state?.suspended == true ? "true" : "false",
    ]
    return row
  }

  private static func quoted(_ cell: String) -> String {
    let needsQuotes = cell.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
    return needsQuotes ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
  }

  // MARK: - Reading

  /// The cards of a sheet; columns are found by their names in the first row.
  ///
  /// - Throws: `CardFileError.noColumn`.
  static func cards(in text: String, path: String) throws -> [Card] {
    var rows = rows(of: text)
    guard !rows.isEmpty else { return [] }
    let header = rows.removeFirst().map { $0.trimmedText.lowercased() }
    guard header.contains("id"), header.contains(where: { $0.hasPrefix("prompt") }) else {
      throw CardFileError.noColumn(path: path)
    }
    return rows.compactMap { row in
      var cells: [String: String] = [:]
      for (name, cell) in zip(header, row) where !cell.isEmpty { cells[name] = cell }
      return card(cells)
    }
  }

  private static func card(_ cells: [String: String]) -> Card? {
    guard let id = cells["id"] else { return nil }
    var faces: [Language: CardFace] = [:]
    for language in Language.allCases {
      let suffix = "_" + language.rawValue
      guard let prompt = cells["prompt" + suffix], let answer = cells["answer" + suffix] else {
        continue
      }
      let accepted = cells["accepted" + suffix]?.split(separator: "\n").map(String.init) ?? []
      faces[language] = CardFace(
        prompt: prompt, answer: answer, accepted: accepted, why: cells["why" + suffix])
    }
    guard !faces.isEmpty else { return nil }
    return Card(
      id: CardID(rawValue: id), kind: cells["kind"].flatMap(CardKind.init) ?? .question,
      section: SectionAddress(cells["section"] ?? ""), topic: cells["topic"] ?? "", faces: faces,
      since: cells["since"], deprecated: cells["deprecated"], source: cells["source"],
      tags: cells["tags"]?.split(separator: " ").map(String.init))
  }

  private static func rows(of text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    var scalars = text.unicodeScalars.makeIterator()
    var next = scalars.next()
    // Spreadsheets write a byte order mark first; anywhere else it belongs to a cell.
    if next == "\u{FEFF}" { next = scalars.next() }
    while let scalar = next {
      next = scalars.next()
      switch scalar {
      case "\"" where isQuoted && next == "\"":
        cell.append("\"")
        next = scalars.next()
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        row.append(cell)
        cell = ""
      case "\r" where !isQuoted && next == "\n": break
      case "\n" where !isQuoted:
        rows.append(row + [cell])
        (row, cell) = ([], "")
      default: cell.unicodeScalars.append(scalar)
      }
    }
    if !row.isEmpty || !cell.isEmpty { rows.append(row + [cell]) }
    return rows
  }
}
