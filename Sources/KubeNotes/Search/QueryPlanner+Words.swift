extension QueryPlanner {
  /// Everything that one word of a query may mean.
  func alternatives(
    for word: QueryWord, isLast: Bool, isTyping: Bool
  ) throws -> [DraftAlternative] {
    switch word.script {
    case .hangul: try hangulAlternatives(word, isLast: isLast, isTyping: isTyping)
    case .latin: try latinAlternatives(word, isLast: isLast, isTyping: isTyping)
    case .initials: try initialsAlternatives(word)
    case .other: try literal(word.token, quality: 1).map { [$0] } ?? []
    }
  }

  // MARK: Hangul

  private func hangulAlternatives(
    _ word: QueryWord, isLast: Bool, isTyping: Bool
  ) throws -> [DraftAlternative] {
    var found: [DraftAlternative] = []
    let frequency = try vocabulary.frequency(of: word.token)
    if let alternative = try literal(word.token, quality: 1) { found.append(alternative) }
    let stems = Particles.stems(of: word.token)
    var known = frequency
    for stem in stems {
      let stemFrequency = try vocabulary.frequency(of: stem)
      guard stemFrequency > 0 else { continue }
      // 재정의 is not 재정 with a particle: the word itself is more frequent than its stem.
      let quality = frequency == 0 ? 1 : stemFrequency >= frequency ? 0.97 : 0.6
      if let alternative = try literal(stem, quality: quality) { found.append(alternative) }
      known = max(known, stemFrequency)
    }
    var glossary: [DraftAlternative] = []
    for form in [word.token] + stems {
      glossary += try terms(for: form)
      if !glossary.isEmpty { break }
    }
    found += glossary
    let isKnown = known > 0 || !glossary.isEmpty
    if let pieces = try known < 3 ? compound(word.token) : nil {
      found.append(try group(pieces, quality: isKnown ? 0.8 : 0.92, reason: .parts))
    } else if !isKnown, case let wholes = try words(endingIn: word.token), !wholes.isEmpty {
      found += wholes
    } else if !isKnown {
      found += try spellings(of: word.token, stems: stems)
    } else if known < 30 {
      found += try otherSpellings(of: stems.last ?? word.token, frequency: known)
    }
    if isTyping && isLast || (isLast && frequency == 0) {
      found += try completions(of: word.token, isKnown: isKnown)
    }
    if word.length >= 2, known < 3, let pairs = try pairs(of: word.token, isKnown: isKnown) {
      found.append(pairs)
    }
    return found
  }

  /// The words of which an unknown one is the end, and so not misspelt: `어카운트` of `서비스어카운트`.
  private func words(endingIn token: String) throws -> [DraftAlternative] {
    guard token.unicodeScalars.count >= 3 else { return [] }
    return try vocabulary.words(keysEnding: Hangul.keys(token), limit: 4)
      .filter { $0.term.hasSuffix(token) }
      .compactMap { try literal($0.term, quality: 0.9, reason: .parts) }
  }

  /// The overlapping pairs of syllables of a run.
  private func pairs(of token: String, isKnown: Bool) throws -> DraftAlternative? {
    let syllables = Array(token.unicodeScalars).prefix(16)
    guard syllables.count >= 2 else { return nil }
    var phrases: [SearchPlan.Phrase] = []
    for index in 0..<(syllables.count - 1) {
      let pair = "\u{1}" + String(String.UnicodeScalarView(syllables[index...(index + 1)]))
      phrases.append(.init(tokens: [pair], frequency: try vocabulary.frequency(of: pair)))
    }
    return DraftAlternative(
      phrases: phrases, quality: isKnown ? 0.5 : 0.75, reason: .pairs, text: token, isPartial: true)
  }

  // MARK: Latin

  private func latinAlternatives(
    _ word: QueryWord, isLast: Bool, isTyping: Bool
  ) throws -> [DraftAlternative] {
    var found: [DraftAlternative] = []
    let token = word.token
    var known = 0
    func add(_ form: String, quality: Double) throws {
      let frequency = try vocabulary.frequency(of: form)
      guard frequency > 0, let alternative = try literal(form, quality: quality) else { return }
      known = max(known, frequency)
      found.append(alternative)
    }
    try add(token, quality: 1)
    let joined = TextKey.key(token)
    if joined != token { try add(joined, quality: 0.97) }
    for form in try forms(of: joined) where form.term != token {
      try add(form.term, quality: form.quality)
    }
    // An identifier that occurs as a whole is meant as a whole.
    let isWhole = !word.parts.isEmpty && known > 0
    let glossary = try terms(for: joined).map { draft in
      var draft = draft
      if isWhole { draft.quality *= 0.5 }
      return draft
    }
    found += glossary
    if !word.parts.isEmpty {
      found.append(try group(word.parts, quality: isWhole ? 0.2 : 0.85, reason: .parts))
    } else if known == 0, let pieces = try latinCompound(joined) {
      found.append(try group(pieces, quality: 0.85, reason: .parts))
    }
    let isKnown = known > 0 || !glossary.isEmpty
    if !isKnown, word.parts.isEmpty || joined.utf8.count >= 8 {
      found += try misspellings(of: joined)
    }
    let isWord = try vocabulary.frequency(of: token) > 0
    if isTyping && isLast || (isLast && !isWord) {
      for completion in try vocabulary.words(beginning: token, limit: 6)
      where completion.term != token {
        let quality = isWord ? 0.55 : 0.85
        if let alternative = try literal(completion.term, quality: quality, reason: .unfinished) {
          found.append(alternative)
        }
      }
    }
    return found
  }

  /// The regular forms of an English word that occur.
  func forms(of word: String) throws -> [(term: String, quality: Double)] {
    var forms: [(term: String, quality: Double)] = []
    var bases = [word]
    for base in EnglishForms.bases(of: word) where try vocabulary.frequency(of: base) > 0 {
      bases.append(base)
      forms.append((base, word.hasSuffix("s") ? 0.97 : 0.85))
      break
    }
    for base in bases {
      for form in EnglishForms.inflections(of: base) where form != word {
        guard try vocabulary.frequency(of: form) > 0 else { continue }
        if forms.contains(where: { $0.term == form }) { continue }
        forms.append((form, form.hasSuffix("s") && base == word ? 0.97 : 0.85))
      }
    }
    return forms
  }

  // MARK: Shared

  func literal(
    _ token: String, quality: Double, reason: SearchPlan.Reason = .literal
  ) throws -> DraftAlternative? {
    let frequency = try vocabulary.frequency(of: token)
    guard frequency > 0 else { return nil }
    return DraftAlternative(
      phrases: [.init(tokens: [token], frequency: frequency)], quality: quality, reason: reason,
      text: token)
  }

  /// Several words that are all looked for, wherever they stand.
  func group(
    _ tokens: [String], quality: Double, reason: SearchPlan.Reason
  ) throws -> DraftAlternative {
    let phrases = try Array(Set(tokens)).sorted().map {
      SearchPlan.Phrase(tokens: [$0], frequency: try vocabulary.frequency(of: $0))
    }
    return DraftAlternative(
      phrases: phrases, quality: quality, reason: reason, text: tokens.joined(separator: " "))
  }
}
