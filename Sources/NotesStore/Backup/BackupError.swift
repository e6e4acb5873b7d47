package import KubeNotes

/// Why a backup cannot be made or put in place.
package enum BackupError: DescribedError, Sendable, Hashable {
  /// There is no backup at all.
  case none(folder: String)
  /// No backup is called so.
  case unknown(String)
  /// The copy is damaged, or its states are not what its log says.
  case damaged(path: String)
  /// The folder of the backups cannot be written.
  case notWritable(path: String)
  case diskFull(path: String)
  /// There is nothing to copy yet.
  case nothing
  /// Another process makes a backup or puts one in place.
  case busy

  package var message: Bilingual {
    switch self {
    case .none(let folder):
      Bilingual(
        ko: "백업이 없습니다: \(folder). `quiz backup`으로 만드세요.",
        en: "There is no backup in \(folder). Make one with `quiz backup`.")
    case .unknown(let name):
      Bilingual(
        ko: "'\(name)' 백업이 없습니다. `quiz backup --list`로 목록을 보세요.",
        en: "There is no backup '\(name)'. See them with `quiz backup --list`.")
    case .damaged(let path):
      Bilingual(
        ko: "백업이 손상되었습니다: \(path). 아무것도 바꾸지 않았습니다. "
          + "`quiz backup --list`에서 다른 것을 고르세요.",
        en: "The backup is damaged: \(path). Nothing was changed. "
          + "Choose another one from `quiz backup --list`.")
    case .notWritable(let path):
      Bilingual(
        ko: "백업 폴더에 쓸 수 없습니다: \(path). 권한을 확인한 다음 다시 실행하세요.",
        en: "The backup folder cannot be written: \(path). Check its permissions, then try again.")
    case .diskFull(let path):
      Bilingual(
        ko: "디스크가 가득 차서 백업하지 못했습니다: \(path). 공간을 비운 다음 다시 실행하세요.",
        en: "The disk is full, so no backup was made in \(path). Free some space, then try again.")
    case .nothing:
      Bilingual(
        ko: "아직 백업할 학습 기록이 없습니다. `quiz review`로 시작하세요.",
        en: "There is no progress to back up yet. Begin with `quiz review`.")
    case .busy:
      Bilingual(
        ko: "다른 프로세스가 백업하는 중입니다. 끝난 다음 다시 실행하세요.",
        en: "Another process is making or restoring a backup. Try again when it has finished.")
    }
  }
}
