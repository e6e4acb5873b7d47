/// A JSON value, for reports whose shape has no type of its own.
enum JSONValue: Encodable {
  case string(String)
  case number(Int)
  case bool(Bool)
  case null

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .string(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .bool(let value): try container.encode(value)
    case .null: try container.encodeNil()
    }
  }
}
