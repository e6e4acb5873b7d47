import Foundation
import KubeNotes
import Testing

@testable import NotesStore

@Suite struct SearchTests {
  private let folder = TemporaryFolder()
  private let library: Library

  init() throws {
    let stamp = ContentStamp(quick: "1") {
      ShippedContent.files.filter { $0.path == "glossary.yaml" }
    }
    library = try Library.open(at: folder.url.appending(path: "library.sqlite"), stamp: stamp)
    try folder.write(
      "own/ko/taints.md",
      "# 테인트와 톨러레이션\n\n노드에 테인트를 붙이면 파드가 밀려난다.\n\n## 효과\n\n`NoSchedule`은 배치를 막는다.\n")
    try folder.write(
      "own/en/taints.md",
      "# Taints and Tolerations\n\nA taint keeps Pods off a node.\n\n## Effects\n\n`NoSchedule` keeps new Pods away.\n"
    )
    try folder.write("own/ko/volume.md", "# 퍼시스턴트 볼륨\n\n스토리지를 요청한다. storageClassName을 쓴다.\n")
    try folder.write("own/ko/rolling.md", "# 롤링 업데이트\n\n디플로이먼트를 새 버전으로 바꾼다.\n")
    try library.importNotes(at: folder.url.appending(path: "own"))
  }

  private func paths(_ query: String, language: Language? = nil) throws -> [String] {
    try library.search(SearchRequest(query: query, language: language, source: .own)).hits
      .map(\.path)
  }

  @Test(arguments: [
    ("테인트", "ko/taints.md"), ("테인트를", "ko/taints.md"), ("태인트", "ko/taints.md"),
    ("ㅌㅇㅌ", "ko/taints.md"), ("xpdlsxm", "ko/taints.md"), ("ㅅ먀ㅜㅅ", "en/taints.md"),
    ("taint", "en/taints.md"), ("taitn", "en/taints.md"), ("Noschedule", "ko/taints.md"),
    ("롤링업데이트", "ko/rolling.md"), ("영구 볼륨", "ko/volume.md"), ("storage class name", "ko/volume.md"),
    ("ㄹㄹ ㅇㄷㅇㅌ", "ko/rolling.md"), ("퍼시스턴트 볼ㄹ", "ko/volume.md"), ("pv", "ko/volume.md"),
  ])
  func findsItHoweverItIsTyped(query: String, path: String) throws {
    let found = try paths(query)
    #expect(found.prefix(2).contains(path), "\(query): \(found)")
  }

  @Test func findsWhatAnEverydayWordMayMean() throws {
    try folder.write("own/en/secret.md", "# Secrets\n\nA Secret holds what nobody may read.\n")
    try library.importNotes(at: folder.url.appending(path: "own"))
    let answer = try library.search(SearchRequest(query: "passphrase", source: .own))
    #expect(answer.hits.first?.path == "en/secret.md")
    #expect(
      answer.hits.first?.explanations.contains {
        $0.typed == "passphrase" && $0.read == "Secret"
      } == true)
    // What stands there literally comes first.
    try folder.write("own/en/disk.md", "# Encryption\n\nThe passphrase opens the disk.\n")
    try library.importNotes(at: folder.url.appending(path: "own"))
    #expect(try paths("passphrase").first == "en/disk.md")
  }

  /// Of two pages with the words of a question, the one that is about what its answers are about goes
  /// first; while a person types, nothing is read twice.
  @Test func ordersByWhatTheBestSectionsHaveInCommon() throws {
    for (name, rest) in [
      ("a", "zebrastripe cages"), ("b", "zebrastripe fences"), ("c", "zebrastripe gates"),
      ("d", "zebrastripe walls"), ("y", "quietness"), ("z", "zebrastripe doors"),
    ] {
      try folder.write(
        "own/en/\(name).md", "# \(name)\n\nGuarding lonely wagons overnight. \(rest)\n")
    }
    for number in 0..<120 {
      try folder.write("own/en/other\(number).md", "# Other \(number)\n\nNothing of interest.\n")
    }
    try library.importNotes(at: folder.url.appending(path: "own"))
    let request = SearchRequest(
      query: "how do I guard lonely wagons overnight", language: .en, source: .own)
    let found = try library.search(request).hits.map(\.path)
    #expect(found.count >= 6)
    let last = try #require(found.prefix(6).last)
    #expect(last == "en/y.md", "\(found)")
    // The same words weigh the same in each page as long as nothing is fed back.
    var typing = request
    typing.isTyping = true
    let scores = Set(try library.search(typing).hits.prefix(6).map(\.score))
    #expect(scores.count == 1, "\(scores)")
  }

  /// What stands in a page that a filter leaves out is not counted for the next one.
  @Test func countsNothingOfPagesThatAreLeftOut() throws {
    for (name, rest) in [("a", "먹구름떼가 온다."), ("b", "조용하다."), ("c", "먹구름이 떼로 온다.")] {
      try folder.write("own/\(name)/\(name).md", "# \(name)\n\nweather \(rest)\n")
    }
    try library.importNotes(at: folder.url.appending(path: "own"))
    let request = SearchRequest(query: "weather 먹구름떼구름", source: .own, limit: 30)
    let all = try library.search(request).hits
    let quiet = try #require(all.first { $0.path == "b/b.md" })
    var filtered = request
    filtered.topic = quiet.topic
    let found = try library.search(filtered).hits
    #expect(found.map(\.path) == ["b/b.md"])
    #expect(found.first?.score == quiet.score)
  }

  @Test func showsTheBeginningOfThePageThatIsCalledSo() throws {
    try folder.write(
      "own/en/probe.md",
      "# Probes\n\nA probe asks a container.\n\n## Kinds\n\nA probe here, a probe there, one more probe.\n"
    )
    try library.importNotes(at: folder.url.appending(path: "own"))
    let hits = try library.search(SearchRequest(query: "probe", source: .own)).hits
    #expect(hits.first?.path == "en/probe.md")
    #expect(hits.first?.snippet.text.contains("asks a container") == true)
    let kinds = try library.search(SearchRequest(query: "kinds", source: .own)).hits
    #expect(kinds.first?.snippet.text.contains("one more") == true)
  }

  @Test func putsATitleBeforeAMention() throws {
    #expect(try paths("퍼시스턴트 볼륨").first == "ko/volume.md")
  }

  @Test func keepsToOneLanguageAndToOwnNotes() throws {
    let answer = try library.search(
      SearchRequest(query: "taint", language: .en, source: .own))
    #expect(answer.hits.allSatisfy { $0.language == .en && !$0.isShipped })
    #expect(!answer.hits.isEmpty)
  }

  @Test func marksTheStemAndExplains() throws {
    let answer = try library.search(SearchRequest(query: "xpdlsxm", source: .own))
    let hit = try #require(answer.hits.first { $0.path == "ko/taints.md" })
    let bytes = Array(hit.snippet.text.utf8)
    let marked = hit.snippet.matches.map { String(decoding: bytes[$0], as: UTF8.self) }
    #expect(marked.contains("테인트"))
    #expect(hit.explanations.contains { $0.typed == "xpdlsxm" && $0.read == "테인트" })
  }

  @Test func tellsWhatNothingMatched() throws {
    let answer = try library.search(SearchRequest(query: "테인트 qqzzxxvv", source: .own))
    #expect(answer.unmatched == ["qqzzxxvv"])
    #expect(!answer.hits.isEmpty)
  }

  @Test(arguments: [
    "", " ", "\"", "AND OR NOT", "NEAR(a b)", "title:pod", "a*", "-pod", "(", "^x", "\0", "ㅋ", "ㅏ",
    "🙂", "수량(Quantity)", "{a} : b", "\u{1}\u{2}", "'; DROP TABLE page; --",
    String(repeating: "파드 ", count: 2500), String(repeating: "x", count: 10_000),
  ])
  func takesAnyText(query: String) throws {
    _ = try library.search(SearchRequest(query: query))
    _ = try library.search(SearchRequest(query: query, isTyping: true))
  }

  @Test func takesAnyBytes() throws {
    var generator = Xorshift(state: 20_261_124)
    let pieces = [
      "ㅌ", "ㅏ", "테", "인트", "pod", "-", "\"", " ", "(", "*", "ｐ", "é", "\u{1161}", "ᄒ", "0", ":",
    ]
    for round in 0..<200 {
      var query = ""
      for _ in 0..<Int.random(in: 0...12, using: &generator) {
        if Bool.random(using: &generator) {
          query += pieces.randomElement(using: &generator) ?? ""
        } else {
          let bytes = [UInt8.random(in: 0...255, using: &generator)]
          query += String(decoding: bytes, as: UTF8.self)
        }
      }
      let answer = try? library.search(SearchRequest(query: query))
      #expect(answer != nil, "state 20261124, round \(round): \(query.debugDescription)")
    }
  }
}

/// A generator that repeats (Marsaglia 2003, xorshift64).
private struct Xorshift: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
