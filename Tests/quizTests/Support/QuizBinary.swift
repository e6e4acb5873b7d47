import Foundation

/// The `quiz` binary that was built together with these tests.
struct QuizBinary {
  struct Result {
    var output: String
    var notices: String
    var status: Int32
  }

  /// Where the package is, found from this file.
  static let packageRoot = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Beside the running test bundle, wherever the build folder is.
  static let url: URL = {
    let bundle = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    var folder = bundle.deletingLastPathComponent()
    while folder.path() != "/" {
      let candidate = folder.appending(path: "quiz")
      var isFolder = ObjCBool(false)
      if FileManager.default.fileExists(atPath: candidate.path(), isDirectory: &isFolder),
        !isFolder.boolValue
      {
        return candidate
      }
      folder.deleteLastPathComponent()
    }
    return packageRoot.appending(path: ".build/debug/quiz")
  }()

  /// Variables of every run; a test adds its own.
  ///
  /// Nothing of the developer's environment reaches the binary, so that it reads no real home.
  static func variables(home: URL, adding extra: [String: String] = [:]) -> [String: String] {
    let fixed = [
      "QUIZ_HOME": home.path(percentEncoded: false), "HOME": home.path(percentEncoded: false),
      "PATH": "/usr/bin:/bin", "LANG": "en_US.UTF-8", "COLUMNS": "80", "TZ": "Asia/Seoul",
      "NO_COLOR": "1", "QUIZ_NOW": "2026-01-05T09:00:00+09:00",
    ]
    return fixed.merging(coverage) { $1 }.merging(extra) { $1 }
  }

  /// Where the binary says which of its lines ran, under `swift test --enable-code-coverage`: in four files
  /// beside those of the tests, to which each run is added.
  private static let coverage: [String: String] = {
    let name = "LLVM_PROFILE_FILE"
    guard let tests = ProcessInfo.processInfo.environment[name] else { return [:] }
    let file = URL(filePath: tests).deletingLastPathComponent().appending(path: "quiz-%4m.profraw")
    return [name: file.path(percentEncoded: false)]
  }()

  /// Runs the binary to its end.
  ///
  /// - Parameters:
  ///   - inputFile: what it reads in place of `input`.
  ///   - binary: a link to it, to call it by another name.
  static func run(
    _ arguments: [String], input: String = "", inputFile: URL? = nil, home: URL,
    variables: [String: String] = [:], binary: URL = url
  ) throws -> Result {
    let process = Process()
    process.executableURL = binary
    process.arguments = arguments
    process.environment = Self.variables(home: home, adding: variables)
    process.currentDirectoryURL = packageRoot
    let files = try ["in", "out", "err"].map { name in
      let file = home.appending(path: ".\(name)-\(UUID().uuidString)")
      try Data(name == "in" ? input.utf8 : "".utf8).write(to: file)
      return file
    }
    defer { files.forEach { try? FileManager.default.removeItem(at: $0) } }
    // Files and not pipes: a pipe that nobody reads stops the binary at 64 KiB.
    process.standardInput = try FileHandle(forReadingFrom: inputFile ?? files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return Result(
      output: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
      notices: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self),
      status: process.terminationStatus)
  }
}
