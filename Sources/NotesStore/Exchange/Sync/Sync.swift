package import Foundation
internal import GRDB
internal import KubeNotes

/// Exchanges progress with other devices over a folder that something else copies between them: git,
/// Syncthing, Dropbox, a stick.
///
/// Every device writes files of its own, only appends to them, and reads all others. What they hold
/// is merged by union, so order, repetition and pauses do not matter: after a run the folder holds
/// all that this device knows, and this device knows all that can be read in the folder.
package struct Sync: Sendable {
  /// Where the progress is used.
  package struct Home: Sendable, Hashable {
    /// What people call the device.
    package var name: String
    /// What tells this machine from others; empty when nothing does.
    package var machine: String

    package init(name: String, machine: String) {
      self.name = name
      self.machine = machine
    }
  }

  let store: ProgressStore
  let home: Home

  package init(_ store: ProgressStore, home: Home) {
    self.store = store
    self.home = home
  }

  /// The folder that was used last; nil when there is none.
  package func lastFolder() throws -> String? {
    try store.read {
      try String.fetchOne($0, sql: "SELECT path FROM sync_folder ORDER BY used DESC, path LIMIT 1")
    }
  }

  /// - Parameter isTrial: only finds out what a run would do; nothing is written anywhere.
  /// - Throws: `SyncError`, `StoreError`. What was merged before an error stays.
  package func run(_ path: String, at now: Date, isTrial: Bool = false) throws -> SyncReport {
    let folder = try SyncFolder(Self.absolute(path))
    let lock = isTrial ? nil : try FileLock("\(store.path)-sync", seconds: 10)
    defer { _ = lock }
    var run = try SyncRun(store, home: home, place: place, folder: folder.path, isTrial: isTrial)
    try run.read(folder)
    if isTrial {
      try run.countOutgoing()
    } else {
      try run.renewIfNeeded()
      try run.publish(folder)
      try run.finish(at: now)
    }
    return run.report
  }

  private static func absolute(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// Tells where the file is used: the machine, and the file itself, which a copy is not.
  private var place: String {
    var status = stat()
    guard stat(store.path, &status) == 0 else { return home.machine }
    return StableHash.hexadecimal(of: "\(home.machine)|\(status.st_ino)")
  }
}
