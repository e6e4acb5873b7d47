package import KubeNotes

/// How much a package may hold. Archives can claim anything and unpack to anything, so sizes are
/// counted while unpacking, never believed.
package struct ArchiveLimits: Sendable, Hashable {
  /// Files in the archive.
  package var entries: Int
  /// Bytes of the collection.
  package var collection: Int
  /// Bytes of one media file.
  package var media: Int
  /// Bytes of all media files.
  package var total: Int
  /// How many times its size an archive may unpack to, once that is more than `harmless`.
  /// DEFLATE can do 1032 and Zstandard 32 768; a deck whose notes all say the same unpacks to
  /// seven times its size.
  package var ratio = 250
  /// Bytes that any archive may unpack to.
  package var harmless = 64 << 20

  /// The largest shared decks have collections of some hundred megabytes, and media of some
  /// gigabytes.
  package static let standard = ArchiveLimits(
    entries: 200_000, collection: 2 << 30, media: 256 << 20, total: 8 << 30)

  package init(entries: Int, collection: Int, media: Int, total: Int) {
    self.entries = entries
    self.collection = collection
    self.media = media
    self.total = total
  }
}

/// Why a package cannot be taken in or written.
package enum ArchiveError: DescribedError, Hashable {
  /// Not a ZIP archive, or a damaged one.
  case unreadable(path: String)
  case damaged(path: String, entry: String)
  case tooLarge(path: String, entry: String, limit: Int)
  /// It unpacks to so much more than it is that it can only be meant to fill the disk.
  case bomb(path: String, ratio: Int)
  case tooManyEntries(path: String, limit: Int)
  /// A name that leads out of the archive.
  case leavesFolder(path: String, entry: String)
  case symbolicLink(path: String, entry: String)
  case encrypted(path: String)
  /// A ZIP archive without a collection of Anki.
  case noCollection(path: String)
  /// A layout that is newer than the ones known here.
  case unknownVersion(path: String, version: Int)
  /// The collection inside cannot be read.
  case badCollection(path: String, reason: String)
  case cannotWrite(path: String)

  package var message: Bilingual {
    switch self {
    case .unreadable(let path):
      Bilingual(
        ko: "'\(path)'은(는) 읽을 수 있는 .apkg 파일이 아닙니다. 다시 내려받거나 Anki에서 다시 내보내세요.",
        en:
          "'\(path)' is not an .apkg file that can be read. Download it, or export it from Anki, again."
      )
    case .damaged(let path, let entry):
      Bilingual(
        ko: "'\(path)' 안의 '\(entry)'이(가) 손상되었습니다. 아무것도 들여오지 않았습니다. Anki에서 다시 내보내세요.",
        en:
          "'\(entry)' in '\(path)' is damaged. Nothing was taken in. Export the deck from Anki again."
      )
    case .tooLarge(let path, let entry, let limit):
      Bilingual(
        ko: "'\(path)' 안의 '\(entry)'이(가) 한도 \(limit)바이트보다 큽니다. 아무것도 들여오지 않았습니다. "
          + "덱을 나누어 내보내세요.",
        en: "'\(entry)' in '\(path)' unpacks to more than \(limit) bytes. Nothing was taken in. "
          + "Export the deck in parts.")
    case .bomb(let path, let ratio):
      Bilingual(
        ko: "'\(path)'의 압축을 풀면 크기가 \(ratio)배를 넘습니다. 디스크를 채우려는 파일로 보여 "
          + "아무것도 들여오지 않았습니다. 믿을 수 있는 덱인지 확인하세요.",
        en: "'\(path)' unpacks to more than \(ratio) times its size, as if to fill the disk. "
          + "Nothing was taken in. Check that the deck can be trusted.")
    case .tooManyEntries(let path, let limit):
      Bilingual(
        ko: "'\(path)'에 파일이 \(limit)개보다 많습니다. 아무것도 들여오지 않았습니다. 덱을 나누어 내보내세요.",
        en: "'\(path)' holds more than \(limit) files. Nothing was taken in. "
          + "Export the deck in parts.")
    case .leavesFolder(let path, let entry):
      Bilingual(
        ko: "'\(path)' 안의 이름 '\(entry)'이(가) 폴더 밖을 가리킵니다. 위험하여 아무것도 들여오지 않았습니다. "
          + "믿을 수 있는 덱인지 확인하세요.",
        en: "The name '\(entry)' in '\(path)' leads out of its folder. Nothing was taken in. "
          + "Check that the deck can be trusted.")
    case .symbolicLink(let path, let entry):
      Bilingual(
        ko: "'\(path)' 안의 '\(entry)'은(는) 심볼릭 링크입니다. 위험하여 아무것도 들여오지 않았습니다. "
          + "믿을 수 있는 덱인지 확인하세요.",
        en: "'\(entry)' in '\(path)' is a symbolic link. Nothing was taken in. "
          + "Check that the deck can be trusted.")
    case .encrypted(let path):
      Bilingual(
        ko: "'\(path)'은(는) 암호화된 압축 파일이라 읽을 수 없습니다. 암호 없이 다시 내보내세요.",
        en: "'\(path)' is encrypted and cannot be read. Export it without a password.")
    case .noCollection(let path):
      Bilingual(
        ko: "'\(path)'에 Anki 덱이 없습니다. Anki에서 '덱 패키지(.apkg)'로 내보낸 파일을 주세요.",
        en: "There is no Anki deck in '\(path)'. Give a file exported from Anki as a deck package.")
    case .unknownVersion(let path, let version):
      Bilingual(
        ko: "'\(path)'의 패키지 버전 \(version)은(는) 아직 읽을 수 없습니다. "
          + "Anki에서 '이전 버전 지원'을 켜고 내보내세요.",
        en: "'\(path)' has package version \(version), which cannot be read yet. "
          + "Export it from Anki with 'Support older Anki versions'.")
    case .badCollection(let path, let reason):
      Bilingual(
        ko: "'\(path)'의 Anki 덱을 읽을 수 없습니다(\(reason)). Anki에서 데이터베이스 검사 후 다시 내보내세요.",
        en: "The Anki deck in '\(path)' cannot be read (\(reason)). "
          + "Check the database in Anki and export again.")
    case .cannotWrite(let path):
      Bilingual(
        ko: "'\(path)'에 쓸 수 없습니다. 폴더가 있는지, 쓰기 권한과 남은 공간이 있는지 확인하세요.",
        en: "'\(path)' cannot be written. Check that its folder exists, is writable and has space.")
    }
  }
}
