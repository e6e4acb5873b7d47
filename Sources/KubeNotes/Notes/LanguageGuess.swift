/// Which of our languages a text is written in, where nothing says so.
enum LanguageGuess {
  /// Korean when one letter in twenty or more is Hangul: Korean notes about Kubernetes are full of
  /// English words and commands, English ones hold no Hangul.
  static func language(of bytes: [UInt8]) -> Language {
    var latin = 0
    var hangul = 0
    for byte in bytes {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A: latin += 1
      // The first byte of U+B000 to U+DFFF in UTF-8; most of it is Hangul.
      case 0xEB...0xED: hangul += 1
      // The first byte of U+A000 to U+AFFF, where Hangul begins.
      case 0xEA: hangul += 1
      default: break
      }
    }
    return hangul > 0 && hangul * 20 >= latin ? .ko : .en
  }
}
