/// What a person chose, from every place where it can be said.
///
/// The first of these holds: a variable of our own (`QUIZ_…`), the file, a variable that programs
/// share (`PAGER`, `EDITOR`), the default. Options of a command line win over all; they are not
/// here, since they belong to one command.
package struct Preferences: Sendable, Hashable {
  /// Where a value comes from.
  package enum Origin: Sendable, Hashable {
    case variable(String)
    /// A line of the file, from 1.
    case file(line: Int)
    case standard
  }

  package struct Value: Sendable, Hashable {
    package var text: String
    package var origin: Origin
  }

  private var values: [PreferenceKey: Value] = [:]
  /// What could not be used, in the file and in the variables.
  package private(set) var problems: [PreferenceProblem] = []

  /// - Parameter variables: the environment.
  package init(file: PreferencesFile = PreferencesFile(), variables: [String: String] = [:]) {
    problems = file.problems
    for key in PreferenceKey.allCases {
      values[key] =
        own(key, in: variables)
        ?? file.entries[key].map { Value(text: $0.value, origin: .file(line: $0.line)) }
        ?? shared(key, in: variables)
    }
  }

  package subscript(key: PreferenceKey) -> Value {
    values[key] ?? Value(text: key.standard, origin: .standard)
  }

  /// Whether somebody said something about a key.
  package func isChosen(_ key: PreferenceKey) -> Bool { values[key] != nil }

  private mutating func own(_ key: PreferenceKey, in variables: [String: String]) -> Value? {
    for name in key.variables {
      guard let text = variables[name], !text.isEmpty || key == .pager else { continue }
      if let value = key.normalized(text) { return Value(text: value, origin: .variable(name)) }
      problems.append(PreferenceProblem(.badValue(key, text), at: .variable(name)))
    }
    return key == .color ? Self.color(variables) : nil
  }

  private func shared(_ key: PreferenceKey, in variables: [String: String]) -> Value? {
    key.sharedVariables.lazy.compactMap { name in
      variables[name].flatMap(key.normalized).map { Value(text: $0, origin: .variable(name)) }
    }
    .first
  }

  /// What programs agreed on about colours: <https://no-color.org>, <https://bixense.com/clicolors/>.
  private static func color(_ variables: [String: String]) -> Value? {
    func value(_ name: String) -> String? { variables[name].flatMap { $0.isEmpty ? nil : $0 } }
    if let force = value("CLICOLOR_FORCE"), force != "0" {
      return Value(text: "always", origin: .variable("CLICOLOR_FORCE"))
    }
    if value("NO_COLOR") != nil { return Value(text: "never", origin: .variable("NO_COLOR")) }
    if value("CLICOLOR") == "0" { return Value(text: "never", origin: .variable("CLICOLOR")) }
    return nil
  }
}

extension Preferences {
  /// The exam that the person prepares for, as the curriculum names it; nil for none.
  package var exam: String? {
    let id = self[.exam].text
    return id == "none" ? nil : id
  }
}
