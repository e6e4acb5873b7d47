import Foundation
import KubeNotes
import Testing

@Suite struct TextTokenizerTests {
  /// Tokens in order; those at the place of the one before are joined to it by `|`.
  private func tokens(_ text: String) -> String {
    var text = text
    var result = ""
    text.withUTF8 { bytes in
      var tokenizer = TextTokenizer()
      _ = tokenizer.tokenize(bytes) { token, _, _, colocated in
        if !result.isEmpty { result += colocated ? "|" : " " }
        result += String(decoding: token, as: UTF8.self)
        return true
      }
    }
    return result
  }

  @Test(arguments: [
    ("pod스케줄링", "pod 스케줄링"),
    ("테인트를 노드에", "테인트를|테인트 노드에|노드"),
    ("initialDelaySeconds", "initialdelayseconds|initial|delay|seconds"),
    ("--field-selector", "field-selector|field|selector|fieldselector"),
    ("HTTPServer", "httpserver|http|server"),
    ("ｐｏｄ ＰＯＤ", "pod pod"),
    ("Café", "cafe"),
    ("테인트(Taints)와", "테인트 taints 와"),
    ("a - b :: c.", "a b c"),
    ("v1.34", "v1.34|v1|34"),
    ("🙂 \u{7}", ""),
    ("pod. node: a/ b-는", "pod node a b 는"),
    ("파드ㅋ", "파드ㅋ"),
    ("pod\u{301}s", "pods"),
    ("podA1b", "poda1b|pod|a1b"),
  ])
  func cutsRuns(text: String, expected: String) {
    #expect(tokens(text).replacing("|v134", with: "") == expected)
  }

  @Test func composesWhatMacOSDecomposes() {
    #expect(tokens("테인트".decomposedStringWithCanonicalMapping) == "테인트")
    #expect(tokens("cafe\u{301}") == "cafe")
  }

  @Test(arguments: [
    ("파드셋 pod 값", "파드 드셋"),
    ("파드셋 pod 값".decomposedStringWithCanonicalMapping, "파드 드셋"),
    ("pod스케줄링", "스케 케줄 줄링"),
    ("파 드,셋", ""),
    ("파\u{200B}드ㅋㅋ", "드ㅋ ㅋㅋ"),
    ("각\u{11A8}나", "각\u{11A8} \u{11A8}나"),
    ("가\u{11A8}나", "각나"),
  ])
  func cutsPairsOfHangulOnly(text: String, expected: String) {
    var text = text
    var pairs: [SyllablePair] = []
    text.withUTF8 { bytes in TextTokenizer.forEachPair(of: bytes) { pairs.append($0) } }
    let words = expected.split(separator: " ")
    #expect(pairs == words.compactMap { SyllablePair(token: "\u{1}" + $0) })
    #expect(pairs.count == words.count)
  }

  @Test func takesTokensAsTheyAre() {
    #expect(tokens("\u{2}node-role.kubernetes.io\u{2}테인트를") == "node-role.kubernetes.io 테인트를")
  }

  @Test func placesEveryTokenInsideTheText() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<300 {
      let bytes = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
        [UInt8.random(in: 0...255, using: &generator), 0xEA, 0xB0, 0x80, 0x41, 0x2D].randomElement(
          using: &generator) ?? 0
      }
      bytes.withUnsafeBufferPointer { buffer in
        var tokenizer = TextTokenizer()
        var last = 0
        _ = tokenizer.tokenize(buffer) { token, start, end, colocated in
          #expect(start >= last && start < end && end <= bytes.count, "seed 11: \(bytes)")
          #expect(!token.isEmpty && String(validating: token, as: UTF8.self) != nil)
          last = start
          return true
        }
      }
    }
  }
}
