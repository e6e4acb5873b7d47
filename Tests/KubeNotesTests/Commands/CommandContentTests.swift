import Foundation
import KubeNotes
import Testing

/// The facts of `content/commands` as a whole.
@Suite struct CommandContentTests {
  @Test func knowsEveryProgram() {
    #expect(
      CommandFixtures.catalog.programs.map(\.name).sorted()
        == ["crictl", "etcdctl", "etcdutl", "helm", "kubeadm", "kubectl"])
  }

  @Test func everyCommandAndFlagHasAMeaning() {
    for command in CommandFixtures.catalog.commands {
      #expect(command.meaning != nil, "\(command.path)")
      for flag in command.flags { #expect(flag.meaning != nil, "\(command.path) --\(flag.name)") }
    }
    for (program, flags) in CommandFixtures.catalog.globalFlags {
      for flag in flags { #expect(flag.meaning != nil, "\(program) --\(flag.name)") }
    }
  }

  @Test func everyCommandHasAParent() {
    for command in CommandFixtures.catalog.commands {
      guard let parent = command.parent else { continue }
      #expect(CommandFixtures.facts.command(parent) != nil, "\(command.path)")
    }
  }

  @Test func everyTaskNamesCommands() {
    for task in CommandFixtures.catalog.tasks {
      for path in task.commands { #expect(CommandFixtures.facts.command(path) != nil, "\(path)") }
    }
  }

  @Test func everyRowOfTheHistoryCanBeFound() {
    for row in CommandFixtures.catalog.history {
      #expect(CommandFixtures.facts.history(HistoryKey.id(row.id))?.id == row.id)
    }
  }

  /// Commands and flags against the table that the facts were checked with.
  @Test(.enabled(if: table != nil, "the table of commands is not beside the repository"))
  func isComplete() throws {
    let programs = try #require(Self.table?["programs"] as? [String: [String: Any]])
    var commands = 0
    for (program, facts) in programs {
      for entry in facts["commands"] as? [[String: Any]] ?? [] {
        let path = entry["path"] as? String ?? ""
        guard let command = CommandFixtures.facts.command(path) else {
          Issue.record("\(path) is missing")
          continue
        }
        commands += 1
        let names = Set(CommandFixtures.facts.flags(of: path).map(\.name))
        for flag in entry["flags"] as? [[String: Any]] ?? [] {
          let name = flag["name"] as? String ?? ""
          #expect(names.contains(name), "\(path) --\(name)")
        }
        #expect(command.program == program)
      }
    }
    #expect(commands > 390)
  }

  static var table: [String: Any]? {
    let file = CommandFixtures.root.deletingLastPathComponent()
      .appending(path: "shared/reference/kubectl.json")
    guard let data = try? Data(contentsOf: file) else { return nil }
    return try? JSONSerialization.jsonObject(with: data) as? [String: Any]
  }
}
