import FuzzTargets
import Testing

/// Inputs that once took the square or the cube of their length. None is measured: before, these did
/// not end while anybody waited.
@Suite struct LongInputTests {
  @Test func `a long identifier with many borders`() throws {
    let target = try #require(FuzzTarget.named("search"))
    let text = String(repeating: "aB", count: 60_000)
    try target.run(Array("pod\u{1E}\(text)".utf8))
  }

  @Test(arguments: [
    ("{{furigana:Front}}", String(repeating: "a[", count: 4000)),
    (
      "{{Front}}",
      String(repeating: "<b>", count: 1500) + String(repeating: "x ", count: 1500)
        + String(repeating: "</b>", count: 1500)
    ),
  ])
  func `fields of Anki`(template: String, field: String) throws {
    let target = try #require(FuzzTarget.named("apkg"))
    let cells = [
      template, "{{Back}}", field + "\u{1F}b", "", "D", "g", "0", "{}", "a.png", "Front,Back",
    ]
    try target.run([3] + Array(cells.joined(separator: "\u{1E}").utf8))
  }
}
