package import Foundation
package import KubeNotes

/// Writes notes with their cards as a tree of Markdown files that `quiz import` reads.
package struct NoteFiles {
  private let root: URL

  package init(root: URL) {
    self.root = root
  }

  /// - Returns: the paths of the files below the folder.
  /// - Throws: `ArchiveError.cannotWrite`.
  package func write(_ notes: [Note], cards: [Card]) throws -> [String] {
    let blocks = Dictionary(
      grouping: CardText.blocks(of: cards).compactMap { block in
        block.cards.first.map { ($0.section, block.text) }
      }, by: \.0.note)
    return try notes.map { note in
      let path = "\(note.language.rawValue)/\(note.id.rawValue).md"
      let url = root.appending(path: path)
      do {
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        let text = markdown(note, blocks[note.id] ?? [])
        try Data(text.utf8).write(to: url, options: .atomic)
      } catch {
        throw ArchiveError.cannotWrite(path: url.path(percentEncoded: false))
      }
      return path
    }
  }

  private func markdown(_ note: Note, _ blocks: [(SectionAddress, CardText)]) -> String {
    var parts = [frontMatter(note)]
    for section in note.sections {
      if section.level > 0 {
        let marks = String(repeating: "#", count: section.level)
        parts.append("\(marks) \(section.heading) {#\(section.anchor)}")
      }
      if !section.markdown.isEmpty { parts.append(section.markdown) }
      for (address, text) in blocks where address.anchor == section.anchor {
        if let card = text.markdown(note.language) { parts.append(card) }
      }
      if blocks.contains(where: { $0.0.anchor == section.anchor }) { parts.append("---") }
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private func frontMatter(_ note: Note) -> String {
    let front = note.frontMatter
    var lines = ["---", "title: " + CardFiles.quoted(note.title)]
    if !note.topic.isEmpty { lines.append("topic: " + CardFiles.quoted(note.topic)) }
    if !front.aliases.isEmpty {
      lines.append("aliases: [" + front.aliases.map(CardFiles.quoted).joined(separator: ", ") + "]")
    }
    if let version = front.kubernetes { lines.append("kubernetes: " + CardFiles.quoted(version)) }
    if !front.sources.isEmpty {
      lines += ["sources:"] + front.sources.map { "  - " + CardFiles.quoted($0) }
    }
    if let order = front.order { lines.append("order: \(order)") }
    return (lines + ["---"]).joined(separator: "\n")
  }
}
