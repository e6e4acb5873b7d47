import Testing

@testable import quiz

@Suite struct KeyDecoderTests {
  @Test(arguments: [
    ("a", [Key.character("a")]),
    ("한", [.character("한")]),
    ("\r", [.enter]),
    ("\u{7F}", [.backspace]),
    ("\u{03}", [.control("c")]),
    ("\u{1B}[A\u{1B}[B", [.up, .down]),
    ("\u{1B}OC", [.right]),
    ("\u{1B}[3~x", [.delete, .character("x")]),
    ("\u{1B}[1;5C", [.right]),
    ("\u{1B}[200~", []),
    ("\u{1B}x", [.escape, .character("x")]),
  ])
  func `reads keys`(input: String, keys: [Key]) {
    var decoder = KeyDecoder()
    let read = decoder.feed(input.utf8)
    #expect(read == keys)
  }

  @Test func `waits for the rest of a sequence and of a character`() {
    var decoder = KeyDecoder()
    let bytes = Array("\u{1B}[5~한".utf8)
    var keys: [Key] = []
    for byte in bytes { keys += decoder.feed([byte]) }
    #expect(keys == [.pageUp, .character("한")])
  }

  @Test func `takes a lone escape byte as the escape key once nothing follows`() {
    var decoder = KeyDecoder()
    let early = decoder.feed([0x1B])
    #expect(early == [])
    #expect(decoder.isWaiting)
    let late = decoder.flush()
    #expect(late == [.escape])
    #expect(!decoder.isWaiting)
  }

  @Test(arguments: ["한", "é", "🙂", "ㅔ"])
  func `keeps the first bytes of a character however late the rest comes`(text: Character) {
    var decoder = KeyDecoder()
    var keys: [Key] = []
    for byte in String(text).utf8 {
      keys += decoder.feed([byte])
      keys += decoder.flush()
      #expect(!decoder.isWaiting)
    }
    #expect(keys == [.character(text)])
  }

  @Test func `passes over bytes that are no text, whatever they are`() {
    var generator = SplitMix64(seed: 42)
    for _ in 0..<200 {
      var decoder = KeyDecoder()
      let bytes = (0..<64).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
      _ = decoder.feed(bytes)
      _ = decoder.flush()
      let next = decoder.feed([0x71])
      #expect(next == [.character("q")], "seed 42, bytes \(bytes)")
    }
  }

  @Test(arguments: [("ㅂ", "q"), ("ㅕ", "u"), ("ㄷ", "e"), ("Q", "q"), ("ㅣ", "l"), ("?", "?")])
  func `takes a jamo for the key it is printed on`(typed: Character, command: Character) {
    #expect(Key.character(typed).command == command)
  }
}

@Suite struct LineEditorTests {
  @Test(arguments: [
    ([Key.character("가"), .character("b"), .backspace], "가"),
    ([.character("a"), .character("b"), .left, .character("x")], "axb"),
    ([.character("a"), .home, .character("x"), .end, .character("y")], "xay"),
    ([.character("a"), .character(" "), .character("b"), .control("w")], "a "),
    ([.character("a"), .left, .delete, .delete], ""),
    ([.character("a"), .character("b"), .left, .control("u")], "b"),
    ([.character("a"), .character("b"), .home, .control("k")], ""),
    ([.backspace, .left, .right], ""),
  ])
  func `edits`(keys: [Key], text: String) {
    var line = LineEditor()
    for key in keys {
      let isTaken = line.handle(key)
      #expect(isTaken)
    }
    #expect(line.text == text)
  }
}
