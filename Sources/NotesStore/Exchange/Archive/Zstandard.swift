internal import CZstd

/// Unpacks Zstandard (RFC 8878) piece by piece.
struct ZstandardDecoder: ~Copyable {
  private let stream: OpaquePointer
  /// Whether the last frame is complete.
  private(set) var isComplete = true

  struct Damage: Error {}

  init() throws {
    guard let stream = ZSTD_createDStream() else { throw Damage() }
    self.stream = stream
  }

  deinit { ZSTD_freeDStream(stream) }

  /// - Throws: `Damage`, and what `body` throws.
  mutating func feed(
    _ piece: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    var input = ZSTD_inBuffer(src: piece.baseAddress, size: piece.count, pos: 0)
    try withUnsafeTemporaryAllocation(byteCount: 1 << 17, alignment: 1) { buffer in
      var isFull = false
      while input.pos < input.size || isFull {
        var output = ZSTD_outBuffer(dst: buffer.baseAddress, size: buffer.count, pos: 0)
        let left = ZSTD_decompressStream(stream, &output, &input)
        guard ZSTD_isError(left) == 0 else { throw Damage() }
        isComplete = left == 0
        isFull = output.pos == output.size
        try body(UnsafeRawBufferPointer(rebasing: buffer[..<output.pos]))
      }
    }
  }
}
