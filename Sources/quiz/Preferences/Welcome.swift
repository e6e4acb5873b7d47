internal import Foundation
internal import KubeNotes
internal import NotesStore

/// The first meeting: five lines about what there is, then two questions where a person can answer.
struct Welcome {
  let context: Context
  let calledAs: String

  /// What there is to begin with.
  func lines(notes: Int, cards: Int) -> [String] {
    let (text, style) = (context.console.text, context.console.out.style)
    let rows: [(command: String, meaning: Bilingual)] = [
      ("review", Bilingual(ko: "하루 몇 분, 잊기 전에 복습", en: "a few minutes a day, before you forget")),
      (
        text("search 테인트 톨러레이션", "search taint toleration"),
        Bilingual(ko: "노트에서 찾기", en: "find it in the notes")
      ),
      (
        "command k get po -A -o wide",
        Bilingual(ko: "명령을 낱말마다 풀이", en: "a command, word by word")
      ),
    ]
    let column = rows.map { CellWidth.standard.of($0.command) }.max() ?? 0
    return [
      style(text("KubeNotes에 오신 것을 환영합니다.", "Welcome to KubeNotes."), .title),
      text(
        "노트 \(notes)편과 카드 \(cards)장이 들어 있습니다. 계정도 인터넷도 필요 없습니다.",
        "\(notes) notes and \(cards) cards are inside. No account, no network."),
    ]
      + rows.map { row in
        "  " + style("\(calledAs) \(row.command.padding(toCells: column))", .code) + "  "
          + style(row.meaning[context.language], .understated)
      }
  }

  /// Asks for the exam and the number of new cards, and whether to begin. Enter takes what stands
  /// there; the end of the input ends the questions.
  ///
  /// - Parameter readLine: the person's next line; nil at the end of the input.
  /// - Returns: whether to begin the first review.
  func ask(_ readLine: () -> String?) throws -> Bool {
    let file = SettingsFile(context)
    for key in [PreferenceKey.exam, .newPerDay] {
      guard let value = answer(key, readLine) else { return false }
      if value != file.preferences[key].text { try file.set(key, to: value) }
    }
    prompt(ko: "지금 첫 복습을 시작할까요? [Y/n] ", en: "Begin the first review now? [Y/n] ")
    guard let line = readLine() else { return false }
    return !["n", "no", "ㅜ", "아니요", "아니"].contains(line.trimmed.lowercased())
  }

  private func answer(_ key: PreferenceKey, _ readLine: () -> String?) -> String? {
    let standing = context.preferences[key].text
    while true {
      switch key {
      case .exam:
        prompt(
          ko: "준비하는 시험은? cka, ckad, none [\(standing)] ",
          en: "Which exam do you prepare for? cka, ckad, none [\(standing)] ")
      default:
        prompt(
          ko: "하루에 새 카드 몇 장을 배울까요? [\(standing)] ",
          en: "How many new cards a day? [\(standing)] ")
      }
      guard let line = readLine()?.trimmed else { return nil }
      if line.isEmpty { return standing }
      if let value = key.normalized(line) { return value }
      context.console.out.line("  " + key.values[context.language])
    }
  }

  private func prompt(ko: String, en: String) {
    context.console.out.write(context.console.text(ko: ko, en: en))
  }
}
