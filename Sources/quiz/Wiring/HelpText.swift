internal import KubeNotes

/// Turns what the argument parser says into the language of this run.
///
/// Its headings and messages are fixed English; the texts of our own declarations come in the
/// right language already.
enum HelpText {
  static func localize(_ text: String, language: Language) -> String {
    guard language == .ko else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { localizeLine(String($0)) }
      .joined(separator: "\n")
  }

  private static func localizeLine(_ line: String) -> String {
    for (english, korean) in openings where line.hasPrefix(english) {
      return korean + line.dropFirst(english.count)
    }
    for (english, korean) in wholes where line.hasSuffix(english) {
      return line.dropLast(english.count) + korean
    }
    if line.hasPrefix("  See '"), line.hasSuffix("' for detailed help.") {
      return "  자세한 도움말: '" + line.dropFirst(7).dropLast(20) + "'"
    }
    return line
  }

  private static let openings = [
    ("OVERVIEW: ", "개요: "), ("USAGE: ", "사용법: "), ("Usage: ", "사용법: "),
    ("ARGUMENTS:", "인자:"), ("OPTIONS:", "옵션:"), ("SUBCOMMANDS:", "명령:"),
    ("Error: Unknown option ", "오류: 알 수 없는 옵션 "),
    ("Error: Missing expected argument ", "오류: 빠진 인자 "),
    ("Error: Missing value for ", "오류: 값이 없는 옵션 "),
    ("Error: Unexpected argument ", "오류: 필요 없는 인자 "),
    ("Error: The value ", "오류: 쓸 수 없는 값 "), ("Error: ", "오류: "),
  ]

  private static let wholes = [
    ("Show help information.", "도움말을 보여 준다."), ("Show the version.", "버전을 보여 준다."),
    (" SUBCOMMANDS:", ":"), ("Show subcommand help information.", "하위 명령의 도움말을 보여 준다."),
  ]
}
