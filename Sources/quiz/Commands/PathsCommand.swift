internal import ArgumentParser
internal import Foundation
internal import KubeNotes

/// `quiz paths`: where the files are.
struct PathsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paths",
    abstract: localized(ko: "파일이 있는 곳을 보여 준다", en: "Show where the files are"),
    discussion: examples(
      "paths",
      "paths --json"))

  @OptionGroup var interface: InterfaceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let context = try context(interface)
    let console = context.console
    let rows: [(name: String, meaning: Bilingual, path: String)] = [
      (
        "data", Bilingual(ko: "복습 기록 (지우지 마세요)", en: "your review history (keep)"),
        context.paths.data.path(percentEncoded: false)
      ),
      (
        "cache", Bilingual(ko: "다시 만들 수 있는 색인", en: "the index (can be made again)"),
        context.paths.cache.path(percentEncoded: false)
      ),
      (
        "config", Bilingual(ko: "설정", en: "settings"),
        context.paths.config.path(percentEncoded: false)
      ),
    ]
    switch output.format {
    case .json:
      var report = ["schemaVersion": JSONValue.number(1)]
      for row in rows { report[row.name] = .string(row.path) }
      try console.json(report)
    case .name:
      for row in rows { console.out.line(row.path.displaySafe) }
    case .text, .wide:
      for row in rows {
        let path = row.path.displaySafe
        console.out.line(
          "\(row.name.padding(toCells: 7)) \(console.out.style(path, .path))  "
            + console.out.style(row.meaning[context.language], .understated))
      }
    }
  }
}
