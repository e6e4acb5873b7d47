internal import NotesStore

/// What `quiz --version` tells: the facts that matter in a bug report.
enum Version {
  static let number = "0.1.0"

  static var description: String {
    "quiz \(number)"
  }
}
