extension QueryPlanner {
  /// What the glossary calls the thing that this word names.
  func terms(for form: String) throws -> [DraftAlternative] {
    var found: [DraftAlternative] = []
    for match in try vocabulary.terms(key: TextKey.key(form)) {
      found += try names(of: match, except: TextKey.key(form))
    }
    return found
  }

  func names(of match: GlossaryMatch, except form: String) throws -> [DraftAlternative] {
    var found: [DraftAlternative] = []
    if match.matched == .cue {
      // Only what neighbouring words mean together is asked for without a form.
      let quality = form.isEmpty ? Self.relatedByPhrase : Self.relatedByWord
      for name in match.names where name.kind == .related {
        found += try phrases(of: name.text, quality: quality, reason: .word)
      }
      return found
    }
    for name in match.names where TextKey.key(name.text) != form {
      var quality = match.isWord ? 0.7 : 0.95
      // Everyday words help from one language into the other; within one they blur.
      if match.isWord, Self.isLatin(name.text) == Self.isLatin(form) { quality = 0.3 }
      if match.matched == .variant { quality *= 0.95 }
      if name.kind == .variant { quality *= 0.8 }
      if name.kind == .short { quality *= 0.9 }
      found += try phrases(
        of: name.text, quality: quality, reason: match.isWord ? .word : .glossary)
    }
    return found
  }

  /// What a cue of one word may mean: enough to be found, well under what stands there literally.
  private static let relatedByWord = 0.35
  /// A cue of several words (`every node`) leaves little doubt.
  private static let relatedByPhrase = 0.9

  private static func isLatin(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }

  /// A name as it may stand in the text: its words one after another, joined, in the plural.
  func phrases(
    of name: String, quality: Double, reason: SearchPlan.Reason
  ) throws -> [DraftAlternative] {
    let tokens = TextKey.runs(name)
    guard let first = tokens.first, tokens.count <= 6 else { return [] }
    var found: [DraftAlternative] = []
    func add(_ tokens: [String], _ quality: Double) throws {
      var frequency = Int.max
      for token in tokens { frequency = min(frequency, try vocabulary.frequency(of: token)) }
      guard frequency > 0 else { return }
      found.append(
        DraftAlternative(
          phrases: [
            .init(tokens: tokens, frequency: tokens.count > 1 ? frequency / 2 + 1 : frequency)
          ],
          quality: quality, reason: reason, text: name))
    }
    if tokens.count == 1 {
      try add([first], quality)
      if first.utf8.allSatisfy({ $0 < 0x80 }) {
        for form in try forms(of: first) { try add([form.term], quality * form.quality) }
      } else if first.unicodeScalars.count >= 4, let pieces = try compound(first) {
        try add(pieces, quality)
      }
      return found
    }
    try add(tokens, quality)
    if let last = tokens.last, last.utf8.allSatisfy({ $0 < 0x80 }) {
      for form in try forms(of: last) where form.term.hasSuffix("s") {
        try add(tokens.dropLast() + [form.term], quality)
      }
    }
    let joined = tokens.joined()
    try add([joined], quality)
    if joined.utf8.allSatisfy({ $0 < 0x80 }) { try add([joined + "s"], quality) }
    return found
  }

  /// What neighbouring words mean together: a term of several words, or a word with spaces put in.
  func alternatives(joining words: [QueryWord]) throws -> [DraftAlternative] {
    guard words.allSatisfy({ $0.script != .initials && $0.length <= 24 }) else { return [] }
    var joined = words.map { $0.token.filter { !"./-_:".contains($0) } }.joined()
    var found: [DraftAlternative] = []
    var forms = [joined]
    if let last = words.last, last.script == .hangul {
      for stem in Particles.stems(of: last.token) {
        forms.append(joined.dropLast(last.token.count) + stem)
      }
    } else if let last = words.last, last.script == .latin {
      for base in EnglishForms.bases(of: last.token) {
        forms.append(joined.dropLast(last.token.count) + base)
      }
    }
    for form in forms {
      if let alternative = try literal(form, quality: 0.97, reason: .parts) {
        found.append(alternative)
        joined = form
        break
      }
    }
    for form in forms {
      let terms = try vocabulary.terms(key: form).filter { !$0.isWord || $0.matched == .cue }
      for match in terms { found += try names(of: match, except: "") }
      if !terms.isEmpty { break }
    }
    return found
  }
}
