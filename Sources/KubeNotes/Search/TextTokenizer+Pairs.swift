/// Two syllables, or letters, that follow one another in a run of Hangul.
///
/// Pairs find what words do not: compounds written together or apart, endings that no list has.
package struct SyllablePair: Sendable, Hashable {
  /// Both scalars, the first in the upper half: all of Hangul lies below U+10000.
  package var value: UInt32

  package init(value: UInt32) {
    self.value = value
  }

  init(_ first: UInt32, _ second: UInt32) {
    value = first << 16 | second & 0xFFFF
  }

  /// - Parameter token: as plans write pairs, behind `TextTokenizer.pairsMark`.
  package init?(token: String) {
    let scalars = Array(token.unicodeScalars)
    guard scalars.count == 3, scalars[0].value == UInt32(TextTokenizer.pairsMark),
      scalars[1].value <= 0xFFFF, scalars[2].value <= 0xFFFF
    else { return nil }
    self.init(scalars[1].value, scalars[2].value)
  }
}

extension TextTokenizer {
  /// The overlapping pairs of the runs of Hangul in a text, decomposed syllables composed.
  package static func forEachPair(
    of text: UnsafeBufferPointer<UInt8>, _ body: (SyllablePair) -> Void
  ) {
    // The last may still take a vowel or a final, so that a pair is complete one later.
    var before: UInt32 = 0
    var last: UInt32 = 0
    func push(_ scalar: UInt32) {
      if before != 0, last != 0 { body(SyllablePair(before, last)) }
      before = last
      last = scalar
    }
    var position = 0
    while position < text.count {
      if ScalarReader.isSyllable(text, at: position) {
        push(
          UInt32(text[position] & 0x0F) << 12 | UInt32(text[position + 1] & 0x3F) << 6
            | UInt32(text[position + 2] & 0x3F))
        position += 3
        continue
      }
      if text[position] < 0x80 {
        position += 1
      } else {
        let next = ScalarReader.read(text, at: position)
        position += next.length
        if next.kind == .hangul {
          if let composed = composed(next.folded, onto: last) {
            last = composed
          } else {
            push(next.folded)
          }
          continue
        }
      }
      if last != 0 {
        push(0)
        before = 0
      }
    }
    push(0)
  }
}
