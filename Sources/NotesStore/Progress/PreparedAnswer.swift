internal import KubeNotes
internal import Synchronization

/// What is known about a card before it is answered, read while a person thinks about it.
///
/// It holds for one answer, to that card, as long as nothing else is written: this process drops it at
/// each transaction that writes, and another process's write gives the file another `data_version`.
struct PreparedAnswer {
  let card: CardID
  let version: Int64
  let standing: ProgressStore.Standing
  /// What follows the card in the queue.
  let heads: Heads

  /// The first cards of the lanes in which nothing is timed, if cards of one block are left out.
  struct Heads {
    let place: ProgressStore.Place
    let today: StudyDay
    let filter: QueueFilter
    let daily: Look.Head?
    let new: Look.Head?

    /// - Parameter place: of the card that will be answered.
    init(_ look: Look, without place: ProgressStore.Place) throws {
      self.place = place
      today = look.today
      filter = look.filter
      daily = try look.head(of: .daily, except: place.block)
      new = try look.head(of: .new, except: place.block)
    }

    /// Whether these are the heads after an answer. It hides the siblings of its card for the day, and
    /// takes the card itself to a later day or into the steps: else that has to be looked for.
    func hold(after state: CardState?, _ look: Look) -> Bool {
      guard today == look.today, filter == look.filter, let state, state.lastReviewDay == today
      else { return false }
      guard let slot = QueueSlot(state: state, place: place) else { return true }
      switch slot.lane {
      case .timed: return true
      case .daily: return slot.rank >= QueueSlot.start(of: today + 1)
      case .new: return false
      }
    }
  }
}

extension ProgressStore {
  /// Gives what was prepared for an answer to a card, once.
  func takePrepared(for card: CardID, version: Int64) -> PreparedAnswer? {
    preparedAnswer.withLock { prepared in
      defer { prepared = nil }
      guard let known = prepared, known.card == card, known.version == version else { return nil }
      return known
    }
  }
}
