/// A query as it was meant: words typed on the other keyboard layout are read on theirs.
struct QueryReading: Sendable, Hashable {
  var words: [QueryWord]
  /// What was read differently from how it was typed.
  var changes: [Change]

  struct Change: Sendable, Hashable {
    var typed: String
    var read: String
  }
}

extension QueryPlanner {
  /// Reads a query. A word is read on the other layout only when it makes no sense on its own and
  /// sense on the other.
  func read(_ query: String) throws -> QueryReading {
    var texts: [String] = []
    var changes: [QueryReading.Change] = []
    let pieces = query.split(whereSeparator: \.isWhitespace).prefix(Self.wordLimit).map(String.init)
    var uncertain: [Int] = []
    for (index, piece) in pieces.enumerated() {
      if let read = try otherLayout(piece) {
        changes.append(.init(typed: piece, read: read))
        texts.append(read)
      } else {
        texts.append(piece)
        uncertain.append(index)
      }
    }
    // Beside a word on the wrong layout, unknown words were typed on it as well.
    if !changes.isEmpty {
      for index in uncertain {
        let piece = pieces[index]
        guard let read = try otherLayout(piece, isExpected: true) else { continue }
        changes.append(.init(typed: piece, read: read))
        texts[index] = read
      }
    }
    let text = texts.joined(separator: " ").precomposed
    return QueryReading(words: QueryWord.words(of: text, limit: Self.wordLimit), changes: changes)
  }

  private func otherLayout(_ piece: String, isExpected: Bool = false) throws -> String? {
    let scalars = piece.unicodeScalars
    if scalars.contains(where: { Hangul.isSyllable($0) || Hangul.isLetter($0) }) {
      return try latin(piece, isExpected: isExpected)
    }
    guard scalars.contains(where: { $0.isASCII && $0.properties.isAlphabetic }) else { return nil }
    return try hangul(piece, isExpected: isExpected)
  }

  /// Hangul that is Latin typed on the Korean layout.
  private func latin(_ piece: String, isExpected: Bool) throws -> String? {
    let stray = piece.unicodeScalars.filter { Hangul.isLetter($0) }.count
    if piece.unicodeScalars.contains(where: { $0.isASCII && $0.properties.isAlphabetic }) {
      return nil
    }
    if Hangul.isInitialConsonants(piece) {
      // A run of consonants is first of all initials.
      if try !isExpected && hasInitials(Hangul.initialConsonants(piece)) { return nil }
    }
    let latin = KeyboardLayout.latin(fromHangul: piece)
    let words = QueryWord.words(of: latin, limit: 4)
    let makesSense = try !words.isEmpty && words.allSatisfy { try isKnownLatin($0) }
    if stray == 0 {
      guard makesSense, latin.utf8.count >= 3 else { return nil }
      let typed = QueryWord.words(of: piece, limit: 4)
      return try typed.allSatisfy { try isKnownHangul($0.token) } ? nil : latin
    }
    if makesSense { return latin }
    let hasVowel = piece.unicodeScalars.contains(where: Hangul.isVowelLetter)
    // One loose letter at the end is a syllable that is not finished.
    let isUnfinished = stray == 1 && piece.unicodeScalars.last.map(Hangul.isLetter) == true
    if isUnfinished && !isExpected { return nil }
    return stray > 1 && (hasVowel || isExpected) ? latin : nil
  }

  /// Latin that is Hangul typed on the English layout.
  private func hangul(_ piece: String, isExpected: Bool) throws -> String? {
    let words = QueryWord.words(of: piece, limit: 4)
    if try words.allSatisfy({ try isKnownLatin($0) }) { return nil }
    let hangul = KeyboardLayout.hangul(fromLatin: piece)
    let read = QueryWord.words(of: hangul, limit: 6)
    let isWhole = read.allSatisfy { word in
      word.script == .latin || !word.token.unicodeScalars.contains(where: Hangul.isLetter)
    }
    if isWhole, !read.isEmpty {
      if isExpected { return hangul }
      if try read.allSatisfy({ try $0.script != .hangul || isKnownHangul($0.token) }) {
        return hangul
      }
    }
    // `APIfmf` is an English word with a particle.
    let borders = piece.indices.dropFirst().suffix(Self.longestParticle)
    for border in borders where piece[border].isLowercase {
      guard piece[..<border].last?.isUppercase == true || piece[..<border].last?.isNumber == true
      else { continue }
      let head = String(piece[..<border])
      let tail = KeyboardLayout.hangul(fromLatin: piece[border...])
      if Particles.isEnding(tail),
        try QueryWord.words(of: head, limit: 2).allSatisfy({ try isKnownLatin($0) })
      {
        return head + tail
      }
    }
    return nil
  }

  /// The keys of a particle, at most; what is longer need not be read as one at every border.
  private static let longestParticle = 24

  private func hasInitials(_ initials: String) throws -> Bool {
    if try !vocabulary.words(initials: initials, limit: 1).isEmpty { return true }
    if try !vocabulary.terms(initials: initials).isEmpty { return true }
    return try !vocabulary.names(initials: initials, limit: 1).isEmpty
  }

  /// Whether a Latin run occurs, in some form, in the notes or the glossary.
  func isKnownLatin(_ word: QueryWord) throws -> Bool {
    if word.script != .latin { return true }
    if word.token.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return true }
    if StopWords.isDropped(word.token) { return true }
    if try vocabulary.frequency(of: word.token) > 0 { return true }
    if try !vocabulary.terms(key: TextKey.key(word.token)).isEmpty { return true }
    if try EnglishForms.bases(of: word.token).contains(where: {
      try vocabulary.frequency(of: $0) > 0
    }) {
      return true
    }
    return try !word.parts.isEmpty
      && word.parts.allSatisfy { try vocabulary.frequency(of: $0) > 0 }
  }

  /// Whether a Hangul run is a word of the notes or the glossary, with or without an ending, or
  /// made of such words.
  func isKnownHangul(_ token: String) throws -> Bool {
    for form in [token] + Particles.stems(of: token) {
      if try vocabulary.frequency(of: form) > 0 { return true }
      if try !vocabulary.terms(key: form).isEmpty { return true }
    }
    if StopWords.isDropped(token) { return true }
    return try compound(token) != nil
  }
}
