internal import GRDB
internal import KubeNotes

/// `TextTokenizer` as a tokenizer of FTS5.
final class SearchTokenizer: FTS5CustomTokenizer {
  static let name = "kubenotes"

  private var tokenizer = TextTokenizer()

  init(db: Database, arguments: [String]) throws {}

  func tokenize(
    context: UnsafeMutableRawPointer?, tokenization: FTS5Tokenization,
    pText: UnsafePointer<CChar>?, nText: CInt, tokenCallback: @escaping FTS5TokenCallback
  ) -> CInt {
    guard let pText, nText > 0 else { return 0 }
    let bytes = UnsafeRawPointer(pText).assumingMemoryBound(to: UInt8.self)
    let text = UnsafeBufferPointer(start: bytes, count: Int(nText))
    var code: CInt = 0
    tokenizer.tokenize(text) { token, start, end, colocated in
      guard let base = token.baseAddress else { return true }
      code = tokenCallback(
        context, colocated ? 1 : 0,  // FTS5_TOKEN_COLOCATED
        UnsafeRawPointer(base).assumingMemoryBound(to: CChar.self), CInt(token.count),
        CInt(start), CInt(end))
      return code == 0
    }
    return code
  }
}
