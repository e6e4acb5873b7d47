/// A card as it stands in one note, in one language.
package struct NoteCard: Sendable, Hashable, Codable {
  package var id: CardID
  /// Whether the note gives the id; else it is derived from the card's text.
  package var hasDeclaredID: Bool
  package var kind: CardKind
  package var face: CardFace
  /// The anchor of the section that the card stands in.
  package var anchor: String
  /// The line of the card's tag in the file, from 1.
  package var line: Int
  /// The lines of the whole block, its comment included.
  package var lines: Range<Int>
  package var since: String?
  package var deprecated: String?
  package var source: String?
  /// Free words that the card is marked with, such as the tags of an Anki note.
  package var tags: [String]?
}
