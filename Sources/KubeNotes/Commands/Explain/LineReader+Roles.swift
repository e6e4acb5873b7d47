extension LineReader {
  /// Gives the positional words their roles by the kind of arguments the command takes.
  func roles(_ parsed: inout ParsedCommand) {
    let kind = parsed.arguments
    if let unknown = parsed.unknownWord,
      let index = parsed.positionals.firstIndex(where: { $0.range == unknown.range })
    {
      parsed.positionals[index].role = .unknown
    }
    guard parsed.program.name == "kubectl" else { return }
    switch kind {
    case .resources, .resourcesPairs, .resourcesWord: resourceRoles(&parsed, kind)
    case .podContainer, .podCommand, .podsCommand, .optionalPod, .optionalNode, .nodes, .name,
      .names, .optionalName, .twoNames, .nameCommand:
      for index in parsed.positionals.indices {
        parsed.positionals[index].role = nameRole(parsed.positionals[index].value)
      }
      if kind == .name || kind == .nameCommand || kind == .twoNames || kind == .optionalName {
        for index in parsed.positionals.indices { parsed.positionals[index].role = .name }
      }
    case .podPorts:
      if let first = parsed.positionals.first {
        parsed.positionals[0].role = nameRole(first.value)
        if parsed.positionals.count > 2, (try? facts.resource(first.value)) != nil,
          !isPort(parsed.positionals[1].value)
        {
          parsed.positionals[0].role = .resource
          parsed.positionals[1].role = .name
        }
      }
    case .fieldPath:
      for index in parsed.positionals.indices { parsed.positionals[index].role = .resource }
    case .verbResource:
      if parsed.positionals.count > 1, !parsed.positionals[1].value.hasPrefix("/") {
        let value = parsed.positionals[1].value
        parsed.positionals[1].role = value.contains("/") ? .resourceName : .resource
      }
      if parsed.positionals.count > 2 { parsed.positionals[2].role = .name }
    case .none, .command, .property, .propertyValue, .sourceDestination, .optionalDirectory,
      .shell, .plain:
      break
    }
  }

  private func nameRole(_ value: String) -> TokenRole {
    value.contains("/") && !value.hasPrefix("$") ? .resourceName : .name
  }

  private func isPort(_ value: String) -> Bool {
    value.unicodeScalars.contains { ("0"..."9").contains($0) || $0 == ":" || $0 == "$" }
  }

  /// `TYPE [NAME…]`, `TYPE/NAME…`, then pairs or a word.
  private func resourceRoles(_ parsed: inout ParsedCommand, _ kind: ArgumentKind) {
    let isFromFile = parsed.has("filename", "kustomize")
    let isTaint = parsed.path == "kubectl taint"
    var first: TokenRole?
    for index in parsed.positionals.indices {
      let value = parsed.positionals[index].value
      let role: TokenRole
      if kind == .resourcesPairs,
        isPair(value, isFirst: index == 0, isFromFile: isFromFile, isTaint: isTaint)
      {
        role = .argument
      } else if isFromFile, kind == .resourcesWord {
        role = .argument
      } else if isSlashed(value) {
        role = .resourceName
      } else {
        role = first == nil ? .resource : .name
      }
      if role != .argument { first = first ?? role }
      parsed.positionals[index].role = role
    }
    guard kind == .resourcesWord, let last = parsed.positionals.indices.last else { return }
    let needsName = parsed.positionals.first?.role == .resource ? 2 : 1
    if last >= needsName { parsed.positionals[last].role = .argument }
  }

  private func isSlashed(_ value: String) -> Bool {
    guard let slash = value.firstIndex(of: "/") else { return false }
    return slash != value.startIndex && !value.hasPrefix("$(")
  }

  /// `KEY=VALUE`, `KEY-`, `KEY=VALUE:EFFECT`, `KEY:EFFECT-`, `NAME=IMAGE`.
  private func isPair(
    _ value: String, isFirst: Bool, isFromFile: Bool, isTaint: Bool
  ) -> Bool {
    if value.contains("=") { return !value.hasPrefix("$(") }
    if isFirst, !isFromFile { return false }
    return value.hasSuffix("-") || isFromFile
      || (value.contains(":") && (isTaint || !value.contains("/")))
  }
}
