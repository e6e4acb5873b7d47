internal import Foundation
internal import KubeNotes
internal import NotesStore

/// Looks for everything that can be wrong with the files of one person.
struct Diagnosis {
  enum Result: String {
    case fine, repaired, broken
  }

  struct Check {
    var name: String
    var result: Result
    var detail: Bilingual
  }

  let context: Context
  let repairs: Bool

  func checks() -> [Check] {
    [version, library, progress, copies, terminal]
  }

  private var version: Check {
    Check(
      name: "version", result: .fine,
      detail: Bilingual(ko: Version.description, en: Version.description))
  }

  private var library: Check {
    checked("library") {
      let library = try context.library()
      let count = try library.notes().count
      try library.check()
      return (
        .fine,
        Bilingual(
          ko: "노트 \(count)개, 색인 정상: \(context.paths.library.path(percentEncoded: false))",
          en: "\(count) notes, index intact: \(context.paths.library.path(percentEncoded: false))")
      )
    }
  }

  private var progress: Check {
    checked("progress") {
      let path = context.paths.progress.path(percentEncoded: false)
      guard FileManager.default.fileExists(atPath: path) else {
        return (.fine, Bilingual(ko: "아직 복습 기록이 없음", en: "no reviews yet"))
      }
      let store = try context.progress()
      try store.checkIntegrity()
      let differences = try store.verify()
      let entries = try store.entryCount()
      guard let first = differences.first else {
        return (
          .fine,
          Bilingual(
            ko: "기록 \(entries)행을 다시 계산한 상태가 저장된 것과 같음: \(path)",
            en: "\(entries) rows replay to the stored states: \(path)")
        )
      }
      if repairs {
        try store.rebuild()
        return (
          .repaired,
          Bilingual(
            ko: "다른 곳 \(differences.count)군데를 기록에서 다시 계산함",
            en: "\(differences.count) differences computed again from the log")
        )
      }
      return (.broken, first.message)
    }
  }

  /// The newest is put to the test as before restoring it; all of them were when they were made.
  private var copies: Check {
    checked("backups") {
      let all = context.backups.all()
      guard let newest = all.first(where: { $0.kind != .damaged }) else {
        return (.fine, Bilingual(ko: "아직 백업이 없음", en: "no backup yet"))
      }
      let summary = try Restoration(
        newest, context.backups, randomness: { UInt64.random(in: .min ... .max) }
      ).candidate
      let time = LocalTime(context).minute(newest.time)
      return (
        .fine,
        Bilingual(
          ko: "백업 \(all.count)개, 가장 새것은 \(time), 기록 \(summary.entries)행 확인됨",
          en: "\(all.count) \(all.count == 1 ? "backup" : "backups"), the newest of \(time), "
            + "its \(summary.entries) rows verified")
      )
    }
  }

  private var terminal: Check {
    let out = context.console.out
    let size = out.size.map { "\($0.columns)×\($0.rows)" } ?? "-"
    let detail =
      "\(context.variables["TERM"] ?? "-"), \(size), 가=\(CellWidth.standard.of("가"))"
    return Check(name: "terminal", result: .fine, detail: Bilingual(ko: detail, en: detail))
  }

  private func checked(_ name: String, _ body: () throws -> (Result, Bilingual)) -> Check {
    do {
      let (result, detail) = try body()
      return Check(name: name, result: result, detail: detail)
    } catch let error as any DescribedError {
      return Check(name: name, result: .broken, detail: error.message)
    } catch {
      let text = String(describing: error)
      return Check(name: name, result: .broken, detail: Bilingual(ko: text, en: text))
    }
  }
}
