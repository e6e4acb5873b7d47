package import Foundation
internal import GRDB
package import KubeNotes

/// A folder of notes that the person registered.
package struct RegisteredFolder: Sendable, Hashable, Codable {
  package var path: String
  package var added: Date
}

/// A setting as it travels between devices: the value is JSON.
package struct StoredSetting: Sendable, Hashable, Codable {
  package var key: String
  package var value: String
  package var changed: Date
}

extension ProgressStore {
  package func options() throws -> SchedulingOptions {
    try read { try Settings.options($0) }
  }

  package func parameters() throws -> FSRSParameters {
    try read { try Settings.parameters($0) }
  }

  /// Reads a setting; nil when it was never set or cannot be read.
  package func setting<Value: Decodable>(
    _ key: SettingKey, as type: Value.Type = Value.self
  ) throws -> Value? {
    try read { try Settings.value(key, in: $0) }
  }

  /// Changes a setting. What follows from it (states, for instance) follows in the same transaction.
  ///
  /// - Throws: `StoreError.badSetting` for a value out of range.
  package func set(_ key: SettingKey, to value: some Codable, at now: Date) throws {
    let text = try Settings.encode(value)
    try write { db in
      let before = try Settings.options(db)
      try Settings.write(text, for: key, at: now.milliseconds, in: db)
      try check(key, text, db)
      try followSettings(before, parametersChanged: key == .parameters, db)
    }
  }

  /// Changes the parameters of FSRS; all states are derived again.
  package func setParameters(_ parameters: FSRSParameters, at now: Date) throws {
    try set(
      .parameters,
      to: Settings.StoredParameters(
        version: FSRS.version.rawValue, values: parameters.values), at: now)
  }

  /// A value that is brought into range when it is read would be a lie to the person.
  private func check(_ key: SettingKey, _ text: String, _ db: Database) throws {
    let values = try Settings.rawOptions(db, strict: true)
    let isKept =
      switch key {
      case .desiredRetention: (0.7...0.99).contains(values.desiredRetention)
      case .parameters: try Settings.storedParameters(db) != nil
      default: values == values.sane
      }
    guard isKept else { throw StoreError.badSetting(key: key.rawValue, value: text) }
  }

  func followSettings(
    _ before: SchedulingOptions, parametersChanged: Bool, _ db: Database
  ) throws {
    let after = try Settings.options(db)
    let matters =
      parametersChanged || before.desiredRetention != after.desiredRetention
      || before.maximumInterval != after.maximumInterval
    if matters { try rebuild(db) }
  }

  /// The settings that devices of one person share.
  package func sharedSettings() throws -> [StoredSetting] {
    try read(sharedSettings(in:))
  }

  func sharedSettings(in db: Database) throws -> [StoredSetting] {
    let keys = Set(SettingKey.allCases.filter(\.isShared).map(\.rawValue))
    return try Row.fetchAll(db, sql: "SELECT key, value, changed FROM setting ORDER BY key")
      .filter { keys.contains($0[0]) }
      .map { StoredSetting(key: $0[0], value: $0[1], changed: Date(milliseconds: $0[2])) }
  }

  /// Takes in settings of another device: of each key the later value stays, on a tie the larger
  /// text. Keys that are not known are left out.
  package func mergeSettings(_ settings: [StoredSetting]) throws {
    try write { try mergeSettings(settings, in: $0) }
  }

  func mergeSettings(_ settings: [StoredSetting], in db: Database) throws {
    let before = (try Settings.options(db), try Settings.parameters(db))
    for setting in settings {
      guard let key = SettingKey(rawValue: setting.key), key.isShared else { continue }
      let row = try Row.fetchOne(
        db, sql: "SELECT changed, value FROM setting WHERE key = ?", arguments: [setting.key])
      let mine: (Int64, String)? = row.map { ($0[0], $0[1]) }
      let theirs = (setting.changed.milliseconds, setting.value)
      guard mine.map({ $0 < theirs }) ?? true else { continue }
      try Settings.write(theirs.1, for: key, at: theirs.0, in: db)
    }
    try followSettings(
      before.0, parametersChanged: try Settings.parameters(db) != before.1, db)
  }

  // MARK: - Registered folders

  package func registeredFolders() throws -> [RegisteredFolder] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT path, added FROM registered_folder ORDER BY added, path")
        .map { RegisteredFolder(path: $0[0], added: Date(milliseconds: $0[1])) }
    }
  }

  /// Registers a folder; one that is registered already keeps its time.
  package func registerFolder(_ path: String, at now: Date) throws {
    try write { db in
      try db.execute(
        sql: "INSERT OR IGNORE INTO registered_folder (path, added) VALUES (?, ?)",
        arguments: [path, now.milliseconds])
    }
  }

  /// - Returns: whether the folder was registered.
  @discardableResult
  package func unregisterFolder(_ path: String) throws -> Bool {
    try write { db in
      try db.execute(sql: "DELETE FROM registered_folder WHERE path = ?", arguments: [path])
      return db.changesCount > 0
    }
  }
}
