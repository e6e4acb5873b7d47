/// Joins the Korean and the English face of each card.
package enum CardMerger {
  /// The cards of some notes, in the order in which they first appear.
  ///
  /// Notes of both languages are given together. Where a face is written twice, the first stands;
  /// what else a card says comes from the note that comes first.
  package static func cards(of notes: [Note]) -> [Card] {
    var cards: [CardID: Card] = [:]
    var order: [CardID] = []
    for note in notes {
      for card in note.cards {
        let face = [note.language: card.face]
        guard var known = cards[card.id] else {
          order.append(card.id)
          cards[card.id] = Card(
            id: card.id, kind: card.kind,
            section: SectionAddress(note: note.id, anchor: card.anchor), topic: note.topic,
            faces: face, since: card.since, deprecated: card.deprecated, source: card.source,
            tags: card.tags)
          continue
        }
        known.faces.merge(face) { first, _ in first }
        known.since = known.since ?? card.since
        known.deprecated = known.deprecated ?? card.deprecated
        known.source = known.source ?? card.source
        known.tags = known.tags ?? card.tags
        cards[card.id] = known
      }
    }
    return order.compactMap { cards[$0] }
  }
}
