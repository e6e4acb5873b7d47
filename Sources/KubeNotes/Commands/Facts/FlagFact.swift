/// One flag of a command, or a global flag of a program.
package struct FlagFact: Sendable, Hashable {
  /// The long name without dashes.
  package var name: String
  /// The letter, if it has one.
  package var short: String?
  package var type = FlagType.string
  /// The type as the program names it: `string list`, `duration`.
  package var typeName = "string"
  /// What holds without the flag.
  package var defaultValue: String?
  package var repeatable = false
  /// The value meant when the flag stands alone; such a flag never takes the next word.
  package var valueOptional: String?
  /// The closed set of values; empty when any value is allowed.
  package var values: [String] = []
  /// Whether the program's help leaves it out.
  package var hidden = false
  package var deprecation: Deprecation?
  package var since: String?
  package var removedIn: String?
  package var isGlobal = false
  package var meaning: Bilingual?

  package init(name: String) {
    self.name = name
  }

  /// Whether the flag takes the next word when no value is glued to it.
  package var takesNextWord: Bool { type != .bool && valueOptional == nil }

  package struct Deprecation: Sendable, Hashable {
    package var since: String?
    package var replacement: String?

    package init(since: String? = nil, replacement: String? = nil) {
      self.since = since
      self.replacement = replacement
    }
  }
}

/// What values a flag takes, as far as a value can be judged from its text.
package enum FlagType: String, Sendable, Hashable {
  case bool
  case int
  /// Go's duration: `90s`, `1h30m`; a bare number is refused, except 0.
  case duration
  case string

  /// The type behind a program's own name of it.
  package init(typeName: String) {
    self =
      switch typeName {
      case "bool": .bool
      case "int": .int
      case "duration": .duration
      default: .string
      }
  }
}

/// A flag that a release took away.
package struct RemovedFlag: Sendable, Hashable {
  package var name: String
  package var short: String?
  package var removedIn: String?
  /// Whether it took a value, when that is known.
  package var typeName: String?

  package init(
    name: String, short: String? = nil, removedIn: String? = nil, typeName: String? = nil
  ) {
    self.name = name
    self.short = short
    self.removedIn = removedIn
    self.typeName = typeName
  }
}
