internal import GRDB
package import KubeNotes

/// What can go wrong with the databases, as facts.
package enum StoreError: DescribedError, Sendable, Hashable {
  /// The file is no SQLite database, or its pages are damaged.
  case corrupt(path: String)
  /// The file is a SQLite database of another program.
  case foreign(path: String)
  /// The file was written by a later version of KubeNotes.
  case newer(path: String)
  /// The file or its folder cannot be written.
  case notWritable(path: String)
  /// The file or its folder cannot be opened or made.
  case cannotOpen(path: String)
  /// The disk is full.
  case diskFull(path: String)
  /// Another process holds the file for longer than we wait.
  case busy(path: String)
  /// Reading or writing failed in the operating system.
  case inputOutput(path: String)
  /// Any other failure of SQLite, with its own words.
  case other(path: String, code: Int32, detail: String)
  /// No card has this id.
  case unknownCard(CardID)
  /// A setting has a value that it cannot have.
  case badSetting(key: String, value: String)

  /// The fact behind an error of SQLite; any error that is none of SQLite's is returned as it is.
  package static func describing(_ error: any Error, path: String) -> any Error {
    guard let error = error as? DatabaseError else { return error }
    return switch error.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: Self.corrupt(path: path)
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: Self.notWritable(path: path)
    case .SQLITE_CANTOPEN: Self.cannotOpen(path: path)
    case .SQLITE_FULL: Self.diskFull(path: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: Self.busy(path: path)
    case .SQLITE_IOERR: Self.inputOutput(path: path)
    default:
      Self.other(
        path: path, code: error.extendedResultCode.rawValue, detail: error.message ?? "")
    }
  }
}

extension StoreError {
  package var message: Bilingual {
    switch self {
    case .corrupt(let path):
      Bilingual(
        ko: "데이터베이스 파일이 손상되었습니다: \(path). 파일은 그대로 두었습니다. "
          + "`quiz restore`로 백업을 되살리세요. 손상된 파일도 따로 보관합니다.",
        en: "The database file is damaged: \(path). It was left as it is. "
          + "Put a backup in its place with `quiz restore`; the damaged file is kept, too.")
    case .foreign(let path):
      Bilingual(
        ko: "KubeNotes의 학습 기록이 아닌 SQLite 파일입니다: \(path). 파일은 그대로 두었습니다. "
          + "다른 곳으로 옮긴 다음 다시 실행하세요.",
        en: "This SQLite file does not hold progress of KubeNotes: \(path). It was left as it is. "
          + "Move it away, then try again.")
    case .newer(let path):
      Bilingual(
        ko: "더 새로운 버전의 KubeNotes가 쓴 파일입니다: \(path). 파일은 그대로 두었습니다. "
          + "`quiz`를 새 버전으로 바꾼 다음 다시 실행하세요.",
        en: "A later version of KubeNotes wrote this file: \(path). It was left as it is. "
          + "Update `quiz`, then try again.")
    case .notWritable(let path):
      Bilingual(
        ko: "쓸 수 없는 파일입니다: \(path). 파일과 폴더의 권한을 확인하거나 "
          + "`QUIZ_HOME`을 쓸 수 있는 폴더로 지정하세요.",
        en: "This file cannot be written: \(path). Check the permissions of the file and its "
          + "folder, or set `QUIZ_HOME` to a folder that can be written.")
    case .cannotOpen(let path):
      Bilingual(
        ko: "파일을 열거나 만들 수 없습니다: \(path). 폴더가 있는지, 권한이 있는지 확인하거나 "
          + "`QUIZ_HOME`을 쓸 수 있는 폴더로 지정하세요.",
        en: "This file can be neither opened nor made: \(path). Check that its folder exists and "
          + "can be written, or set `QUIZ_HOME` to another folder.")
    case .diskFull(let path):
      Bilingual(
        ko: "디스크가 가득 차서 저장하지 못했습니다: \(path). 이미 저장된 것은 그대로입니다. "
          + "공간을 비운 다음 다시 하세요.",
        en: "The disk is full, so nothing could be stored in \(path). What was stored before is "
          + "kept. Free some space, then try again.")
    case .busy(let path):
      Bilingual(
        ko: "다른 프로세스가 파일을 쓰고 있습니다: \(path). "
          + "그 프로세스가 끝난 다음 다시 실행하세요.",
        en: "Another process is using \(path). Try again when it has finished.")
    case .inputOutput(let path):
      Bilingual(
        ko: "파일을 읽거나 쓰는 중에 운영 체제 오류가 났습니다: \(path). "
          + "디스크 상태를 확인한 다음 `quiz doctor`를 실행하세요.",
        en: "The operating system failed to read or write \(path). "
          + "Check the disk, then run `quiz doctor`.")
    case .other(let path, let code, let detail):
      Bilingual(
        ko: "데이터베이스가 요청을 처리하지 못했습니다: \(path) (SQLite \(code): \(detail)). "
          + "`quiz doctor`를 실행하세요.",
        en: "The database could not do what was asked: \(path) (SQLite \(code): \(detail)). "
          + "Run `quiz doctor`.")
    case .unknownCard(let card):
      Bilingual(
        ko: "그런 카드가 없습니다: \(card.rawValue). `quiz card list`로 카드를 확인하세요.",
        en: "There is no such card: \(card.rawValue). See the cards with `quiz card list`.")
    case .badSetting(let key, let value):
      Bilingual(
        ko: "설정 \(key)에 쓸 수 없는 값입니다: \(value). 다른 값을 주세요.",
        en: "The setting \(key) cannot be \(value). Give another value.")
    }
  }
}
