internal import ArgumentParser
internal import Foundation
internal import KubeNotes
internal import NotesStore

/// `quiz command`: explains a command line, or finds commands for an intent.
struct CommandCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "command",
    abstract: localized(
      ko: "명령줄을 풀이하거나, 하려는 일에 맞는 명령을 찾는다",
      en: "Explain a command line, or find commands for what you want to do"),
    discussion: localized(
      ko: """
        예:
          quiz command kubectl rollout undo deploy/web --to-revision=2
          quiz command 이전 버전으로 되돌리기
          quiz command kubectl rollout            (하위 명령과 예)
          quiz command kubectl get -o wide        (플래그까지)
          echo 'kubectl get po | wc -l' | quiz command

        옵션은 명령줄보다 앞에 쓰세요. 명령줄 뒤에 오는 -o는 그 명령의 것으로 읽습니다.
        """,
      en: """
        Examples:
          quiz command kubectl rollout undo deploy/web --to-revision=2
          quiz command go back to the previous version
          quiz command kubectl rollout            (its subcommands and examples)
          quiz command kubectl get -o wide        (with its flags)
          echo 'kubectl get po | wc -l' | quiz command

        Write options before the command line: -o behind it belongs to that command.
        """),
    aliases: ["cmd"])

  // Options of a group are lost where the words are captured whole, so they stand here by
  // themselves.
  @Option(help: ArgumentHelp(ko: "언어", en: "Language"))
  var lang: Language?

  @Option(help: ArgumentHelp(ko: "색을 쓸 때", en: "When to colour"))
  var color: ColorMode = .auto

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(ko: "출력 형식", en: "Output format"))
  var output: OutputFormat?

  @Flag(name: .customLong("json"), help: ArgumentHelp(ko: "-o json과 같음", en: "Same as -o json"))
  var json = false

  @Flag(help: ArgumentHelp(ko: "명령줄로 읽어 풀이한다", en: "Read the words as a command line"))
  var explain = false

  @Flag(help: ArgumentHelp(ko: "하려는 일로 읽어 명령을 찾는다", en: "Read the words as an intent"))
  var find = false

  @Flag(
    help: ArgumentHelp(ko: "표준 입력의 줄마다 하나씩 답한다", en: "Answer each line of standard input"))
  var batch = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      ko: "셸 기록에서 뒤로 N번째 명령을 풀이한다", en: "Explain the Nth last command of the history"))
  var last: Int?

  @Option(help: ArgumentHelp(ko: "셸 기록 파일", en: "The shell's history file"))
  var history: String?

  @Option(
    parsing: .unconditional, help: ArgumentHelp(ko: "찾은 명령을 N개까지", en: "Show at most N commands"))
  var limit = 10

  @Argument(
    parsing: .captureForPassthrough,
    help: ArgumentHelp(ko: "명령줄이나 하려는 일", en: "A command line, or an intent"))
  var words: [String] = []

  func validate() throws {
    if explain, find {
      throw ValidationError(
        localized(
          ko: "--explain과 --find는 함께 쓸 수 없습니다.", en: "--explain and --find exclude each other."))
    }
    for (name, value) in [("--limit", limit), ("--last", last ?? 1)] where value < 1 {
      throw ValidationError(
        localized(ko: "\(name)에는 1 이상을 쓰세요.", en: "\(name) takes a number from 1."))
    }
  }

  func run() throws {
    try request.run()
  }

  /// What is asked.
  var request: CommandRequest {
    var options = CommandRequest.Options()
    options.mode = explain ? .explain : find ? .find : .detect
    options.format = json ? .json : output ?? .text
    options.lang = lang
    options.color = color
    options.isBatch = batch
    options.limit = limit
    options.last = last
    options.history = history
    return CommandRequest(words: words, options: options)
  }
}
