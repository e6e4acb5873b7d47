internal import GRDB
internal import GRDBSQLite
internal import KubeNotes

/// `TextTokenizer` as a tokenizer of FTS5, without anything between them: a token costs one call.
enum SearchTokenizer {
  static let name = "kubenotes"

  /// One tokenizer of one table.
  private final class Box {
    var tokenizer = TextTokenizer()
  }

  static func register(in handle: OpaquePointer) throws {
    let api = try FullTextInterface.of(handle)
    var functions = fts5_tokenizer(
      xCreate: { _, _, _, result in
        result?.pointee = OpaquePointer(Unmanaged.passRetained(Box()).toOpaque())
        return SQLITE_OK
      },
      xDelete: { tokenizer in
        guard let tokenizer else { return }
        Unmanaged<Box>.fromOpaque(UnsafeRawPointer(tokenizer)).release()
      },
      xTokenize: { tokenizer, context, _, text, count, emit in
        guard let tokenizer, let emit, let text, count > 0 else { return SQLITE_OK }
        let box = Unmanaged<Box>.fromOpaque(UnsafeRawPointer(tokenizer)).takeUnretainedValue()
        let bytes = UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
        var code = SQLITE_OK
        box.tokenizer.tokenize(UnsafeBufferPointer(start: bytes, count: Int(count))) {
          token, start, end, colocated in
          guard let base = token.baseAddress else { return true }
          code = emit(
            context, colocated ? FTS5_TOKEN_COLOCATED : 0,
            UnsafeRawPointer(base).assumingMemoryBound(to: CChar.self), CInt(token.count),
            CInt(start), CInt(end))
          return code == SQLITE_OK
        }
        return code
      })
    let code = api.pointee.xCreateTokenizer(api, name, nil, &functions, nil)
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }
}
