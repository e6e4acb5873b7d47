internal import KubeNotes

/// Finds what a person nearly typed.
enum Nearest {
  /// The candidate with the fewest edits, by name on a tie; nil when none is within the limit.
  static func word(to typed: String, among candidates: [String], within limit: Int) -> String? {
    let bytes = Array(typed.utf8)
    return
      candidates
      .compactMap { name in
        EditDistance.between(bytes, Array(name.utf8), limit: limit).map { (name, $0) }
      }
      .min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
  }
}
