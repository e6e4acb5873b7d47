internal import Foundation
internal import KubeNotes
internal import NotesStore

/// The file that `quiz import --draft-cards` writes drafts of cards to, for a person to edit.
struct DraftFile {
  private let url: URL

  init(_ path: String) {
    url = URL(filePath: path).standardizedFileURL
  }

  private var path: String { url.path(percentEncoded: false) }

  /// Drafts are edited by hand, so a file that is there is never overwritten.
  func requireAbsence() throws {
    guard FileManager.default.fileExists(atPath: path) else { return }
    throw Failure(
      ko: "'\(path)'이(가) 이미 있습니다. 고치던 초안을 덮어쓰지 않도록 다른 이름을 쓰세요.",
      en: "'\(path)' exists already. Give another name, so that no edited draft is lost.")
  }

  /// Writes the drafts of all notes at some places.
  func write(from roots: [URL], _ console: Console, isTrial: Bool) throws {
    let notes = try roots.flatMap { root in
      try FileTree(root).files.compactMap { file in
        // A file that is no note was named by the import.
        (try? NoteReader.read(try FileTree.data(of: file), path: file.path))?.note
      }
    }
    guard let markdown = DraftCards.markdown(of: notes) else {
      console.notice(
        ko: "카드 초안으로 만들 것이 없습니다. '용어 : 뜻' 줄이나 여러 단계 목록에서 만듭니다.",
        en: "There is nothing to draft cards from: no 'term : meaning' line, no nested list.")
      return
    }
    let count = NoteReader.read(markdown, path: url.lastPathComponent).note.cards.count
    if !isTrial {
      do {
        try Data(markdown.utf8).write(to: url, options: [.withoutOverwriting])
      } catch {
        throw Failure(
          ko: "'\(path)'에 쓸 수 없습니다. 폴더가 있는지, 쓰기 권한과 남은 공간이 있는지 확인하세요.",
          en:
            "'\(path)' cannot be written. Check that its folder exists, is writable and has space.")
      }
    }
    console.notice(
      ko: "카드 초안 \(count)장: \(path.displaySafe). 고친 뒤 quiz import로 들여오세요.",
      en: "\(count) \(count == 1 ? "draft" : "drafts") of cards: \(path.displaySafe). "
        + "Edit them, then take them in with quiz import.")
  }
}
