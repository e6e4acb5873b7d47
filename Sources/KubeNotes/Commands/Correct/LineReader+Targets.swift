extension LineReader {
  /// Types that stand for their Pods where a Pod is asked for.
  private static let podTypes: Set<String> = [
    "pods", "deployments", "replicasets", "statefulsets", "daemonsets", "jobs", "services",
  ]

  /// The Pod or node that a command is about.
  mutating func checkTarget(_ parsed: ParsedCommand) throws {
    guard let word = parsed.commandWords.last else { return }
    guard let first = parsed.positionals.first else {
      if !parsed.has("selector", "filename") {
        let what = parsed.arguments == .nodes ? "NODE" : "POD"
        insert(what, after: word, .invalid, missing: what)
      }
      return
    }
    switch parsed.arguments {
    case .nodes:
      guard parsed.positionals.count > 1, try facts.resource(first.value)?.name == "nodes" else {
        return
      }
      drop(
        first.range,
        Bilingual(
          ko: "\(parsed.path)에는 타입 없이 노드 이름만 씁니다",
          en: "\(parsed.path) takes the names of nodes, without the type"))
    case .podPorts:
      if parsed.positionals.count == 1 {
        insert("LOCAL_PORT:REMOTE_PORT", after: parsed.span, .invalid, missing: "PORT")
      } else if parsed.positionals.count > 2, first.role == .resource {
        join(first.range, parsed.positionals[1].range)
      }
    default: try checkTypedTarget(parsed, first)
    }
  }

  /// `logs deployment web` for `logs deployment/web`.
  private mutating func checkTypedTarget(
    _ parsed: ParsedCommand, _ first: ParsedCommand.Positional
  ) throws {
    var second: Range<Int>?
    if parsed.arguments == .podContainer, parsed.positionals.count > 1, !parsed.has("selector") {
      second = parsed.positionals[1].range
    } else if let separator = parsed.separator, let inner = parsed.inner.first,
      inner.upperBound < separator.lowerBound
    {
      second = inner
    }
    guard let second, let type = try facts.resource(first.value), Self.podTypes.contains(type.name),
      type.kind != first.value
    else { return }
    join(first.range, second)
  }

  private mutating func join(_ type: Range<Int>, _ name: Range<Int>) {
    report(
      .invalid, type, .edits([Edit(range: type.upperBound..<name.lowerBound, text: "/")]),
      Bilingual(ko: "대상은 TYPE/NAME 형태로 씁니다", en: "the target is written TYPE/NAME"))
  }

  /// A release has a name and a chart.
  mutating func checkChart(_ parsed: ParsedCommand) {
    guard ["helm install", "helm upgrade"].contains(parsed.path), !parsed.isFed,
      parsed.positionals.count == 1, let word = parsed.positionals.first, isSettled(word.value),
      !parsed.has("generate-name", "name", "help")
    else { return }
    let isChart =
      word.value.contains("/") || word.value.hasPrefix(".") || word.value.hasSuffix(".tgz")
    if isChart {
      let start = word.range.lowerBound
      report(
        .invalid, word.range, .edits([Edit(range: start..<start, text: "NAME ")]),
        Bilingual(ko: "릴리스 이름이 빠졌습니다", en: "the name of the release is missing"))
    } else {
      insert("CHART", after: word.range, .invalid, missing: "CHART")
    }
  }

  /// `pod/a b`: behind TYPE/NAME only TYPE/NAME may stand.
  mutating func checkMixedTargets(
    _ parsed: ParsedCommand, _ targets: [ParsedCommand.Positional]
  ) throws {
    guard parsed.arguments != .resourcesWord, let first = targets.first,
      first.role == .resourceName, let slash = first.value.firstIndex(of: "/")
    else { return }
    for word in targets.dropFirst()
    where word.role == .name && isLiteral(word.value) && isSettled(word.value) {
      if try facts.resource(word.value) != nil {
        drop(
          word.range,
          Bilingual(
            ko: "TYPE/NAME 뒤에는 타입만 쓸 수 없습니다: '\(word.value)'",
            en: "behind TYPE/NAME no type may stand alone: '\(word.value)'"))
      } else {
        let start = word.range.lowerBound
        report(
          .invalid, word.range,
          .edits([Edit(range: start..<start, text: String(first.value[...slash]))]),
          Bilingual(
            ko: "TYPE/NAME 뒤에는 TYPE/NAME만 올 수 있습니다: '\(word.value)'",
            en: "behind TYPE/NAME only TYPE/NAME may stand: '\(word.value)'"))
      }
    }
  }
}
