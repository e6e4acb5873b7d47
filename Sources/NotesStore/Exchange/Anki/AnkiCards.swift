internal import KubeNotes

/// Makes the cards of Anki's notes, as they are written in Markdown.
struct AnkiCards {
  /// One block, and the numbers of the Anki cards that its cards stand for.
  struct Made {
    var text: CardText
    var cards: [Int: CardID]
    /// A card of ours that belongs to a block which Anki does not have as a whole.
    var part: CardID?
  }

  let collection: AnkiCollection
  let mediaPath: (String) -> String

  /// - Parameters:
  ///   - cards: the note's cards.
  ///   - known: the ids of blocks whose texts are not needed any more.
  /// - Returns: nothing for a note that has no text to ask for.
  func make(
    _ note: AnkiCollection.Note, _ cards: [AnkiCollection.Card], known: Set<String> = []
  ) -> [Made] {
    guard let type = collection.noteTypes[note.type] else { return [] }
    var fields: [String: String] = [:]
    for (name, text) in zip(type.fields, note.fields) { fields[name] = text }
    if let own = KubeNotesType.cards(type, fields, note.tags, cards) { return own }
    let id = Self.id(note.guid)
    let numbers = cards.map(\.number)
    if type.templates.count == 1, !type.isCloze, numbers == [0], known.contains(id) {
      // It came in before, and no text decides what its only card is.
      let text = CardText(id: id, kind: .question, bodies: [:])
      return [Made(text: text, cards: [0: CardID(rawValue: id)])]
    }
    if type.isCloze { return cloze(id, note, type, fields, numbers) }
    let sides = numbers.compactMap { number -> (Int, CardText.Body)? in
      guard type.templates.indices.contains(number) else { return nil }
      return (number, body(note, type, fields, number))
    }
    .filter { !$0.1.head.isEmpty }
    if sides.count == 2, let front = sides.first?.1, let back = sides.last?.1,
      front.head == back.answer, front.answer == back.head
    {
      let text = text(id, .reversed, front, note)
      let ids = [
        sides[0].0: CardID(rawValue: id), sides[1].0: CardID(rawValue: id + "~back"),
      ]
      return [Made(text: text, cards: ids)]
    }
    return sides.map { number, body in
      let own = type.templates.count > 1 ? "\(id)-\(number + 1)" : id
      return Made(
        text: text(own, .question, body, note), cards: [number: CardID(rawValue: own)])
    }
  }

  /// The id of a note's cards, from which Anki's own id can be read back: its bytes in hexadecimal.
  static func id(_ guid: String) -> String {
    let bytes = Array(guid.utf8)
    guard bytes.count <= 32 else { return "anki-x" + StableHash.hexadecimal(of: guid) }
    return "anki-" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Anki's own id of a block that came from there.
  static func guid(of id: String) -> String? {
    let digits = Array(id.dropFirst(5).utf8)
    guard id.hasPrefix("anki-"), !digits.isEmpty, digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      let pair = String(decoding: digits[index..<index + 2], as: UTF8.self)
      guard let byte = UInt8(pair, radix: 16) else { return nil }
      bytes.append(byte)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private func text(
    _ id: String, _ kind: CardKind, _ body: CardText.Body, _ note: AnkiCollection.Note
  ) -> CardText {
    let language = Self.language(of: body.head + (body.answer ?? ""))
    return CardText(id: id, kind: kind, bodies: [language: body], tags: note.tags)
  }

  /// Korean where there is any Hangul.
  static func language(of text: String) -> Language {
    text.unicodeScalars.contains {
      (0xAC00...0xD7A3).contains($0.value) || (0x3131...0x318E).contains($0.value)
    } ? .ko : .en
  }

  private func markdown(_ html: String) -> String {
    HTMLMarkdown.markdown(of: html, mediaPath: mediaPath)
  }

  private func template(
    _ type: AnkiCollection.NoteType, _ fields: [String: String], _ note: AnkiCollection.Note
  ) -> AnkiTemplate {
    AnkiTemplate(
      fields: fields,
      facts: [
        "Tags": note.tags.joined(separator: " "), "Type": type.name, "Card": "", "Deck": "",
        "Subdeck": "", "CardFlag": "",
      ],
      isCloze: type.isCloze)
  }

  // MARK: - Templates

  private func body(
    _ note: AnkiCollection.Note, _ type: AnkiCollection.NoteType, _ fields: [String: String],
    _ number: Int
  ) -> CardText.Body {
    var template = template(type, fields, note)
    let front = template.render(type.templates[number].front)
    template.isBack = true
    let back = Self.belowAnswer(template.render(type.templates[number].back))
    let answer = markdown(back)
    return CardText.Body(head: markdown(front), answer: answer.isEmpty ? "—" : answer)
  }

  /// What stands below `<hr id=answer>`, where there is one.
  private static func belowAnswer(_ html: String) -> String {
    // No regular expression: it would be compiled anew for each of a hundred thousand cards.
    var rest = html[...]
    while let open = rest.firstIndex(of: "<") {
      rest = rest[open...]
      guard let next = rest.dropFirst().first, next.isLetter || next == "/" || next == "!" else {
        rest = rest.dropFirst()
        continue
      }
      guard let tag = HTMLTag(taking: &rest) else { return html }
      if tag.name == "hr", tag.attributes["id"]?.lowercased() == "answer" { return String(rest) }
    }
    return html
  }

  // MARK: - Clozes

  private func cloze(
    _ id: String, _ note: AnkiCollection.Note, _ type: AnkiCollection.NoteType,
    _ fields: [String: String], _ numbers: [Int]
  ) -> [Made] {
    guard let front = type.templates.first?.front, let back = type.templates.first?.back else {
      return []
    }
    var found: [Int] = []
    var isSimple = true
    func render(_ side: String, isBack: Bool, _ write: @escaping (AnkiCloze) -> String) -> String {
      var template = template(type, fields, note)
      template.isBack = isBack
      template.cloze = { write(AnkiCloze($0)) }
      return markdown(template.render(side))
    }
    var cloze = template(type, fields, note)
    cloze.cloze = { text in
      let parts = AnkiCloze(text)
      found += parts.numbers
      isSimple = isSimple && parts.isSimple
      return text
    }
    _ = cloze.render(front)
    // The masks of image occlusion are coordinates, not text.
    if found.isEmpty || fields.values.contains(where: { $0.contains("image-occlusion:") }) {
      return []
    }
    let extra = render(back, isBack: true) { _ in "" }
    let why = extra.isEmpty ? nil : extra
    let whole = render(front, isBack: false) { parts in
      parts.text { _, text, hint in
        "\(HTMLMarkdown.blankStart)\(text)\(HTMLMarkdown.blankEnd)"
          + (hint.map { " (\($0))" } ?? "")
      }
    }
    let head = whole.replacing(String(HTMLMarkdown.blankStart), with: "[")
      .replacing(String(HTMLMarkdown.blankEnd), with: "]")
    if isSimple, Set(found).count == found.count {
      let text = text(id, .cloze, CardText.Body(head: head, why: why), note)
      var ids: [Int: CardID] = [:]
      for (place, number) in found.enumerated() where numbers.contains(number - 1) {
        ids[number - 1] = CardID(rawValue: "\(id)~\(place + 1)")
      }
      if ids.count == found.count, text.makesCards(found.count) {
        return [Made(text: text, cards: ids)]
      }
    }
    return numbers.filter { found.contains($0 + 1) }.map { number in
      var answers: [String] = []
      let prompt = render(front, isBack: false) { parts in
        parts.text { other, text, hint in
          guard other == number + 1 else { return text }
          answers.append(text)
          return "[\(hint ?? "…")]"
        }
      }
      let answer = answers.map(markdown).joined(separator: ", ")
      let own = "\(id)-c\(number + 1)"
      let body = CardText.Body(head: prompt, answer: answer.isEmpty ? "—" : answer, why: why)
      return Made(
        text: self.text(own, .question, body, note), cards: [number: CardID(rawValue: own)])
    }
  }
}

extension CardText {
  /// Whether reading the text back gives cards without a problem.
  ///
  /// - Parameter count: how many there must be; nil for any number, equal in all languages.
  func makesCards(_ count: Int? = nil) -> Bool {
    if count == nil, isPlainQuestion { return true }
    var expected = count
    return bodies.keys.allSatisfy { language in
      guard let markdown = markdown(language) else { return false }
      let reading = NoteReader.read("# x\n\n" + markdown + "\n\n---\n", path: "x.md")
      let found = reading.note.cards.count
      defer { expected = found }
      return found > 0 && found == expected ?? found
        && reading.note.cards.allSatisfy { $0.id.block == id }
        && !reading.problems.contains { $0.severity == .error }
    }
  }

  /// Whether the text is a question and an answer of one line each with nothing in them that the
  /// notation of cards knows. Most are, and reading them back is a good part of taking in a deck.
  var isPlainQuestion: Bool {
    guard kind == .question, bodies.count == 1, let body = bodies.values.first,
      let answer = body.answer, body.accepted.isEmpty, (body.why ?? "").isEmpty, since == nil,
      deprecated == nil, source == nil, id.hasPrefix("anki-"), Self.isPlain(id)
    else { return false }
    return Self.isPlain(body.head) && Self.isPlain(answer) && tags.allSatisfy(Self.isPlain)
  }

  /// Begins with a letter or a digit, and has only those, Hangul, blanks and harmless marks.
  private static func isPlain(_ text: String) -> Bool {
    func isWord(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xBF, 0xEA...0xED: true
      default: false
      }
    }
    guard let first = text.utf8.first, isWord(first) else { return false }
    return text.utf8.allSatisfy { byte in
      isWord(byte) || byte == 0x20 || "?!,.-'*&%()/+=".utf8.contains(byte)
    }
  }

  /// The cards that the text makes.
  var cardIDs: [CardID] {
    guard let language = bodies.keys.first, let markdown = markdown(language) else { return [] }
    return NoteReader.read(markdown, path: "x.md").note.cards.map(\.id)
  }
}

extension StableHash {
  static func hexadecimal(of text: String) -> String {
    String(UInt64(bitPattern: of(text)), radix: 16)
  }
}
