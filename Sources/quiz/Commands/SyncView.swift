internal import KubeNotes
internal import NotesStore

/// What a run of `quiz sync` did, for people.
struct SyncView {
  let report: SyncReport
  let console: Console

  /// A folder full of rubbish deserves no screenful.
  private static let mostNotices = 10

  func draw() {
    let names = report.shares.map { ($0.name ?? $0.device).displaySafe }
    let width = names.map { CellWidth.standard.of($0) }.max() ?? 0
    for (share, name) in zip(report.shares, names) {
      let days =
        share.firstDay == share.lastDay
        ? "\(share.firstDay)" : "\(share.firstDay) – \(share.lastDay)"
      console.out.line(
        "+ " + name.padding(toCells: width) + "  "
          + amount(share.entries, "", "entry", "entries") + "  " + days)
    }
    let (received, sent) = (counts(report.received), counts(report.sent))
    if report.isTrial {
      console.say(
        ko: "받을 것: \(received) · 보낼 것: \(sent)", en: "Would receive \(received) · send \(sent)")
    } else {
      console.say(ko: "받음: \(received) · 보냄: \(sent)", en: "Received \(received) · sent \(sent)")
    }
  }

  func drawNotices() {
    if report.isRenamed {
      console.notice(
        ko: "다른 곳에서 복사해 온 기록이어서 이 기기에 새 id를 주었습니다: \(report.device)",
        en: "This progress was copied from elsewhere, so this device got an id of its own: "
          + report.device)
    }
    for ignored in report.ignored.prefix(Self.mostNotices) {
      let reason = ignored.reason.text[console.language]
      let file = ignored.file.displaySafe.truncated(toCells: 60)
      console.notice(ko: "건너뜀: \(file) (\(reason))", en: "Skipped: \(file) (\(reason))")
    }
    let rest = report.ignored.count - Self.mostNotices
    if rest > 0 {
      console.notice(ko: "건너뜀: 파일 \(rest)개 더", en: "Skipped: \(rest) more")
    }
  }

  private func amount(_ count: Int, _ ko: String, _ one: String, _ many: String) -> String {
    console.language == .ko ? "\(ko)\(count)건" : "\(count) \(count == 1 ? one : many)"
  }

  private func counts(_ counts: SyncReport.Counts) -> String {
    var parts = [amount(counts.entries, "기록 ", "entry", "entries")]
    if counts.links > 0 { parts.append(amount(counts.links, "카드 연결 ", "card link", "card links")) }
    if counts.settings > 0 { parts.append(amount(counts.settings, "설정 ", "setting", "settings")) }
    return parts.joined(separator: ", ")
  }
}

/// What `quiz sync -o json` prints.
struct SyncJSON: Encodable {
  struct Counts: Encodable {
    var entries: Int
    var links: Int
    var settings: Int

    init(_ counts: SyncReport.Counts) {
      (entries, links, settings) = (counts.entries, counts.links, counts.settings)
    }
  }

  struct Device: Encodable {
    var device: String
    var name: String?
    var entries: Int
    var firstDay: String
    var lastDay: String
  }

  struct Skipped: Encodable {
    var file: String
    var reason: String
  }

  let schemaVersion = 1
  var dryRun: Bool
  var folder: String
  var device: String
  var renamed: Bool
  var received: Counts
  var sent: Counts
  var devices: [Device]
  var skipped: [Skipped]

  init(_ report: SyncReport, _ language: Language) {
    dryRun = report.isTrial
    folder = report.folder
    device = report.device
    renamed = report.isRenamed
    received = Counts(report.received)
    sent = Counts(report.sent)
    devices = report.shares.map {
      Device(
        device: $0.device, name: $0.name, entries: $0.entries, firstDay: $0.firstDay.description,
        lastDay: $0.lastDay.description)
    }
    skipped = report.ignored.map { Skipped(file: $0.file, reason: $0.reason.text[language]) }
  }

  private enum CodingKeys: String, CodingKey {
    case schemaVersion, dryRun, folder, device, renamed, received, sent, devices, skipped
  }
}
