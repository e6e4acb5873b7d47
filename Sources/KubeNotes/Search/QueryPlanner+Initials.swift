extension QueryPlanner {
  /// Words, terms, titles and headings with these initial consonants.
  func initialsAlternatives(_ word: QueryWord) throws -> [DraftAlternative] {
    let initials = Hangul.initialConsonants(word.token)
    guard initials.unicodeScalars.count >= 2 else { return [] }
    var found = try wordsAndTerms(initials: initials)
    let names = try names(initials: initials)
    found += found.isEmpty ? names : names.filter { $0.quality >= 0.9 }
    if found.isEmpty { found += try split(initials) }
    return found
  }

  private func wordsAndTerms(initials: String) throws -> [DraftAlternative] {
    var found: [DraftAlternative] = []
    for match in try vocabulary.terms(initials: initials) where !match.isWord {
      for name in match.names where name.kind == .korean {
        found += try phrases(of: name.text, quality: 1, reason: .initials)
      }
      for var alternative in try names(of: match, except: "") {
        alternative.reason = .initials
        alternative.quality *= 0.9
        found.append(alternative)
      }
    }
    for (index, word) in try vocabulary.words(initials: initials, limit: 8).enumerated() {
      let quality = 0.9 - 0.05 * Double(index)
      if let alternative = try literal(word.term, quality: quality, reason: .initials) {
        found.append(alternative)
      }
    }
    return found
  }

  /// Titles and headings as groups of their words.
  private func names(initials: String) throws -> [DraftAlternative] {
    var found: [DraftAlternative] = []
    for name in try vocabulary.names(initials: initials, limit: 12) {
      let tokens = TextKey.runs(name.text)
      guard !tokens.isEmpty, tokens.count <= 12 else { continue }
      // A name of which only a part was typed is one guess among many.
      let quality = name.share < 1 ? 0.45 * name.share : name.isTitle ? 1 : 0.95
      var draft = try group(tokens, quality: quality, reason: .initials)
      draft.text = name.text
      found.append(draft)
    }
    return found
  }

  /// A long run of initials as two words (`ㅍㄷㄱㅂ` as 파드, 그룹).
  private func split(_ initials: String) throws -> [DraftAlternative] {
    let letters = Array(initials.unicodeScalars)
    guard (4...16).contains(letters.count) else { return [] }
    var found: [DraftAlternative] = []
    for border in 2...(letters.count - 2) {
      let head = String(String.UnicodeScalarView(letters[..<border]))
      let tail = String(String.UnicodeScalarView(letters[border...]))
      let heads = try vocabulary.words(initials: head, limit: 2)
      let tails = try vocabulary.words(initials: tail, limit: 2)
      for left in heads {
        for right in tails where min(left.frequency, right.frequency) >= 3 {
          found.append(try group([left.term, right.term], quality: 0.6, reason: .initials))
        }
      }
    }
    return found
  }

  /// All words of a query together as the initials of one title.
  func addWholeInitials(
    of words: [QueryWord], kept: Int, to builder: inout PlanBuilder
  ) throws {
    guard kept > 1 || words.contains(where: { $0.script == .initials }), kept > 0,
      words.allSatisfy({ $0.script == .initials || $0.script == .latin })
    else { return }
    let initials = words.map { Hangul.initialConsonants($0.token) }.joined()
    guard initials.unicodeScalars.count >= 2 else { return }
    var found: [DraftAlternative] = []
    for match in try vocabulary.terms(initials: initials) {
      for name in match.names where name.kind == .korean {
        found += try phrases(of: name.text, quality: 1, reason: .initials)
      }
    }
    found += try names(initials: initials)
    builder.add(span: 0..<kept, alternatives: found)
  }
}
