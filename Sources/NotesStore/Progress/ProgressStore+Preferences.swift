package import Foundation
internal import GRDB
package import KubeNotes

extension ProgressStore {
  /// Takes over what the person chose about studying, where it differs from what was taken over
  /// last; due dates follow in the same transaction. A choice taken back returns to the default.
  ///
  /// These choices stay on the device: the file that makes them is not synchronised either.
  package func follow(_ preferences: Preferences, at now: Date) throws {
    let chosen = try StudyChoices(preferences).texts
    let before = try setting(.followed, as: [String: String].self) ?? [:]
    guard chosen != before else { return }
    try write { db in
      let options = try Settings.options(db)
      for key in before.keys where chosen[key] == nil {
        try db.execute(sql: "DELETE FROM setting WHERE key = ?", arguments: [key])
      }
      for case (let key?, let text) in chosen.map({ (SettingKey(rawValue: $0.key), $0.value) }) {
        try Settings.write(text, for: key, at: now.milliseconds, in: db)
      }
      try Settings.write(
        Settings.encode(chosen), for: .followed, at: now.milliseconds, in: db)
      try followSettings(options, parametersChanged: false, db)
    }
  }
}

/// The choices of the preferences that the progress keeps, as the texts of its settings.
private struct StudyChoices {
  /// By the raw value of their `SettingKey`.
  let texts: [String: String]

  init(_ preferences: Preferences) throws {
    var texts: [String: String] = [:]
    func take(_ key: PreferenceKey, _ setting: SettingKey, _ encode: (String) throws -> String?)
      rethrows
    {
      guard preferences.isChosen(key) else { return }
      texts[setting.rawValue] = try encode(preferences[key].text)
    }
    // Numbers are written in JSON as they are written in the file.
    take(.newPerDay, .newPerDay) { $0 }
    take(.reviewsPerDay, .reviewsPerDay) { $0 }
    take(.rolloverHour, .rolloverHour) { $0 }
    take(.retention, .desiredRetention) { $0 }
    try take(.learningSteps, .learningSteps) { try Settings.encode(StepList($0)?.seconds ?? []) }
    try take(.relearningSteps, .relearningSteps) {
      try Settings.encode(StepList($0)?.seconds ?? [])
    }
    self.texts = texts
  }
}
