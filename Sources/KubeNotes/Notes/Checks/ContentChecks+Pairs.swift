extension ContentChecks {
  /// What differs between the Korean and the English file of each note.
  func pairProblems() -> [ContentProblem] {
    let notes = Dictionary(grouping: readings) { $0.note.id }
    let faces = faceProblems()
    return notes.values.flatMap { pair -> [ContentProblem] in
      guard let first = pair.first else { return [] }
      guard let korean = pair.first(where: { $0.note.language == .ko }),
        let english = pair.first(where: { $0.note.language == .en })
      else {
        let missing = first.note.language.other
        let path = "\(missing.rawValue)/\(first.note.id.rawValue).md"
        return [problem(.translationMissing(language: missing, path: path), in: first, line: 1)]
      }
      return missingAnchors(korean) + missingAnchors(english) + anchorProblems(korean, english)
    } + faces
  }

  private func missingAnchors(_ reading: NoteReading) -> [ContentProblem] {
    reading.note.sections.filter { $0.level > 0 && !$0.hasDeclaredAnchor }.map { section in
      problem(
        .headingWithoutAnchor(heading: section.heading), in: reading,
        line: section.lines.lowerBound)
    }
  }

  /// The first place where the anchors differ; after it everything would.
  private func anchorProblems(_ korean: NoteReading, _ english: NoteReading) -> [ContentProblem] {
    let here = korean.note.sections.filter { $0.level > 0 }
    let there = english.note.sections.filter { $0.level > 0 }
    for index in 0..<max(here.count, there.count) {
      let left = here.indices.contains(index) ? here[index] : nil
      let right = there.indices.contains(index) ? there[index] : nil
      if left?.anchor == right?.anchor && left?.level == right?.level { continue }
      let line = left?.lines.lowerBound ?? korean.source.count
      return [
        problem(
          .anchorsDiffer(here: left?.anchor, there: right?.anchor, other: english.note.path),
          in: korean, line: line)
      ]
    }
    return []
  }

  // MARK: - Cards

  private struct Place {
    var reading: NoteReading
    var card: NoteCard
  }

  /// Cards with only one face, and cards whose faces differ in kind or place.
  private func faceProblems() -> [ContentProblem] {
    var places: [CardID: [Language: Place]] = [:]
    for reading in readings {
      for card in reading.note.cards where card.hasDeclaredID {
        let language = reading.note.language
        if places[card.id]?[language] == nil {
          places[card.id, default: [:]][language] = Place(reading: reading, card: card)
        }
      }
    }
    return places.flatMap { id, faces -> [ContentProblem] in
      guard let place = faces[.ko] ?? faces[.en] else { return [] }
      guard let other = faces[.en], faces[.ko] != nil else {
        let missing = faces[.ko] == nil ? Language.ko : .en
        return [
          problem(
            .faceMissing(id: id.rawValue, language: missing), in: place.reading,
            line: place.card.line)
        ]
      }
      return differences(id, place, other)
    }
  }

  private func differences(_ id: CardID, _ here: Place, _ there: Place) -> [ContentProblem] {
    let other = there.reading.note.path
    if here.card.kind != there.card.kind {
      let rule = BrokenRule.kindsDiffer(
        id: id.rawValue, here: here.card.kind, there: there.card.kind, other: other)
      return [problem(rule, in: here.reading, line: here.card.line)]
    }
    guard here.reading.note.id == there.reading.note.id, here.card.anchor == there.card.anchor
    else {
      let rule = BrokenRule.placesDiffer(
        id: id.rawValue, here: here.card.anchor, there: there.card.anchor, other: other)
      return [problem(rule, in: here.reading, line: here.card.line)]
    }
    return []
  }
}
