import Foundation

/// A run of the binary that is ended from outside.
struct KilledRun {
  var output: String
  var notices: String
  /// Whether the signal met the run before it ended by itself.
  var wasKilled: Bool
  var status: Int32

  /// Starts the binary, and sends a signal after a while.
  ///
  /// - Parameters:
  ///   - input: what stands on standard input, in a file, so that it never runs dry too early.
  ///   - delay: microseconds until the signal; nil to let it run to its end.
  init(
    _ arguments: [String], input: String = "", home: URL, variables: [String: String] = [:],
    signal: Int32 = SIGKILL, after delay: UInt32?
  ) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "run-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try [("in", input), ("out", ""), ("err", "")].map { name, text in
      let file = folder.appending(path: name)
      try Data(text.utf8).write(to: file)
      return file
    }
    let child = try Self.spawn(
      arguments, files, QuizBinary.variables(home: home, adding: variables))
    if let delay {
      usleep(delay)
      kill(child, signal)
    }
    var result: Int32 = 0
    while waitpid(child, &result, 0) < 0, errno == EINTR {}
    wasKilled = result & 0x7F != 0
    status = wasKilled ? 128 + (result & 0x7F) : (result >> 8) & 0xFF
    output = String(decoding: try Data(contentsOf: files[1]), as: UTF8.self)
    notices = String(decoding: try Data(contentsOf: files[2]), as: UTF8.self)
  }

  /// The answers that a plain review acknowledged: each next card says that the one before is
  /// stored.
  var acknowledged: Int {
    max(0, output.split(separator: "\n").count { $0.prefixMatch(of: #/\[\d+\] /#) != nil } - 1)
  }

  private static func spawn(
    _ arguments: [String], _ files: [URL], _ variables: [String: String]
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (descriptor, file) in files.enumerated() {
      posix_spawn_file_actions_addopen(
        &actions, Int32(descriptor), file.path(percentEncoded: false), O_RDWR, 0)
    }
    // The threads that tests run on block signals, and a child inherits that.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let binary = QuizBinary.url.path(percentEncoded: false)
    let words = ([binary] + arguments).map { strdup($0) } + [nil]
    let environment = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { (words + environment).forEach { free($0) } }
    var child: pid_t = 0
    let error = posix_spawn(&child, binary, &actions, &attributes, words, environment)
    guard error == 0 else { throw POSIXError(POSIXErrorCode(rawValue: error) ?? .EIO) }
    return child
  }

  /// Enough answers for any run.
  static let answers = String(repeating: "\n3\n", count: 5000)
}
