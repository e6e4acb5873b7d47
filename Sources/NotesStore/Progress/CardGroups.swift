internal import GRDB
internal import KubeNotes

/// Brings the names of cards in line with the links: ids that are linked, directly or over others,
/// belong to one card.
struct CardGroups {
  private let store: ProgressStore
  private let db: Database
  private var targets: [String: String] = [:]

  init(_ store: ProgressStore, _ db: Database) throws {
    self.store = store
    self.db = db
    let rows = try Row.fetchAll(
      db, sql: "SELECT id, target FROM card_link WHERE target IS NOT NULL")
    for row in rows { targets[row[0]] = row[1] }
  }

  /// - Returns: whether any name moved.
  func apply() throws -> Bool {
    let linked = try String.fetchAll(db, sql: "SELECT id FROM card_link")
    let ids = Set(linked).union(targets.values)
    let groups = Dictionary(grouping: ids, by: root(of:))
    var taken: Set<Int64> = []
    var moved = false
    for (root, members) in groups.sorted(by: { $0.key < $1.key }) {
      let sorted = ([root] + members.filter { $0 != root }.sorted())
      let names = try sorted.map { try store.ensureName(of: CardID(rawValue: $0), in: db) }
      // The card that the library shows keeps its key; else the root's.
      let open = names.map(\.card).filter { !taken.contains($0) }
      let shown = try open.map { (card: $0, id: try shownID($0)) }
      let card =
        try shown.first { sorted.contains($0.id ?? "") }?.card
        ?? shown.first { $0.id == nil }?.card
        ?? store.insertCard(CardID(rawValue: root), in: db)
      taken.insert(card)
      for name in names where name.card != card {
        try db.execute(
          sql: "UPDATE card_name SET card = ? WHERE key = ?", arguments: [card, name.key])
        try retire(name.card)
        moved = true
      }
    }
    return moved
  }

  /// The end of the chain of links; of a circle, its smallest id.
  private func root(of id: String) -> String {
    var path: [String] = [id]
    var seen: Set<String> = [id]
    while let next = path.last.flatMap({ targets[$0] }) {
      if !seen.insert(next).inserted {
        let start = path.firstIndex(of: next) ?? 0
        return path[start...].min() ?? next
      }
      path.append(next)
    }
    return path.last ?? id
  }

  /// The id under which the library shows a card; nil when it does not.
  private func shownID(_ card: Int64) throws -> String? {
    try String.fetchOne(
      try db.cachedStatement(sql: "SELECT name FROM card WHERE key = ? AND present = 1"),
      arguments: [card])
  }

  /// Removes a card that lost its last name. Its history moved with the names.
  private func retire(_ card: Int64) throws {
    let names = try Int.fetchOne(
      try db.cachedStatement(sql: "SELECT COUNT(*) FROM card_name WHERE card = ?"),
      arguments: [card])
    guard names == 0 else { return }
    for table in ["card_state", "card_face"] {
      try db.execute(sql: "DELETE FROM \(table) WHERE card = ?", arguments: [card])
    }
    try db.execute(sql: "DELETE FROM card WHERE key = ?", arguments: [card])
  }
}
