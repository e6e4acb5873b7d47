package import Foundation
internal import GRDB
package import KubeNotes

/// What changed among the cards that the progress knows.
package struct Reconciliation: Sendable, Hashable {
  /// Cards that were never known.
  package var added: [CardID] = []
  /// Cards that are gone from the library; their history is kept.
  package var removed: [CardID] = []
  /// Cards that were gone and are back with their memory.
  package var restored: [CardID] = []
  /// Edited cards under new ids, with the ids they had.
  package var continued: [CardID: CardID] = [:]

  package var isEmpty: Bool {
    added.isEmpty && removed.isEmpty && restored.isEmpty && continued.isEmpty
  }
}

extension ProgressStore {
  /// Makes the known cards those of the library, in its order, and keeps the progress of cards that
  /// were edited, moved, renamed or translated (`CardMatching`).
  ///
  /// - Parameter cards: all cards of the library, in the order in which new ones are shown. Of
  ///   several with one id the first counts.
  package func reconcile(_ cards: [Card], at now: Date) throws -> Reconciliation {
    try write { db in
      var work = ReconcileWork(self, db, now: now)
      try work.load()
      work.assignByID(cards)
      try work.splitShared()
      try work.assignByText()
      try work.store(cards)
      return work.report
    }
  }
}

/// One run of `reconcile`, inside its transaction.
private struct ReconcileWork {
  struct Row {
    var name: String
    var isPresent: Bool
    var fingerprint: Int64?
  }

  let store: ProgressStore
  let db: Database
  let now: Date
  var report = Reconciliation()
  /// The cards in the file, by key.
  private var rows: [Int64: Row] = [:]
  /// The card of every id ever heard of.
  private var cardsByName: [String: ProgressStore.Name] = [:]
  /// Which card of the file each card of the library is.
  private var assigned: [CardID: Int64] = [:]
  private var taken: Set<Int64> = []
  private var unknown: [Card] = []
  /// Cards that have no rows yet.
  private var unseen: Set<Int64> = []
  /// Ids that share a memory with another card that is present as well.
  private var shared: [CardID] = []

  init(_ store: ProgressStore, _ db: Database, now: Date) {
    self.store = store
    self.db = db
    self.now = now
  }

  mutating func load() throws {
    let cards = try GRDB.Row.fetchCursor(
      db, sql: "SELECT key, name, present, fingerprint FROM card")
    while let row = try cards.next() {
      rows[row[0]] = Row(name: row[1], isPresent: row[2], fingerprint: row[3])
    }
    let names = try GRDB.Row.fetchCursor(db, sql: "SELECT id, key, card FROM card_name")
    while let row = try names.next() {
      cardsByName[row[0]] = ProgressStore.Name(key: row[1], card: row[2])
    }
  }

  mutating func assignByID(_ cards: [Card]) {
    var seen: Set<CardID> = []
    var late: [(CardID, Int64)] = []
    for card in cards where seen.insert(card.id).inserted {
      guard let key = cardsByName[card.id.rawValue]?.card else {
        unknown.append(card)
        continue
      }
      if rows[key]?.name == card.id.rawValue {
        assigned[card.id] = key
        taken.insert(key)
      } else {
        late.append((card.id, key))
      }
    }
    for (id, key) in late {
      if taken.insert(key).inserted { assigned[id] = key } else { shared.append(id) }
    }
  }

  /// An id that continued a card which is there again under its own id stands for itself.
  mutating func splitShared() throws {
    for id in shared {
      let key = try store.separate(id, at: now, in: db)
      rows[key] = Row(name: id.rawValue, isPresent: false, fingerprint: nil)
      assigned[id] = key
      taken.insert(key)
      report.added.append(id)
    }
  }

  mutating func assignByText() throws {
    guard !unknown.isEmpty else { return }
    // The ids of command cards come from their answers: under another id it is another card, and one
    // that is switched off keeps its memory for itself.
    let open = rows.keys.filter {
      !taken.contains($0) && rows[$0]?.name.hasPrefix(CommandCards.idPrefix) == false
    }.sorted()
    let known = try open.map(known(_:))
    let keys = Dictionary(zip(known.map(\.id), open), uniquingKeysWith: { first, _ in first })
    var next = (rows.keys.max() ?? 0) + 1
    let continuations = CardMatching.continuations(
      known: known, new: unknown.filter { !$0.id.rawValue.hasPrefix(CommandCards.idPrefix) })
    for card in unknown {
      if let old = continuations[card.id], let key = keys[old] {
        _ = try store.insertName(card.id, card: key, in: db)
        try store.writeLink(card.id, to: old, at: now, in: db)
        assigned[card.id] = key
        taken.insert(key)
        report.continued[card.id] = old
      } else {
        assigned[card.id] = next
        unseen.insert(next)
        next += 1
        report.added.append(card.id)
      }
    }
  }

  private func known(_ key: Int64) throws -> CardMatching.Known {
    let row = rows[key]
    let section = try String.fetchOne(
      try db.cachedStatement(sql: "SELECT section FROM card WHERE key = ?"), arguments: [key])
    return CardMatching.Known(
      id: CardID(rawValue: row?.name ?? ""), section: SectionAddress(section ?? ""),
      faces: try store.faces(ofCard: key, in: db), wasPresent: row?.isPresent ?? false)
  }

  mutating func store(_ cards: [Card]) throws {
    let added = Set(report.added)
    var topics: [String: Int64] = [:]
    var done: Set<CardID> = []
    for (position, card) in cards.enumerated() {
      guard let key = assigned[card.id], done.insert(card.id).inserted else { continue }
      let topic = try topics[card.topic] ?? store.topic(card.topic, in: db)
      topics[card.topic] = topic
      let fingerprint = Self.fingerprint(card, position)
      let row = rows[key]
      if row?.isPresent == false, !added.contains(card.id), row?.fingerprint != nil {
        report.restored.append(card.id)
      }
      if row?.isPresent == true, row?.fingerprint == fingerprint { continue }
      if unseen.contains(key) {
        try store.writeNewCard(
          key, card, topic: topic, position: position, fingerprint: fingerprint, in: db)
      } else {
        try store.writeCard(
          key, card, topic: topic, position: position, fingerprint: fingerprint, in: db)
      }
    }
    for (key, row) in rows where row.isPresent && !taken.contains(key) {
      report.removed.append(CardID(rawValue: row.name))
      try db.execute(sql: "UPDATE card SET present = 0 WHERE key = ?", arguments: [key])
      try store.store(try store.state(ofCard: key, in: db), forCard: key, in: db)
    }
    report.removed.sort()
  }

  private static func fingerprint(_ card: Card, _ position: Int) -> Int64 {
    var parts = [
      card.id.rawValue, card.topic, card.section.description, card.kind.rawValue, "\(position)",
    ]
    for language in Language.allCases {
      if let face = card.faces[language] {
        parts += [language.rawValue, face.prompt, face.answer]
      }
    }
    return StableHash.of(parts.joined(separator: "\u{1F}"))
  }
}
