/// What a typed answer is worth, and where it differs from the right one.
package struct AnswerCheck: Sendable, Hashable {
  package enum Verdict: String, Sendable, Hashable, Codable {
    /// It means the same as an accepted answer.
    case right
    /// A slip: a letter off, or a part missing of something otherwise right.
    case close
    case wrong
  }

  /// A part of the comparison, in the order in which it reads.
  package enum Piece: Sendable, Hashable {
    case right(String)
    case missing(String)
    case extra(String)
    /// Something else stands where `expected` belongs.
    case wrong(typed: String, expected: String)
  }

  package var verdict: Verdict
  /// The accepted answer that was nearest to what was typed.
  package var expected: String
  package var pieces: [Piece]

  /// The grade to offer; the person decides. Easy is never offered, since how easy it was nobody
  /// else can know.
  package var proposedGrade: Grade {
    switch verdict {
    case .right: .good
    case .close: .hard
    case .wrong: .again
    }
  }

  /// The number of pieces that are not right.
  var faults: Int {
    pieces.count { if case .right = $0 { false } else { true } }
  }
}
