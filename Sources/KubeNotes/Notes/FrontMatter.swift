/// What a note says about itself between two `---` lines at its top. Keys of other tools, such as
/// those of Jekyll, are allowed and kept by name.
package struct FrontMatter: Sendable, Hashable, Codable {
  package var title: String?
  package var topic: String?
  /// Other names that the note is found by.
  package var aliases: [String] = []
  /// The Kubernetes version that the note was last checked against (`1.34`).
  package var kubernetes: String?
  /// Addresses of the pages that give the facts.
  package var sources: [String] = []
  /// The place among the notes of its topic, smallest first.
  package var order: Int?
  /// `lang:`, where it names one of our languages.
  package var language: Language?
  /// The line in the file of each key, from 1.
  package var lines: [String: Int] = [:]
  /// The lines of the front matter with both its `---` lines; `nil` where there is none.
  package var lastLine: Int?

  package init() {}
}
