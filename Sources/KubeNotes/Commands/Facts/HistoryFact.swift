/// A change over versions: what people write, what became of it, what to type today.
package struct HistoryFact: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable {
    case command, flag, syntax, resource, key, value, behaviour, needs
  }

  package var id: String
  package var program: String
  package var kind: Kind
  /// What a person writes; alternatives are separated by `|`.
  package var match: String
  /// `removed`, `renamed`, `deprecated`, `plugin`, `changed`, `superseded`, `alpha`, `needs`,
  /// `invalid`.
  package var status: String
  package var deprecatedIn: String?
  /// First release without it.
  package var removedIn: String?
  package var replacement: [String] = []
  package var note: Bilingual?
  /// Whether the versions are certain enough to be shown.
  package var isVerified = true

  package init(id: String, program: String, kind: Kind, match: String, status: String) {
    self.id = id
    self.program = program
    self.kind = kind
    self.match = match
    self.status = status
  }

  /// The status a line has that contains it; nil where the line stays fine.
  package var lineStatus: ExplanationStatus? { ExplanationStatus(rawValue: status) }

  /// The version to name: the one that removed it, else the one that deprecated it.
  package var version: String? {
    guard isVerified else { return nil }
    return (removedIn ?? deprecatedIn).map { $0.drop { !$0.isNumber } }.map(String.init)
  }

  /// Keys under which the row is looked up; see `HistoryKey`.
  package var keys: [String] {
    HistoryKey.keys(program: program, kind: kind, match: match)
  }
}

/// The keys that connect what stands on a line with a row of the history.
///
/// `command kubectl rolling-update`, `flag kubectl run --generator`, `flag kubectl * --record`,
/// `resource endpoints`, `key node-role.kubernetes.io/master`, or `id dry-run-bare` for the rest.
package enum HistoryKey {
  package static func command(_ path: String) -> String { "command \(path)" }
  package static func flag(_ name: String, of path: String) -> String { "flag \(path) --\(name)" }
  package static func anyFlag(_ name: String, program: String) -> String {
    "flag \(program) * --\(name)"
  }
  package static func resource(_ name: String) -> String { "resource \(name)" }
  package static func id(_ id: String) -> String { "id \(id)" }

  /// All keys of a row.
  static func keys(program: String, kind: HistoryFact.Kind, match: String) -> [String] {
    let words = match.split(separator: " ").map(String.init)
    switch kind {
    case .command:
      // "etcdctl mk|set|rm": alternatives stand in the last word.
      guard let last = words.last else { return [] }
      let parent = words.dropLast().joined(separator: " ")
      return last.split(separator: "|").map { command("\(parent) \($0)") }
    case .flag:
      guard let last = words.last, last.hasPrefix("-") else { return [] }
      // "helm install|upgrade --atomic": so do those of the last word of the path.
      let parent = words.dropLast(2).map { $0 + " " }.joined()
      let paths = (words.dropLast().last ?? "").split(separator: "|").map { parent + $0 }
      return last.split(separator: "|").flatMap { name in
        let bare = String(name.drop { $0 == "-" })
        return paths.isEmpty
          ? [anyFlag(bare, program: program)] : paths.map { flag(bare, of: $0) }
      }
    case .resource:
      return words.last.map { [resource($0)] } ?? []
    case .key:
      return ["key \(match)"]
    case .syntax, .value, .behaviour, .needs:
      return []
    }
  }
}
