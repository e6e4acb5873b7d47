internal import Yams

/// Reads YAML nodes of one file into command facts.
struct NodeReader {
  let file: String

  func list<Element>(_ node: Node, _ read: (Node) throws -> Element) throws -> [Element] {
    guard let sequence = node.sequence else {
      throw error(node, Bilingual(ko: "목록이어야 합니다", en: "must be a list"))
    }
    return try sequence.map(read)
  }

  func string(_ node: Node, _ key: String) -> String? {
    node.mapping?[key]?.scalar?.string
  }

  /// A text that must be there.
  func text(_ node: Node, _ key: String) throws -> String {
    guard let text = string(node, key) else {
      throw error(node, Bilingual(ko: "'\(key)'가 없습니다", en: "'\(key)' is missing"))
    }
    return text
  }

  func bool(_ node: Node, _ key: String) -> Bool { string(node, key) == "true" }

  /// The strings of a list; a single scalar is a list of one.
  func strings(_ node: Node, _ key: String) -> [String] {
    guard let value = node.mapping?[key] else { return [] }
    if let scalar = value.scalar { return scalar.string.isEmpty ? [] : [scalar.string] }
    return value.sequence?.compactMap { $0.scalar?.string } ?? []
  }

  func bilingual(_ node: Node, _ key: String) -> Bilingual? {
    guard let value = node.mapping?[key], let ko = string(value, "ko"),
      let en = string(value, "en")
    else { return nil }
    return Bilingual(ko: ko, en: en)
  }

  func error(_ node: Node, _ message: Bilingual) -> CommandFileError {
    CommandFileError(
      file: file, line: node.mark?.line ?? 0, column: node.mark?.column ?? 0, reason: message)
  }
}

extension NodeReader {
  func command(_ node: Node) throws -> CommandFact {
    var fact = CommandFact(path: try text(node, "path"))
    fact.usage = string(node, "usage") ?? fact.path
    if let kind = string(node, "args") {
      guard let arguments = ArgumentKind(rawValue: kind) else {
        throw error(
          node, Bilingual(ko: "'args: \(kind)'는 없는 값입니다", en: "no such args: \(kind)"))
      }
      fact.arguments = arguments
    }
    fact.aliases = strings(node, "aliases")
    fact.isCore = bool(node, "core")
    fact.isGroup = bool(node, "group")
    fact.required = strings(node, "required")
    fact.doubleDash = bool(node, "doubleDash")
    fact.since = string(node, "since")
    fact.removedIn = string(node, "removedIn")
    fact.replacement = string(node, "replacement")
    fact.meaning = bilingual(node, "meaning")
    fact.notes = strings(node, "notes")
    if let flags = node.mapping?["flags"] { fact.flags = try list(flags, flag) }
    if let flags = node.mapping?["removedFlags"] {
      fact.removedFlags = try list(flags) { flag in
        RemovedFlag(
          name: try text(flag, "name"), short: string(flag, "short"),
          removedIn: string(flag, "removedIn"), typeName: string(flag, "type"))
      }
    }
    if let examples = node.mapping?["examples"] {
      fact.examples = try list(examples) { example in
        CommandExample(
          run: try text(example, "run"),
          meaning: Bilingual(ko: try text(example, "ko"), en: try text(example, "en")))
      }
    }
    if let intents = node.mapping?["intents"] {
      for language in Language.allCases {
        fact.intents[language] = strings(intents, language.rawValue)
      }
    }
    return fact
  }

  func flag(_ node: Node) throws -> FlagFact {
    var fact = FlagFact(name: try text(node, "name"))
    fact.short = string(node, "short")
    fact.typeName = string(node, "type") ?? "string"
    fact.type = FlagType(typeName: fact.typeName)
    fact.defaultValue = string(node, "default")
    fact.repeatable = bool(node, "repeatable")
    fact.valueOptional = string(node, "valueOptional")
    fact.values = strings(node, "values")
    fact.hidden = bool(node, "hidden")
    fact.since = string(node, "since")
    fact.removedIn = string(node, "removedIn")
    fact.meaning = bilingual(node, "meaning")
    if let deprecated = node.mapping?["deprecated"] {
      fact.deprecation = .init(
        since: string(deprecated, "since"), replacement: string(deprecated, "replacement"))
    }
    return fact
  }

  func program(_ node: Node, into catalog: inout CommandCatalog) throws {
    let name = try text(node, "program")
    catalog.programs = [
      ProgramFact(
        name: name, version: string(node, "version") ?? "", aliases: strings(node, "aliases"),
        meaning: bilingual(node, "meaning"))
    ]
    var root = CommandFact(path: name)
    root.usage = string(node, "usage") ?? name
    root.arguments = .command
    root.meaning = bilingual(node, "meaning")
    root.notes = strings(node, "notes")
    if let examples = node.mapping?["examples"] {
      root.examples = try list(examples) { example in
        CommandExample(
          run: try text(example, "run"),
          meaning: Bilingual(ko: try text(example, "ko"), en: try text(example, "en")))
      }
    }
    if let intents = node.mapping?["intents"] {
      for language in Language.allCases {
        root.intents[language] = strings(intents, language.rawValue)
      }
    }
    catalog.commands = [root]
    if let flags = node.mapping?["globalFlags"] {
      catalog.globalFlags[name] = try list(flags) { node in
        var flag = try flag(node)
        flag.isGlobal = true
        return flag
      }
    }
    if let environment = node.mapping?["environment"] {
      catalog.values = try list(environment) { variable in
        ValueFact(
          place: "environment", value: try text(variable, "name"),
          meaning: bilingual(variable, "meaning"))
      }
    }
    if let meanings = node.mapping?["flagMeanings"]?.mapping {
      for (key, value) in meanings {
        guard let flag = key.scalar?.string, let ko = string(value, "ko"),
          let en = string(value, "en")
        else { continue }
        catalog.flagMeanings[name, default: [:]][flag] = Bilingual(ko: ko, en: en)
      }
    }
  }

  func resource(_ node: Node) throws -> ResourceFact {
    var fact = ResourceFact(
      name: try text(node, "name"), singular: try text(node, "singular"),
      kind: try text(node, "kind"), group: string(node, "group") ?? "",
      version: string(node, "version") ?? "v1", namespaced: bool(node, "namespaced"))
    fact.shortNames = strings(node, "shortNames")
    fact.stage = string(node, "stage")
    fact.removedIn = string(node, "removedIn")
    fact.meaning = bilingual(node, "meaning")
    return fact
  }

  func value(_ node: Node, place: String, key: String) throws -> ValueFact {
    var fact = ValueFact(
      place: place, value: try text(node, key), since: string(node, "since"),
      meaning: bilingual(node, "meaning"))
    fact.flags = strings(node, "flags")
    return fact
  }

  func history(_ node: Node) throws -> HistoryFact {
    guard let kind = HistoryFact.Kind(rawValue: try text(node, "kind")) else {
      throw error(node, Bilingual(ko: "없는 'kind'입니다", en: "no such kind"))
    }
    var fact = HistoryFact(
      id: try text(node, "id"), program: try text(node, "program"), kind: kind,
      match: try text(node, "match"), status: try text(node, "status"))
    let unverified = Set(strings(node, "unverified"))
    fact.deprecatedIn = unverified.contains("deprecatedIn") ? nil : string(node, "deprecatedIn")
    fact.removedIn = unverified.contains("removedIn") ? nil : string(node, "removedIn")
    fact.replacement = strings(node, "replacement")
    fact.note = bilingual(node, "note")
    fact.isVerified = string(node, "verified") != "false"
    return fact
  }

  func task(_ node: Node) throws -> TaskFact {
    guard let title = bilingual(node, "title") else {
      throw error(node, Bilingual(ko: "'title'이 없습니다", en: "'title' is missing"))
    }
    return TaskFact(
      id: try text(node, "id"), title: title, commands: strings(node, "commands"))
  }
}
