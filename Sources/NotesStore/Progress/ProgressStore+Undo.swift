package import Foundation
internal import GRDB
package import KubeNotes

extension ProgressStore {
  /// Takes back the last thing that was done on this device and not yet taken back: an answer, or a
  /// mark such as suspending. Calling it again goes one further back, also after a restart.
  ///
  /// Nothing is removed: a row of kind `undo` is appended, and the card's state follows from the rows
  /// that are left.
  ///
  /// - Returns: the entry that was taken back and the card's state now; nil when there is none.
  package func undo(at now: Date) throws -> Recorded? {
    try write { db in
      guard let target = try lastUndoable(db) else { return nil }
      let name = try ensureName(of: target.card, in: db)
      let scheduler = try scheduler(db)
      let replay = Replay(fsrs: scheduler.fsrs, options: scheduler.options)
      let before = try entries(ofCard: name.card, in: db)
      let now = now.wholeMilliseconds
      let time = ReviewLogEntry.time(for: now, after: before.last?.time)
      let undo = ReviewLogEntry(
        id: EntryIdentifier.make(at: time, randomness), device: device, card: target.card,
        time: time, day: scheduler.calendar.day(of: now), kind: .undo, target: target.id)
      _ = try LogRow.insert(undo, device: deviceKey, name: name.key, into: db)
      let fold = Fold(before + [undo], replay)
      try fold.addDifference(from: Fold(before, replay), in: db)
      try store(fold.state, forCard: name.card, in: db)
      return Recorded(entry: target, state: fold.state)
    }
  }

  /// What `undo` would take back.
  package func undoable() throws -> ReviewLogEntry? {
    try read(lastUndoable(_:))
  }

  private func lastUndoable(_ db: Database) throws -> ReviewLogEntry? {
    let inherited: InheritedAnswers? = try Settings.value(.inherited, in: db)
    let devices = try (inherited?.devices ?? []).map { try Self.key(ofDevice: $0, in: db) }
    var row = try QuickStatement(
      db,
      """
      \(LogRow.select) WHERE (l.device = ? OR (l.seq <= ? \
      AND l.device IN (\(devices.map(String.init).joined(separator: ", "))))) \
      AND l.kind <> \(LogRow.code(.undo)) \
      AND NOT EXISTS (SELECT 1 FROM review_log u WHERE u.target = l.uid AND u.card = l.card) \
      ORDER BY l.seq DESC LIMIT 1
      """)
    row.bind(deviceKey)
    row.bind(inherited?.through ?? 0)
    return try row.step() ? LogRow.entry(row) : nil
  }
}

/// The answers that a copied file brought along, which were given under its earlier names.
///
/// What the original writes later comes in behind `through`, and is not this device's to take back.
struct InheritedAnswers: Codable {
  var devices: [String]
  /// The last row that was there when the file took new names.
  var through: Int64
}
