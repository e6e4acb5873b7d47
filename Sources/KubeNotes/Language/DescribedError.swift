/// An error that says, in both languages, what happened, to which thing, and what to do next.
///
/// Error types are enums of facts; the sentences are made here, at one place per type, and printed
/// by the command-line face in the person's language.
package protocol DescribedError: Error, CustomStringConvertible {
  /// The sentence for the person.
  var message: Bilingual { get }
}

extension DescribedError {
  package var description: String { message.en }
}
