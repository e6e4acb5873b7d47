import Foundation
import GRDB
import KubeNotes

@testable import NotesStore

/// A person's device: a progress file, and its own copy of the shared folder.
final class SyncedDevice {
  let files: TemporaryProgress
  let name: String
  var folder: URL { files.directory.appendingPathComponent("shared") }
  private(set) var store: ProgressStore

  init(_ name: String, seed: UInt64, copying other: SyncedDevice? = nil) throws {
    self.name = name
    files = try TemporaryProgress(seed: seed)
    if let other {
      try other.store.queue.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
      try FileManager.default.copyItem(atPath: other.files.path, toPath: files.path)
    }
    store = try files.open()
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true)
  }

  func reopen() throws { store = try files.open() }

  @discardableResult
  func sync(at now: Date = .monday, isTrial: Bool = false) throws -> SyncReport {
    let report = try Sync(store, home: .init(name: name, machine: "machine"))
      .run(folder.path, at: now, isTrial: isTrial)
    if report.isRenamed { try reopen() }
    return report
  }

  /// The names of the files in the folder.
  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }

  func url(_ name: String) -> URL { folder.appendingPathComponent(name) }

  func data(_ name: String) throws -> Data { try Data(contentsOf: url(name)) }

  /// What a run that is cut short just before its end leaves: all is done, nothing remembered.
  func forgetLastRun() throws {
    try store.write { db in
      for table in ["sync_folder", "sync_file", "sync_shared"] {
        try db.execute(sql: "DELETE FROM \(table)")
      }
    }
  }

  /// All that devices share.
  struct Knowledge: Equatable {
    var ids: Set<String>
    var states: [CardID: CardState]
    var links: [CardLink]
    var settings: [StoredSetting]
  }

  func knowledge(of cards: [CardID]) throws -> Knowledge {
    Knowledge(
      ids: Set(try store.log().entries.map(\.id)),
      states: try Dictionary(
        uniqueKeysWithValues: cards.compactMap { card in
          try store.state(of: card).map { (card, $0) }
        }),
      links: try store.links(), settings: try store.sharedSettings())
  }
}

/// What a file synchroniser does between the folders of devices.
enum Carrier {
  /// Copies every file of one folder that the other lacks, or has less of.
  static func carry(from source: SyncedDevice, to target: SyncedDevice) throws {
    for name in source.names {
      let data = try source.data(name)
      let there = (try? target.data(name)) ?? Data()
      if there.count < data.count || !FileManager.default.fileExists(atPath: target.url(name).path)
      {
        try data.write(to: target.url(name))
      }
    }
  }
}
