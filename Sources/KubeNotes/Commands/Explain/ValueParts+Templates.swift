extension ValueParts {
  /// The parts of a JSONPath template (https://kubernetes.io/docs/reference/kubectl/jsonpath/).
  func jsonPath(_ template: String) throws -> [TokenPart] {
    let forms = try facts.values("jsonpath")
    func meaning(_ form: String) -> Bilingual? { forms.first { $0.value.hasPrefix(form) }?.meaning }
    return Self.groups(template).map { group in
      guard group.hasPrefix("{") else {
        return TokenPart(group, Bilingual(ko: "그대로 출력하는 글자", en: "printed as it is"))
      }
      let body = group.dropFirst().dropLast().drop { $0 == " " }
      if body.hasPrefix("range ") {
        return TokenPart(
          group, meaning("{range") ?? Bilingual(ko: "항목마다 되풀이", en: "repeat for every item"))
      }
      if body == "end" { return TokenPart(group, Bilingual(ko: "되풀이의 끝", en: "end of the loop")) }
      if body.hasPrefix("\"") || body.hasPrefix("'") {
        let shown =
          body.contains("\\n")
          ? Bilingual(ko: "줄바꿈", en: "a line break")
          : body.contains("\\t")
            ? Bilingual(ko: "탭", en: "a tab") : Bilingual(ko: "글자 그대로", en: "text as it is")
        return TokenPart(group, shown)
      }
      var about: [Bilingual] = []
      if body.contains("?(") { meaning("{[?").map { about.append($0) } }
      if body.contains("..") { meaning("{..").map { about.append($0) } }
      if body.contains("[*]") { meaning("{.items[*]").map { about.append($0) } }
      if body.contains("\\.") { meaning("\\.").map { about.append($0) } }
      if about.isEmpty {
        let isIndexed = body.contains("[") && !body.contains("[*]")
        (isIndexed ? meaning("{[N]") : meaning("{.FIELD")).map { about.append($0) }
      }
      return TokenPart(
        group,
        Bilingual(
          ko: about.map(\.ko).joined(separator: ", "), en: about.map(\.en).joined(separator: "; ")))
    }
  }

  /// The parts of a Go template (https://pkg.go.dev/text/template).
  func goTemplate(_ template: String) throws -> [TokenPart] {
    let forms = try facts.values("go-template")
    func meaning(_ form: String) -> Bilingual? { forms.first { $0.value.hasPrefix(form) }?.meaning }
    return Self.actions(template).map { part in
      guard part.hasPrefix("{{") else {
        return TokenPart(part, Bilingual(ko: "그대로 출력하는 글자", en: "printed as it is"))
      }
      let body = part.drop { "{- ".contains($0) }
      let fallback = Bilingual(ko: "템플릿의 동작", en: "an action of the template")
      if body.hasPrefix("range") { return TokenPart(part, meaning("{{range") ?? fallback) }
      if body.hasPrefix("end") {
        return TokenPart(part, Bilingual(ko: "블록의 끝", en: "end of the block"))
      }
      if body.hasPrefix("else") {
        return TokenPart(part, Bilingual(ko: "조건이 맞지 않으면", en: "otherwise"))
      }
      if body.hasPrefix("if") { return TokenPart(part, meaning("{{if") ?? fallback) }
      if body.hasPrefix("index") { return TokenPart(part, meaning("{{index") ?? fallback) }
      if body.contains("base64decode") { return TokenPart(part, meaning("{{VALUE |") ?? fallback) }
      if body.hasPrefix("\"") {
        return TokenPart(part, Bilingual(ko: "글자 그대로", en: "text as it is"))
      }
      return TokenPart(part, meaning("{{.FIELD") ?? fallback)
    }
  }

  /// Cuts a text into `{…}` groups, with nested braces, and what stands between them.
  static func groups(_ text: String) -> [String] {
    var groups: [String] = []
    var current = ""
    var depth = 0
    for character in text {
      if character == "{", depth == 0, !current.isEmpty {
        groups.append(current)
        current = ""
      }
      if character == "{" { depth += 1 }
      current.append(character)
      if character == "}", depth > 0 {
        depth -= 1
        if depth == 0 {
          groups.append(current)
          current = ""
        }
      }
    }
    return current.isEmpty ? groups : groups + [current]
  }

  /// Cuts a text into `{{…}}` actions and what stands between them.
  static func actions(_ text: String) -> [String] {
    var parts: [String] = []
    var rest = Substring(text)
    while !rest.isEmpty {
      if rest.hasPrefix("{{") {
        let end = rest.firstRange(of: "}}")?.upperBound ?? rest.endIndex
        parts.append(String(rest[..<end]))
        rest = rest[end...]
      } else {
        let end = rest.firstRange(of: "{{")?.lowerBound ?? rest.endIndex
        parts.append(String(rest[..<end]))
        rest = rest[end...]
      }
    }
    return parts
  }
}
