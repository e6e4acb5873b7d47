internal import ArgumentParser
internal import KubeNotes

/// The exit codes of the contract.
enum ExitStatus {
  /// Done, or something was found.
  static let done = ExitCode(0)
  /// Nothing was found.
  static let nothingFound = ExitCode(1)
  /// It failed.
  static let failed = ExitCode(2)
  /// The command line is wrong (`EX_USAGE` of sysexits.h).
  static let usage = ExitCode(64)
  /// Interrupted by Ctrl-C (128 + SIGINT).
  static let interrupted = ExitCode(130)
}

/// A failure that a command words itself.
struct Failure: DescribedError {
  let message: Bilingual

  init(ko: String, en: String) {
    message = Bilingual(ko: ko, en: en)
  }
}
