internal import Foundation
internal import KubeNotes

/// The three standard streams: data goes to `out`, everything else to `notices`.
struct Console: Sendable {
  let language: Language
  let out: OutputStream
  let notices: OutputStream
  /// Whether standard input is a terminal, so that a person can be asked.
  let canAsk: Bool

  init(language: Language, color: ColorMode, variables: [String: String]) {
    self.language = language
    out = OutputStream(descriptor: STDOUT_FILENO, color: color, variables: variables)
    notices = OutputStream(descriptor: STDERR_FILENO, color: color, variables: variables)
    canAsk = isatty(STDIN_FILENO) == 1
  }

  /// Whether a full-screen view can be shown.
  var isInteractive: Bool { canAsk && out.isTerminal && !out.isDumb }

  /// One text of a pair, in the person's language.
  func text(ko: String, en: String) -> String {
    language == .ko ? ParticleChoice.resolved(in: ko) : en
  }

  /// Writes a line of data.
  func say(ko: String, en: String) {
    out.line(text(ko: ko, en: en))
  }

  /// Writes a line for the person, beside the data.
  func notice(ko: String, en: String) {
    notices.line(text(ko: ko, en: en))
  }

  /// JSON in which everything is escaped that could steer a terminal: delete and C1, and the marks
  /// of the bidirectional algorithm, none of which JSON asks to escape.
  static func visible(_ json: String) -> String {
    guard json.unicodeScalars.contains(where: { !$0.isDisplaySafe }) else { return json }
    // Bytes: adding a text to a view of scalars copies all that is there already.
    var out: [UInt8] = []
    for scalar in json.unicodeScalars {
      if scalar.isDisplaySafe {
        out.append(contentsOf: String(scalar).utf8)
      } else {
        // All of these are below U+10000, so that four digits do.
        let digits = String(scalar.value, radix: 16)
        let zeros = String(repeating: "0", count: 4 - digits.count)
        out.append(contentsOf: "\\u\(zeros)\(digits)".utf8)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// Writes one JSON value on a line of its own, with sorted keys.
  func json(_ value: some Encodable, pretty: Bool = false) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if pretty { encoder.outputFormatting.insert(.prettyPrinted) }
    encoder.dateEncodingStrategy = .iso8601
    out.line(Self.visible(String(decoding: try encoder.encode(value), as: UTF8.self)))
  }
}
