package import KubeNotes

/// What can go wrong with `library.sqlite` and with importing into it.
package enum LibraryError: DescribedError, Sendable, Hashable {
  /// The file can be neither opened nor made.
  case cannotOpen(path: String, reason: String)
  /// There is no file or folder at this path.
  case notFound(path: String)
  /// The glossary that ships inside the binary cannot be read.
  case glossary(reason: String)
  /// The curriculum that ships inside the binary cannot be read.
  case curriculum(reason: String)

  package var message: Bilingual {
    switch self {
    case .cannotOpen(let path, let reason):
      Bilingual(
        ko: "색인 파일 \(path)을(를) 열 수 없습니다(\(reason)). 폴더의 쓰기 권한과 남은 공간을 확인하세요.",
        en:
          "Cannot open the index \(path) (\(reason)). Check that its folder is writable and has space."
      )
    case .notFound(let path):
      Bilingual(
        ko: "\(path)이(가) 없습니다. 경로를 확인하고 quiz import를 다시 실행하세요.",
        en: "There is no \(path). Check the path and run quiz import again.")
    case .glossary(let reason):
      Bilingual(
        ko: "용어집 content/glossary.yaml을 읽을 수 없습니다: \(reason)",
        en: "Cannot read the glossary content/glossary.yaml: \(reason)")
    case .curriculum(let reason):
      Bilingual(
        ko: "학습 항목 content/curriculum.yaml을 읽을 수 없습니다: \(reason)",
        en: "Cannot read the curriculum content/curriculum.yaml: \(reason)")
    }
  }
}
