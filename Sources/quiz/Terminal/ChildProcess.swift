internal import Foundation

/// Runs another program in the foreground.
///
/// `posix_spawn` and not `Foundation.Process`, which puts the child into a process group of its
/// own on Linux, where a pager or an editor cannot read the terminal.
enum ChildProcess {
  /// Runs a shell command line and waits for it.
  ///
  /// - parameter input: text for its standard input; nil leaves it the terminal.
  /// - returns: its exit status (127: no such program), or nil when no shell could be started.
  static func run(
    _ commandLine: String, arguments: [String] = [], input: String? = nil,
    variables: [String: String]
  ) -> Int32? {
    var ends: [Int32] = [-1, -1]
    if input != nil, pipe(&ends) != 0 { return nil }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if input != nil {
      posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
      posix_spawn_file_actions_addclose(&actions, ends[0])
      posix_spawn_file_actions_addclose(&actions, ends[1])
    }
    // "$@" hands the arguments over without another round of quoting.
    let words = ["sh", "-c", commandLine + " \"$@\"", "sh"] + arguments
    var child: pid_t = 0
    let started = withCStrings(words) { arguments in
      withCStrings(variables.map { "\($0)=\($1)" }) { environment in
        posix_spawn(&child, "/bin/sh", &actions, nil, arguments, environment) == 0
      }
    }
    if input != nil { close(ends[0]) }
    if started, let input {
      // A pager that is closed early is no failure.
      let previous = signal(SIGPIPE, SIG_IGN)
      _ = writeAll(input, to: ends[1])
      signal(SIGPIPE, previous)
    }
    if input != nil { close(ends[1]) }
    guard started else { return nil }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }

  private static func withCStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) }
    defer { copies.forEach { free($0) } }
    return body(copies + [nil])
  }
}
