internal import ArgumentParser

/// When to colour.
enum ColorMode: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

/// What a piece of text is; how that looks is decided here alone.
///
/// Only the 16 base colours are used, since those follow the person's own terminal theme, and no
/// meaning is carried by colour alone.
enum Style: Sendable, CaseIterable {
  case title, heading, match, path, understated, code, key, comment, string, link, emphasis
  case good, warning, bad, again, hard, easy

  /// The parameters of the SGR control sequence (ECMA-48, 8.3.117).
  var parameters: String {
    switch self {
    case .title: "1"
    case .heading: "1;36"
    case .match: "1;33"
    case .path: "36"
    case .understated, .comment: "2"
    case .code: "32"
    case .key: "34"
    case .string: "33"
    case .link: "4;36"
    case .emphasis: "1"
    case .good: "32"
    case .warning, .hard: "33"
    case .bad, .again: "31"
    case .easy: "36"
    }
  }
}

/// Turns styled text into what one stream can show.
struct Styler: Sendable {
  let isColored: Bool

  /// The text in a style; plain where the stream takes no colour.
  func callAsFunction(_ text: String, _ style: Style) -> String {
    isColored && !text.isEmpty ? "\u{1B}[\(style.parameters)m\(text)\u{1B}[0m" : text
  }
}
