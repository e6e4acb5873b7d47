extension LineReader {
  /// What to type instead of a flag that is gone or going.
  func rewrite(
    _ row: HistoryFact, _ flag: ParsedFlag, _ parsed: ParsedCommand
  ) throws -> Finding.Fix {
    let drop = Finding.Fix.edits([Edit(range: flag.range, text: "")])
    switch row.id {
    case "record": return .commands(recorded(parsed, without: flag), span: parsed.span)
    case "run-generator": return try runGenerator(flag, parsed) ?? drop
    case "run-limits", "run-requests", "run-serviceaccount", "run-hostport":
      return .commands(overrides(parsed), span: parsed.span)
    case "run-service-generator", "run-service-overrides": return drop
    case "autoscale-cpu-percent":
      guard let range = flag.valueRange else { return drop }
      return .edits([Edit(range: flag.range, text: "--cpu=\(line.text(range))%")])
    case "helm-install-name":
      guard let value = flag.valueRange else { return drop }
      return .commands([helmInstall(parsed, name: line.text(value), flag)], span: parsed.span)
    case "helm-delete-purge":
      guard let word = parsed.commandWords.last, let fact = parsed.fact else { return drop }
      return .edits([Edit(range: word, text: fact.word), Edit(range: flag.range, text: "")])
    case "set-image-source", "run-filename": return drop
    default: break
    }
    guard let target = row.replacement.first else { return drop }
    let words = target.split(separator: " ").map(String.init)
    let path = words.prefix { !$0.hasPrefix("-") }.prefix { word in
      word.unicodeScalars.first.map { !$0.properties.isUppercase } ?? true
    }.joined(separator: " ")
    let newFlags = words.filter { $0.hasPrefix("--") && $0 != "--" }
    let samePath = path.isEmpty || parsed.path == path || parsed.path.hasPrefix(path + " ")
    guard samePath else {
      return .commands(try row.replacement.map { try composed($0, parsed) }, span: parsed.span)
    }
    guard let new = newFlags.first else { return drop }
    let name = String(new.prefix { $0 != "=" })
    let fixed = new.dropFirst(name.count)
    let isFixed = !fixed.isEmpty && fixed.contains { $0.isLowercase }
    if isFixed { return .edits([Edit(range: flag.range, text: new)]) }
    return .edits([Edit(range: flag.nameRange, text: name)])
  }

  /// `--record` wrote an annotation; today it is written by hand.
  private func recorded(_ parsed: ParsedCommand, without flag: ParsedFlag) -> [String] {
    let span = parsed.span
    let offset = span.lowerBound
    let edit = Edit(
      range: flag.range.lowerBound - offset..<flag.range.upperBound - offset, text: "")
    let kept = [edit].applied(to: Array(line.scalars[span]))
    let target: String
    if let file = parsed.flag("filename") ?? parsed.flag("kustomize"), let value = file.valueRange {
      target = "\(file.name == "kustomize" ? "-k" : "-f") \(line.text(value))"
    } else {
      let words = parsed.positionals.filter { $0.role != .argument && $0.role != .value }
      if parsed.arguments.namesResources {
        target = words.prefix(words.first?.role == .resource ? 2 : 1)
          .map { line.text($0.range) }.joined(separator: " ")
      } else {
        let type = parsed.path.hasPrefix("kubectl create ") ? parsed.fact?.word ?? "TYPE" : "TYPE"
        target = "\(type) \(words.first.map { line.text($0.range) } ?? "NAME")"
      }
    }
    let annotate =
      "kubectl annotate \(target.isEmpty ? "TYPE/NAME" : target) kubernetes.io/change-cause='TEXT'"
    return ["\(kept) && \(annotate)"]
  }

  /// The generators of `kubectl run` by the kind of object they made.
  private func runGenerator(_ flag: ParsedFlag, _ parsed: ParsedCommand) throws -> Finding.Fix? {
    let value = flag.value ?? ""
    let template: String
    if value.hasPrefix("cronjob") || parsed.has("schedule") {
      template = "kubectl create cronjob NAME --image=IMAGE --schedule=CRON"
    } else if value.hasPrefix("job") {
      template = "kubectl create job NAME --image=IMAGE"
    } else if value.hasPrefix("deployment") || value.hasPrefix("run/") || parsed.has("replicas") {
      template = "kubectl create deployment NAME --image=IMAGE"
    } else {
      return nil
    }
    return .commands([try composed(template, parsed)], span: parsed.span)
  }

  /// Settings of the Pod that `kubectl run` no longer has flags for.
  private func overrides(_ parsed: ParsedCommand) -> [String] {
    let gone: Set<String> = ["limits", "requests", "serviceaccount", "hostport"]
    let name = parsed.positionals.first?.value ?? "NAME"
    let image = parsed.flag("image")?.value ?? "IMAGE"
    var spec: [String] = []
    if let account = parsed.flag("serviceaccount")?.value {
      spec.append("\"serviceAccountName\":\"\(account)\"")
    }
    var container: [String] = []
    let resources = ["limits", "requests"].compactMap { kind in
      parsed.flag(kind)?.value.map { value in
        let pairs = value.split(separator: ",").map { pair in
          let parts = pair.split(separator: "=", maxSplits: 1)
          return "\"\(parts[0])\":\"\(parts.count > 1 ? String(parts[1]) : "")\""
        }
        return "\"\(kind)\":{\(pairs.joined(separator: ","))}"
      }
    }
    if !resources.isEmpty {
      container.append("\"resources\":{\(resources.joined(separator: ","))}")
    }
    if let port = parsed.flag("hostport")?.value {
      let inner = parsed.flag("port")?.value ?? port
      container.append("\"ports\":[{\"containerPort\":\(inner),\"hostPort\":\(port)}]")
    }
    if !container.isEmpty {
      let head = ["\"name\":\"\(name)\"", "\"image\":\"\(image)\""] + container
      spec.append("\"containers\":[{\(head.joined(separator: ","))}]")
    }
    let kept = parsed.flags.filter { !gone.contains($0.name) }
    var words = ["kubectl run"]
    if let first = parsed.positionals.first { words.append(line.text(first.range)) }
    var seen: Set<Int> = []
    for flag in kept where seen.insert(flag.nameRange.lowerBound).inserted {
      words.append(line.text(flag.range))
    }
    let plain = words.joined(separator: " ")
    let inner =
      parsed.inner.isEmpty
      ? "" : " -- " + parsed.inner.map(line.text).joined(separator: " ")
    var lines = ["\(plain) --overrides='{\"spec\":{\(spec.joined(separator: ","))}}'\(inner)"]
    let setFlags = ["limits", "requests"].compactMap { name in
      parsed.flag(name)?.value.map { "--\(name)=\($0)" }
    }
    let render = "\(plain) --dry-run=client -o yaml\(inner)"
    if !setFlags.isEmpty {
      let set = "kubectl set resources --local -f - \(setFlags.joined(separator: " ")) -o yaml"
      lines.append("\(render) | \(set) | kubectl apply -f -")
    } else if let account = parsed.flag("serviceaccount")?.value {
      let set = "kubectl set serviceaccount --local -f - \(account) -o yaml"
      lines.append("\(render) | \(set) | kubectl apply -f -")
    }
    return lines
  }

  private func helmInstall(_ parsed: ParsedCommand, name: String, _ flag: ParsedFlag) -> String {
    let others = parsed.flags.filter { $0.nameRange != flag.nameRange }.map { line.text($0.range) }
    let words = parsed.positionals.map { line.text($0.range) }
    return (["helm install", name] + words + others).joined(separator: " ")
  }
}
