/// The flags that a command takes, by long name and by letter.
struct FlagTable: Sendable {
  private(set) var long: [String: FlagFact] = [:]
  private(set) var short: [Unicode.Scalar: FlagFact] = [:]

  init(_ flags: [FlagFact]) {
    long.reserveCapacity(flags.count)
    for flag in flags where long[flag.name] == nil {
      long[flag.name] = flag
      if let letter = flag.short?.unicodeScalars.first, short[letter] == nil {
        short[letter] = flag
      }
    }
  }
}
