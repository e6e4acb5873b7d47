internal import Foundation
internal import KubeNotes
internal import NotesStore

extension Context {
  /// Runs something with the library; one that turns out to be damaged is built anew first.
  func withLibrary<Result>(_ body: (Library) throws -> Result) throws -> Result {
    do {
      return try body(library())
    } catch  where Library.isDamage(error) {
      try? FileManager.default.removeItem(at: paths.library)
      return try body(library())
    }
  }
}
