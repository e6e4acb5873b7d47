internal import Foundation

/// Waits for keys on standard input.
struct KeyReader {
  /// How long, in milliseconds, a lone escape byte may wait for the rest of a sequence. Bytes of
  /// one key arrive together even over slow lines; 40 ms is not felt.
  private static let escapeDelay: Int32 = 40

  private var decoder = KeyDecoder()
  private var ready: [Key] = []

  /// The next key; waits for it.
  ///
  /// - parameter timeout: milliseconds after which nil is returned; negative waits without end.
  mutating func next(timeout: Int32 = -1) -> Key? {
    while ready.isEmpty {
      if RawMode.takeWindowChange() { return .resized }
      var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      let count = poll(&input, 1, decoder.isWaiting ? Self.escapeDelay : timeout)
      if count < 0 {
        guard errno == EINTR else { return .closed }
        continue
      }
      if count == 0 {
        guard decoder.isWaiting else { return nil }
        ready += decoder.flush()
        continue
      }
      let length = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1024) { buffer in
        let length = read(STDIN_FILENO, buffer.baseAddress, buffer.count)
        if length > 0 { ready += decoder.feed(buffer[..<length]) }
        return length
      }
      if length == 0 || length < 0 && errno != EINTR { return .closed }
    }
    return ready.removeFirst()
  }
}
