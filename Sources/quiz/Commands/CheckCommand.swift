internal import ArgumentParser
internal import Foundation
internal import KubeNotes
internal import NotesStore

/// `quiz check PATH`: everything that is wrong with a tree of notes, in one run.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: localized(
      ko: "노트와 카드에서 잘못된 곳을 모두 찾는다", en: "Find everything wrong in notes and cards"),
    discussion: localized(
      ko: """
        파일마다 줄, 칸, 잘못된 줄을 보여 준다. notes/ko와 notes/en이 있는 폴더에서는
        두 언어의 짝, 출처, 답의 길이까지 본다. 오류가 있으면 2로 끝난다.

        예:
          quiz check ~/notes
          quiz check content -o json
        """,
      en: """
        Shows file, line, column and the offending line. In a folder with notes/ko and
        notes/en it also checks the pairs of languages, sources and the length of
        answers. Ends with 2 when there are errors.

        Examples:
          quiz check ~/notes
          quiz check content -o json
        """))

  @Argument(help: ArgumentHelp(ko: "폴더나 파일", en: "A folder or a file"))
  var path: String

  @OptionGroup var interface: InterfaceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let context = try context(interface)
    let report = try CheckedTree(path).report()
    let console = context.console
    guard report.files > 0 else {
      console.notice(
        ko: "'\(path.displaySafe)'에는 확인할 Markdown 파일이 없습니다.",
        en: "There is no Markdown file to check at '\(path.displaySafe)'.")
      throw ExitStatus.nothingFound
    }
    switch output.format {
    case .json: try console.json(report)
    case .name: for file in report.faultyFiles { console.out.line(file.displaySafe) }
    case .text, .wide:
      for problem in report.problems { print(problem, to: console.out, context.language) }
      summarize(report, console)
    }
    if report.errors > 0 { throw ExitStatus.failed }
  }

  private func print(_ problem: ContentProblem, to out: OutputStream, _ language: Language) {
    let place = "\(problem.file):\(problem.line):\(problem.column):".displaySafe
    let severity = out.style(
      "\(problem.severity.rawValue):", problem.severity == .error ? .bad : .warning)
    let sentence = problem.message.sentence(in: language).displaySafe
    out.line("\(out.style(place, .path)) \(severity) \(sentence)")
    let shown = problem.shortened()
    let excerpt = shown.excerpt.displaySafe.replacing("\t", with: " ")
    guard !excerpt.isEmpty else { return }
    out.line(excerpt)
    out.line(String(repeating: " ", count: shown.caretOffset()) + out.style("^", .good))
  }

  private func summarize(_ report: CheckReport, _ console: Console) {
    console.notice(
      ko: "파일 \(report.files)개, 카드 \(report.cards)장: 오류 \(report.errors)개, "
        + "경고 \(report.warnings)개",
      en: "\(Self.count(report.files, "file")), \(Self.count(report.cards, "card")): "
        + "\(Self.count(report.errors, "error")), \(Self.count(report.warnings, "warning"))")
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
  }
}
