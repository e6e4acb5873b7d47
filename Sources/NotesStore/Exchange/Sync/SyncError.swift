package import KubeNotes

/// Why a folder cannot be synchronised with.
package enum SyncError: DescribedError, Sendable, Hashable {
  /// There is no such folder.
  case missing(path: String)
  /// It is a file, or something else that is no folder.
  case notFolder(path: String)
  /// The folder cannot be listed.
  case unreadable(path: String)
  /// A file of this device cannot be written. What came in before was kept.
  case notWritable(path: String)
  /// The disk of the folder is full. What came in before was kept.
  case diskFull(path: String)
  /// Another process synchronises the same progress.
  case busy
  /// No folder was given, and none was used before.
  case noFolder

  package var message: Bilingual {
    switch self {
    case .missing(let path):
      Bilingual(
        ko: "'\(path)' 폴더가 없습니다. 드라이브가 연결되어 있는지 확인하거나, "
          + "처음이면 `mkdir -p '\(path)'`로 만든 다음 다시 실행하세요.",
        en: "There is no folder '\(path)'. Check that its drive is there, or make it with "
          + "`mkdir -p '\(path)'` the first time, then try again.")
    case .notFolder(let path):
      Bilingual(
        ko: "'\(path)'은(는) 폴더가 아닙니다. 기기들이 함께 쓰는 폴더를 지정하세요.",
        en: "'\(path)' is not a folder. Name a folder that your devices share.")
    case .unreadable(let path):
      Bilingual(
        ko: "'\(path)' 폴더를 읽을 수 없습니다. 권한을 확인하세요(`ls -ld '\(path)'`).",
        en: "The folder '\(path)' cannot be read. Check its permissions (`ls -ld '\(path)'`).")
    case .notWritable(let path):
      Bilingual(
        ko: "다른 기기의 기록은 받았지만 '\(path)'에 쓸 수 없어 이 기기의 기록을 보내지 못했습니다. "
          + "권한을 확인한 다음 다시 실행하세요.",
        en: "What other devices wrote was taken in, but '\(path)' cannot be written, so nothing of "
          + "this device was sent. Check its permissions, then try again.")
    case .diskFull(let path):
      Bilingual(
        ko: "다른 기기의 기록은 받았지만 디스크가 가득 차서 '\(path)'에 쓰지 못했습니다. "
          + "공간을 비운 다음 다시 실행하세요.",
        en:
          "What other devices wrote was taken in, but the disk is full, so '\(path)' could not be "
          + "written. Free some space, then try again.")
    case .busy:
      Bilingual(
        ko: "다른 `quiz sync`가 실행 중입니다. 끝난 다음 다시 실행하세요.",
        en: "Another `quiz sync` is running. Try again when it has finished.")
    case .noFolder:
      Bilingual(
        ko: "아직 쓴 폴더가 없습니다. `quiz sync 폴더`처럼 기기들이 함께 쓰는 폴더를 지정하세요.",
        en: "No folder was used yet. Name one that your devices share: `quiz sync DIR`.")
    }
  }
}
