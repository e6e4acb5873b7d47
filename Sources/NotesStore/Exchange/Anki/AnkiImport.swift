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
  /// - Parameter isTrial: only tells what would come in.
  /// - Throws: `ArchiveError`, before anything is written, when the package cannot be read.
  package func run(_ file: URL, isTrial: Bool = false) throws -> CardsReport {
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

    var files = CardFiles(root: root, known: Set(try library.cards().map(\.id.block)))
    let entries = try convert(collection, into: &files)
    if isTrial {
      files.listOnly()
      var report = files.report
      report.media = media.count
      report.reviews = entries.count
      return report
    }
    try files.write()
    var report = files.report
    report.media = try place(media)
    if FileManager.default.fileExists(atPath: root.path(percentEncoded: false)) {
      try library.importNotes(at: root)
    }
    report.reviews = try progress.merge(entries)
    return report
  }

  // MARK: - Cards and history

  private func convert(
    _ collection: AnkiCollection, into files: inout CardFiles
  ) throws -> [ReviewLogEntry] {
    let scheduler = try progress.scheduler()
    let history = AnkiHistory(
      collection: collection, calendar: scheduler.calendar, fsrs: scheduler.fsrs)
    let reviews = Dictionary(grouping: collection.reviews, by: \.card)
    let cardsOfNotes = Dictionary(grouping: collection.cards, by: \.note)
    let log = try KnownAnswers(progress)
    var entries: [ReviewLogEntry] = []
    for note in collection.notes {
      guard let cards = cardsOfNotes[note.id], let first = cards.first else { continue }
      let deckID = first.originalDeck != 0 ? first.originalDeck : first.deck
      let place = Place(deck: collection.decks[deckID] ?? "Anki")
      let maker = AnkiCards(collection: collection) { place.up + "media/" + $0.asLinkTarget }
      let made = maker.make(note, cards)
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
        for card in cards {
          guard let id = ids[card.number] else { continue }
          let history = history.entries(of: card, reviews[card.id] ?? [], as: id)
          if !log.isOwn(history) { entries += history }
        }
      }
    }
    return entries.filter { !log.contains($0) }
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

/// Answers that the log has already, under ids of ours: an export of ours that comes back.
private struct KnownAnswers {
  private var times: [CardID: Set<Int64>] = [:]
  private var ids: Set<String> = []

  init(_ progress: ProgressStore) throws {
    for entry in try progress.log().entries {
      ids.insert(entry.id)
      if entry.kind == .review, entry.device != AnkiHistory.device {
        times[entry.card, default: []].insert(entry.time.milliseconds)
      }
    }
  }

  /// Whether all answers of a card were given here, so that its state is known better here.
  func isOwn(_ entries: [ReviewLogEntry]) -> Bool {
    let answers = entries.filter { $0.kind == .review }
    return !answers.isEmpty && answers.allSatisfy { !ids.contains($0.id) && contains($0) }
  }

  /// Rows with equal times are moved apart in an export, by a millisecond each.
  func contains(_ entry: ReviewLogEntry) -> Bool {
    if ids.contains(entry.id) { return true }
    guard entry.kind == .review, let times = times[entry.card] else { return false }
    let time = entry.time.milliseconds
    return times.contains(time) || (1...50).contains { times.contains(time - $0) }
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
