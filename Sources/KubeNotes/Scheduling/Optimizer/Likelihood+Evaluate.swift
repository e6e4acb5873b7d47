internal import Dispatch

extension Likelihood {
  /// What an evaluation computes; each costs about half as much again as the one before.
  enum Detail: Sendable { case loss, gradient, information }

  /// Evaluates parameters on a training set, on all cores.
  static func evaluate(
    _ w: [Double], on set: TrainingSet, window: TrainingWindow = TrainingWindow(),
    detail: Detail = .information
  ) -> Likelihood {
    let coefficients = FSRSCoefficients(w)
    // A fixed number of parts, so that sums do not depend on the number of cores.
    let parts = set.answerCount > 1500 ? 16 : 1
    let results = UnsafeMutablePointer<Likelihood>.allocate(capacity: parts)
    results.initialize(repeating: Likelihood(), count: parts)
    defer {
      results.deinitialize(count: parts)
      results.deallocate()
    }
    nonisolated(unsafe) let output = results
    let run: @Sendable (Int) -> Void = { part in
      output[part] = evaluatePart(
        part, of: parts, coefficients, set, window, detail)
    }
    if parts == 1 {
      run(0)
    } else {
      DispatchQueue.concurrentPerform(iterations: parts, execute: run)
    }
    return (1..<parts).reduce(results[0]) { $0 + results[$1] }
  }

  private static func evaluatePart(
    _ part: Int, of parts: Int, _ coefficients: FSRSCoefficients, _ set: TrainingSet,
    _ window: TrainingWindow, _ detail: Detail
  ) -> Likelihood {
    var pass = CardPass(coefficients, detail: detail)
    defer { pass.deallocate() }
    let cards = set.cardCount
    set.starts.withUnsafeBufferPointer { starts in
      set.grades.withUnsafeBufferPointer { grades in
        set.elapsed.withUnsafeBufferPointer { elapsed in
          set.days.withUnsafeBufferPointer { days in
            guard let grades = grades.baseAddress, let elapsed = elapsed.baseAddress,
              let days = days.baseAddress
            else { return }
            let range = (part * cards / parts)..<((part + 1) * cards / parts)
            for card in range {
              let start = starts[card]
              pass.add(
                grades: grades + start, elapsed: elapsed + start, days: days + start,
                count: starts[card + 1] - start, window: window)
            }
          }
        }
      }
    }
    return Likelihood(pass)
  }

  /// Spreads the sums of a pass, kept by first grade, over the 21 parameters.
  private init(_ pass: CardPass) {
    loss = pass.past.loss
    items = pass.past.count
    heldLoss = pass.held.loss
    heldItems = pass.held.count
    let width = CardPass.width
    for first in 0..<4 {
      func parameter(_ lane: Int) -> Int { lane == 0 ? first : lane + 3 }
      for row in 0..<width {
        gradient[parameter(row)] += pass.gradient[first * width + row]
        for column in row..<width {
          let value = pass.information[(first * width + row) * width + column]
          information[parameter(row) * Self.count + parameter(column)] += value
          if row != column {
            information[parameter(column) * Self.count + parameter(row)] += value
          }
        }
      }
    }
  }
}
