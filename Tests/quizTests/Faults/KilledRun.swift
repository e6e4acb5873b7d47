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
  ///   - length: bytes of output that come before the signal even if the delay is over, so that a fast
  ///     machine and a slow one are met at the same point.
  init(
    _ arguments: [String], input: String = "", home: URL, variables: [String: String] = [:],
    signal: Int32 = SIGKILL, after delay: UInt32?, withOutputOf length: Int = 0
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
      for _ in 0..<20_000 {
        let size = try FileManager.default.attributesOfItem(
          atPath: files[1].path(percentEncoded: false))[.size]
        if (size as? Int ?? 0) >= length { break }
        usleep(1000)
      }
      kill(child, signal)
    }
    var result: Int32 = 0
    while waitpid(child, &result, 0) < 0, errno == EINTR {}
    let ending = result & 0x7F
    status = ending != 0 ? 128 + ending : (result >> 8) & 0xFF
    // A run that catches the signal ends by itself, and says so as a shell would.
    wasKilled = ending != 0 || status == 128 + signal
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
    try Spawn.start(QuizBinary.url.path(percentEncoded: false), arguments, variables) { actions in
      for (descriptor, file) in files.enumerated() {
        posix_spawn_file_actions_addopen(
          &actions, Int32(descriptor), file.path(percentEncoded: false), O_RDWR, 0)
      }
    }
  }

  /// Enough answers for any run.
  static let answers = String(repeating: "\n3\n", count: 5000)
}
