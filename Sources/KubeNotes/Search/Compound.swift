extension QueryPlanner {
  /// The words that a Hangul run consists of, when the vocabulary knows them all: `롤링업데이트` is
  /// `롤링`, `업데이트`. An ending after the last is left out. Nil for a run that cannot be split.
  func compound(_ token: String) throws -> [String]? {
    let syllables = Array(token.unicodeScalars)
    let count = syllables.count
    guard (3...24).contains(count), syllables.allSatisfy(Hangul.isSyllable) else { return nil }
    // In few notes one occurrence is enough; in many it may be a slip.
    let rare = try vocabulary.sectionCount < 2000 ? 1 : 2
    // The cheapest way to each place: few words, frequent words.
    var cost = [Double](repeating: .infinity, count: count + 1)
    var last = [Range<Int>?](repeating: nil, count: count + 1)
    cost[0] = 0
    for end in 1...count {
      for start in max(0, end - 8)..<end where cost[start].isFinite {
        if start == 0 && end == count { continue }
        let piece = text(syllables[start..<end])
        var price: Double
        if end == count, start > 0, Particles.isEnding(piece) {
          price = 0.5
        } else {
          let frequency = try vocabulary.frequency(of: piece)
          guard frequency >= (end - start == 1 ? 20 : rare) else { continue }
          price = 1 + 1 / (1 + log1(Double(frequency))) + (end - start == 1 ? 1.5 : 0)
        }
        if cost[start] + price < cost[end] {
          cost[end] = cost[start] + price
          last[end] = start..<end
        }
      }
    }
    guard cost[count].isFinite else { return nil }
    var pieces: [String] = []
    var end = count
    while end > 0, let range = last[end] {
      let piece = text(syllables[range])
      if !(end == count && Particles.isEnding(piece)) { pieces.insert(piece, at: 0) }
      end = range.lowerBound
    }
    return pieces.count >= 2 ? pieces : nil
  }

  /// The words that a Latin run consists of (`rollingupdate`).
  func latinCompound(_ token: String) throws -> [String]? {
    let letters = Array(token.utf8)
    let count = letters.count
    guard (6...40).contains(count), letters.allSatisfy({ (0x61...0x7A).contains($0) })
    else { return nil }
    var best: (pieces: [String], frequency: Int)?
    for split in 3...(count - 3) {
      let head = String(decoding: letters[..<split], as: UTF8.self)
      let tail = String(decoding: letters[split...], as: UTF8.self)
      let frequency = try min(vocabulary.frequency(of: head), vocabulary.frequency(of: tail))
      if frequency >= 2, frequency > best?.frequency ?? 0 { best = ([head, tail], frequency) }
    }
    return best?.pieces
  }

  private func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}
