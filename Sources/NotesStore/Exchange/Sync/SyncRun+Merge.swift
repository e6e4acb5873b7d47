internal import GRDB
internal import KubeNotes

extension SyncRun {
  mutating func flush() throws {
    guard !batch.isEmpty else { return }
    let records = batch
    batch = []
    if report.isTrial {
      try store.read { try compare(records, in: $0) }
    } else {
      try store.write { try merge(records, in: $0) }
    }
  }

  /// Marks the rows that stand in the folder, and gives the entries that are not in the log.
  private mutating func unknown(
    _ records: [SyncRecord], in db: Database
  ) throws -> [ReviewLogEntry] {
    let find = try db.cachedStatement(
      sql: """
        SELECT seq FROM review_log
        WHERE card = (SELECT key FROM card_name WHERE id = ?) AND time = ? AND uid = ?
        """)
    var met: Set<String> = []
    var unknown: [ReviewLogEntry] = []
    for case .entry(let entry) in records {
      let known = try Int64.fetchOne(
        find, arguments: [entry.card.rawValue, entry.time.milliseconds, entry.id])
      let key = "\(entry.id) \(entry.card.rawValue)"
      if let sequence = known {
        mark(sequence...sequence)
      } else if met.insert(key).inserted, trial.insert(key).inserted {
        unknown.append(entry)
      }
    }
    if !report.isTrial { trial = [] }
    return unknown
  }

  private mutating func mark(_ sequences: ClosedRange<Int64>) {
    for sequence in sequences where sequence > state.covered {
      let index = Int(sequence - state.covered - 1)
      if index >= seen.count {
        seen += Array(repeating: false, count: max(index + 1 - seen.count, seen.count))
      }
      seen[index] = true
    }
  }

  private mutating func merge(_ records: [SyncRecord], in db: Database) throws {
    let fresh = try unknown(records, in: db)
    if batchIsOwn, !fresh.isEmpty { needsNewNames = true }
    let before = try Self.top(db)
    let shared = try compareShared(records, in: db)
    _ = try store.merge(fresh, links: shared.links, in: db)
    try store.mergeSettings(shared.settings, in: db)
    let after = try Self.top(db)
    if after > before { mark(before + 1...after) }
    count(fresh, shared)
  }

  private mutating func compare(_ records: [SyncRecord], in db: Database) throws {
    count(try unknown(records, in: db), try compareShared(records, in: db))
  }

  private mutating func count(
    _ fresh: [ReviewLogEntry], _ shared: (links: [CardLink], settings: [StoredSetting])
  ) {
    report.received.entries += fresh.count
    report.received.links += shared.links.count
    report.received.settings += shared.settings.count
    for entry in fresh {
      var share =
        shares[entry.device]
        ?? SyncReport.Share(device: entry.device, firstDay: entry.day, lastDay: entry.day)
      share.entries += 1
      share.firstDay = min(share.firstDay, entry.day)
      share.lastDay = max(share.lastDay, entry.day)
      shares[entry.device] = share
    }
  }

  /// The links and settings that are later than ours, each once in its latest form.
  private func compareShared(
    _ records: [SyncRecord], in db: Database
  ) throws -> (links: [CardLink], settings: [StoredSetting]) {
    var latest: [SyncState.SharedKey: (SyncState.SharedValue, SyncRecord)] = [:]
    for record in records {
      guard let (key, value) = record.shared else { continue }
      if latest[key].map({ $0.0 < value }) ?? true { latest[key] = (value, record) }
    }
    guard !latest.isEmpty else { return ([], []) }
    let own = try ownShared(in: db)
    var result: (links: [CardLink], settings: [StoredSetting]) = ([], [])
    for (key, (value, record)) in latest where own[key].map({ $0.0 < value }) ?? true {
      switch record {
      case .link(let link): result.links.append(link)
      case .setting(let setting)
      where SettingKey(rawValue: setting.key)?.isShared ?? false:
        result.settings.append(setting)
      default: break
      }
    }
    return result
  }

  func ownShared(
    in db: Database
  ) throws -> [SyncState.SharedKey: (SyncState.SharedValue, SyncRecord)] {
    let records =
      try store.links(in: db).map(SyncRecord.link)
      + store.sharedSettings(in: db).map(SyncRecord.setting)
    return Dictionary(
      records.compactMap { record in record.shared.map { ($0.0, ($0.1, record)) } },
      uniquingKeysWith: { first, _ in first })
  }

  static func top(_ db: Database) throws -> Int64 {
    try Int64.fetchOne(db, sql: "SELECT MAX(seq) FROM review_log") ?? 0
  }
}
