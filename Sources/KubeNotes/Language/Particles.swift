/// What Korean attaches to the end of a word: particles (`를`, `에서는`) and the endings of verbs made
/// from nouns (`설치하기`, `배포된`).
///
/// Nothing here knows a dictionary, so a stem is a guess: `재정의` is cut to `재정`. The full word
/// must always be kept beside it.
package enum Particles {
  /// The stems of a Hangul word, the longest ending first cut; at most two, without the word itself.
  /// `설치하기를` has `설치하기` and `설치`.
  package static func stems(of word: some StringProtocol) -> [String] {
    let bytes = Array(word.utf8)
    var stems: [String] = []
    var count = bytes.count
    while stems.count < 2,
      let cut = bytes.withUnsafeBufferPointer({ endingLength($0, count: count) })
    {
      count -= cut
      stems.append(String(decoding: bytes[..<count], as: UTF8.self))
    }
    return stems
  }

  /// The bytes of the longest ending of the first `count` bytes of a run, or nil. Two syllables stay
  /// before an ending of one syllable, one before a longer one.
  static func endingLength(_ run: UnsafeBufferPointer<UInt8>, count: Int) -> Int? {
    endings.first(of: UnsafeBufferPointer(rebasing: run[..<count])) { length in
      let kept = run[..<(count - length)].count { $0 & 0xC0 != 0x80 }
      return kept >= (length == 3 ? 2 : 1)
    }
  }

  /// Whether a whole word is nothing but an ending.
  package static func isEnding(_ word: some StringProtocol) -> Bool {
    var word = String(word)
    return word.withUTF8 { isEnding($0) }
  }

  static func isEnding(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    endings.first(of: word) { $0 == word.count } != nil
  }

  private static let endings = EndingTable([particles, verbEndings])

  private static let particles: StaticString = """
    은 는 이 가 을 를 의 에 와 과 도 로 만 나 랑 란 야 여
    으로 이나 이랑 이란 이라 라는 이며 에서 에게 에는 에도 에만 에의 와의 과의 와는 과는 까지 부터 마다 처럼
    보다 조차 밖에 만의 만을 만이 로의 로는 로도 로만 께서 한테 라고 이고 이든 든지 대로 만큼 마저 하고 이다 이야 인지
    으로의 으로는 으로도 으로만 으로써 으로서 로써 로서 로부터 으로부터 로부터의 으로부터의 에서는 에서도 에서만 에서의
    에서부터 에게서 에게는 에게도 까지는 까지도 까지의 부터는 부터의 이라는 이라고 이라도 이라면 라면 라도 이었다
    에대한 에대해 입니다 이지만 지만 이므로 이어서 에다 에다가 으로까지 들 들을 들이 들은 들의 들에 들과 들에게 들로 들도
    """

  private static let verbEndings: StaticString = """
    하기 하는 하여 하며 하고 하면 하지 하게 하다 한다 합니다 하세요 하려 하려면 하려고 하려는 하도록 하는지 하는데
    했다 했을 했는데 했더니 해서 해도 해야 해줘 할 할때 한 함 해 하기위해 하거나 하지만 하십시오 합니까 하나 하나요 하자
    되기 되는 되어 되며 되고 되면 되지 되게 되다 된다 됩니다 되도록 되었다 됐다 됐는데 되나 되나요 되려면 되지만 되거나
    된 될 됨 돼 돼서 돼요 되었을 되지않음 당하는 당한 시키기 시키는 시켜 시킨 시킬 시키려면 시키고 받기 받는
    하기를 하기는 하기에 하는것 하는법 하는중 되는지 되는데 하라 하였다 하던 되던 스럽게 적인 적으로 적
    기 는법 려면 으려면 려고 으려고 도록 던 던지 는지 은지 인데 는데 은데 네 자 지 고 며 면 으면 다 습니다 
    어 아 어서 아서 게 거나 음 었다 았다 었을 았을 었는데 았는데 나요 까 까요 죠 요 라
    """
}

/// Endings by their last syllable, the longest first.
private struct EndingTable: Sendable {
  private struct Entry {
    /// Where the ending stands in `bytes`.
    var range: Range<Int>
    /// The next one of the same bucket; -1 behind the last.
    var next: Int
  }

  private static let bucketCount = 256

  private var bytes: [UInt8] = []
  private var entries: [Entry] = []
  private var buckets = [Int](repeating: -1, count: bucketCount)

  /// - Parameter lists: endings of whole syllables, parted by spaces and line feeds.
  init(_ lists: [StaticString]) {
    bytes.reserveCapacity(lists.reduce(0) { $0 + $1.utf8CodeUnitCount })
    entries.reserveCapacity(512)
    for list in lists {
      let text = UnsafeBufferPointer(start: list.utf8Start, count: list.utf8CodeUnitCount)
      // By hand: what `split` returns is a type that the runtime would take longer to make than this.
      var start = 0
      for place in 0...text.count {
        guard place == text.count || text[place] == 0x20 || text[place] == 0x0A else { continue }
        insert(UnsafeBufferPointer(rebasing: text[start..<place]))
        start = place + 1
      }
    }
  }

  private mutating func insert(_ ending: UnsafeBufferPointer<UInt8>) {
    guard ending.count >= 3 else { return }
    let bucket = Self.bucket(ending)
    var before = -1
    var next = buckets[bucket]
    while next >= 0, entries[next].range.count >= ending.count {
      before = next
      next = entries[next].next
    }
    let start = bytes.count
    bytes.append(contentsOf: ending)
    entries.append(Entry(range: start..<bytes.count, next: next))
    if before < 0 {
      buckets[bucket] = entries.count - 1
    } else {
      entries[before].next = entries.count - 1
    }
  }

  /// The length in bytes of the longest ending of a text that the condition accepts.
  func first(of text: UnsafeBufferPointer<UInt8>, where isFine: (Int) -> Bool) -> Int? {
    guard text.count >= 3 else { return nil }
    var index = buckets[Self.bucket(text)]
    while index >= 0 {
      let ending = entries[index].range
      if ending.count <= text.count, isSuffix(ending, of: text), isFine(ending.count) {
        return ending.count
      }
      index = entries[index].next
    }
    return nil
  }

  private func isSuffix(_ ending: Range<Int>, of text: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = text.count - ending.count
    for index in 0..<ending.count where text[start + index] != bytes[ending.lowerBound + index] {
      return false
    }
    return true
  }

  /// By the last syllable, whose bits are in its last three bytes.
  private static func bucket(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    let end = text.count
    let high = Int(text[end - 3]) << 4 ^ Int(text[end - 2]) << 6
    return (high ^ Int(text[end - 1])) & (bucketCount - 1)
  }
}
