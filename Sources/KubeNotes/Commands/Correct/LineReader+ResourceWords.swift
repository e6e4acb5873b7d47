extension LineReader {
  /// Commands that act on named objects, and do nothing for a bare type.
  private static let needsName: Set<String> = [
    "kubectl delete", "kubectl scale", "kubectl autoscale", "kubectl expose", "kubectl label",
    "kubectl annotate", "kubectl patch", "kubectl taint", "kubectl set image", "kubectl set env",
    "kubectl set resources", "kubectl set serviceaccount", "kubectl set selector",
    "kubectl set subject",
  ]

  /// Commands whose targets have Pod templates.
  private static let workloads: Set<String> = [
    "kubectl scale", "kubectl autoscale", "kubectl expose", "kubectl set image", "kubectl set env",
    "kubectl set resources", "kubectl set serviceaccount", "kubectl rollout status",
    "kubectl rollout undo", "kubectl rollout history", "kubectl rollout restart",
    "kubectl rollout pause", "kubectl rollout resume",
  ]

  mutating func checkResourceWords(_ parsed: ParsedCommand) throws {
    let targets = parsed.positionals.filter { $0.role != .argument }
    let isFromFile = parsed.has("filename", "kustomize")
    guard let command = parsed.commandWords.last else { return }
    if isFromFile {
      // A file already says what it is about.
      guard let first = targets.first, first.role == .resource || first.role == .resourceName,
        let last = targets.last
      else { return }
      report(
        .invalid, first.range,
        .edits([Edit(range: first.range.lowerBound..<last.range.upperBound, text: "")]),
        Bilingual(
          ko: "-f나 -k를 쓰면 리소스 타입과 이름을 함께 쓸 수 없습니다",
          en: "with -f or -k no resource type or name may stand"))
      return
    }
    guard let first = targets.first else {
      if !parsed.has("raw") { addType(parsed, command) }
      return
    }
    if first.role == .resource, targets.count == 1, isLiteral(first.value) {
      try checkBareType(parsed, first)
    }
    try checkMixedTargets(parsed, targets)
    checkNameAndSelector(parsed, targets)
    if parsed.arguments == .resourcesPairs { checkPairs(parsed, targets) }
  }

  private mutating func addType(_ parsed: ParsedCommand, _ command: Range<Int>) {
    let end = command.upperBound
    report(
      .invalid, command, .edits([Edit(range: end..<end, text: " TYPE")]),
      Bilingual(ko: "리소스 타입이 빠졌습니다", en: "the resource type is missing"))
  }

  /// Only one word: a type without a name, or a name without a type.
  private mutating func checkBareType(
    _ parsed: ParsedCommand, _ word: ParsedCommand.Positional
  ) throws {
    let base = String((word.value.split(separator: ",").first ?? "").prefix { $0 != "." })
    let isType =
      try facts.resource(base) != nil || base == "all"
      || findings.contains { $0.range.overlaps(word.range) }
    let start = word.range.lowerBound
    let isFile = [".yaml", ".yml", ".json"].contains { word.value.hasSuffix($0) }
    if isFile, !isType, try table(parsed.path)[long: "filename"] != nil {
      report(
        .invalid, word.range, .edits([Edit(range: start..<start, text: "-f ")]),
        Bilingual(ko: "파일 앞에 -f가 필요합니다", en: "a file needs -f before it"))
      return
    }
    if !isType, !word.value.contains("."),
      Self.workloads.contains(parsed.path) || parsed.path == "kubectl delete"
    {
      let type = Self.workloads.contains(parsed.path) ? "deployment" : "pod"
      report(
        .invalid, word.range, .edits([Edit(range: start..<start, text: type + "/")]),
        Bilingual(
          ko: "'\(word.value)' 앞에 리소스 타입이 빠졌습니다",
          en: "the resource type is missing before '\(word.value)'"))
      return
    }
    if parsed.path == "kubectl taint", !isType {
      report(
        .invalid, word.range, .edits([Edit(range: start..<start, text: "nodes ")]),
        Bilingual(
          ko: "'\(word.value)' 앞에 nodes가 빠졌습니다", en: "nodes is missing before '\(word.value)'"))
      return
    }
    guard Self.needsName.contains(parsed.path),
      !parsed.has("selector", "all", "field-selector", "local", "list") || parsed.has("local")
    else { return }
    if !isType, word.value.contains(".") { return }
    let end = word.range.upperBound
    report(
      .invalid, word.range,
      .edits(
        [Edit(range: end..<end, text: isType ? " NAME" : "")]
          + (isType ? [] : [Edit(range: start..<start, text: "TYPE ")])),
      isType
        ? Bilingual(
          ko: "이름, -l, --all 가운데 하나가 필요합니다", en: "a name, -l or --all is needed")
        : Bilingual(ko: "리소스 타입이 빠졌습니다", en: "the resource type is missing"))
  }

  private mutating func checkNameAndSelector(
    _ parsed: ParsedCommand, _ targets: [ParsedCommand.Positional]
  ) {
    let isNamed = targets.contains { $0.role == .name || $0.role == .resourceName }
    guard isNamed,
      ["kubectl get", "kubectl delete", "kubectl describe"].contains(parsed.path)
    else { return }
    if let selector = parsed.flag("selector") {
      report(
        .invalid, selector.range, .edits([Edit(range: selector.range, text: "")]),
        Bilingual(
          ko: "이름과 셀렉터(-l)는 함께 쓸 수 없습니다", en: "a name and a selector (-l) exclude each other"))
    }
    if parsed.path == "kubectl get", let all = parsed.flag("all-namespaces"), all.value != "false" {
      report(
        .invalid, all.range, .edits([Edit(range: all.range, text: "-n NAMESPACE")]),
        Bilingual(
          ko: "이름으로는 모든 네임스페이스에서 찾을 수 없습니다",
          en: "a name cannot be looked up across all namespaces"))
    }
  }

  private mutating func bareImage(_ word: Range<Int>) {
    report(
      .invalid, word, .edits([Edit(range: word, text: "'*=\(line.value(word))'")]),
      Bilingual(ko: "이미지 앞에 컨테이너 이름이 필요합니다", en: "the image needs the name of its container"))
  }

  private mutating func checkPairs(
    _ parsed: ParsedCommand, _ targets: [ParsedCommand.Positional]
  ) {
    let pairs = parsed.positionals.filter { $0.role == .argument }
    if parsed.path == "kubectl set image", pairs.count == 1, let image = pairs.first,
      !image.value.contains("="), isLiteral(image.value), !image.value.hasSuffix("-")
    {
      bareImage(image.range)
      return
    }
    guard pairs.isEmpty, !parsed.has("list", "from", "env", "keys", "resolve") else { return }
    let end = parsed.span.upperBound
    let text: String
    switch parsed.path {
    case "kubectl set image": text = "CONTAINER=IMAGE"
    case "kubectl taint": text = "KEY=VALUE:NoSchedule"
    default: text = "KEY=VALUE"
    }
    // `nginx:1.27` without the container it is for.
    if parsed.path == "kubectl set image", let last = targets.last, last.value.contains(":") {
      bareImage(last.range)
      return
    }
    report(
      .invalid, parsed.span, .edits([Edit(range: end..<end, text: " " + text)]),
      Bilingual(ko: "\(text) 형태의 인자가 필요합니다", en: "an argument such as \(text) is needed"))
  }
}
