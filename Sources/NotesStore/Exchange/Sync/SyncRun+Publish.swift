internal import Foundation
internal import GRDB
internal import KubeNotes

extension SyncRun {
  /// Takes new names where another progress writes under ours.
  mutating func renewIfNeeded() throws {
    guard needsNewNames else { return }
    identity = try store.write { try SyncIdentity.renew(place, store, in: $0) }
    report.device = identity.device
    report.isRenamed = true
  }

  /// Goes through what the folder does not hold yet.
  ///
  /// - Returns: the last row of the log at that time.
  private func outgoing(_ body: (SyncRecord) throws -> Void) throws -> Int64 {
    try store.read { db in
      let top = try Self.top(db)
      var row = try QuickStatement(
        db, "\(LogRow.select) WHERE l.seq > ? AND l.seq <= ? ORDER BY l.seq")
      row.bind(state.covered)
      row.bind(top)
      while try row.step() {
        let index = Int(row.integer(LogRow.sequence) - state.covered - 1)
        if index < seen.count, seen[index] { continue }
        try body(.entry(LogRow.entry(row)))
      }
      for (key, (value, record)) in try ownShared(in: db).sorted(by: { $0.key.key < $1.key.key })
      where state.shared[key].map({ $0 < value }) ?? true {
        try body(record)
      }
      return top
    }
  }

  mutating func countOutgoing() throws {
    var counts = SyncReport.Counts()
    _ = try outgoing { counts.add($0) }
    report.sent = counts
  }

  mutating func publish(_ folder: borrowing SyncFolder) throws {
    var writer = SyncWriter(
      SyncText.Header(writer: identity.writer, device: identity.device, name: home.name),
      known: state.files, names: names)
    var counts = SyncReport.Counts()
    var noted: [SyncRecord] = []
    let top = try outgoing { record in
      try writer.add(record, to: folder)
      counts.add(record)
      if record.shared != nil { noted.append(record) }
    }
    try writer.flush(to: folder)
    state.covered = top
    noted.forEach { state.note($0) }
    state.files.merge(writer.written) { $1 }
    report.sent = counts
  }

  /// Remembers how far everything was read and written.
  func finish(at now: Date) throws {
    try store.write { try state.store(folder: report.folder, at: now, in: $0) }
  }
}

extension SyncReport.Counts {
  fileprivate mutating func add(_ record: SyncRecord) {
    switch record {
    case .entry: entries += 1
    case .link: links += 1
    case .setting: settings += 1
    }
  }
}
