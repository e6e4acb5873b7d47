internal import Foundation

/// The 21 numbers that fit FSRS-6 to a person.
///
/// Always inside `bounds`. Source of defaults and bounds: fsrs-rs 6.6 (`parameter_clipper.rs`).
package struct FSRSParameters: Sendable, Hashable, Codable {
  /// w0 ... w20.
  package let values: [Double]

  package subscript(index: Int) -> Double { values[index] }

  /// The values that fit the average of many learners.
  package static let defaults = FSRSParameters(clipping: [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
    0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
  ])

  /// The number of values of FSRS-6.
  package static let count = 21

  /// The range of every value.
  package static let bounds: [ClosedRange<Double>] = [
    0.001...100, 0.001...100, 0.001...100, 0.001...100, 1...10, 0.001...4, 0.001...4,
    0.001...0.75, 0...4.5, 0...0.8, 0.001...3.5, 0.001...5, 0.001...0.25, 0.001...0.9, 0...4,
    0...1, 1...6, 0...2, 0...2, 0...0.8, 0.1...0.8,
  ]

  /// Reads a set of any version: none (the defaults), 17 values (FSRS-4.5), 19 (FSRS-5) or
  /// 21 (FSRS-6). Older sets are converted so that they predict the same; values outside the bounds
  /// are clipped.
  ///
  /// - Throws: `FSRSParameterError` for any other length and for values that are not finite.
  package init(_ given: [Double]) throws(FSRSParameterError) {
    if let index = given.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(index: index)
    }
    switch given.count {
    case 0: self = .defaults
    case 17: self.init(clipping: Self.fromVersion4(given))
    case 19: self.init(clipping: given + [0, 0.5])
    case 21: self.init(clipping: given)
    default: throw .wrongCount(given.count)
    }
  }

  /// 21 finite values, brought inside the bounds.
  init(clipping values: [Double]) {
    self.values = zip(values, Self.bounds).map { value, range in
      min(max(value, range.lowerBound), range.upperBound)
    }
  }

  /// The same with w17 and w18 so low that a lapse followed by one Good for each of several
  /// relearning steps cannot end above the stability before the lapse (`parameter_clipper.rs`).
  package func limited(relearningSteps: Int) -> FSRSParameters {
    guard relearningSteps > 1 else { return self }
    let room = -(log(values[11]) + log(pow(2, values[13]) - 1) + 0.3 * values[14])
    let limit = min(2, max(0.01, room).squareRoot() / Double(relearningSteps).squareRoot())
    var limited = values
    for index in 17...18 { limited[index] = min(values[index], limit) }
    return FSRSParameters(clipping: limited)
  }

  private static func fromVersion4(_ old: [Double]) -> [Double] {
    var values = old
    values[4] = old[4] + 2 * old[5]
    // The logarithm needs a positive argument; below it the value is clipped to its bound anyway.
    values[5] = log(max(3 * old[5] + 1, 1e-9)) / 3
    values[6] = old[6] + 0.5
    return values + [0, 0, 0, 0.5]
  }

  package init(from decoder: any Decoder) throws {
    try self.init([Double](from: decoder))
  }

  package func encode(to encoder: any Encoder) throws {
    try values.encode(to: encoder)
  }
}

/// Why a list of numbers is no set of FSRS parameters.
package enum FSRSParameterError: DescribedError, Sendable, Hashable {
  /// A number of values other than 0, 17, 19 and 21.
  case wrongCount(Int)
  /// The value at this index is infinite or not a number.
  case notFinite(index: Int)

  package var message: Bilingual {
    switch self {
    case .wrongCount(let count):
      Bilingual(
        ko: "FSRS 매개변수는 17개, 19개 또는 21개여야 하는데 \(count)개입니다. "
          + "기본값을 쓰려면 비워 두세요.",
        en: "FSRS takes 17, 19 or 21 parameters, but there are \(count). "
          + "Leave them out to use the defaults.")
    case .notFinite(let index):
      Bilingual(
        ko: "FSRS 매개변수 w\(index)의 값이 유한한 수가 아닙니다. "
          + "그 값을 고치거나 비워 두어 기본값을 쓰세요.",
        en: "FSRS parameter w\(index) is not a finite number. "
          + "Correct it, or leave the parameters out to use the defaults.")
    }
  }
}
