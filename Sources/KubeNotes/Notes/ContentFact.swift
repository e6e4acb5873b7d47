/// What can be wrong with notes and cards.
package enum ContentFact: Sendable, Hashable {
  // The file
  case notUTF8(offset: Int)
  case yamlSyntax(reason: String)
  /// What the reader of a data file says about it.
  case data(Bilingual)

  // Front matter
  case frontMatterSyntax(reason: String)
  case frontMatterNotClosed
  case frontMatterNotMapping
  case frontMatterValue(key: String, expected: ExpectedValue)

  // Card syntax
  case cardWithoutAnswer(tag: String)
  case cardWithoutPrompt(tag: String)
  case answerWithoutCard(tag: String)
  case emptyField(tag: String)
  case repeatedField(tag: String)
  case misplacedField(tag: String, card: String)
  case cardCommentWithoutCard
  case cardCommentKey(key: String)
  case cardIDForm(id: String)
  case clozeWithoutBlank
  case clozeNotClosed
  case clozeBlankEmpty
  case commandNotInBackquotes
  case yamlGapCount(found: Int)
  case yamlBlockMissing
  case stepsTooFew(found: Int)

  /// The file keeps the notation but not a rule of good notes and cards.
  case rule(BrokenRule)

  /// What a front-matter key takes.
  package enum ExpectedValue: Sendable, Hashable {
    case text
    case list
    case number
    case language
  }
}
