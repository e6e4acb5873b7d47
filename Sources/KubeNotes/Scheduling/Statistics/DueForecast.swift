/// How many cards come back on each of the next days, if nothing is answered before.
package struct DueForecast: Sendable, Hashable {
  package var first: StudyDay
  /// Due before today and not answered yet.
  package var overdue: Int
  /// Due on each day from `first`, today; without `overdue`.
  package var counts: [Int]
  /// Due after the last of these days.
  package var later: Int

  /// - Parameter due: the number of cards that are due on a day, in any order.
  package init(_ due: [(day: StudyDay, cards: Int)], today: StudyDay, count: Int = 30) {
    first = today
    overdue = 0
    later = 0
    counts = Array(repeating: 0, count: count)
    for (day, cards) in due {
      switch day - today {
      case ..<0: overdue += cards
      case 0..<count: counts[day - today] += cards
      default: later += cards
      }
    }
  }

  /// Overdue and due within the days shown.
  package var total: Int { overdue + counts.reduce(0, +) }
}
