internal import Foundation
internal import KubeNotes
internal import NotesStore

extension Context {
  /// The library; built or refreshed where needed.
  func library() throws -> Library {
    try Library.open(at: paths.library)
  }
}
