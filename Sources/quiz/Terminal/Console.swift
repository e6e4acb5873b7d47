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
    language == .ko ? ko : en
  }

  /// Writes a line of data.
  func say(ko: String, en: String) {
    out.line(text(ko: ko, en: en))
  }

  /// Writes a line for the person, beside the data.
  func notice(ko: String, en: String) {
    notices.line(text(ko: ko, en: en))
  }

  /// JSON with the controls escaped that it need not escape: delete and C1, which terminals obey.
  static func visible(_ json: String) -> String {
    func isControl(_ scalar: Unicode.Scalar) -> Bool { (0x7F..<0xA0).contains(scalar.value) }
    guard json.utf8.contains(where: { $0 == 0x7F || $0 == 0xC2 }),
      json.unicodeScalars.contains(where: isControl)
    else { return json }
    var out = String.UnicodeScalarView()
    for scalar in json.unicodeScalars {
      if isControl(scalar) {
        out.append(contentsOf: "\\u00\(String(scalar.value, radix: 16))".unicodeScalars)
      } else {
        out.append(scalar)
      }
    }
    return String(out)
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
