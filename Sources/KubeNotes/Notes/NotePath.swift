internal import Foundation

/// What the path of a note tells about it.
struct NotePath {
  let id: NoteID
  /// From a first folder `ko` or `en`.
  let language: Language?
  /// The first folder below the language, unless it is one of a tool, such as `_posts`.
  let folder: String
  /// The last part without its extension.
  let fileName: String

  init(_ path: String) {
    // File names made on macOS are decomposed.
    var parts = path.precomposedStringWithCanonicalMapping.split(separator: "/").map(String.init)
    parts.removeAll { $0 == "." }
    let language = parts.count > 1 ? parts.first.flatMap(Language.init(rawValue:)) : nil
    if language != nil { parts.removeFirst() }
    if let last = parts.popLast() { parts.append(Self.withoutExtension(last)) }
    self.language = language
    id = NoteID(rawValue: parts.joined(separator: "/"))
    fileName = parts.last ?? ""
    folder = parts.count > 1 && !parts[0].hasPrefix("_") ? parts[0] : ""
  }

  private static func withoutExtension(_ name: String) -> String {
    for suffix in [".md", ".markdown"] where name.lowercased().hasSuffix(suffix) {
      return String(name.dropLast(suffix.count))
    }
    return name
  }
}
