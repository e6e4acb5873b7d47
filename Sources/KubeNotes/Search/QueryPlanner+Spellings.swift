extension QueryPlanner {
  /// What an unknown Hangul word may have been meant to be: words that sound alike, then words that
  /// are one or two letters away.
  func spellings(of token: String, stems: [String]) throws -> [DraftAlternative] {
    var candidates: [String: (quality: Double, frequency: Int)] = [:]
    func offer(_ word: VocabularyWord, _ quality: Double) {
      guard quality > 0.3, quality > candidates[word.term]?.quality ?? 0 else { return }
      candidates[word.term] = (quality, word.frequency)
    }
    for (index, form) in ([token] + stems).enumerated() {
      let penalty = index == 0 ? 1.0 : 0.97
      let skeleton = LoanwordSpelling.skeleton(of: form)
      if skeleton.utf8.count >= 2 {
        for word in try vocabulary.words(skeleton: skeleton, limit: 60) {
          let distance = LoanwordSpelling.distance(form, word.term)
          let length = Double(max(2, form.unicodeScalars.count))
          offer(word, (0.95 - 0.9 * distance / length) * penalty)
        }
      }
      for (word, distance) in try latinWords(soundingLike: form, skeleton: skeleton) {
        let length = Double(max(2, form.unicodeScalars.count))
        offer(word, (0.92 - 0.9 * distance / length) * penalty)
      }
      for (word, edits) in try near(form) {
        let length = Double(max(2, form.unicodeScalars.count))
        offer(word, (edits == 1 ? 0.92 : 0.75) * (1 - 0.12 / length) * penalty)
      }
    }
    // Glossary names that the notes do not hold are found by their sound as well, through `terms`.
    let best = candidates.sorted { left, right in
      let l = left.value.quality + 0.02 * log1(Double(left.value.frequency + 1))
      let r = right.value.quality + 0.02 * log1(Double(right.value.frequency + 1))
      return l == r ? left.key < right.key : l > r
    }
    var found: [DraftAlternative] = []
    let top = best.first?.value.quality ?? 0
    for (term, value) in best.prefix(6) where value.quality >= top - 0.25 {
      if let alternative = try literal(term, quality: value.quality, reason: .spelling) {
        found.append(alternative)
      }
      for var translation in try terms(for: term) {
        translation.quality *= value.quality
        translation.reason = .spelling
        found.append(translation)
      }
    }
    return found
  }

  /// English words that a Hangul spelling may be meant for: `이빅션`, eviction.
  func latinWords(
    soundingLike form: String, skeleton: String
  ) throws -> [(VocabularyWord, Double)] {
    guard skeleton.utf8.count >= 2 else { return [] }
    return try vocabulary.words(latinSkeleton: skeleton, limit: 60).map {
      ($0, LatinSounds.distance(hangul: form, latin: $0.term))
    }
  }

  /// Other spellings of a word that does occur, but rarely beside them.
  func otherSpellings(of token: String, frequency: Int) throws -> [DraftAlternative] {
    let skeleton = LoanwordSpelling.skeleton(of: token)
    guard skeleton.utf8.count >= 2, token.unicodeScalars.count >= 2 else { return [] }
    let isShort = skeleton.utf8.count == 2
    var found: [DraftAlternative] = []
    for word in try vocabulary.words(skeleton: skeleton, limit: 20)
    where word.term != token && word.frequency >= (isShort ? 50 : 4) * frequency {
      let distance = LoanwordSpelling.distance(token, word.term)
      guard distance <= (isShort ? 0.35 : 0.65),
        let alternative = try literal(
          word.term, quality: 0.8 - 0.4 * distance, reason: .spelling)
      else { continue }
      found.append(alternative)
      for var translation in try terms(for: word.term) {
        translation.quality *= alternative.quality
        translation.reason = .spelling
        found.append(translation)
      }
      if found.count >= 2 { break }
    }
    return found
  }

  /// Hangul words within one edit of the keys, or two for longer words.
  private func near(_ form: String) throws -> [(VocabularyWord, Int)] {
    let keys = Array(Hangul.keys(form).utf8)
    guard keys.count >= 4, keys.count <= 48 else { return [] }
    let limit = keys.count >= 8 ? 2 : 1
    // With at most `limit` edits, one of `limit + 1` pieces is whole; the first and the last are
    // looked up. Only two edits in both of them are missed.
    let piece = max(2, keys.count / (limit + 1))
    let head = String(decoding: keys.prefix(piece), as: UTF8.self)
    let tail = String(decoding: keys.suffix(piece), as: UTF8.self)
    let offered =
      try vocabulary.words(keysBeginning: head, limit: 400)
      + vocabulary.words(keysEnding: tail, limit: 400)
    var seen: Set<String> = []
    var found: [(VocabularyWord, Int)] = []
    for word in offered where seen.insert(word.term).inserted {
      let other = Array(Hangul.keys(word.term).utf8)
      if let edits = EditDistance.between(keys, other, limit: limit) { found.append((word, edits)) }
    }
    return found
  }

  /// Latin words within one edit of an unknown one (from 4 letters), or two (from 8).
  func misspellings(of token: String) throws -> [DraftAlternative] {
    let letters = Array(token.utf8)
    guard (4...40).contains(letters.count), letters.contains(where: { $0 >= 0x61 }) else {
      return []
    }
    let limit = letters.count >= 8 ? 2 : 1
    let piece = max(2, letters.count / (limit + 1))
    let head = String(decoding: letters.prefix(piece), as: UTF8.self)
    let tail = String(decoding: letters.suffix(piece), as: UTF8.self)
    let offered =
      try vocabulary.words(beginning: head, limit: 400)
      + vocabulary.words(ending: tail, limit: 400)
    var seen: Set<String> = []
    var near: [(word: VocabularyWord, edits: Int)] = []
    for word in offered where seen.insert(word.term).inserted {
      guard let edits = EditDistance.between(letters, Array(word.term.utf8), limit: limit)
      else { continue }
      near.append((word, edits))
    }
    near.sort { left, right in
      left.edits == right.edits
        ? left.word.frequency > right.word.frequency : left.edits < right.edits
    }
    var found: [DraftAlternative] = []
    for (word, edits) in near.prefix(6) where edits == near.first?.edits || found.count < 3 {
      let quality = edits == 1 ? 0.92 : 0.7
      if let alternative = try literal(word.term, quality: quality, reason: .spelling) {
        found.append(alternative)
      }
      for form in try forms(of: word.term) {
        if let alternative = try literal(
          form.term, quality: quality * form.quality, reason: .spelling)
        {
          found.append(alternative)
        }
      }
      for var term in try terms(for: word.term) {
        term.quality *= quality
        term.reason = .spelling
        found.append(term)
      }
    }
    return found
  }

  /// Words that begin with an unfinished one; its last syllable may be half composed.
  func completions(of token: String, isKnown: Bool) throws -> [DraftAlternative] {
    let keys = Hangul.keys(token)
    var found: [DraftAlternative] = []
    for word in try vocabulary.words(keysBeginning: keys, limit: 8) where word.term != token {
      let quality = isKnown ? 0.55 : 0.88
      if let alternative = try literal(word.term, quality: quality, reason: .unfinished) {
        found.append(alternative)
      }
      if found.count >= 6 { break }
    }
    return found
  }
}
