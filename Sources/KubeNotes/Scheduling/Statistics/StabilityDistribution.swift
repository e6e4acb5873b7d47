/// How lasting the memories are: cards by stability.
package struct StabilityDistribution: Sendable, Hashable {
  /// The lower bounds of all classes but the first, in days: a day, a week, three weeks (where a
  /// card counts as mature), three months, a year.
  package static let bounds: [Double] = [1, 7, 21, 90, 365]

  /// Cards in each class, the least stable first; one more than `bounds`.
  package private(set) var counts = Array(repeating: 0, count: bounds.count + 1)

  package init(_ stabilities: some Sequence<Double> = []) {
    for stability in stabilities { count(stability) }
  }

  /// - Parameter stability: in days.
  package mutating func count(_ stability: Double) {
    counts[Self.bounds.firstIndex { stability < $0 } ?? Self.bounds.count] += 1
  }

  package var total: Int { counts.reduce(0, +) }
}
