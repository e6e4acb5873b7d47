internal import KubeNotes

/// The planner's questions, answered from the library.
final class LibraryVocabulary: SearchVocabulary {
  private let db: ReadConnection
  private var frequencies: [String: Int] = [:]
  private var count: Int?

  init(_ db: ReadConnection) {
    self.db = db
  }

  var sectionCount: Int {
    get throws {
      if let count { return count }
      let value =
        try db.first("SELECT value FROM stamp WHERE name = 'sections'") { $0[0] as Int } ?? 0
      count = value
      return value
    }
  }

  func frequency(of token: String) throws -> Int {
    if let known = frequencies[token] { return known }
    let value =
      if let pair = SyllablePair(token: token) {
        try frequency(of: pair)
      } else {
        try db.first("SELECT frequency FROM word WHERE term = ?", [.text(token)]) { $0[0] as Int }
      }
    frequencies[token] = value ?? 0
    return value ?? 0
  }

  private func frequency(of pair: SyllablePair) throws -> Int? {
    let blocks = PairTable.blocks(of: pair)
    return try db.first(
      "SELECT sum(count) FROM pair WHERE id BETWEEN ? AND ?",
      [.integer(blocks.lowerBound), .integer(blocks.upperBound)]
    ) { $0[0] }
  }

  func words(keysBeginning keys: String, limit: Int) throws -> [VocabularyWord] {
    try words("keys >= ?1 AND keys < ?2", from: keys, limit: limit)
  }

  func words(keysEnding keys: String, limit: Int) throws -> [VocabularyWord] {
    try words(
      "keys_backwards >= ?1 AND keys_backwards < ?2 AND keys IS NOT NULL",
      from: keys.backwards, limit: limit)
  }

  func words(beginning prefix: String, limit: Int) throws -> [VocabularyWord] {
    try words("term >= ?1 AND term < ?2 AND keys IS NULL", from: prefix, limit: limit)
  }

  func words(ending suffix: String, limit: Int) throws -> [VocabularyWord] {
    try words(
      "keys_backwards >= ?1 AND keys_backwards < ?2 AND keys IS NULL",
      from: suffix.backwards, limit: limit)
  }

  func words(initials: String, limit: Int) throws -> [VocabularyWord] {
    try fetch("initials = ?1", [initials], limit: limit)
  }

  func words(skeleton: String, limit: Int) throws -> [VocabularyWord] {
    try fetch("skeleton = ?1", [skeleton], limit: limit)
  }

  func words(latinSkeleton: String, limit: Int) throws -> [VocabularyWord] {
    try fetch("skeleton = ?1", [latinSkeleton.uppercased()], limit: limit)
  }

  private func words(_ condition: String, from start: String, limit: Int) throws -> [VocabularyWord]
  {
    guard !start.isEmpty else { return [] }
    // U+10FFFF sorts behind every continuation.
    return try fetch(condition, [start, start + "\u{10FFFF}"], limit: limit)
  }

  private func fetch(
    _ condition: String, _ values: [String], limit: Int
  ) throws -> [VocabularyWord] {
    let words = try db.all(
      "SELECT term, frequency FROM word WHERE \(condition) ORDER BY frequency DESC, term LIMIT \(limit)",
      values.map { .text($0) }
    ) { VocabularyWord(term: $0[0], frequency: $0[1]) }
    for word in words { frequencies[word.term] = word.frequency }
    return words
  }

  func terms(key: String) throws -> [GlossaryMatch] {
    try terms(column: "key", value: key)
  }

  func terms(initials: String) throws -> [GlossaryMatch] {
    try terms(column: "initials", value: initials)
  }

  private func terms(column: String, value: String) throws -> [GlossaryMatch] {
    guard !value.isEmpty else { return [] }
    let found = try db.all(
      """
      SELECT spelling.term, spelling.kind, term.is_word FROM spelling
      JOIN term ON term.id = spelling.term WHERE spelling.\(column) = ?
      """, [.text(value)]
    ) { (term: $0[0] as Int64, kind: $0[1] as Int, isWord: $0[2] as Bool) }
    return try found.map { match in
      let names = try db.all(
        "SELECT name, kind FROM spelling WHERE term = ? ORDER BY rowid", [.integer(match.term)]
      ) { GlossaryMatch.Name(text: $0[0], kind: .init(rawValue: $0[1]) ?? .variant) }
      return GlossaryMatch(
        matched: .init(rawValue: match.kind) ?? .variant, isWord: match.isWord, names: names)
    }
  }

  func names(initials: String, limit: Int) throws -> [NameMatch] {
    guard !initials.isEmpty else { return [] }
    let length = Double(initials.unicodeScalars.count)
    func match(_ row: ReadRow) -> NameMatch {
      NameMatch(
        text: row[0], isTitle: (row[1] as Int) == NameKind.title.rawValue,
        share: length / max(1, row[2] as Double))
    }
    // Whole and beginning come from the index; what contains it is looked for only without them,
    // and not beyond what can be looked through while a key is pressed.
    let found = try db.all(
      """
      SELECT text, kind, length(initials) FROM initial_name
      WHERE initials >= ?1 AND initials < ?2
      ORDER BY length(initials), kind DESC, text LIMIT ?3
      """, [.text(initials), .text(initials + "\u{10FFFF}"), .integer(Int64(limit))], match)
    if !found.isEmpty { return found }
    return try db.all(
      """
      SELECT text, kind, length(initials) FROM (SELECT * FROM initial_name LIMIT 20000)
      WHERE instr(initials, ?1) > 0
      ORDER BY length(initials), kind DESC, text LIMIT ?2
      """, [.text(initials), .integer(Int64(limit))], match)
  }

  /// The rows whose title or heading is one of these keys.
  func rows(named keys: [SearchPlan.Key]) throws -> [Int64: ExactName] {
    var found: [Int64: ExactName] = [:]
    for key in keys {
      try db.forEachRow(
        """
        SELECT name.section, kind, iif(kind = \(NameKind.title.rawValue), page.title, heading)
        FROM name JOIN section ON section.id = name.section
        JOIN page ON page.id = section.id / \(LibrarySchema.rowsPerPage)
        WHERE key = ? ORDER BY kind DESC LIMIT 60
        """, [.text(key.key)]
      ) { row in
        // An identifier is looked for where it stands, not where a page is only called so.
        if key.literal != nil, row[1] == NameKind.alias.rawValue { return true }
        var name = Self.name(row[1], quality: key.quality)
        if let literal = key.literal, !(row[2] as String).lowercased().contains(literal) {
          name.quality *= 0.4
        }
        if let old = found[row[0]], old.isTitle || old.quality >= name.quality { return true }
        found[row[0]] = name
        return true
      }
    }
    return found
  }

  private static func name(_ kind: Int, quality: Double) -> ExactName {
    // An alias orders pages that are else alike. With more than this, a shipped note would go before
    // a person's own page about the same thing.
    let share = kind == NameKind.alias.rawValue ? 0.25 : 1
    return ExactName(isTitle: kind != NameKind.heading.rawValue, quality: quality * share)
  }

  /// The rows whose title or heading begins with a key of which the last syllable may be
  /// unfinished; worth as much as was typed of them.
  func rows(beginning key: String) throws -> [Int64: ExactName] {
    let isHangul = key.unicodeScalars.last.map { Hangul.isSyllable($0) || Hangul.isLetter($0) }
    let certain = isHangul == true ? String(key.dropLast()) : key
    let typed = Hangul.keys(key)
    guard certain.unicodeScalars.count >= 2, typed.utf8.count >= 5 else { return [:] }
    var found: [Int64: ExactName] = [:]
    try db.forEachRow(
      """
      SELECT section, kind, key FROM name WHERE key >= ?1 AND key < ?2
      ORDER BY length(key), kind DESC LIMIT 40
      """, [.text(certain), .text(certain + "\u{10FFFF}")]
    ) { row in
      let keys = Hangul.keys(row[2] as String)
      let share = Double(typed.utf8.count) / Double(max(1, keys.utf8.count))
      guard share >= 0.5, share < 1, keys.hasPrefix(typed) else { return true }
      let name = Self.name(row[1], quality: 0.9 * share)
      if let old = found[row[0]], old.isTitle || old.quality >= name.quality { return true }
      found[row[0]] = name
      return true
    }
    return found
  }
}
