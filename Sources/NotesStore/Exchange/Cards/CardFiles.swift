internal import Foundation
internal import KubeNotes

/// What taking in cards did, or would do.
package struct CardsReport: Sendable, Hashable, Codable {
  /// Cards that were not known.
  package var added = 0
  /// Cards that were there already; their texts stay as they are.
  package var known = 0
  /// New entries of the review log.
  package var reviews = 0
  package var media = 0
  /// Notes without a text to ask for, such as image occlusion.
  package var leftOut = 0
  /// The Markdown files that were written, below the folder of imports.
  package var files: [String] = []
}

/// Writes cards into Markdown files that are the person's own: only appended to, never rewritten.
struct CardFiles {
  /// The folder of imports.
  let root: URL
  /// The ids of blocks that are known; these are not written again.
  let known: Set<String>

  private var blocks: [String: (title: String, topic: String, cards: [String])] = [:]
  private var seen: Set<CardID> = []
  private(set) var report = CardsReport()

  init(root: URL, known: Set<String>) {
    self.root = root
    self.known = known
  }

  /// Adds the cards of a block to a file; what is known is left as it is.
  ///
  /// - Parameters:
  ///   - ids: of the cards that the text makes. Another text that makes one of them is left out.
  ///   - path: below `root`, without a language; a text in two languages goes to a file of each,
  ///     below `ko` and `en`.
  ///   - isLanguageKnown: whether the language of a text in one is certain, so that it goes there as
  ///     well; else it is guessed from the whole file.
  mutating func add(
    _ text: CardText, making ids: [CardID], to path: String, title: String, topic: String,
    isLanguageKnown: Bool = false
  ) {
    guard !known.contains(text.id), seen.isDisjoint(with: ids) else {
      return countKnown(ids.count)
    }
    seen.formUnion(ids)
    report.added += ids.count
    for language in Language.allCases {
      guard let markdown = text.markdown(language) else { continue }
      let place = isLanguageKnown || text.bodies.count > 1 ? "\(language.rawValue)/\(path)" : path
      blocks[place, default: (title, topic, [])].cards.append(markdown)
    }
  }

  mutating func countKnown(_ count: Int = 1) { report.known += count }

  mutating func leaveOut() { report.leftOut += 1 }

  /// Writes what was added. Each file is replaced as a whole or not at all.
  ///
  /// - Throws: `ArchiveError.cannotWrite`.
  mutating func write() throws {
    for (path, file) in blocks.sorted(by: { $0.key < $1.key }) {
      report.files.append(path)
      let url = root.appending(path: path)
      do {
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        var text = try Self.existing(url) ?? Self.head(file.title, file.topic)
        if !text.hasSuffix("\n") { text += "\n" }
        text += file.cards.map { "\n\($0)\n\n---\n" }.joined()
        try Data(text.utf8).write(to: url, options: .atomic)
      } catch {
        throw ArchiveError.cannotWrite(path: url.path(percentEncoded: false))
      }
    }
  }

  /// The files that `write` would write.
  mutating func listOnly() { report.files = blocks.keys.sorted() }

  private static func existing(_ url: URL) throws -> String? {
    guard FileManager.default.fileExists(atPath: url.path(percentEncoded: false)) else {
      return nil
    }
    return try String(contentsOf: url, encoding: .utf8)
  }

  private static func head(_ title: String, _ topic: String) -> String {
    "---\ntitle: \(quoted(title))\ntopic: \(quoted(topic))\n---\n"
  }

  static func quoted(_ text: String) -> String {
    let plain = text.unicodeScalars.filter { $0.properties.generalCategory != .control }
    return "\""
      + String(String.UnicodeScalarView(plain)).replacing("\\", with: "\\\\")
      .replacing("\"", with: "\\\"") + "\""
  }
}
