import Foundation
import Testing

@Suite struct ShippedContentTests {
  @Test func `the content that ships keeps every rule`() throws {
    let home = try TemporaryHome(hasLibrary: false)
    let result = try QuizBinary.run(["check", "content"], home: home.url)
    #expect(result.status == 0, "\(result.output.prefix(2000))\(result.notices)")
    #expect(result.notices.contains("0 errors"), "\(result.notices)")
  }
}
