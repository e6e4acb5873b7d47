/// A rule of good notes and cards that a file breaks.
package enum BrokenRule: Sendable, Hashable {
  // Front matter
  case keyMissing(key: String)
  case topicUnknown(topic: String, known: [String])
  case topicIsNotFolder(topic: String, folder: String)
  case versionForm(version: String)
  case sourceNotOfficial(address: String)

  // Pairs of languages
  case translationMissing(language: Language, path: String)
  case headingWithoutAnchor(heading: String)
  case anchorsDiffer(here: String?, there: String?, other: String)
  case faceMissing(id: String, language: Language)
  case kindsDiffer(id: String, here: CardKind, there: CardKind, other: String)
  case placesDiffer(id: String, here: String, there: String, other: String)

  // Cards
  case idMissing
  case idRepeated(id: String, other: String)
  case answerTooLong(words: Int, limit: Int)
  case answerNotOneLine
  case answerInQuestion(answer: String)
  case answerNotInNote(words: [String])
  case commandNotAccepted(command: String, reason: Bilingual)
  case nearDuplicate(id: String, other: String)

  // Text
  case linkBroken(target: String)
  case yamlInvalid(reason: String)
  case filledYAMLInvalid(answer: String, reason: String)
}
