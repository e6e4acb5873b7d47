/// Reads the fields of a message in the wire format of Protocol Buffers
/// (https://protobuf.dev/programming-guides/encoding/).
///
/// Anki's packages need four small messages of it; see the decisions in ARCHITECTURE.md.
struct ProtobufReader {
  enum Value {
    case number(UInt64)
    case bytes(ArraySlice<UInt8>)
  }

  struct Damage: Error {}

  private var rest: ArraySlice<UInt8>

  init(_ bytes: some Sequence<UInt8>) {
    rest = ArraySlice(bytes)
  }

  /// The next field; nil at the end.
  mutating func next() throws -> (field: Int, value: Value)? {
    guard !rest.isEmpty else { return nil }
    let key = try varint()
    guard key >> 3 <= 0x1FFF_FFFF else { throw Damage() }
    let field = Int(key >> 3)
    switch key & 7 {
    case 0: return (field, .number(try varint()))
    case 1: return (field, .bytes(try take(8)))
    case 2:
      let count = try varint()
      guard count <= UInt64(rest.count) else { throw Damage() }
      return (field, .bytes(try take(Int(count))))
    case 5: return (field, .bytes(try take(4)))
    default: throw Damage()
    }
  }

  private mutating func varint() throws -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: 0, to: 64, by: 7) {
      guard let byte = rest.popFirst() else { throw Damage() }
      value |= UInt64(byte & 0x7F) << UInt64(shift)
      if byte & 0x80 == 0 { return value }
    }
    throw Damage()
  }

  private mutating func take(_ count: Int) throws -> ArraySlice<UInt8> {
    guard count <= rest.count else { throw Damage() }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }
}

extension ProtobufReader {
  /// All numbers and texts of a message by field; of a repeated field the last.
  static func fields(_ bytes: some Sequence<UInt8>) throws -> [Int: Value] {
    var reader = ProtobufReader(bytes)
    var fields: [Int: Value] = [:]
    while let (field, value) = try reader.next() { fields[field] = value }
    return fields
  }
}

extension ProtobufReader.Value {
  var number: UInt64? { if case .number(let number) = self { number } else { nil } }

  var text: String? {
    if case .bytes(let bytes) = self { String(decoding: bytes, as: UTF8.self) } else { nil }
  }
}
