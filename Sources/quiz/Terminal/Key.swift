/// What a person pressed, or what happened to the terminal instead.
enum Key: Sendable, Hashable {
  case character(Character)
  case enter, escape, tab, backspace, delete
  case up, down, left, right, home, end, pageUp, pageDown
  /// A letter together with the control key, in lower case.
  case control(Character)
  /// The window has another size.
  case resized
  /// There is no more input: the terminal was closed.
  case closed
}

extension Key {
  /// The letter that this key has on an English layout.
  ///
  /// With a Korean input method on, a key sends the jamo of the two-set layout (KS X 5002) that is
  /// printed on it: `ㅂ` is the key `q`.
  var command: Character? {
    guard case .character(let character) = self else { return nil }
    return Self.latin[character] ?? Character(character.lowercased())
  }

  private static let latin: [Character: Character] = [
    "ㅂ": "q", "ㅈ": "w", "ㄷ": "e", "ㄱ": "r", "ㅅ": "t", "ㅛ": "y", "ㅕ": "u", "ㅑ": "i",
    "ㅐ": "o", "ㅔ": "p", "ㅁ": "a", "ㄴ": "s", "ㅇ": "d", "ㄹ": "f", "ㅎ": "g", "ㅗ": "h",
    "ㅓ": "j", "ㅏ": "k", "ㅣ": "l", "ㅋ": "z", "ㅌ": "x", "ㅊ": "c", "ㅍ": "v", "ㅠ": "b",
    "ㅜ": "n", "ㅡ": "m", "ㅃ": "q", "ㅉ": "w", "ㄸ": "e", "ㄲ": "r", "ㅆ": "t", "ㅒ": "o",
    "ㅖ": "p",
  ]
}
