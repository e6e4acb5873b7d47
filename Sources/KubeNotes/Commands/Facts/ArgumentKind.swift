/// What the positional words of a command are (`args` in `content/commands/README.md`).
package enum ArgumentKind: String, Sendable, Hashable, CaseIterable {
  /// No positional words.
  case none = "none"
  /// The program itself: a subcommand must follow.
  case command = "command"
  /// `TYPE [NAME…]`, `TYPE/NAME…` or `TYPE1,TYPE2`.
  case resources = "resources"
  /// Resources, then `KEY=VALUE`, `KEY-`, `NAME=IMAGE` or `KEY=VALUE:EFFECT`.
  case resourcesPairs = "resources pairs"
  /// Resources, then one word.
  case resourcesWord = "resources word"
  /// A Pod or `TYPE/NAME`, then an optional container.
  case podContainer = "pod container?"
  /// A Pod or `TYPE/NAME`, then ports.
  case podPorts = "pod ports"
  /// A Pod or `TYPE/NAME`, then `--` and a command.
  case podCommand = "pod -- command"
  /// One or more Pods or `TYPE/NAME`, then `--` and a command.
  case podsCommand = "pods -- command"
  /// An optional Pod.
  case optionalPod = "pod?"
  /// An optional node.
  case optionalNode = "node?"
  /// One or more nodes.
  case nodes = "nodes"
  case name = "name"
  case names = "names"
  case optionalName = "name?"
  case twoNames = "name name"
  /// A name, then `--` and a command.
  case nameCommand = "name -- command"
  /// A resource type with the path of a field: `pods.spec.containers`.
  case fieldPath = "fieldpath"
  /// A verb, a resource type, an optional name.
  case verbResource = "verb resource name?"
  case property = "property"
  case propertyValue = "property value"
  case sourceDestination = "src dest"
  case optionalDirectory = "dir?"
  case shell = "shell"
  /// Words without a finer meaning, as in the programs other than kubectl.
  case plain = ""

  /// Whether extra words are a command that runs inside a container.
  package var takesInnerCommand: Bool {
    self == .podCommand || self == .podsCommand || self == .nameCommand
  }

  /// Whether the words name resources as `TYPE NAME`.
  package var namesResources: Bool {
    self == .resources || self == .resourcesPairs || self == .resourcesWord
  }
}
