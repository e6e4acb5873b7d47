internal import Foundation
internal import KubeNotes
internal import NotesStore

/// The part of `quiz import` that takes in decks and sheets: files that are not notes.
struct CardImport {
  static func isDeck(_ url: URL) -> Bool {
    ["apkg", "colpkg", "json", "csv"].contains(url.pathExtension.lowercased())
  }

  let context: Context

  func run(_ url: URL, isTrial: Bool) throws -> CardsReport {
    guard url.pathExtension.lowercased() != "colpkg" else {
      throw Failure(
        ko: "모음집 전체(.colpkg)는 읽지 않습니다. Anki에서 덱을 '덱 패키지(.apkg)'로 내보내세요.",
        en: "Whole collections (.colpkg) are not read. Export the decks from Anki as .apkg.")
    }
    let library = try context.library()
    let progress = try context.progress(following: library)
    if !isTrial { context.backUpDaily(progress) }
    let root = context.paths.imports
    let report: CardsReport
    if url.pathExtension.lowercased() == "apkg" {
      report = try AnkiImport(library: library, progress: progress, root: root)
        .run(url, isTrial: isTrial) { _ = try context.progress(following: $0) }
    } else {
      report = try CardFileImport(library: library, progress: progress, root: root)
        .run(url, isTrial: isTrial)
    }
    if !isTrial, FileManager.default.fileExists(atPath: root.path(percentEncoded: false)) {
      try progress.registerFolder(root.path(percentEncoded: false), at: context.now())
      _ = try context.progress(following: library)
    }
    return report
  }

  func print(_ report: CardsReport, isTrial: Bool) {
    let console = context.console
    if isTrial {
      for path in report.files { console.out.line("+ \(path)".displaySafe) }
    }
    console.say(
      ko: "카드 추가 \(report.added) · 이미 있음 \(report.known) · 복습 기록 \(report.reviews)"
        + " · 미디어 \(report.media)",
      en: "\(report.added) cards added · \(report.known) known · \(report.reviews) log entries"
        + " · \(report.media) media")
    if report.leftOut > 0 {
      console.notice(
        ko: "글로 된 문제가 없어 \(report.leftOut)개를 뺐습니다(그림 가리기 등).",
        en: "Left out \(report.leftOut) without a text to ask for (such as image occlusion).")
    }
  }
}
