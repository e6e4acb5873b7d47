/// The gap `____` in a piece of YAML: four underscores or more.
package enum YAMLGap {
  /// How many gaps a text has.
  package static func count(in yaml: String) -> Int {
    ranges(in: yaml).count
  }

  /// The YAML with every gap filled.
  package static func filled(_ yaml: String, with answer: String) -> String {
    var result = ""
    var position = yaml.startIndex
    for range in ranges(in: yaml) {
      result += yaml[position..<range.lowerBound] + answer
      position = range.upperBound
    }
    return result + yaml[position...]
  }

  private static func ranges(in yaml: String) -> [Range<String.Index>] {
    var ranges: [Range<String.Index>] = []
    var position = yaml.startIndex
    while let start = yaml[position...].firstIndex(of: "_") {
      let run = yaml[start...].prefix { $0 == "_" }
      if run.count >= 4 { ranges.append(run.startIndex..<run.endIndex) }
      position = run.endIndex
    }
    return ranges
  }
}
