internal import Foundation
internal import KubeNotes

/// Shows settings, and where each comes from.
struct ConfigView {
  private let context: Context
  private let keys: [PreferenceKey]

  init(_ context: Context, keys: [PreferenceKey] = PreferenceKey.allCases) {
    self.context = context
    self.keys = keys
  }

  func print(_ format: OutputFormat) throws {
    switch format {
    case .json: try context.console.json(report, pretty: true)
    case .name: keys.forEach { context.console.out.line($0.rawValue) }
    case .text, .wide: lines(isWide: format == .wide).forEach { context.console.out.line($0) }
    }
  }

  private func lines(isWide: Bool) -> [String] {
    let style = context.console.out.style
    let names = keys.map(\.rawValue.count).max() ?? 0
    let values = keys.map { CellWidth.standard.of(shown($0)) }.max() ?? 0
    let rows = keys.flatMap { key in
      let value = context.preferences[key]
      let row =
        style(key.rawValue.padding(toCells: names), .key) + "  "
        + shown(key).padding(toCells: values) + "  "
        + style(origin(value.origin)[context.language], .understated)
      guard isWide else { return [row] }
      let (meaning, takes) = (key.meaning[context.language], key.values[context.language])
      return [row, "  " + style("\(meaning): \(takes)", .understated)]
    }
    guard keys.count > 1 else { return rows }
    let path = context.paths.settings.path(percentEncoded: false)
    let exists = FileManager.default.fileExists(atPath: path)
    let note = exists ? "" : context.console.text(ko: " (아직 없음)", en: " (does not exist yet)")
    let label = context.console.text(ko: "파일", en: "File")
    return rows + ["", "\(label): \(style(path.displaySafe, .path))\(note)"]
  }

  private func shown(_ key: PreferenceKey) -> String {
    let text = context.preferences[key].text
    return text.isEmpty ? "''" : text.displaySafe
  }

  private func origin(_ origin: Preferences.Origin) -> Bilingual {
    switch origin {
    case .variable(let name): Bilingual(ko: "환경 변수 \(name)", en: "variable \(name)")
    case .file(let line): Bilingual(ko: "설정 파일 \(line)행", en: "settings file, line \(line)")
    case .standard: Bilingual(ko: "기본값", en: "default")
    }
  }

  // MARK: - JSON

  private struct Report: Encodable {
    struct Setting: Encodable {
      let key, value, origin: String
      let line: Int?
      let variable: String?
    }
    let schemaVersion = 1
    let file: String
    let settings: [Setting]
  }

  private var report: Report {
    Report(
      file: context.paths.settings.path(percentEncoded: false),
      settings: keys.map { key in
        let value = context.preferences[key]
        let (origin, line, variable): (String, Int?, String?) =
          switch value.origin {
          case .variable(let name): ("environment", nil, name)
          case .file(let line): ("file", line, nil)
          case .standard: ("default", nil, nil)
          }
        return Report.Setting(
          key: key.rawValue, value: value.text, origin: origin, line: line, variable: variable)
      })
  }
}
