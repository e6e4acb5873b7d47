internal import KubeNotes
internal import NotesStore

/// What is said when a sitting ends.
struct ReviewSummary {
  let tally: ReviewTally
  let status: ProgressStatus
  /// What waits on the next study day.
  let tomorrow: QueueCounts
  let isCram: Bool

  func lines(_ language: Language, style: Styler) -> [String] {
    func text(ko: String, en: String) -> String { language == .ko ? ko : en }
    let answered = tally.answers.count
    let left = status.counts.total
    var lines: [String] = []
    if answered == 0, left == 0 {
      lines.append(text(ko: "지금은 복습할 카드가 없습니다.", en: "Nothing to review now."))
    } else {
      let done = text(ko: "답한 카드 \(answered)장", en: "\(answered) answered")
      let rest = text(ko: "남은 카드 \(left)장", en: "\(left) left")
      lines.append(style(isCram ? done : "\(done) · \(rest)", .title))
    }
    if tally.seconds > 0 {
      let each = (tally.seconds + answered / 2) / answered
      let time = IntervalText.duration(seconds: tally.seconds, language)
      let mean = IntervalText.duration(seconds: each, language)
      lines.append(text(ko: "걸린 시간 \(time) (한 장에 \(mean))", en: "\(time) (\(mean) a card)"))
    }
    if let retention = tally.retention {
      let percent = Int((retention * 100).rounded())
      lines.append(text(ko: "기억한 비율 \(percent)%", en: "\(percent) % remembered"))
    }
    if isCram, answered > 0 {
      lines.append(text(ko: "복습 일정은 그대로입니다.", en: "The schedule is as it was."))
    }
    if !isCram, answered > 0 {
      lines.append(
        text(
          ko: "내일: 복습 \(tomorrow.due)장, 새 카드 \(tomorrow.new)장",
          en: "Tomorrow: \(tomorrow.due) due, \(tomorrow.new) new"))
    }
    for (index, address) in tally.toReread.prefix(3).enumerated() {
      if index == 0 { lines.append(text(ko: "다시 읽을 노트:", en: "Worth reading again:")) }
      lines.append("  " + style("quiz show \(address)", .code))
    }
    return lines
  }
}
