import Foundation
import Testing

/// Replays `Transcripts/*.txt` against the real binary.
///
/// Record them anew with `RECORD_TRANSCRIPTS=1 swift test --filter TranscriptTests`, and read the
/// difference before committing it. A file that begins with `# home: studied` starts with the
/// progress of `StudiedHome`.
@Suite struct TranscriptTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Transcripts", directoryHint: .isDirectory)

  static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? [])
    .filter { $0.hasSuffix(".txt") }.sorted()

  @Test(arguments: names)
  func `prints what the transcript says`(name: String) throws {
    let file = Self.folder.appending(path: name)
    let written = try String(contentsOf: file, encoding: .utf8)
    let home = try TemporaryHome(isStudied: written.hasPrefix("# home: studied"))
    let language = name.hasSuffix(".ko.txt") ? "ko_KR.UTF-8" : "en_US.UTF-8"
    let transcript = Transcript(written)
    let replayed = try transcript.replay(home: home.url, variables: ["LANG": language])
    if ProcessInfo.processInfo.environment["RECORD_TRANSCRIPTS"] != nil {
      try Data(replayed.text.utf8).write(to: file)
    }
    for (expected, actual) in zip(transcript.steps, replayed.steps) {
      #expect(actual == expected, "\(name): $ \(expected.command)")
    }
  }
}
