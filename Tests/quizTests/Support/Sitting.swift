import Foundation
import Testing

/// A review in a pseudo-terminal, card by card, in either language.
struct Sitting {
  let terminal: PseudoTerminal
  private let language: String

  /// - Parameter clock: a file with the time, for sittings in which time goes by.
  init(
    _ arguments: [String], language: String, home: URL, clock: URL? = nil
  ) throws {
    var variables = ["QUIZ_LANG": language]
    if let clock { variables["QUIZ_NOW"] = "@" + clock.path(percentEncoded: false) }
    self.language = language
    terminal = try PseudoTerminal(["review"] + arguments, home: home, variables: variables)
  }

  var text: String { terminal.screen.text }

  /// The grades below the back; their first one is in no card.
  private var showsBack: Bool { text.contains(language == "ko" ? "1 다시" : "1 Again") }
  private var isTyped: Bool { text.contains("esc ") }
  private var showsFront: Bool {
    !showsBack && (isTyped || text.contains(language == "ko" ? "space 답 보기" : "space answer"))
  }

  /// Waits for a front, shows its back, and presses a key.
  ///
  /// Returns when the next front is there, or the sitting has ended.
  func answer(_ key: String = "4", at location: SourceLocation = #_sourceLocation) throws {
    try showBack(at: location)
    terminal.send(key)
    try #require(
      terminal.wait { showsFront || !terminal.screen.isAlternate }, "\(text)",
      sourceLocation: location)
  }

  func showBack(at location: SourceLocation = #_sourceLocation) throws {
    try #require(terminal.wait { showsFront }, "\(text)", sourceLocation: location)
    // Escape shows the back of a typed card.
    terminal.send(isTyped ? "\u{1B}" : " ")
    try #require(terminal.wait { showsBack }, "\(text)", sourceLocation: location)
  }

  /// Waits for the end that the sitting finds by itself.
  ///
  /// - Returns: the lines of the summary.
  func summary(at location: SourceLocation = #_sourceLocation) throws -> [String] {
    let status = try #require(terminal.exitStatus(), "\(text)", sourceLocation: location)
    #expect(status == 0, sourceLocation: location)
    #expect(terminal.isCooked && !terminal.screen.isAlternate, sourceLocation: location)
    return terminal.screen.lines.map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty }
  }
}
