internal import Foundation

/// Starts a process as a shell would, which `Foundation.Process` does not: with its files opened by name
/// and with no signal blocked.
enum Spawn {
  /// - Parameters:
  ///   - program: a path, or a name that is looked for in PATH.
  ///   - files: opens what the process has as its files.
  /// - Throws: `POSIXError`.
  static func start(
    _ program: String, _ arguments: [String], _ variables: [String: String],
    files: (inout posix_spawn_file_actions_t) -> Void
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    files(&actions)
    // The threads that tests run on block signals, and a child inherits that.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    let environment = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { (words + environment).forEach { free($0) } }
    var child: pid_t = 0
    let error = posix_spawnp(&child, program, &actions, &attributes, words, environment)
    guard error == 0 else { throw POSIXError(POSIXErrorCode(rawValue: error) ?? .EIO) }
    return child
  }
}
