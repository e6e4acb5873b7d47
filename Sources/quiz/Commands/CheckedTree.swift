internal import Foundation
internal import KubeNotes
internal import NotesStore

/// The tree that `quiz check` looks at.
///
/// A folder with `notes/ko` or `notes/en` in it is content as it ships, and is always checked
/// whole, since its rules go across files; of a part of it only the problems there are reported.
struct CheckedTree {
  private let asked: URL
  /// The folder with `notes/`, where there is one at or above the path.
  private let contentRoot: URL?

  init(_ path: String) {
    asked = URL(filePath: path).standardizedFileURL
    contentRoot = Self.contentRoot(at: asked)
  }

  func report() throws -> CheckReport {
    let notes = contentRoot?.appending(path: "notes", directoryHint: .isDirectory) ?? asked
    // Says so when the path itself is not there.
    let files = try FileTree(asked)
    let tree = contentRoot == nil ? files : try FileTree(notes)
    var readings: [NoteReading] = []
    var problems: [ContentProblem] = []
    for file in tree.files {
      let data = try FileTree.data(of: file)
      do throws(NoteFileError) {
        readings.append(try NoteReader.read(data, path: file.path))
      } catch {
        problems.append(ContentProblem(error, bytes: data))
      }
    }
    let rules = contentRoot == nil ? ContentChecks.Rules.personal : .shipped
    let (explainer, dataProblems) = try data()
    problems += ContentChecks(readings, rules: rules) { command in
      explainer?.objection(to: command)
    }.problems()
    let places = Dictionary(
      tree.files.map { ($0.path, $0.url) }, uniquingKeysWith: { first, _ in first })
    problems = problems.map { located($0, at: places[$0.file]) }
    problems += dataProblems
    let isAsked = askedFilter()
    let cards = readings.filter { places[$0.note.path].map(isAsked) ?? false }
    return CheckReport(
      files: files.files.count, cards: cards.reduce(0) { $0 + $1.note.cards.count },
      problems: problems.filter { isAsked(URL(filePath: $0.file)) }.sorted())
  }

  /// What the files of YAML beside the notes say, and those that cannot be read.
  private func data() throws -> (explainer: Explainer?, problems: [ContentProblem]) {
    guard let contentRoot else { return (nil, []) }
    var catalog = CommandCatalog()
    var problems: [ContentProblem] = []
    for file in try FileTree(contentRoot, extensions: ["yaml", "yml"]).files {
      let data = try FileTree.data(of: file)
      if let problem = ContentProblem.ofYAML(data, path: file.path) {
        problems.append(located(problem, at: file.url))
      } else if file.path.hasPrefix(CommandFileReader.folder) {
        do {
          catalog.merge(try CommandFileReader.read(path: file.path, data: data))
        } catch let error as CommandFileError {
          problems.append(located(ContentProblem(error, data: data), at: file.url))
        }
      }
    }
    guard !catalog.commands.isEmpty else { return (nil, problems) }
    return (Explainer(facts: InMemoryCommandFacts(catalog.completed())), problems)
  }

  /// The problem with its file as a person would type it from here.
  private func located(_ problem: ContentProblem, at url: URL?) -> ContentProblem {
    guard let url else { return problem }
    var problem = problem
    let path = url.path(percentEncoded: false)
    let here = URL(filePath: FileManager.default.currentDirectoryPath).resolvingSymlinksInPath()
      .path(percentEncoded: false)
    let prefix = here.hasSuffix("/") ? here : here + "/"
    problem.file = path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
    return problem
  }

  /// Whether a file is at or below the path that was asked for.
  private func askedFilter() -> (URL) -> Bool {
    let root = asked.resolvingSymlinksInPath().path(percentEncoded: false)
    let prefix = root.hasSuffix("/") ? root : root + "/"
    return { url in
      let path = url.resolvingSymlinksInPath().path(percentEncoded: false)
      return path == root || path.hasPrefix(prefix)
    }
  }

  private static func contentRoot(at url: URL) -> URL? {
    var folder = url
    while folder.path(percentEncoded: false) != "/" {
      let notes = folder.appending(path: "notes", directoryHint: .isDirectory)
      if Language.allCases.contains(where: { isFolder(notes.appending(path: $0.rawValue)) }) {
        return folder
      }
      folder = folder.deletingLastPathComponent()
    }
    return nil
  }

  private static func isFolder(_ url: URL) -> Bool {
    var isFolder = ObjCBool(false)
    return FileManager.default.fileExists(
      atPath: url.path(percentEncoded: false), isDirectory: &isFolder) && isFolder.boolValue
  }
}
