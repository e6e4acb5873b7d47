internal import ArgumentParser
internal import Foundation
internal import KubeNotes
internal import NotesStore

/// `quiz doctor`: checks both databases and what the terminal can show.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: localized(
      ko: "파일과 단말기를 점검한다", en: "Check the files and the terminal"),
    discussion: localized(
      ko: """
        복습 기록에서 카드 상태를 다시 계산해 저장된 것과 비교하고, 가장 새 백업을
        확인합니다.

        예:
          quiz doctor
          quiz doctor --repair
        """,
      en: """
        Replays the review log and compares the states it gives with those that are stored,
        and verifies the newest backup.

        Examples:
          quiz doctor
          quiz doctor --repair
        """))

  @Flag(
    help: ArgumentHelp(
      ko: "틀린 상태를 복습 기록에서 다시 계산", en: "Compute wrong states again from the log"))
  var repair = false

  @OptionGroup var output: OutputOptions
  @OptionGroup var interface: InterfaceOptions

  func run() throws {
    let context = try context(interface)
    let checks = Diagnosis(context: context, repairs: repair).checks()
    let isHealthy = checks.allSatisfy { $0.result != .broken }
    switch output.format {
    case .json:
      try context.console.json(DoctorReport(checks, isHealthy, context.language), pretty: true)
    case .name: checks.forEach { context.console.out.line($0.name) }
    case .text, .wide:
      for check in checks { draw(check, context.console) }
    }
    if !isHealthy { throw ExitStatus.failed }
  }

  private func draw(_ check: Diagnosis.Check, _ console: Console) {
    let (word, style): (Bilingual, Style) =
      switch check.result {
      case .fine: (Bilingual(ko: "정상", en: "ok"), .good)
      case .repaired: (Bilingual(ko: "고침", en: "repaired"), .warning)
      case .broken: (Bilingual(ko: "문제", en: "problem"), .bad)
      }
    console.out.line(
      console.out.style(word[console.language].padding(toCells: 9), style)
        + check.name.padding(toCells: 10) + check.detail[console.language].displaySafe)
  }
}

/// What `quiz doctor -o json` prints.
struct DoctorReport: Encodable {
  struct Entry: Encodable {
    var name: String
    var result: String
    var detail: String
  }

  let schemaVersion = 1
  var healthy: Bool
  var version: String
  var checks: [Entry]

  init(_ checks: [Diagnosis.Check], _ healthy: Bool, _ language: Language) {
    self.healthy = healthy
    version = Version.description
    self.checks = checks.map {
      Entry(name: $0.name, result: $0.result.rawValue, detail: $0.detail[language])
    }
  }

  private enum CodingKeys: String, CodingKey {
    case schemaVersion, healthy, version, checks
  }
}
