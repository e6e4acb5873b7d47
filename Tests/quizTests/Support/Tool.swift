import Foundation

/// A program of the system, run to its end.
enum Tool {
  /// Whether the system has a program of this name.
  static func exists(_ name: String) -> Bool {
    ["/usr/bin", "/bin", "/usr/sbin", "/sbin"].contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
    }
  }

  /// Runs a line in `sh`, in a folder and with little of an environment.
  static func shell(
    _ line: String, in folder: URL, variables: [String: String] = [:]
  ) throws -> QuizBinary.Result {
    let little = ["PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "LC_ALL": "C.UTF-8"]
    return try shell(
      line, in: folder, environment: little.merging(variables) { $1 }, outputs: folder)
  }

  /// - Parameters:
  ///   - environment: all of it.
  ///   - outputs: where its outputs are kept while it runs.
  static func shell(
    _ line: String, in folder: URL, environment: [String: String], outputs: URL
  ) throws -> QuizBinary.Result {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", line]
    process.environment = environment
    process.currentDirectoryURL = folder
    let files = try ["out", "err"].map { name in
      let file = outputs.appending(path: ".\(name)-\(UUID().uuidString)")
      try Data().write(to: file)
      return file
    }
    defer { files.forEach { try? FileManager.default.removeItem(at: $0) } }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    try process.run()
    process.waitUntilExit()
    return QuizBinary.Result(
      output: String(decoding: try Data(contentsOf: files[0]), as: UTF8.self),
      notices: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
      status: process.terminationStatus)
  }
}
