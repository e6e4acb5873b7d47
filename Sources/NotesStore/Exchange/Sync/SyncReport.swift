package import KubeNotes

/// What one run of `Sync` did, or would do.
package struct SyncReport: Sendable, Hashable {
  /// The new entries of one device.
  package struct Share: Sendable, Hashable {
    package var device: String
    /// What people call the device; nil when no file says.
    package var name: String?
    package var entries = 0
    package var firstDay: StudyDay
    package var lastDay: StudyDay
  }

  /// A file in the folder that was not read, or not wholly.
  package struct Ignored: Sendable, Hashable {
    package enum Reason: Sendable, Hashable {
      /// A symbolic link, a folder, a device.
      case notFile
      case tooLarge
      case notOurs
      /// A later version wrote it.
      case newer
      case unreadable
      /// So many lines were damaged; the others were read.
      case damaged(lines: Int)
      /// More files than anybody has devices.
      case tooMany
    }

    package var file: String
    package var reason: Reason
  }

  package struct Counts: Sendable, Hashable {
    package var entries = 0
    package var links = 0
    package var settings = 0

    package var isEmpty: Bool { entries + links + settings == 0 }
  }

  /// The absolute path of the folder.
  package var folder: String
  /// This device.
  package var device: String
  package var isTrial: Bool
  /// What came in, by device, in the order of their ids.
  package var shares: [Share] = []
  package var received = Counts()
  package var sent = Counts()
  package var ignored: [Ignored] = []
  /// The progress had been copied from another home, so this one got an id of its own.
  package var isRenamed = false
}

extension SyncReport.Ignored.Reason {
  package var text: Bilingual {
    switch self {
    case .notFile: Bilingual(ko: "일반 파일이 아님", en: "not a regular file")
    case .tooLarge: Bilingual(ko: "너무 큼", en: "too large")
    case .notOurs: Bilingual(ko: "quiz가 쓴 파일이 아님", en: "not written by quiz")
    case .newer: Bilingual(ko: "더 새로운 quiz가 쓴 파일", en: "written by a later quiz")
    case .unreadable: Bilingual(ko: "읽을 수 없음", en: "cannot be read")
    case .damaged(let lines):
      Bilingual(
        ko: "손상된 줄 \(lines)개를 뺐음, 파일이 바뀌면 다시 읽음",
        en: "left out \(lines) damaged \(lines == 1 ? "line" : "lines"), read again on a change")
    case .tooMany: Bilingual(ko: "파일이 너무 많아 나머지는 읽지 않음", en: "too many files, the rest is unread")
    }
  }
}
