/// A resource type of the Kubernetes API.
package struct ResourceFact: Sendable, Hashable {
  /// The plural: `deployments`.
  package var name: String
  package var singular: String
  package var kind: String
  /// The API group; empty for the core group.
  package var group: String
  package var version: String
  package var namespaced: Bool
  package var shortNames: [String] = []
  /// `alpha` or `beta` when there is no stable version.
  package var stage: String?
  package var removedIn: String?
  package var meaning: Bilingual?

  package init(
    name: String, singular: String, kind: String, group: String = "", version: String = "v1",
    namespaced: Bool = true
  ) {
    self.name = name
    self.singular = singular
    self.kind = kind
    self.group = group
    self.version = version
    self.namespaced = namespaced
  }

  /// Every word that stands for the type, in lower case.
  package var words: [String] {
    var seen: Set<String> = []
    return ([name, singular, kind.lowercased()] + shortNames).filter { seen.insert($0).inserted }
  }
}

/// The meaning of a well-known word in one place: `NoSchedule` as a taint effect.
package struct ValueFact: Sendable, Hashable {
  /// Where the value stands: `taint-effect`, `output`, `dry-run`, …
  package var place: String
  package var value: String
  /// Long names of the flags that take the value.
  package var flags: [String] = []
  package var since: String?
  package var meaning: Bilingual?

  package init(place: String, value: String, since: String? = nil, meaning: Bilingual? = nil) {
    self.place = place
    self.value = value
    self.since = since
    self.meaning = meaning
  }
}

/// A task to browse commands by.
package struct TaskFact: Sendable, Hashable {
  package var id: String
  package var title: Bilingual
  /// Paths of the commands, most useful first.
  package var commands: [String]

  package init(id: String, title: Bilingual, commands: [String]) {
    self.id = id
    self.title = title
    self.commands = commands
  }
}
