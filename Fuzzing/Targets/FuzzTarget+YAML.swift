internal import Foundation
internal import KubeNotes

extension FuzzTarget {
  /// Files of YAML: command facts, curriculum, glossary, settings, and any file that is only checked.
  package static let yaml = FuzzTarget(
    name: "yaml",
    pieces: [
      "a: &a [*a,*a]\n", "&a ", "*a", "b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n", "<<: *a\n", "[", "{",
      "]", "}", "- ", "? ", ": ", "|\n", ">\n", "'", "\"", "\\x1b", "\\u202e", "!!binary ",
      "!!set ",
      "!<x> ", "%YAML 1.2\n", "---\n", "...\n", "#", "\t", "\u{85}", "\u{2028}", "\u{FEFF}",
      "command: kubectl get\n", "meaning: {ko: 가, en: a}\n", "name: ", "flags:\n", "examples:\n",
      "run: ", "0x", "1e999", ".nan", "~", "null", "2001-01-01", "terms:\n", "ko: ", "en: ",
    ],
    seeds: { root in
      let commands = SeedFiles.contents(root, "content/commands", ending: ".yaml", limit: 24)
      let others = SeedFiles.contents(root, "content", ending: ".yaml", limit: 8)
      return (commands.map { [0] + $0 }) + others.flatMap { [[8] + $0, [9] + $0] }
        + SeedFiles.contents(root, "Tests/Fixtures/fuzz/yaml", ending: "")
    },
    run: { bytes in
      var input = FuzzInput(bytes)
      let choice = input.byte()
      let data = Data(input.bytes)
      if let problem = ContentProblem.ofYAML(data, path: "a.yaml") {
        try promise(problem.line >= 1 && problem.column >= 1, "\(problem)")
        try promise(!problem.message.ko.isEmpty && !problem.message.en.isEmpty, "\(problem)")
      }
      switch choice {
      case 8: _ = try? Glossary(yaml: input.text)
      case 9: _ = try? Curriculum(yaml: input.text)
      case 10:
        let key = PreferenceKey.allCases[input.byte() % PreferenceKey.allCases.count]
        let file = PreferencesFile(input.text)
        let changed = PreferencesFile(file.text(setting: key, to: "x"))
        try promise(
          changed.entries[key]?.value == "x" || !changed.problems.isEmpty, "\(key) is lost")
      case 11:
        let note = Data("---\n".utf8) + data + Data("\n---\ntext\n".utf8)
        if let reading = try? NoteReader.read(note, path: "ko/topic/note.md") {
          try NotePromises(reading: reading).check()
        }
      default:
        let names = [
          "get.yaml", "_program.yaml", "_resources.yaml", "_outputs.yaml", "_values.yaml",
          "_syntax.yaml", "_history.yaml", "_tasks.yaml",
        ]
        do {
          let catalog = try CommandFileReader.read(
            path: "commands/kubectl/" + names[choice % names.count], data: data)
          _ = InMemoryCommandFacts(catalog.completed())
          _ = IntentIndex(catalog)
        } catch let error as CommandFileError {
          try promise(!error.message.ko.isEmpty, "\(error)")
        }
      }
    })
}
