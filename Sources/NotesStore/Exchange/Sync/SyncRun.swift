internal import Foundation
internal import GRDB
internal import KubeNotes

/// One run of `Sync`.
struct SyncRun {
  let store: ProgressStore
  let home: Sync.Home
  let place: String
  var report: SyncReport
  var identity: SyncIdentity
  var state: SyncState
  /// The names in the folder.
  var names: [String] = []
  /// Rows of the log that were met in the folder, as far as they lie behind `state.covered`.
  var seen: [Bool] = []
  var batch: [SyncRecord] = []
  var batchIsOwn = false
  var shares: [String: SyncReport.Share] = [:]
  /// In a trial: ids and cards of the rows that would have come in.
  var trial: Set<String> = []
  var needsNewNames = false

  /// Records merged in one transaction.
  private static let batchSize = ProgressStore.mergeBatch

  init(
    _ store: ProgressStore, home: Sync.Home, place: String, folder: String, isTrial: Bool
  ) throws {
    self.store = store
    self.home = home
    self.place = place
    var isRenamed = false
    if isTrial {
      identity =
        try store.read { try SyncIdentity.known(place, in: $0) }
        ?? SyncIdentity(writer: "", device: store.device)
    } else {
      (identity, isRenamed) = try store.write { try SyncIdentity.settle(place, store, in: $0) }
    }
    state = try store.read { try SyncState(folder: folder, in: $0) } ?? SyncState()
    report = SyncReport(folder: folder, device: identity.device, isTrial: isTrial)
    report.isRenamed = isRenamed
  }

  /// Reads what is new in the folder, or everything when something that was read before is gone.
  mutating func read(_ folder: borrowing SyncFolder) throws {
    names = try folder.names()
    if names.count > SyncFolder.mostFiles {
      report.ignored.append(.init(file: names[SyncFolder.mostFiles], reason: .tooMany))
      names.removeLast(names.count - SyncFolder.mostFiles)
    }
    let present = Set(names)
    let isSomethingGone = state.files.contains {
      $0.value.writer != nil && !present.contains($0.key)
    }
    if isSomethingGone { forget() }
    if try readFiles(folder) == false {
      forget()
      _ = try readFiles(folder)
    }
    try flush()
    report.shares = shares.values.sorted { $0.device < $1.device }
    let deviceNames = Dictionary(
      state.files.values.compactMap { file in
        file.device.flatMap { device in file.deviceName.map { (device, $0) } }
      }, uniquingKeysWith: { first, _ in first })
    for index in report.shares.indices {
      report.shares[index].name = deviceNames[report.shares[index].device]
    }
  }

  /// Trusts nothing that was remembered of the folder.
  private mutating func forget() {
    state = SyncState()
    seen = []
    batch = []
    report.ignored.removeAll { $0.reason != .tooMany }
  }

  /// - Returns: false when a file is not the one that was read before.
  private mutating func readFiles(_ folder: borrowing SyncFolder) throws -> Bool {
    for name in names {
      let known = state.files[name]
      switch folder.read(name, from: nil) {
      case .gone:
        guard known?.writer == nil else { return false }
        continue
      case .failed(let reason):
        guard known?.writer == nil else { return false }
        ignore(name, reason)
        continue
      case .file(_, let stamp):
        guard known?.stamp != stamp else {
          if known?.writer == nil { ignore(name, .notOurs) }
          continue
        }
      }
      // A file of ours that was touched by somebody else is read from the start, to see whether all
      // that we wrote is still in it.
      let isOwn = known?.writer == identity.writer
      let start = isOwn ? .beginning : known?.place ?? .beginning
      guard case .file(let text, let stamp) = folder.read(name, from: start.lineStart) else {
        continue
      }
      guard let parse = SyncParse(text, from: start) else { return false }
      if isOwn, let known, parse.place.end < known.place.end { return false }
      guard parse.header != nil || start.end > 0 else {
        passOver(name, parse, stamp)
        continue
      }
      try take(parse, name, stamp)
    }
    return true
  }

  /// A file without a beginning of ours; one whose first line is not there yet comes later.
  private mutating func passOver(_ name: String, _ parse: SyncParse, _ stamp: SyncFileStamp) {
    if parse.isNewer {
      ignore(name, .newer)
    } else if parse.damagedLines > 0 || parse.openBytes > SyncText.longestLine {
      ignore(name, .notOurs)
      state.files[name] = SyncFileState(stamp: stamp, place: .beginning)
    }
  }

  private mutating func ignore(_ name: String, _ reason: SyncReport.Ignored.Reason) {
    report.ignored.append(.init(file: name, reason: reason))
  }

  private mutating func take(_ parse: SyncParse, _ name: String, _ stamp: SyncFileStamp) throws {
    if parse.damagedLines > 0 { ignore(name, .damaged(lines: parse.damagedLines)) }
    let known = state.files[name]
    let file = SyncFileState(
      stamp: stamp, place: parse.place, writer: parse.header?.writer ?? known?.writer,
      device: parse.header?.device ?? known?.device,
      deviceName: parse.header?.name ?? known?.deviceName, isDamaged: parse.damagedLines > 0)
    let isOwn = file.writer == identity.writer
    if !isOwn, file.device == identity.device, !isFormer(file.writer) { needsNewNames = true }
    state.files[name] = file
    guard !parse.records.isEmpty else { return }
    if isOwn != batchIsOwn || batch.count >= Self.batchSize { try flush() }
    batchIsOwn = isOwn
    batch += parse.records
    parse.records.forEach { state.note($0) }
  }

  /// Whether this progress wrote under another name in this or another place.
  private func isFormer(_ writer: String?) -> Bool {
    let count = try? store.read {
      try Int.fetchOne(
        $0, sql: "SELECT COUNT(*) FROM sync_home WHERE writer = ?", arguments: [writer])
    }
    return count ?? 0 > 0
  }
}
