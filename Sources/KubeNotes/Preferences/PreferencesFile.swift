internal import Yams

/// The settings file: a line `key: value` per choice, in YAML, with comments behind `#`.
///
/// Lines are read one by one, so that a broken one costs nothing but itself.
package struct PreferencesFile: Sendable, Hashable {
  package struct Entry: Sendable, Hashable {
    /// The value in its normal spelling.
    package var value: String
    /// The line in the file, from 1.
    package var line: Int
  }

  package private(set) var entries: [PreferenceKey: Entry] = [:]
  package private(set) var problems: [PreferenceProblem] = []
  private var lines: [String] = []

  /// The file of a person who has none.
  package init() {}

  /// A file that exists and cannot be read.
  package static var unreadable: PreferencesFile {
    var file = PreferencesFile()
    file.problems = [PreferenceProblem(.unreadable, at: .line(1))]
    return file
  }

  /// Reads any text: what cannot be used is a problem, never an error.
  package init(_ text: String) {
    lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map(String.init)
    if lines.last?.isEmpty == true { lines.removeLast() }
    for (index, line) in lines.enumerated() { read(line, number: index + 1) }
  }

  private mutating func read(_ line: String, number: Int) {
    func problem(_ kind: PreferenceProblem.Kind) {
      problems.append(PreferenceProblem(kind, at: .line(number)))
    }
    let trimmed = line.trimmed
    if trimmed.isEmpty || trimmed.hasPrefix("#") || ["---", "..."].contains(trimmed) { return }
    let root: Node?
    do {
      root = try YAMLText.parser(line).singleRoot()
    } catch {
      return problem(.notYAML)
    }
    // A line of nothing but a comment has no root, or an empty one.
    guard let root, root.scalar?.string.isEmpty != true else { return }
    guard let pair = root.mapping?.first, let name = pair.key.scalar?.string else {
      return problem(.notKeys)
    }
    guard let key = PreferenceKey(rawValue: name) else {
      return problem(.unknownKey(name, nearest: Self.nearest(to: name)))
    }
    let text = Self.text(of: pair.value)
    guard let value = text.flatMap(key.normalized) else {
      return problem(.badValue(key, text ?? "…"))
    }
    guard entries[key] == nil else { return problem(.repeatedKey(key)) }
    entries[key] = Entry(value: value, line: number)
  }

  /// The text of a value; a list counts as its words.
  private static func text(of node: Node) -> String? {
    if let scalar = node.scalar { return scalar.string }
    guard let items = node.sequence?.map({ $0.scalar?.string }) else { return nil }
    let words = items.compactMap { $0 }
    return words.count == items.count ? words.joined(separator: " ") : nil
  }

  /// The key that is spelt nearly so, within two edits.
  package static func nearest(to name: String) -> String? {
    let typed = Array(name.lowercased().replacing("_", with: "-").utf8)
    return PreferenceKey.allCases
      .compactMap { key in
        EditDistance.between(typed, Array(key.rawValue.utf8), limit: 2).map { (key.rawValue, $0) }
      }
      .min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
  }
}

// MARK: - Changing it

extension PreferencesFile {
  /// The text of the file with one value changed; all else, comments too, stays as it was.
  ///
  /// - Parameter value: in its normal spelling; nil takes the key out.
  package func text(setting key: PreferenceKey, to value: String?) -> String {
    var lines = lines
    let old = entries[key].map { $0.line - 1 }
    switch (old, value) {
    case (let index?, let value?): lines[index] = Self.line(key, value)
    case (let index?, nil): lines.remove(at: index)
    case (nil, let value?): lines.append(Self.line(key, value))
    case (nil, nil): break
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func line(_ key: PreferenceKey, _ value: String) -> String {
    let isPlain = value.allSatisfy { $0.isLetter || $0.isNumber || " .-_/".contains($0) }
    // In single quotes YAML knows one escape, the doubled quote (YAML 1.2, 7.3.2).
    let text =
      isPlain && !value.isEmpty && !value.hasPrefix("-")
      ? value : "'" + value.replacing("'", with: "''") + "'"
    return "\(key.rawValue): \(text)"
  }
}
