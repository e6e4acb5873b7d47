/// Why a file cannot be read as a note at all.
package enum NoteFileError: DescribedError, Hashable {
  /// The byte at `offset`, counted from 0, is not UTF-8.
  case notUTF8(path: String, offset: Int)

  package var message: Bilingual {
    switch self {
    case .notUTF8(let path, let offset):
      Bilingual(
        ko: "\(path) 파일은 UTF-8이 아닙니다(\(offset)번째 바이트). "
          + "`iconv -f cp949 -t utf-8`처럼 UTF-8로 바꾼 뒤 다시 시도하세요.",
        en: "\(path) is not UTF-8 (byte \(offset)). "
          + "Convert it, for example with `iconv -f cp949 -t utf-8`, and try again.")
    }
  }
}
