/// How well a card was remembered. Raw values are those of FSRS and Anki.
package enum Grade: Int, Sendable, Hashable, Codable, CaseIterable, Comparable {
  case again = 1
  case hard = 2
  case good = 3
  case easy = 4

  package static func < (left: Grade, right: Grade) -> Bool {
    left.rawValue < right.rawValue
  }
}
