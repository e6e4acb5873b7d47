package import Foundation
package import KubeNotes

/// Why a file of cards cannot be taken in.
package enum CardFileError: DescribedError, Hashable {
  case unreadable(path: String)
  /// Not what `quiz export json` writes.
  case notCards(path: String)
  /// A sheet without a column that is needed.
  case noColumn(path: String)

  package var message: Bilingual {
    switch self {
    case .unreadable(let path):
      Bilingual(
        ko: "'\(path)'을(를) 읽을 수 없습니다. 경로와 권한을 확인하세요(`ls -l`).",
        en: "'\(path)' cannot be read. Check the path and its permissions (`ls -l`).")
    case .notCards(let path):
      Bilingual(
        ko: "'\(path)'은(는) quiz가 내보낸 JSON이 아닙니다. `quiz export json`으로 만든 파일을 주세요.",
        en: "'\(path)' is not JSON that quiz exported. Give a file made by `quiz export json`.")
    case .noColumn(let path):
      Bilingual(
        ko: "'\(path)'의 첫 줄에 id와 prompt_ko 또는 prompt_en 열이 없습니다. 첫 줄에 열 이름을 쓰세요.",
        en: "The first line of '\(path)' names no columns id and prompt_ko or prompt_en. "
          + "Write the names of the columns there.")
    }
  }
}

/// Takes in cards that were exported as JSON or CSV; JSON brings its review log along.
package struct CardFileImport {
  let library: Library
  let progress: ProgressStore
  /// The folder of imports.
  let root: URL

  package init(library: Library, progress: ProgressStore, root: URL) {
    self.library = library
    self.progress = progress
    self.root = root
  }

  /// - Throws: `CardFileError`; `ArchiveError.cannotWrite`.
  package func run(_ file: URL, isTrial: Bool = false) throws -> CardsReport {
    let path = file.path(percentEncoded: false)
    guard let data = try? Data(contentsOf: file) else {
      throw CardFileError.unreadable(path: path)
    }
    var cards: [Card] = []
    var reviews: [ReviewLogEntry] = []
    if file.pathExtension.lowercased() == "csv" {
      cards = try CardSheet.cards(in: String(decoding: data, as: UTF8.self), path: path)
    } else {
      guard let document = try? CardDocument.reading(data), document.kind == "cards" else {
        throw CardFileError.notCards(path: path)
      }
      cards = document.cards.map(\.card)
      reviews = document.reviews
    }
    var files = CardFiles(root: root, known: try library.cardBlocks())
    let topics = Dictionary(
      cards.map { ($0.id.block, $0.topic) }, uniquingKeysWith: { old, _ in old })
    for (text, cards) in CardText.blocks(of: cards) {
      guard let block = cards.first?.id.block else { continue }
      // Also of cards that are written apart from their block, under ids of their own.
      if files.known.contains(block) {
        files.countKnown(cards.count)
        continue
      }
      let ids = text.cardIDs
      guard !ids.isEmpty, text.makesCards(ids.count) else {
        files.leaveOut()
        continue
      }
      let topic = topics[block] ?? ""
      let name = FileName.made(from: topic.isEmpty ? "cards" : topic)
      files.add(
        text, making: ids, to: "cards/\(name).md", title: name, topic: name,
        isLanguageKnown: true)
    }
    if isTrial {
      files.listOnly()
      let known = Set(try progress.log().entries.map(\.id))
      var report = files.report
      report.reviews = reviews.count { !known.contains($0.id) }
      return report
    }
    try files.write()
    var report = files.report
    if FileManager.default.fileExists(atPath: root.path(percentEncoded: false)) {
      try library.importNotes(at: root)
    }
    report.reviews = try progress.merge(reviews)
    return report
  }
}
