internal import KubeNotes

/// What waits today, carried along from answer to answer.
///
/// Counting looks at as many rows as the daily limits allow, and a review shows the counts with every
/// card. What an answer changes about them follows from the answer alone, except in the rare cases in
/// which another card moves up into a full limit; those are counted anew.
struct CarriedCounts {
  /// SQLite's `data_version` when this was counted: another one means that another process wrote.
  let version: Int64
  /// The scheduler of the settings as they stood and stand.
  let scheduler: Scheduler
  let filter: QueueFilter
  let today: StudyDay
  /// The keys of the filter's topics; one nil for all.
  let topics: [Int64?]
  /// What was answered today.
  var done: DayActivity
  /// How many cards are still allowed today.
  var newAllowed: Int
  var reviewsAllowed: Int
  /// The blocks of which a card was answered today, and those that will show one: none is in two.
  var studied: Set<Int64>
  var due: Set<Int64>
  var new: Set<Int64>
  /// Cards in steps.
  var learning: Int

  var counts: QueueCounts {
    QueueCounts(new: new.count, learning: learning, due: due.count)
  }

  /// An answer, and where its card stood and stands.
  struct Answer {
    var day: StudyDay
    var activity: DayActivity
    var place: ProgressStore.Place
    var before: CardState?
    var after: CardState
  }

  /// Takes in an answer that was written.
  ///
  /// - Returns: false when the counts do not follow from it and have to be counted anew.
  mutating func take(_ answer: Answer) -> Bool {
    guard answer.day == today, answer.after.lastReviewDay == today else { return false }
    done += answer.activity
    learning += inSteps(answer.after, answer.place) - inSteps(answer.before, answer.place)
    let dueIsFull = due.count >= reviewsAllowed
    let newIsFull = new.count >= newAllowed
    reviewsAllowed = max(0, reviewsAllowed - answer.activity.reviewed)
    newAllowed = max(0, newAllowed - answer.activity.introduced)
    if studied.insert(answer.place.block).inserted {
      // Of a full lane the next block moves up, unless the limit shrank with it.
      let leftDue = due.remove(answer.place.block) != nil
      if leftDue, dueIsFull, answer.activity.reviewed == 0 { return false }
      let leftNew = new.remove(answer.place.block) != nil
      if leftNew, newIsFull, answer.activity.introduced == 0 { return false }
    }
    return due.count <= reviewsAllowed && new.count <= newAllowed
  }

  private func inSteps(_ state: CardState?, _ place: ProgressStore.Place) -> Int {
    guard filter.topics == nil || (place.topic != nil && topics.contains(place.topic)) else {
      return 0
    }
    guard let slot = QueueSlot(state: state, place: place), slot.lane == .timed,
      slot.visibleFrom <= today.rawValue
    else { return 0 }
    return 1
  }
}
