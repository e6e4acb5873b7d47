import Foundation
import FuzzTargets
import Testing

/// The targets of libFuzzer on inputs that once broke something, and on random changes of their seeds.
///
/// A real run is `scripts/fuzz` (Fuzzing/README.md). `KUBENOTES_FUZZ_INPUTS` makes more changes,
/// `KUBENOTES_SEED` repeats a run.
@Suite struct HostileInputTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path(percentEncoded: false)

  private static func number(_ name: String) -> UInt64? {
    ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) }
  }

  /// The files of `Tests/Fixtures/fuzz/<target>/`, whole, as `target/file`.
  private static let fixtures: [String] = {
    let folder = URL(filePath: root).appending(path: "Tests/Fixtures/fuzz")
      .path(percentEncoded: false)
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return paths.filter { $0.contains("/") }.sorted()
  }()

  @Test func `there are inputs that once failed`() { #expect(!Self.fixtures.isEmpty) }

  @Test(arguments: fixtures)
  func `holds for an input that once failed`(path: String) throws {
    let target = try #require(FuzzTarget.named(String(path.prefix { $0 != "/" })))
    let file = URL(filePath: Self.root).appending(path: "Tests/Fixtures/fuzz/\(path)")
    let input = Array(try Data(contentsOf: file))
    #expect(throws: Never.self, "\(path)") { try target.run(input) }
  }

  @Test(arguments: FuzzTarget.all.map(\.name))
  func `holds for every seed`(name: String) throws {
    let target = try #require(FuzzTarget.named(name))
    let seeds = target.seeds(Self.root)
    #expect(seeds.count > 3)
    for (index, seed) in seeds.enumerated() {
      #expect(throws: Never.self, "\(name): seed \(index): \(Self.shown(seed))") {
        try target.run(seed)
      }
    }
  }

  @Test(arguments: FuzzTarget.all.map(\.name))
  func `holds for random changes`(name: String) throws {
    let target = try #require(FuzzTarget.named(name))
    let seed = Self.number("KUBENOTES_SEED") ?? UInt64.random(in: .min ... .max)
    let count = Int(Self.number("KUBENOTES_FUZZ_INPUTS") ?? 60)
    print("fuzzing \(name): \(count) inputs, seed \(seed)")
    var generator = SplitMix64(state: seed)
    var mutator = Mutator(target, seed: seed, longest: 2048)
    let seeds = target.seeds(Self.root).map { Array($0.prefix(2048)) }
    for _ in 0..<count {
      let first = try #require(seeds.randomElement(using: &generator))
      let second = try #require(seeds.randomElement(using: &generator))
      let input = mutator.mutated(first, with: second)
      #expect(throws: Never.self, "\(name), seed \(seed): \(Self.shown(input))") {
        try target.run(input)
      }
    }
  }

  /// An input as it can be pasted into a file: base64.
  private static func shown(_ input: [UInt8]) -> String { Data(input).base64EncodedString() }
}
