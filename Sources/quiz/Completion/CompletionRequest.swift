internal import KubeNotes
internal import NotesStore

/// `quiz __complete WORD…`: answers a shell's completion script.
///
/// Prints a line `word TAB meaning` for each candidate and then `:4`, or `:0` where names of files
/// fit too. That is how kubectl asks its plugins (cobra's protocol), so one answer serves it too.
struct CompletionRequest {
  let words: [String]

  /// Nil when the arguments ask for something else.
  init?(_ arguments: [String]) {
    guard arguments.first == "__complete" else { return nil }
    words = Array(arguments.dropFirst())
  }

  /// Answers. A completion that fails says nothing: a message would land in the line being typed.
  func run() {
    guard
      let context = try? Context(color: .never),
      let root = try? CommandTree.whole()
    else { return }
    let completer = Completer(root: root, language: context.language) {
      try context.library()
    } backups: {
      context.backups.all().filter { $0.kind != .damaged }.map { backup in
        let kind = backup.kind.text[context.language]
        return Candidate(
          word: backup.name, meaning: LocalTime(context).minute(backup.time) + " " + kind)
      }
    }
    let completion = (try? completer.complete(words)) ?? Completion()
    let lines = completion.candidates.map { candidate in
      let meaning =
        candidate.meaning.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
      return candidate.word.displaySafe + "\t" + meaning.displaySafe.truncated(toCells: 60)
    }
    context.console.out.write(
      (lines + [completion.takesFiles ? ":0" : ":4"])
        .joined(separator: "\n") + "\n")
  }
}
