/// Something that reads bytes from elsewhere, with what must hold for any bytes.
///
/// libFuzzer (`scripts/fuzz`) and the tests call the same targets.
package struct FuzzTarget: Sendable {
  package let name: String
  /// What inputs of the target are made of; both mutators put them in.
  package let pieces: [String]
  /// Whole inputs to begin with, from files of the repository below `root`.
  package let seeds: @Sendable (_ root: String) -> [[UInt8]]
  /// Reads an input.
  ///
  /// - Throws: `BrokenPromise`, and errors that the reader must not throw.
  package let run: @Sendable (_ input: [UInt8]) throws -> Void

  package static let all: [FuzzTarget] = [
    .notes, .yaml, .search, .commands, .apkg, .exchange, .sync,
  ]

  package static func named(_ name: String) -> FuzzTarget? { all.first { $0.name == name } }
}

/// Something that must hold for any input and does not.
package struct BrokenPromise: Error, CustomStringConvertible {
  package let description: String
}

/// - Throws: `BrokenPromise` when the condition does not hold.
func promise(
  _ condition: Bool, _ words: @autoclosure () -> String, line: Int = #line,
  file: StaticString = #fileID
) throws {
  guard condition else { throw BrokenPromise(description: "\(file):\(line): \(words())") }
}
