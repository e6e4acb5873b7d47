/// A part of a note: a heading and the text up to the next heading of any level.
///
/// The text before the first heading is a section as well, with level 0 and an empty heading and
/// anchor.
package struct Section: Sendable, Hashable, Codable {
  /// Unique in the note: from `{#anchor}`, else made from the heading as GitHub does.
  package var anchor: String
  /// Whether the heading itself gives the anchor, as `{#anchor}`.
  package var hasDeclaredAnchor: Bool
  /// 1 to 6; 0 for the text before the first heading.
  package var level: Int
  /// The heading without markup.
  package var heading: String
  /// The heading as it is written, without `#` and `{#anchor}`.
  package var headingMarkdown: String
  /// The headings that this one stands under, outermost first, and itself.
  package var headingPath: [String]
  /// The lines in the file, heading included; lines count from 1.
  package var lines: Range<Int>
  /// What stands below the heading, without cards: for showing.
  package var markdown: String
  /// The same without markup; the text of code, tables and links is kept.
  package var text: String
  /// The text of the section's cards, without markup and tags.
  package var cardText: String
}
