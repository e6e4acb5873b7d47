internal import ArgumentParser
internal import Foundation
internal import KubeNotes

/// The one place where errors become sentences and exit codes.
@main
enum Main {
  static func main() {
    let arguments = Array(processArguments.dropFirst())
    do {
      if try PlainLookup.run(arguments) { return }
    } catch {
      exit(report(error))
    }
    do {
      if let completion = CompletionRequest(arguments) { return completion.run() }
      if let help = HelpCommand(arguments) { return try help.run() }
      if let suggestion = UnknownCommand(arguments) { throw suggestion }
      var command = try Quiz.parseAsRoot(arguments)
      processPreferences.reportProblems()
      do {
        try command.run()
      } catch {
        exit(report(error))
      }
    } catch let error as any DescribedError {
      complain(error.message.sentence(in: helpLanguage))
      exit(ExitStatus.usage.rawValue)
    } catch {
      exit(reportUsage(error))
    }
  }

  /// Ends a run that failed: prints why, in the person's language, and gives the exit code.
  private static func report(_ error: any Error) -> Int32 {
    switch error {
    case let code as ExitCode: return code.rawValue
    case let error as any DescribedError: complain(error.message.sentence(in: helpLanguage))
    // Help, too, arrives as an error of the parser's own, with the exit code that it asks for.
    case _ where Quiz.exitCode(for: error) != .failure: return reportUsage(error)
    default: complain(String(describing: error))
    }
    return ExitStatus.failed.rawValue
  }

  /// Ends a command line that could not be read, or one that asked for help.
  private static func reportUsage(_ error: any Error) -> Int32 {
    let code = Quiz.exitCode(for: error)
    let stream = OutputStream(
      descriptor: STDOUT_FILENO, color: .never, variables: processVariables)
    let text = HelpText(
      language: helpLanguage, layout: HelpLayout(terminalWidth: stream.width),
      arguments: Array(processArguments.dropFirst())
    ).text(for: error)
    if code == .success {
      _ = writeAll(text.isEmpty ? "" : text + "\n", to: STDOUT_FILENO)
      return ExitStatus.done.rawValue
    }
    _ = writeAll(text + "\n", to: STDERR_FILENO)
    return ExitStatus.usage.rawValue
  }

  private static func complain(_ sentence: String) {
    _ = writeAll("quiz: \(sentence.displaySafe)\n", to: STDERR_FILENO)
  }
}
