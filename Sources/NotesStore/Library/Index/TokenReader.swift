internal import Dispatch
internal import Synchronization

/// Cuts sections into tokens on another thread, one batch while the next is gathered.
///
/// That is about half of what indexing takes. What is found does not depend on when the other thread
/// runs: one batch is read after the other, and postings are taken out only between them. At most two
/// batches wait.
final class TokenReader {
  private static let batchCount = 128
  private static let batchBytes = 1 << 20

  private let queue = DispatchQueue(label: "tokens")
  private let work = Work()
  private var batch: [SectionText] = []
  private var byteCount = 0
  private var hasStarted = false

  /// What both threads reach.
  private final class Work: Sendable {
    let postings = Mutex(TokenPostings())
    let group = DispatchGroup()

    func read(_ batch: [SectionText]) {
      postings.withLock { postings in
        for section in batch { postings.add(section) }
      }
    }
  }

  deinit { work.group.wait() }

  /// Takes a section that `TokenPostings.takes` is true of. Returns what was found before when it is
  /// enough to be written.
  func add(_ section: SectionText) -> TokenPostings? {
    batch.append(section)
    byteCount += section.byteCount
    guard batch.count >= Self.batchCount || byteCount >= Self.batchBytes else { return nil }
    work.group.wait()
    let full = work.postings.withLock { $0.isFull ? Self.taken(&$0) : nil }
    let batch = takenBatch()
    hasStarted = true
    queue.async(group: work.group) { [work] in work.read(batch) }
    return full
  }

  /// Reads what is left and returns all that was found.
  ///
  /// - Parameter index: gives a section to FTS5; called where there are so few that a segment of their
  ///   own is not worth it.
  func finish(index: (SectionText) throws -> Void) rethrows -> TokenPostings {
    work.group.wait()
    let batch = takenBatch()
    if hasStarted { work.read(batch) } else { try batch.forEach(index) }
    hasStarted = false
    return work.postings.withLock { Self.taken(&$0) }
  }

  private static func taken(_ postings: inout TokenPostings) -> TokenPostings {
    defer { postings = TokenPostings() }
    return postings
  }

  private func takenBatch() -> [SectionText] {
    defer {
      batch.removeAll(keepingCapacity: true)
      byteCount = 0
    }
    return batch
  }
}
