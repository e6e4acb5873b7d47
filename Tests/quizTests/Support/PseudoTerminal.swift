import Foundation

/// The `quiz` binary in a pseudo-terminal, as a person meets it.
final class PseudoTerminal {
  private let primary: Int32
  private(set) var child: pid_t
  private(set) var screen: TerminalScreen
  /// Every byte that the binary wrote.
  private(set) var bytes: [UInt8] = []

  /// Starts the binary.
  ///
  /// - Parameter shell: whether to start an interactive shell instead, in which the arguments are one
  ///   command line and `quiz` is the binary: a shell is needed to stop and go on with Ctrl-Z.
  init(
    _ arguments: [String], inShell shell: Bool = false, home: URL, rows: Int = 24,
    columns: Int = 80, variables: [String: String] = [:]
  ) throws {
    screen = TerminalScreen(rows: rows, columns: columns)
    primary = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var unlocked: Int32 = 0
    var number: Int32 = 0
    // posix_openpt and its kin are not in Swift's Glibc: these are the requests they make
    // (ioctl_tty(2): TIOCSPTLCK, TIOCGPTN).
    guard primary >= 0, ioctl(primary, 0x4004_5431, &unlocked) == 0,
      ioctl(primary, 0x8004_5430, &number) == 0
    else { throw POSIXError(.ENXIO) }
    let name = "/dev/pts/\(number)"
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(primary, UInt(TIOCSWINSZ), &size)
    var environment = QuizBinary.variables(home: home, adding: variables)
    environment["TERM"] = environment["TERM"] ?? "xterm-256color"
    environment["COLUMNS"] = nil
    // setsid(1) makes it the controlling terminal, so that closing it hangs the binary up.
    let binary = QuizBinary.url.path(percentEncoded: false)
    let words = ["-c"] + (shell ? ["/bin/sh", "-i"] : [binary] + arguments)
    environment["QUIZ_BINARY"] = shell ? binary : nil
    environment["PS1"] = shell ? "shell> " : nil
    let primary = primary
    child = try Spawn.start("setsid", words, environment) {
      for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
        posix_spawn_file_actions_addopen(&$0, descriptor, name, O_RDWR, 0)
      }
      posix_spawn_file_actions_addclose(&$0, primary)
    }
    if shell { send("\"$QUIZ_BINARY\" \(arguments.joined(separator: " "))\n") }
  }

  /// Closes the terminal, as when its window is closed: the kernel hangs the binary up.
  func hangUp() {
    close(primary)
    isOpen = false
  }

  private var isOpen = true

  deinit {
    kill(-child, SIGKILL)
    kill(child, SIGKILL)
    if isOpen { close(primary) }
  }

  /// Types text, or the bytes of keys.
  func send(_ text: String) {
    send(bytes: Array(text.utf8))
  }

  func send(bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(primary, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Reads until the screen holds a text.
  ///
  /// - Returns: whether it came within the time.
  func wait(for text: String, seconds: Double = 20) -> Bool {
    wait(seconds: seconds) { screen.text.contains(text) }
  }

  /// Reads until a condition holds.
  func wait(seconds: Double = 20, until condition: () -> Bool) -> Bool {
    let deadline = Date().addingTimeInterval(seconds)
    while !condition() {
      guard Date() < deadline else { return false }
      if !read(milliseconds: 50), hasEnded {
        readRest()
        return condition()
      }
    }
    return true
  }

  /// Changes the size of the window.
  func resize(rows: Int, columns: Int) {
    screen = TerminalScreen(rows: rows, columns: columns)
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(primary, UInt(TIOCSWINSZ), &size)
  }

  /// Waits for the end of the binary.
  ///
  /// - Returns: its exit status, 128 more than the signal that ended it, or nil when it still runs.
  func exitStatus(seconds: Double = 20) -> Int32? {
    let deadline = Date().addingTimeInterval(seconds)
    while Date() < deadline {
      _ = read(milliseconds: 20)
      if hasEnded {
        readRest()
        return status
      }
    }
    return nil
  }

  /// Whether the terminal echoes and reads lines, as a shell wants it.
  var isCooked: Bool {
    var attributes = termios()
    guard tcgetattr(primary, &attributes) == 0 else { return false }
    let wanted = tcflag_t(ECHO | ICANON | ISIG)
    return attributes.c_lflag & wanted == wanted
  }

  private var status: Int32?

  private var hasEnded: Bool {
    if status != nil { return true }
    var result: Int32 = 0
    guard waitpid(child, &result, WNOHANG) == child else { return false }
    status = result & 0x7F == 0 ? (result >> 8) & 0xFF : 128 + (result & 0x7F)
    return true
  }

  /// Reads what was written between the last look and the end.
  private func readRest() {
    while read(milliseconds: 0) {}
  }

  private func read(milliseconds: Int32) -> Bool {
    guard isOpen else {
      usleep(useconds_t(milliseconds) * 1000)
      return false
    }
    var descriptor = pollfd(fd: primary, events: Int16(POLLIN), revents: 0)
    guard poll(&descriptor, 1, milliseconds) > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = Foundation.read(primary, &buffer, buffer.count)
    guard count > 0 else {
      usleep(useconds_t(milliseconds) * 1000)
      return false
    }
    bytes += buffer[..<count]
    screen.feed(buffer[..<count])
    return true
  }
}
