/// Cuts text into the tokens that search works with, straight from UTF-8 bytes.
///
/// One token stands for each run of one script; everything else the run can be found by stands at
/// the same place (colocated):
/// - a Hangul run: the run, and its stems without particles (`테인트를`, `테인트`);
/// - a Latin run: the whole identifier with its punctuation, then its parts at punctuation and case
///   borders, then the parts joined (`node-selector`, `node`, `selector`, `nodeselector`).
///
/// Runs end where the script changes (`pod스케줄링`). Width and case are folded, decomposed Hangul
/// is composed, marks over Latin letters are dropped. Bytes that are not UTF-8 separate.
///
/// Pairs of syllables are no tokens; `forEachPair` finds them.
package struct TextTokenizer {
  /// Stands before a pair of syllables in a plan, so that a pair never equals a word.
  package static let pairsMark: UInt8 = 1
  /// A text that begins with a greater byte is cut into words.
  static let lastMark = verbatimMark
  /// A text that begins with this byte holds tokens as they are, each after such a byte. Queries
  /// are written so: the planner has already chosen the tokens.
  package static let verbatimMark: UInt8 = 2
  /// Longer identifiers are found by their parts only.
  static let longestToken = 72

  /// Takes a token, its bytes in the text, and whether it stands at the place of the one before.
  /// Returns false to stop.
  package typealias Sink = (
    _ token: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ colocated: Bool
  ) -> Bool

  var run: [UInt8] = []
  /// Where the parts of an identifier begin in the run.
  var borders: [Int] = []
  var part: [UInt8] = []

  package init() {}

  /// Cuts a whole text from anywhere: a mark at its beginning is none of ours.
  static func forEachToken(
    of text: String, _ body: (_ token: UnsafeBufferPointer<UInt8>, _ isColocated: Bool) -> Void
  ) {
    var text = text
    text.withUTF8 { bytes in
      let start = bytes.firstIndex { $0 > lastMark } ?? bytes.count
      var tokenizer = TextTokenizer()
      tokenizer.tokenize(UnsafeBufferPointer(rebasing: bytes[start...])) { token, _, _, colocated in
        body(token, colocated)
        return true
      }
    }
  }

  /// Cuts a text; returns false when the sink stopped it.
  @discardableResult
  package mutating func tokenize(_ text: UnsafeBufferPointer<UInt8>, _ sink: Sink) -> Bool {
    text.first == Self.verbatimMark ? verbatim(text, sink) : cut(text, sink)
  }

  private func verbatim(_ text: UnsafeBufferPointer<UInt8>, _ sink: Sink) -> Bool {
    var start = 1
    while start < text.count {
      var end = start
      while end < text.count, text[end] != Self.verbatimMark { end += 1 }
      let token = UnsafeBufferPointer(rebasing: text[start..<end])
      if end > start, !sink(token, start, end, false) { return false }
      start = end + 1
    }
    return true
  }

  private mutating func cut(_ text: UnsafeBufferPointer<UInt8>, _ sink: Sink) -> Bool {
    var position = 0
    while position < text.count {
      if ScalarReader.isPlainSeparator(text[position]) {
        position += 1
        continue
      }
      // Most runs are tokens as they stand, so that nothing has to be copied.
      if let end = Self.plainEnd(text, from: position) {
        let token = UnsafeBufferPointer(rebasing: text[position..<end])
        let going =
          token[0] < 0x80
          ? token.count > Self.longestToken || sink(token, position, end, false)
          : Self.emitHangul(token, start: position, end: end, sink)
        if !going { return false }
        position = end
        continue
      }
      let next = ScalarReader.read(text, at: position)
      switch next.kind {
      case .hangul:
        let end = gatherHangul(text, from: position)
        let going = run.withUnsafeBufferPointer {
          Self.emitHangul($0, start: position, end: end, sink)
        }
        if !going { return false }
        position = end
      case .latin:
        let end = gatherLatin(text, from: position)
        if !emitLatin(start: position, end: end, sink) { return false }
        position = end
      case .other:
        let end = gatherOther(text, from: position)
        if !emit(run, position, end, false, sink) { return false }
        position = end
      case .mark, .joiner, .separator:
        position += next.length
      }
    }
    return true
  }

  /// Where a run ends that is of precomposed syllables only, or of small letters and digits only;
  /// nil for any other.
  private static func plainEnd(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var end = start
    if ScalarReader.isSyllable(text, at: start) {
      repeat { end += 3 } while ScalarReader.isSyllable(text, at: end)
      // A letter may follow, or what belongs to the last syllable.
      return end == text.count || text[end] < 0x80 ? end : nil
    }
    while end < text.count, isSmall(text[end]) { end += 1 }
    guard end > start else { return nil }
    if end == text.count || ScalarReader.isPlainSeparator(text[end])
      || ScalarReader.isSyllable(text, at: end)
    {
      return end
    }
    // Punctuation behind a word, not inside an identifier.
    guard ScalarReader.isJoiner(text[end]) else { return nil }
    return end + 1 == text.count || ScalarReader.isPlainSeparator(text[end + 1]) ? end : nil
  }

  private static func isSmall(_ byte: UInt8) -> Bool {
    0x61...0x7A ~= byte || 0x30...0x39 ~= byte
  }

  // MARK: Hangul

  private mutating func gatherHangul(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int {
    run.removeAll(keepingCapacity: true)
    var position = start
    while position < text.count {
      let next = ScalarReader.read(text, at: position)
      guard next.kind == .hangul else { break }
      if !Self.compose(next.folded, onto: &run) { Self.append(next.folded, to: &run) }
      position += next.length
    }
    return position
  }

  private static func emitHangul(
    _ run: UnsafeBufferPointer<UInt8>, start: Int, end: Int, _ sink: Sink
  ) -> Bool {
    guard run.count <= longestToken else { return true }
    guard sink(run, start, end, false) else { return false }
    var length = run.count
    for _ in 0..<2 {
      guard let cut = Particles.endingLength(run, count: length) else { break }
      length -= cut
      guard sink(UnsafeBufferPointer(rebasing: run[..<length]), start, end, true) else {
        return false
      }
    }
    return true
  }

  // MARK: Latin

  /// Reads an identifier: letters and digits, and punctuation that stands between them.
  private mutating func gatherLatin(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int {
    run.removeAll(keepingCapacity: true)
    borders.removeAll(keepingCapacity: true)
    var position = start
    var end = start
    var before = CaseClass.none
    while position < text.count {
      // Most letters are small and stand behind one.
      let byte = text[position]
      if 0x61...0x7A ~= byte, before != .upper {
        run.append(byte)
        before = .lower
        position += 1
        end = position
        continue
      }
      let next = ScalarReader.read(text, at: position)
      if next.kind == .latin {
        let current = CaseClass(next.original)
        if before == .lower, current == .upper {
          borders.append(run.count)
        } else if before == .upper, current == .lower, run.count >= 2 {
          borders.append(run.count - 1)  // The last capital of HTTPServer begins a word.
        }
        before = current
        Self.append(next.folded, to: &run)
        position += next.length
        end = position
      } else if next.kind == .mark {
        position += next.length
        end = position
      } else if next.kind == .joiner, position + 1 < text.count,
        ScalarReader.read(text, at: position + 1).kind == .latin
      {
        run.append(UInt8(truncatingIfNeeded: next.folded))
        before = .none
        position += 1
      } else {
        break
      }
    }
    return end
  }

  private mutating func emitLatin(start: Int, end: Int, _ sink: Sink) -> Bool {
    let whole = run.count <= Self.longestToken
    if whole, !emit(run, start, end, false, sink) { return false }
    var isSimple = true
    for border in borders where border > 0 { isSimple = false }
    for byte in run where ScalarReader.isJoiner(byte) { isSimple = false }
    if isSimple { return true }
    var colocated = whole
    var first = 0
    var hasPunctuation = false
    // The borders are in order: looking each place up among all of them would make a long run, such
    // as an image in base64, take the square of its length.
    var nextBorder = 0
    for index in 0...run.count {
      let isEnd = index == run.count
      let isPunctuation = !isEnd && ScalarReader.isJoiner(run[index])
      while nextBorder < borders.count, borders[nextBorder] < index { nextBorder += 1 }
      let isBorder = nextBorder < borders.count && borders[nextBorder] == index
      guard isEnd || isPunctuation || isBorder else { continue }
      if index > first {
        part.removeAll(keepingCapacity: true)
        part.append(contentsOf: run[first..<index])
        if part.count < run.count, part.count <= Self.longestToken {
          if !emit(part, start, end, colocated, sink) { return false }
          colocated = true
        }
      }
      if isPunctuation { hasPunctuation = true }
      first = isPunctuation ? index + 1 : index
    }
    guard hasPunctuation, whole else { return true }
    part.removeAll(keepingCapacity: true)
    for byte in run where !ScalarReader.isJoiner(byte) { part.append(byte) }
    return emit(part, start, end, true, sink)
  }

  private mutating func gatherOther(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int {
    run.removeAll(keepingCapacity: true)
    var position = start
    while position < text.count {
      let next = ScalarReader.read(text, at: position)
      guard next.kind == .other || next.kind == .mark else { break }
      if next.kind == .other, run.count < Self.longestToken { Self.append(next.folded, to: &run) }
      position += next.length
    }
    return position
  }

  private func emit(
    _ token: [UInt8], _ start: Int, _ end: Int, _ colocated: Bool, _ sink: Sink
  ) -> Bool {
    token.withUnsafeBufferPointer { sink($0, start, end, colocated) }
  }
}
