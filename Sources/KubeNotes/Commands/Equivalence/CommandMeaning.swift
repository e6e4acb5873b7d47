/// What a command line does, apart from how it is written: names of flags are long, types are
/// plural, the order of flags does not count.
package struct CommandMeaning: Sendable, Hashable {
  /// The program and its subcommands: `kubectl rollout undo`.
  package var path: String
  /// What it is about, in order: `deployments/web`, `pods`, `app=web`.
  package var targets: [String]
  /// Flags by long name with their values; of repeated flags, every value.
  package var flags: [String: [String]]
  /// The command for the container.
  package var inner: [String]
}

extension ParsedCommand {
  /// The meaning of the command.
  func meaning(_ line: ShellLine, facts: any CommandFacts) throws -> CommandMeaning {
    var flags: [String: [String]] = [:]
    for flag in self.flags {
      let value = flag.value ?? flag.fact?.valueOptional ?? (flag.fact?.type == .bool ? "true" : "")
      // Comma lists and repetition mean the same.
      let isList = flag.fact?.typeName == "string list" && flag.name != "output"
      let values = isList ? value.split(separator: ",").map(String.init) : [value]
      flags[flag.name, default: []] += values
    }
    for (name, values) in flags {
      let fact = self.flags.first { $0.name == name }?.fact
      let standard = fact?.defaultValue ?? (fact?.type == .bool ? "false" : nil)
      // What is the default anyway need not be said.
      if values == [standard], fact?.valueOptional == nil {
        flags[name] = nil
      } else {
        flags[name] = values.sorted()
      }
    }
    return CommandMeaning(
      path: path, targets: try targets(facts), flags: flags, inner: inner.map(line.value))
  }

  /// `TYPE NAME NAME` and `TYPE/NAME` come out the same; for commands about Pods, a bare name is a
  /// Pod's.
  private func targets(_ facts: any CommandFacts) throws -> [String] {
    func type(_ word: String) throws -> String {
      try word.split(separator: ",").map { part in
        let base = String(part.prefix { $0 != "." })
        guard let fact = try facts.resource(base) else { return String(part) }
        return fact.name
      }.joined(separator: ",")
    }
    var targets: [String] = []
    var current: String?
    let names = positionals.filter { $0.role == .name }
    for word in positionals {
      switch word.role {
      case .resource where arguments == .fieldPath:
        let base = String(word.value.prefix { $0 != "." })
        targets.append(try type(base) + word.value.dropFirst(base.count))
      case .resource where arguments == .verbResource || names.isEmpty:
        targets.append(try type(word.value))
      case .resource: current = try type(word.value)
      case .resourceName:
        let parts = word.value.split(separator: "/", maxSplits: 1).map(String.init)
        targets.append(parts.count == 2 ? "\(try type(parts[0]))/\(parts[1])" : word.value)
      case .name:
        targets.append(qualified(word.value, type: current))
      default: targets.append(word.value)
      }
    }
    return targets
  }

  private func qualified(_ name: String, type: String?) -> String {
    if let type { return "\(type)/\(name)" }
    switch arguments {
    case .podCommand, .podsCommand, .podPorts, .optionalPod: return "pods/\(name)"
    case .podContainer: return name == positionals.first?.value ? "pods/\(name)" : name
    case .nodes, .optionalNode: return "nodes/\(name)"
    default: return name
    }
  }
}
