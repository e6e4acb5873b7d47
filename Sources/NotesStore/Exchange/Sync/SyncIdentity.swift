internal import Foundation
internal import GRDB

/// The names under which a progress file writes: one for its sync files, one for its rows.
///
/// A progress file that was copied to another machine or folder has the ids of the original in it.
/// Both would then write files of one name, and `undo` would take back the other's answers. So the
/// place where a file was used is remembered with the names that it had there: in a place that is
/// not known it takes new ones. Files that are found in the folder under a name of ours but with rows
/// that we never had tell of copies that this cannot see, such as clones of whole machines.
struct SyncIdentity: Sendable, Hashable {
  var writer: String
  var device: String

  /// The names of this place; nil when it is none yet.
  static func known(_ place: String, in db: Database) throws -> SyncIdentity? {
    try Row.fetchOne(
      db, sql: "SELECT writer, device FROM sync_home WHERE place = ?", arguments: [place]
    ).map { SyncIdentity(writer: $0[0], device: $0[1]) }
  }

  /// The names of this place, made when it has none.
  ///
  /// - Returns: the names, and whether the file came from another place and changed its device's id.
  static func settle(
    _ place: String, _ store: ProgressStore, in db: Database
  ) throws -> (SyncIdentity, isRenamed: Bool) {
    if let known = try known(place, in: db) {
      try known.writeDevice(in: db)
      return (known, false)
    }
    let isCopy = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM sync_home") ?? 0 > 0
    if isCopy {
      try inherit(store, in: db)
      return (try renew(place, store, in: db), true)
    }
    let identity = SyncIdentity(
      writer: EntryIdentifier.makeDevice(store.randomness), device: store.device)
    try identity.write(place, in: db)
    return (identity, false)
  }

  /// Remembers which answers were there, so that they can still be taken back.
  private static func inherit(_ store: ProgressStore, in db: Database) throws {
    let earlier: InheritedAnswers? = try Settings.value(.inherited, in: db)
    let inherited = InheritedAnswers(
      devices: Set((earlier?.devices ?? []) + [store.device]).sorted(),
      through: try SyncRun.top(db))
    try Settings.write(try Settings.encode(inherited), for: .inherited, at: 0, in: db)
  }

  /// New names for this place.
  static func renew(
    _ place: String, _ store: ProgressStore, in db: Database
  ) throws -> SyncIdentity {
    let identity = SyncIdentity(
      writer: EntryIdentifier.makeDevice(store.randomness),
      device: EntryIdentifier.makeDevice(store.randomness))
    try identity.write(place, in: db)
    return identity
  }

  private func write(_ place: String, in db: Database) throws {
    try db.execute(
      sql: "INSERT OR REPLACE INTO sync_home (place, writer, device) VALUES (?, ?, ?)",
      arguments: [place, writer, device])
    try writeDevice(in: db)
  }

  private func writeDevice(in db: Database) throws {
    _ = try ProgressStore.key(ofDevice: device, in: db)
    try db.execute(
      sql: """
        UPDATE setting SET value = json_quote(?) WHERE key = 'device' AND value <> json_quote(?)
        """, arguments: [device, device])
  }
}
