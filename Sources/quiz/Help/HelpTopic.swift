internal import Foundation
internal import KubeNotes
internal import NotesStore

/// What `quiz help` tells beside the commands; the texts are in `content/help/`.
enum HelpTopic: String, CaseIterable, Sendable {
  case keys, query, cards, sync, json, environment
  case exitCodes = "exit-codes"

  var summary: Bilingual {
    switch self {
    case .keys: Bilingual(ko: "복습 화면의 키", en: "the keys of the review screen")
    case .query: Bilingual(ko: "검색어가 읽히는 법", en: "how a query is read")
    case .cards: Bilingual(ko: "카드를 쓰는 법", en: "how to write cards")
    case .sync: Bilingual(ko: "여러 기기에서 쓰기", en: "using several devices")
    case .exitCodes: Bilingual(ko: "종료 코드", en: "exit codes")
    case .json: Bilingual(ko: "JSON 출력의 모양", en: "the shapes of JSON output")
    case .environment:
      Bilingual(ko: "환경 변수와 설정", en: "environment variables and settings")
    }
  }

  /// The text in Markdown; nil when the binary does not carry it.
  func markdown(_ language: Language) -> String? {
    let path = "help/\(language.rawValue)/\(rawValue).md"
    return ShippedContent.files.first { $0.path == path }
      .map { String(decoding: $0.data, as: UTF8.self) }
  }
}
