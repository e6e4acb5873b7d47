internal import Foundation
internal import KubeNotes

/// One output stream of the process, and what it can show.
struct OutputStream: Sendable {
  let descriptor: Int32
  let isTerminal: Bool
  /// `TERM=dumb`: no cursor movement, no colour.
  let isDumb: Bool
  let style: Styler
  private let columns: Int?

  /// Left to itself, a stream is coloured on a terminal unless that is dumb (`TERM=dumb`).
  init(descriptor: Int32, color: ColorMode, variables: [String: String]) {
    self.descriptor = descriptor
    isTerminal = isatty(descriptor) == 1
    isDumb = variables["TERM"] == "dumb"
    columns = variables["COLUMNS"].flatMap(Int.init).flatMap { $0 > 0 ? $0 : nil }
    let isColored =
      switch color {
      case .always: true
      case .never: false
      case .auto: isTerminal && !isDumb
      }
    style = Styler(isColored: isColored)
  }

  /// The width in cells: `COLUMNS`, else the terminal's, else 80.
  var width: Int { columns ?? size?.columns ?? 80 }

  /// The height in rows: the terminal's, else 24.
  var height: Int { size?.rows ?? 24 }

  /// The terminal's size now; nil when there is none.
  var size: (columns: Int, rows: Int)? {
    var window = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 else { return nil }
    return (Int(window.ws_col), max(1, Int(window.ws_row)))
  }

  /// Writes a line. Where nothing is coloured, nothing in it can steer a terminal, whoever wrote it.
  func line(_ text: String = "") {
    write((style.isColored ? text : text.displaySafe) + "\n")
  }

  /// Writes lines at once.
  func lines(_ lines: [String]) {
    guard !lines.isEmpty else { return }
    line(lines.joined(separator: "\n"))
  }

  /// Writes all of the text, however the system splits it.
  ///
  /// A closed pipe is no error here: the default disposition of SIGPIPE ends the process.
  func write(_ text: String) {
    _ = writeAll(text, to: descriptor)
  }
}

/// Writes all bytes of a text to a descriptor; false when the other end takes no more.
func writeAll(_ text: String, to descriptor: Int32) -> Bool {
  var text = text
  return text.withUTF8 { bytes in
    guard let base = bytes.baseAddress else { return true }
    var sent = 0
    while sent < bytes.count {
      let count = write(descriptor, base + sent, bytes.count - sent)
      if count > 0 {
        sent += count
      } else if errno != EINTR && errno != EAGAIN {
        return false
      }
    }
    return true
  }
}
