import Foundation
import KubeNotes

/// The facts of `content/commands`, read once.
enum CommandFixtures {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let catalog: CommandCatalog = {
    let folder = root.appending(path: "content/commands")
    let paths = FileManager.default.enumerator(atPath: folder.path())?.allObjects as? [String] ?? []
    var catalog = CommandCatalog()
    for path in paths.sorted() where path.hasSuffix(".yaml") {
      let url = folder.appending(path: path)
      guard let data = try? Data(contentsOf: url),
        let part = try? CommandFileReader.read(path: "commands/" + path, data: data)
      else { continue }
      catalog.merge(part)
    }
    return catalog.completed()
  }()

  static let facts = InMemoryCommandFacts(catalog)
  static let explainer = Explainer(facts: facts)
  static let intents = IntentIndex(catalog)

  /// A file of the evaluations beside the repository; nil where there is none.
  static func evaluation(_ name: String) -> [[String: Any]]? {
    let file = root.deletingLastPathComponent().appending(path: "shared/kubectl-eval/\(name).jsonl")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
    return text.split(separator: "\n").compactMap {
      try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
  }
}
