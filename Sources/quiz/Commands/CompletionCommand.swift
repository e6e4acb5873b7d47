internal import ArgumentParser

/// `quiz completion SHELL`: a script that completes commands and options.
struct CompletionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completion",
    abstract: localized(
      ko: "셸 자동 완성 스크립트를 출력한다", en: "Print a completion script for a shell"),
    discussion: localized(
      ko: """
        예:
          quiz completion bash > ~/.local/share/bash-completion/completions/quiz
          quiz completion zsh > ~/.zfunc/_quiz
          quiz completion fish > ~/.config/fish/completions/quiz.fish
        """,
      en: """
        Examples:
          quiz completion bash > ~/.local/share/bash-completion/completions/quiz
          quiz completion zsh > ~/.zfunc/_quiz
          quiz completion fish > ~/.config/fish/completions/quiz.fish
        """))

  enum Shell: String, ExpressibleByArgument, CaseIterable {
    case bash, zsh, fish

    /// The script to load.
    var script: String {
      switch self {
      case .bash: CompletionScript.bash
      case .zsh: CompletionScript.zsh
      case .fish: CompletionScript.fish
      }
    }
  }

  @Argument(help: ArgumentHelp(ko: "셸", en: "The shell"))
  var shell: Shell

  func run() {
    print(shell.script)
  }
}
