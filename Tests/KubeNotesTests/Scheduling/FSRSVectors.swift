import Foundation
import Testing

@testable import KubeNotes

/// The reference values beside the package (`../shared/reference/fsrs-vectors.json`), where present.
struct FSRSVectors: Decodable {
  struct Memory: Decodable {
    var p: Int
    var dr: Double
    var kind: String
    var steps: [[Double?]]
    var then: Double
    var next: [[Double]]
    var recall: [[Double]]
  }

  struct Machine: Decodable {
    var learn: [Int]
    var relearn: [Int]
    var dr: Double
    var steps: [[Double?]]
  }

  struct Buttons: Decodable {
    var learn: [Double]
    var relearn: [Double]
    var dr: Double
    var max: Int
    var from: String
    var remaining: Int?
    var S: Double?
    var D: Double?
    var elapsed: Int?
    var scheduled: Int?
    var buttons: [Button]
  }

  struct Button: Decodable {
    var kind: String
    var amount: Int
    var remaining: Int
    var stability: Double
    var difficulty: Double

    init(from decoder: any Decoder) throws {
      var row = try decoder.unkeyedContainer()
      kind = try row.decode(String.self)
      amount = try row.decode(Int.self)
      remaining = try row.decode(Int.self)
      stability = try row.decode(Double.self)
      difficulty = try row.decode(Double.self)
    }
  }

  struct ParameterSet: Decodable {
    var name: String
    var values: [Double]

    init(from decoder: any Decoder) throws {
      var row = try decoder.unkeyedContainer()
      name = try row.decode(String.self)
      values = try row.decode([Double].self)
    }
  }

  var parameterSets: [ParameterSet]
  var memory: [Memory]
  var stepMachine: [Machine]
  var ankiButtons: [Buttons]
  var fuzzBounds: [[Double]]

  private static let file = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "shared/reference/fsrs-vectors.json")

  static var isPresent: Bool { FileManager.default.fileExists(atPath: file.path) }

  static func load() throws -> FSRSVectors {
    try JSONDecoder().decode(FSRSVectors.self, from: Data(contentsOf: file))
  }

  /// |a − b| relative to the expected b.
  static func deviation(_ actual: Double, _ expected: Double) -> Double {
    abs(actual - expected) / max(abs(expected), 1e-12)
  }
}
