package import Foundation
internal import KubeNotes

/// Takes in an .apkg file: its notes as Markdown files of the person's own, its media beside them,
/// its review log and states into the progress.
package struct AnkiImport {
  let library: Library
  let progress: ProgressStore
  /// The folder of imports; it is registered like any other folder of notes.
  let root: URL
  let limits: ArchiveLimits

  package init(
    library: Library, progress: ProgressStore, root: URL, limits: ArchiveLimits = .standard
  ) {
    self.library = library
    self.progress = progress
    self.root = root
    self.limits = limits
  }

  /// Taking in the same package again adds nothing. What was written before an interruption stays,
  /// and the next run adds the rest.
  ///
  /// - Parameters:
  ///   - isTrial: only tells what would come in.
  ///   - follow: called when the library has the cards, before their histories come in: states that
  ///     find their cards there need not be written twice.
  /// - Throws: `ArchiveError`, before anything is written, when the package cannot be read.
  package func run(
    _ file: URL, isTrial: Bool = false, follow: (Library) throws -> Void = { _ in }
  ) throws -> CardsReport {
    let path = file.path(percentEncoded: false)
    let folder = try TemporaryFolder(in: root.deletingLastPathComponent())
    defer { folder.remove() }
    let package = try AnkiPackage(path: path, limits: limits)
    let database = folder.url.appending(path: "collection.sqlite")
    try package.extractCollection(to: database)
    let collection: AnkiCollection
    do {
      collection = try AnkiCollection(at: database)
    } catch {
      throw ArchiveError.badCollection(path: path, reason: "\(error)")
    }
    let media = try unpackMedia(package, into: folder.url)

    var files = CardFiles(root: root, known: try library.cardBlocks())
    let matches = try match(collection, into: &files)
    if isTrial {
      files.listOnly()
      var report = files.report
      report.media = media.count
      report.reviews = try takeHistories(of: matches, collection, isTrial: true)
      return report
    }
    try files.write()
    var report = files.report
    report.media = try place(media)
    if FileManager.default.fileExists(atPath: root.path(percentEncoded: false)) {
      try library.importNotes(at: root)
      try follow(library)
    }
    report.reviews = try takeHistories(of: matches, collection, isTrial: false)
    return report
  }

  // MARK: - Cards and history

  /// A card of Anki, by its place in the collection, and the card of ours that it is.
  private struct Match {
    var card: Int
    var id: CardID
  }

  private func match(
    _ collection: AnkiCollection, into files: inout CardFiles
  ) throws -> [Match] {
    var matches: [Match] = []
    var decks: [Int64: Place] = [:]
    for note in collection.notes {
      let places = collection.cards(ofNote: note.id)
      let cards = collection.cards[places]
      guard let first = cards.first else { continue }
      let deckID = first.originalDeck != 0 ? first.originalDeck : first.deck
      let place = decks[deckID] ?? Place(deck: collection.decks[deckID] ?? "Anki")
      decks[deckID] = place
      let maker = AnkiCards(collection: collection) { place.up + "media/" + $0.asLinkTarget }
      let made = maker.make(note, Array(cards), known: files.known)
      if made.isEmpty { files.leaveOut() }
      for block in made {
        guard files.known.contains(block.text.id) || block.text.makesCards() else {
          files.leaveOut()
          continue
        }
        var ids = block.cards
        if let part = block.part, files.known.contains(part.block) {
          files.countKnown()
          ids = [0: part]
        } else {
          files.add(
            block.text, making: Array(ids.values), to: place.path, title: place.title,
            topic: place.topic)
        }
        for (index, card) in zip(places, cards) {
          if let id = ids[card.number] { matches.append(Match(card: index, id: id)) }
        }
      }
    }
    return matches
  }

  /// Cards whose histories are made and taken in together: a history is some kilobytes, and a
  /// collection may have a million answers.
  private static let batch = 4000

  /// - Returns: how many entries were new.
  private func takeHistories(
    of matches: [Match], _ collection: AnkiCollection, isTrial: Bool
  ) throws -> Int {
    let scheduler = try progress.scheduler()
    let history = AnkiHistory(
      collection: collection, calendar: scheduler.calendar, fsrs: scheduler.fsrs)
    var count = 0
    for start in stride(from: 0, to: matches.count, by: Self.batch) {
      let entries = try progress.read { db in
        let known = try KnownAnswers(in: db)
        return try matches[start..<min(start + Self.batch, matches.count)].flatMap { match in
          let card = collection.cards[match.card]
          return try known.news(
            in: history.entries(of: card, collection.reviews(of: card.id), as: match.id),
            of: match.id)
        }
      }
      count += isTrial || entries.isEmpty ? entries.count : try progress.merge(entries)
    }
    return count
  }

  /// Where the cards of a deck go.
  private struct Place {
    var path: String
    var title: String
    var topic: String
    /// From the file to the folder that has `media`.
    var up: String

    init(deck: String) {
      let parts = deck.components(separatedBy: "::")
      let names = parts.map(FileName.made)
      path = "anki/" + names.joined(separator: "/") + ".md"
      title = parts.last ?? deck
      topic = names.first ?? "anki"
      up = String(repeating: "../", count: max(0, names.count - 1))
    }
  }

  // MARK: - Media

  private func unpackMedia(
    _ package: AnkiPackage, into folder: URL
  ) throws -> [(file: URL, name: String)] {
    var total = 0
    return try package.media().enumerated().map { index, media in
      let file = folder.appending(path: "media-\(index)")
      total += try package.extract(media.entry, to: file, limit: limits.media)
      guard total <= limits.total else {
        throw ArchiveError.tooLarge(
          path: package.archive.path, entry: "media", limit: limits.total)
      }
      return (file, media.name)
    }
  }

  /// Moves media to their folder. A file that is there already stays.
  private func place(_ media: [(file: URL, name: String)]) throws -> Int {
    guard !media.isEmpty else { return 0 }
    let folder = root.appending(path: "anki/media", directoryHint: .isDirectory)
    var count = 0
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for (file, name) in media {
        let target = folder.appending(path: name)
        if FileManager.default.fileExists(atPath: target.path(percentEncoded: false)) { continue }
        try FileManager.default.moveItem(at: file, to: target)
        count += 1
      }
    } catch {
      throw ArchiveError.cannotWrite(path: folder.path(percentEncoded: false))
    }
    return count
  }
}

/// A folder for unpacking, readable by its owner alone.
struct TemporaryFolder {
  let url: URL

  /// - Throws: `ArchiveError.cannotWrite`.
  init(in parent: URL) throws {
    try? FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    let path = parent.path(percentEncoded: false)
    var template = Array((path + (path.hasSuffix("/") ? "" : "/") + ".import-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw ArchiveError.cannotWrite(path: path) }
    let name = template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    url = URL(filePath: String(decoding: name, as: UTF8.self), directoryHint: .isDirectory)
  }

  func remove() { try? FileManager.default.removeItem(at: url) }
}

extension String {
  /// A file name inside a link of Markdown.
  fileprivate var asLinkTarget: String {
    addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(.init(charactersIn: "-_.")))
      ?? self
  }
}
