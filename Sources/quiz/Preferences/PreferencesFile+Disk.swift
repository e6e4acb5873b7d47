internal import Foundation
internal import KubeNotes

extension PreferencesFile {
  /// The file at a place; empty where there is none.
  init(at url: URL) {
    let path = url.path(percentEncoded: false)
    // Asked first, because most people have no file and this is on the way of every look-up.
    guard access(path, F_OK) == 0 else {
      self.init()
      return
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      self = .unreadable
      return
    }
    self.init(String(decoding: data, as: UTF8.self))
  }
}
