internal import Dispatch
internal import GRDB
internal import Synchronization

/// Reads sections on another thread, one batch while the next is gathered.
///
/// What is found does not depend on when the other thread runs: one batch is read after the other,
/// and findings are taken out only between them. At most two batches wait.
final class SectionReader {
  private static let batchCount = 128
  private static let batchBytes = 1 << 20

  private let queue = DispatchQueue(label: "sections")
  private let work: Work
  private var batch: [SectionChange] = []
  private var byteCount = 0
  private var hasStarted = false

  /// What both threads reach.
  private final class Work: Sendable {
    let readings: Mutex<SectionReadings>
    let group = DispatchGroup()

    init(_ readings: SectionReadings) {
      self.readings = Mutex(readings)
    }

    func read(_ batch: [SectionChange]) {
      readings.withLock { readings in
        for change in batch { readings.read(change) }
      }
    }
  }

  init(words: WordChanges) {
    work = Work(SectionReadings(words: words))
  }

  deinit { work.group.wait() }

  /// Whether a batch is complete, so that `start` should be called.
  var isBatchFull: Bool { batch.count >= Self.batchCount || byteCount >= Self.batchBytes }

  func add(_ change: SectionChange, bytes: Int) {
    batch.append(change)
    byteCount += bytes
  }

  /// Begins to read the batch on the other thread. Returns what was found before and is enough to be
  /// written.
  func start() -> SectionFindings {
    work.group.wait()
    let findings = work.readings.withLock { $0.taken(all: false) }
    let batch = takenBatch()
    hasStarted = true
    queue.async(group: work.group) { [work] in work.read(batch) }
    return findings
  }

  /// Reads what is left and returns all that was found.
  ///
  /// - Parameter index: gives a section to FTS5; called where there are so few that a segment of their own
  ///   is not worth it.
  func finish(index: (SectionText) throws -> Void) rethrows -> SectionFindings {
    work.group.wait()
    var batch = takenBatch()
    if !hasStarted {
      for (place, change) in batch.enumerated() {
        guard case .add(let section, true) = change else { continue }
        try index(section)
        batch[place] = .add(section, collectsTokens: false)
      }
    }
    hasStarted = false
    work.read(batch)
    return work.readings.withLock { $0.taken(all: true) }
  }

  /// The words that changed, after `finish`.
  func takenWords(next: WordChanges) -> WordChanges {
    work.readings.withLock { $0.takenWords(next: next) }
  }

  private func takenBatch() -> [SectionChange] {
    defer {
      batch.removeAll(keepingCapacity: true)
      byteCount = 0
    }
    return batch
  }
}
