internal import KubeNotes

/// One card as it is asked now.
struct ReviewItem: Sendable, Equatable {
  var card: Card
  /// What each grade would lead to.
  var outcomes: Outcomes
  /// What is left in this session, this card included.
  var remaining: Remaining
  /// The title of the card's note, in the languages that it exists in.
  var titles: [Language: String]
  /// Whether the card is due as a review, so that the answer tells about retention.
  var wasReview: Bool
  /// Whether the answer leaves the schedule as it is, so that grades have no intervals.
  var isPractice = false

  /// The note's title in a language, else in the other one.
  func title(_ language: Language) -> String {
    titles[language] ?? titles[language.other] ?? card.section.note.rawValue
  }

  /// The note's topic and title; a note that lies directly in its folder has no topic.
  func place(_ language: Language) -> String {
    card.topic.isEmpty ? title(language) : "\(card.topic) · \(title(language))"
  }

  /// Cards left, by kind.
  struct Remaining: Sendable, Equatable {
    var new: Int
    var learning: Int
    var due: Int
  }
}
