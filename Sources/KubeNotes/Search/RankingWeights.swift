internal import Foundation

/// The constants of ranking. They were chosen on families of queries, never on single ones.
package struct RankingWeights: Sendable, Hashable {
  /// What a word is worth in the title, the heading and the text of a section.
  package var title = 0.9
  package var heading = 0.8
  package var body = 0.9
  /// How many occurrences in the text are worth half of `body`.
  package var saturation = 0.6
  /// The exponent on the share of the query's importance that was found.
  package var coverage = 0.5
  /// A page is worth this much of its best section, of its words wherever they stand, of its other
  /// good sections.
  package var section = 0.5
  package var page = 0.3
  package var otherSections = 0.3
  /// The part of its importance from which on a word counts as found in full.
  package var fullyFound = 0.4
  /// What a compound is worth where only some of its words stand, beside their share.
  package var partOfCompound = 0.7
  /// What a page gains where its title is the query; where a heading is.
  package var titleEqual = 1.3
  package var headingEqual = 0.8
  /// From this part of the best section's score on, the beginning of a page that is called like the
  /// query is shown instead.
  package var beginning = 0.7
  /// From this value of a title on, the page is called exactly so, and its beginning is shown
  /// whatever its sections say.
  package var namedTitle = 1.5
  /// What an equal name is worth beside one that only has the same words.
  package var exactName = 1.9
  /// The part of the best score that a page has from an equal name alone.
  package var exactBase = 0.8
  /// What a word of the best sections is worth beside one of the query.
  package var feedback = 0.07
  /// What a section gains where the query stands in it word for word.
  package var verbatim = 2.0
  /// What the words of a page beside its best section are worth, less for long pages.
  package var longPage = 0.15
  /// How much of a page's score its translation shares; more where its name is the query, since
  /// then the note is wanted in whatever language it is.
  package var translation = 0.5
  package var translationByName = 0.9
  package var both = 0.1
  /// What shipped notes are worth beside a person's own.
  package var shipped = 0.65
  /// What a page gains in the language of the query.
  package var sameLanguage = 1.03

  package static let standard = RankingWeights()

  package init() {}
}

/// The natural logarithm.
func log1(_ value: Double) -> Double { log(value) }

/// A power with a non-negative base.
func power(_ base: Double, _ exponent: Double) -> Double {
  // Asked for each section that matches, mostly with this exponent, for which there is an instruction.
  exponent == 0.5 ? max(base, 0).squareRoot() : pow(max(base, 0), exponent)
}
