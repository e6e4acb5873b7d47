internal import Foundation
internal import Synchronization

/// Full-screen keyboard input on standard input, for as long as the value lives.
///
/// The terminal is put back when the value ends, on SIGTERM, SIGHUP and SIGQUIT, and on the signals
/// of a crash: whatever happens, the person gets back a terminal that echoes and shows the cursor.
struct RawMode: ~Copyable {
  /// Enters the alternate screen and hides the cursor.
  static let enterScreen = "\u{1B}[?1049h\u{1B}[?25l"
  /// Clears the screen and shows the cursor (ECMA-48: CUP, ED).
  static let cleared = "\u{1B}[H\u{1B}[2J\u{1B}[?25h"
  private static let windowChanged = Atomic<Bool>(false)

  /// Whether the window changed its size since this was last asked.
  static func takeWindowChange() -> Bool {
    windowChanged.exchange(false, ordering: .relaxed)
  }

  /// Nil when standard input is no terminal.
  init?() {
    guard tcgetattr(STDIN_FILENO, &savedAttributes) == 0 else { return nil }
    _ = Self.takeWindowChange()
    for number in [SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE] {
      handle(number) { number in
        restoreTerminal()
        signal(number, SIG_DFL)
        raise(number)
      }
    }
    handle(SIGWINCH) { _ in RawMode.windowChanged.store(true, ordering: .relaxed) }
    resume()
  }

  deinit {
    suspend()
    for number in [SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE] {
      signal(number, SIG_DFL)
    }
    signal(SIGWINCH, SIG_DFL)
  }

  /// Takes the terminal (again).
  func resume() {
    var raw = savedAttributes
    raw.c_iflag &= ~tcflag_t(ICRNL | IXON | BRKINT | INPCK | ISTRIP)
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO | IEXTEN | ISIG)
    // Frames end their lines with both characters, so that nothing need be looked for in them.
    raw.c_oflag &= ~tcflag_t(OPOST)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &raw)
    _ = writeAll(Self.enterScreen, to: STDOUT_FILENO)
  }

  /// Gives the terminal back, for another program or for the shell.
  func suspend() {
    restoreTerminal()
  }

  /// Stops as Ctrl-Z does, and takes the terminal again on `fg`.
  func stop() {
    suspend()
    kill(0, SIGTSTP)
    resume()
  }
}

/// Shows the cursor and leaves the alternate screen. Static, since a signal handler must not allocate.
private let leaveScreen: StaticString = "\u{1B}[?25h\u{1B}[?1049l"

/// The attributes to put back. A signal handler takes no argument of ours, so this one value is
/// global; it is written before the handlers exist and only read by them.
nonisolated(unsafe) private var savedAttributes = termios()

/// Async-signal-safe: `tcsetattr` and `write` only (signal-safety(7)).
private func restoreTerminal() {
  tcsetattr(STDIN_FILENO, TCSAFLUSH, &savedAttributes)
  _ = write(STDOUT_FILENO, leaveScreen.utf8Start, leaveScreen.utf8CodeUnitCount)
}

private func handle(_ number: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
  var action = sigaction()
  action.__sigaction_handler.sa_handler = handler
  // Without SA_RESTART, so that a waiting read notices a new window size.
  action.sa_flags = 0
  sigaction(number, &action, nil)
}
