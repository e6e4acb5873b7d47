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

  /// The codes in words, for help and manual pages.
  static let meanings: [(code: Int32, meaning: Bilingual)] = [
    (0, Bilingual(ko: "마쳤거나 찾았다", en: "done, or something was found")),
    (1, Bilingual(ko: "찾지 못했다", en: "nothing was found")),
    (2, Bilingual(ko: "실패했다", en: "it failed")),
    (64, Bilingual(ko: "명령줄이 틀렸다", en: "the command line is wrong")),
    (130, Bilingual(ko: "Ctrl-C로 중단했다", en: "interrupted with Ctrl-C")),
  ]
}

/// A failure that a command words itself.
struct Failure: DescribedError {
  let message: Bilingual

  init(ko: String, en: String) {
    message = Bilingual(ko: ko, en: en)
  }
}
