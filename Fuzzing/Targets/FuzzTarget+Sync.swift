internal import Foundation
internal import KubeNotes
internal import NotesStore

extension FuzzTarget {
  /// The file of another device in a shared folder: as it is (0), or lines that get right checksums.
  package static let sync = FuzzTarget(
    name: "sync",
    pieces: [
      "{\"entry\":{\"id\":\"a\",\"device\":\"D\",\"card\":\"c\",\"time\":1767571200000,\"day\":20458,",
      "\"kind\":\"review\",\"grade\":3}}\n", "\"kind\":\"undo\",\"target\":\"a\"}}\n",
      "\"grade\":9",
      "\"plan\":{\"phase\":\"learning/2\",\"dueTime\":1,\"interval\":1,\"retention\":0.9}",
      "\"memory\":{\"state\":{\"stability\":1e300,\"difficulty\":-1}}", "\"took\":-1", "1e300",
      "9223372036854775807", "-9223372036854775808", "253402300799000",
      "{\"link\":{\"id\":\"c\",\"target\":\"c\",\"changed\":1}}\n",
      "{\"setting\":{\"key\":\"new-per-day\",\"value\":\"1\",\"changed\":1}}\n", "\"parameters\"",
      "\"device\"",
      "\"maximum-interval\"", "\"{\\\"version\\\":6,\\\"values\\\":[1]}\"", "null", "\\u001b[2J",
      "\n", "\u{0}", "suspend",
      "reschedule", "forget", "manual",
      "{\"device\":\"D\",\"kubenotes\":\"sync\",\"name\":\"n\",\"version\":1,\"writer\":\"W\"}\n",
    ],
    seeds: { root in
      let header = #"{"device":"D","kubenotes":"sync","name":"n","version":1,"writer":"W"}"#
      let lines = [
        #"{"entry":{"id":"a","device":"D","card":"c","time":1767571200000,"day":20458,"kind":"review","grade":3,"took":900}}"#,
        #"{"entry":{"id":"b","device":"D","card":"c","time":1767571300000,"day":20458,"kind":"review","grade":3,"plan":{"phase":"review","dueDay":20470,"interval":12,"retention":0.9}}}"#,
        #"{"link":{"id":"x","target":"c","changed":1767571200000}}"#,
        #"{"setting":{"key":"new-per-day","value":"20","changed":1767571200000}}"#,
      ]
      var seeds = lines.map { [1] + Array((header + "\n" + $0 + "\n").utf8) }
      let all = ([header] + lines).map { Array($0.utf8) }
      seeds.append([1] + Array(all.joined(separator: [0x0A])))
      seeds.append([0] + SyncLines.withSums(all))
      return seeds + SeedFiles.contents(root, "Tests/Fixtures/fuzz/sync", ending: "")
    },
    run: { bytes in
      var input = FuzzInput(bytes)
      let isWhole = input.byte() & 1 == 0
      let text =
        isWhole
        ? input.bytes
        : SyncLines.withSums(input.bytes.split(separator: UInt8(ascii: "\n")).map(Array.init))
      let home = try FuzzHome()
      defer { home.remove() }
      let card = Card(
        id: CardID(rawValue: "c"), kind: .question, section: SectionAddress("n"), topic: "t",
        faces: [.en: CardFace(prompt: "p", answer: "a")])
      _ = try home.progress.reconcile([card], at: FuzzHome.now)
      let folder = TemporaryPlace.unused()
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      try Data(text).write(to: folder.appending(path: "quiz-a.jsonl"))
      let sync = Sync(home.progress, home: .init(name: "n", machine: "m"))
      let path = folder.path(percentEncoded: false)
      _ = try sync.run(path, at: FuzzHome.now, isTrial: true)
      let first = try sync.run(path, at: FuzzHome.now)
      let second = try sync.run(path, at: FuzzHome.now)
      try promise(second.received.isEmpty, "\(first), then \(second)")
      _ = try home.progress.next(at: FuzzHome.now)
      _ = try home.progress.answer(card.id, .good, at: FuzzHome.now)
      _ = try home.progress.next(at: FuzzHome.now.addingTimeInterval(86_400 * 40))
      try home.check()
    })
}

/// The checksums of `SyncText`, made here again so that hostile lines can have right ones.
enum SyncLines {
  static func withSums(_ lines: [[UInt8]]) -> [UInt8] {
    var previous = Array("0000000000000000".utf8)
    return lines.flatMap { line -> [UInt8] in
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for byte in previous + line { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      let digits = String(hash, radix: 16)
      previous = Array((String(repeating: "0", count: 16 - digits.count) + digits).utf8)
      return previous + [0x20] + line + [0x0A]
    }
  }
}
