internal import ArgumentParser
internal import Foundation
internal import KubeNotes
internal import NotesStore

/// `quiz stats`: pictures of what was studied, and of what would be remembered.
struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: localized(
      ko: "공부 기록과 시험 준비도를 그린다", en: "Draw your history and exam readiness"),
    discussion: localized(
      ko: """
        준비도는 시험 분야마다 학습 항목을 지금 떠올릴 확률의 평균입니다. 아직 답하지
        않은 카드는 0으로 셉니다.

        예:
          quiz stats
          quiz stats --plain
          quiz stats --svg stats.svg
          quiz stats -o json
        """,
      en: """
        Readiness is the mean chance, for each exam domain, of recalling its learning
        points now. Cards that were never answered count as 0.

        Examples:
          quiz stats
          quiz stats --plain
          quiz stats --svg stats.svg
          quiz stats -o json
        """))

  @Flag(
    help: ArgumentHelp(ko: "그림 없이 숫자로", en: "Numbers without pictures"))
  var plain = false

  @Option(
    help: ArgumentHelp(
      "\(localized(ko: "그림을 이 SVG 파일로 저장 (-: 표준 출력)", en: "Write the picture to this SVG file (-: standard output)"))",
      valueName: "file"))
  var svg: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup var interface: InterfaceOptions

  func run() throws {
    let context = try context(interface)
    let report = try report(context)
    if let svg { return try save(report, to: svg, context) }
    let out = context.console.out
    switch output.format {
    case .json: try context.console.json(StatsJSON(report))
    case .name:
      for exam in report.readiness {
        for domain in exam.domains { out.line("\(exam.exam.id)/\(domain.domain.id)") }
      }
    case .text, .wide:
      let lines =
        plain || out.isDumb
        ? StatsPlain(report: report, language: context.language).lines()
        : StatsView(report, language: context.language, style: out.style, columns: out.width)
          .lines()
      context.page(lines.map { $0 + "\n" }.joined())
    }
  }

  private func report(_ context: Context) throws -> StudyReport {
    let library = try context.library()
    let progress = try context.progress(following: library)
    let curriculum = try library.curriculum()
    let cards = Set(curriculum.points.flatMap(\.cards))
    return StudyReport(
      try progress.history(at: context.now()), curriculum,
      recalls: try progress.recalls(of: cards, at: context.now()))
  }

  private func save(_ report: StudyReport, to path: String, _ context: Context) throws {
    let picture = StatsPicture(report: report, language: context.language).svg()
    if path == "-" { return context.console.out.write(picture) }
    do {
      try Data(picture.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw Failure(
        ko: "\(path)에 쓸 수 없습니다. 폴더가 있고 쓸 수 있는지 확인하세요.",
        en: "Cannot write \(path). Check that its folder exists and can be written to.")
    }
    context.console.notice(ko: "\(path)에 저장했습니다.", en: "Saved to \(path).")
  }
}
