internal import Yams

/// YAML from anywhere, with limits on what it costs to read.
///
/// A few lines of aliases of aliases unfold to billions of values ("billion laughs"), and Yams
/// unfolds them by itself where they are keys of a mapping, since it compares keys. So a text with
/// aliases is weighed before it is parsed. The depth of nesting is limited by libyaml (1000).
enum YAMLText {
  /// The longest text, in bytes of UTF-8; seven times the largest file of the content.
  static let longest = 1 << 20
  /// The most that aliases may add, in bytes. Manifests with anchors add a few thousand.
  static let mostUnfolded = 256 << 10
  /// Stands for the `*` of an alias while a text is weighed: a character for private use. A text that
  /// has it already is weighed too heavily at worst.
  static let aliasMark = "\u{E000}"

  /// Why a text is not parsed.
  enum Excess: Error, Hashable {
    case tooLong
    /// The alias that is one too many, in this line and column, both from 1.
    case aliases(line: Int, column: Int)

    /// In the words of a parser, as its other reasons are.
    var reason: String {
      switch self {
      case .tooLong: "longer than \(YAMLText.longest >> 20) MiB"
      case .aliases: "aliases unfold to more than \(YAMLText.mostUnfolded >> 10) KiB"
      }
    }

    var place: (line: Int, column: Int) {
      switch self {
      case .tooLong: (1, 1)
      case .aliases(let line, let column): (line, column)
      }
    }
  }

  /// A parser of a text that is within the limits.
  ///
  /// - Throws: `Excess`, `YamlError`.
  static func parser(_ text: String, resolver: Resolver = .basic) throws -> Parser {
    guard text.utf8.count <= longest else { throw Excess.tooLong }
    if let folded = withoutAliases(text) {
      let parser = try Parser(yaml: folded, resolver: .basic, encoding: .utf8)
      var scale = AliasScale()
      while let root = try parser.nextRoot() { _ = try scale.weight(of: root) }
    }
    return try Parser(yaml: text, resolver: resolver, encoding: .utf8)
  }

  /// The text with a plain scalar in place of each alias; nil where nothing looks like an alias of
  /// something before it.
  private static func withoutAliases(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard bytes.contains(UInt8(ascii: "&")), bytes.contains(UInt8(ascii: "*")) else { return nil }
    var result: [UInt8] = []
    var anchors: Set<ArraySlice<UInt8>> = []
    var hasAlias = false
    for (position, byte) in bytes.enumerated() {
      guard byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*") else {
        result.append(byte)
        continue
      }
      let name = bytes[(position + 1)...].prefix(while: isName)
      if byte == UInt8(ascii: "&") { anchors.insert(name) }
      if byte == UInt8(ascii: "*"), !name.isEmpty, anchors.contains(name) {
        hasAlias = true
        result += aliasMark.utf8
      } else {
        result.append(byte)
      }
    }
    return hasAlias ? String(decoding: result, as: UTF8.self) : nil
  }

  /// The names of anchors that libyaml reads: letters, digits, `_` and `-`.
  fileprivate static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}

/// Adds up what aliases would unfold to, in a tree that has marked scalars in their places.
private struct AliasScale {
  private var weights: [String: Int] = [:]
  private var unfolded = 0

  /// What a node holds with all that its aliases stand for, in bytes.
  ///
  /// - Throws: `YAMLText.Excess`.
  mutating func weight(of node: Node) throws -> Int {
    var weight = 1
    switch node {
    case .scalar(let scalar):
      weight += scalar.string.utf8.count
      if scalar.style == .plain, scalar.string.hasPrefix(YAMLText.aliasMark) {
        let name = scalar.string.utf8.dropFirst(YAMLText.aliasMark.utf8.count).prefix(
          while: YAMLText.isName)
        weight = weights[String(decoding: name, as: UTF8.self)] ?? 1
        unfolded += weight
        guard unfolded <= YAMLText.mostUnfolded else {
          throw YAMLText.Excess.aliases(
            line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
        }
      }
    case .sequence(let sequence):
      for item in sequence { weight += try self.weight(of: item) }
    case .mapping(let mapping):
      for (key, value) in mapping {
        weight += try self.weight(of: key) + self.weight(of: value)
      }
    case .alias: break
    }
    // Only what is complete can be an alias's.
    if let name = node.anchor?.rawValue { weights[name] = weight }
    return weight
  }
}
