internal import Foundation
internal import GRDB
internal import KubeNotes

/// A setting that is stored with the progress. The raw value is the key in the file.
package enum SettingKey: String, Sendable, Hashable, CaseIterable {
  case desiredRetention = "desired-retention"
  case learningSteps = "learning-steps"
  case relearningSteps = "relearning-steps"
  case maximumInterval = "maximum-interval"
  case leechThreshold = "leech-threshold"
  case leechSuspends = "leech-suspends"
  case fuzz
  case rolloverHour = "rollover-hour"
  case newPerDay = "new-per-day"
  case reviewsPerDay = "reviews-per-day"
  case shortTermWithSteps = "short-term-with-steps"
  case learnAhead = "learn-ahead"
  /// The parameters of FSRS with the version of the algorithm they belong to.
  case parameters
  /// Whether parameters are fitted by themselves after a session.
  case optimizesItself = "optimize-automatically"
  /// What the last fitting of parameters saw.
  case optimization
  /// The library's cards when they were last compared with the known ones.
  case cardRevision = "card-revision"

  /// Which groups of command cards are on (`CommandCardChoice`).
  case commandCards = "command-cards"

  /// In a copied file: the answers that it was copied with (`InheritedAnswers`).
  case inherited

  /// What was taken over from the person's preferences (`ProgressStore.follow`).
  case followed = "followed-preferences"

  /// Whether two devices of one person share it.
  package var isShared: Bool {
    switch self {
    case .optimization, .cardRevision, .followed, .inherited: false
    // Chosen in the settings file, which each device has of its own.
    case .newPerDay, .reviewsPerDay, .rolloverHour, .desiredRetention, .learningSteps,
      .relearningSteps:
      false
    default: true
    }
  }
}

/// Reading settings inside a transaction. A value that cannot be read counts as not set.
enum Settings {
  /// The row whose `changed` counts the changes, so that caches know when they are old.
  static let revision = "revision"

  struct StoredParameters: Codable {
    var version: Int
    var values: [Double]
  }

  static func value<Value: Decodable>(
    _ key: SettingKey, as type: Value.Type = Value.self, in db: Database
  ) throws -> Value? {
    try text(key, in: db).flatMap { decode($0) }
  }

  static func text(_ key: SettingKey, in db: Database) throws -> String? {
    try String.fetchOne(
      db, sql: "SELECT value FROM setting WHERE key = ?", arguments: [key.rawValue])
  }

  static func decode<Value: Decodable>(_ text: String) -> Value? {
    try? JSONDecoder().decode(Value.self, from: Data(text.utf8))
  }

  static func encode(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// The options that the scheduler works with.
  static func options(_ db: Database) throws -> SchedulingOptions {
    try rawOptions(db).sane
  }

  /// The options as they are stored, in range or not.
  ///
  /// - Parameter strict: throws `StoreError.badSetting` for a value that cannot be read.
  static func rawOptions(_ db: Database, strict: Bool = false) throws -> SchedulingOptions {
    var options = SchedulingOptions()
    func read<Value: Decodable>(
      _ key: SettingKey, _ path: WritableKeyPath<SchedulingOptions, Value>
    ) throws {
      guard let text = try text(key, in: db) else { return }
      if let value: Value = decode(text) {
        options[keyPath: path] = value
      } else if strict {
        throw StoreError.badSetting(key: key.rawValue, value: text)
      }
    }
    try read(.desiredRetention, \.desiredRetention)
    try read(.learningSteps, \.learningSteps)
    try read(.relearningSteps, \.relearningSteps)
    try read(.maximumInterval, \.maximumInterval)
    try read(.leechThreshold, \.leechThreshold)
    try read(.leechSuspends, \.leechSuspends)
    try read(.fuzz, \.fuzz)
    try read(.rolloverHour, \.rolloverHour)
    try read(.newPerDay, \.newPerDay)
    try read(.reviewsPerDay, \.reviewsPerDay)
    try read(.shortTermWithSteps, \.shortTermWithSteps)
    try read(.learnAhead, \.learnAhead)
    return options
  }

  /// The stored parameters, or the defaults where there are none that can be used.
  static func parameters(_ db: Database) throws -> FSRSParameters {
    try storedParameters(db) ?? .defaults
  }

  /// Nil when there are none, or none that can be used by this version of the algorithm.
  static func storedParameters(_ db: Database) throws -> FSRSParameters? {
    guard let stored: StoredParameters = try value(.parameters, in: db),
      stored.version == FSRS.version.rawValue
    else { return nil }
    return try? FSRSParameters(stored.values)
  }

  static func write(
    _ text: String, for key: SettingKey, at time: Int64, in db: Database
  ) throws {
    try db.execute(
      sql: """
        INSERT INTO setting (key, value, changed) VALUES (?, ?, ?)
        ON CONFLICT (key) DO UPDATE SET value = excluded.value, changed = excluded.changed
        """,
      arguments: [key.rawValue, text, time])
    try bumpRevision(db)
  }

  static func bumpRevision(_ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO setting (key, value, changed) VALUES (?, 'null', 1)
        ON CONFLICT (key) DO UPDATE SET changed = changed + 1
        """,
      arguments: [revision])
  }
}
