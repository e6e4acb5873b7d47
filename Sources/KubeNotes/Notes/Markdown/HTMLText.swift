/// The text of a piece of HTML.
enum HTMLText {
  /// The text without tags and comments and without what scripts and styles hold; common entities
  /// are resolved.
  static func visible(in html: String) -> String {
    var result = ""
    var rest = html[...]
    while let open = rest.firstIndex(of: "<") {
      result += rest[..<open]
      rest = rest[open...]
      if rest.hasPrefix("<!--") {
        rest = after("-->", in: rest.dropFirst(4))
      } else if let element = ["script", "style"].first(where: { opens($0, rest) }) {
        rest = after(">", in: after("</\(element)", in: rest))
      } else if let next = rest.dropFirst().first, next.isLetter || "/!?".contains(next) {
        let isBreak = opens("br", rest) || opens("/p", rest) || opens("/li", rest)
        rest = after(">", in: rest)
        if isBreak { result += "\n" }
      } else {
        result.append("<")
        rest = rest.dropFirst()
      }
    }
    result += rest
    return resolvingEntities(in: result)
  }

  private static func opens(_ element: String, _ rest: Substring) -> Bool {
    let name = rest.dropFirst().prefix(element.count + 1)
    guard name.prefix(element.count).lowercased() == element else { return false }
    return name.count == element.count || !(name.last?.isLetter ?? false)
  }

  private static func after(_ mark: String, in text: Substring) -> Substring {
    text.firstRange(of: mark).map { text[$0.upperBound...] } ?? ""
  }

  private static func resolvingEntities(in text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    let entities = [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "),
      ("&amp;", "&"),
    ]
    return entities.reduce(text) { $0.replacing($1.0, with: $1.1) }
  }
}
