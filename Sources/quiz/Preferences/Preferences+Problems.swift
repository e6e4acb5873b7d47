internal import Foundation
internal import KubeNotes

extension Preferences {
  /// Says on standard error what of the preferences could not be used; the rest of it holds.
  func reportProblems() {
    guard !problems.isEmpty else { return }
    let path = Paths(variables: processVariables).settings.path(percentEncoded: false)
    for problem in problems {
      let sentence = problem.message(path: path)[helpLanguage]
      _ = writeAll("quiz: \(sentence.displaySafe)\n", to: STDERR_FILENO)
    }
  }
}
