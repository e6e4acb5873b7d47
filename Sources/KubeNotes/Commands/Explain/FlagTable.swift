/// The flags that a command takes, by long name and by letter.
struct FlagTable: Sendable {
  /// In the order of the facts, each name once.
  private(set) var flags: [FlagFact] = []
  private var places: [String: Int] = [:]

  init(_ all: [FlagFact]) {
    flags.reserveCapacity(all.count)
    places.reserveCapacity(all.count)
    for flag in all where places[flag.name] == nil {
      places[flag.name] = flags.count
      flags.append(flag)
    }
  }

  /// The flag with a long name.
  subscript(long name: String) -> FlagFact? { places[name].map { flags[$0] } }

  /// The first flag with a letter.
  ///
  /// Looked for one by one: a command has some dozens, and a line asks for two or three.
  subscript(short letter: Unicode.Scalar) -> FlagFact? {
    flags.first { $0.short?.unicodeScalars.first == letter }
  }
}
