/// A ZIP archive without compression (APPNOTE.TXT of PKWARE, 4.3), in which names may be anything.
struct StoredArchive {
  private var bytes: [UInt8] = []
  private var table: [UInt8] = []
  private var count = 0

  static func with(_ entries: [(name: String, content: [UInt8])]) -> [UInt8] {
    var archive = StoredArchive()
    for entry in entries { archive.add(Array(entry.name.utf8), entry.content) }
    return archive.closed()
  }

  mutating func add(_ name: [UInt8], _ content: [UInt8], isLink: Bool = false) {
    let name = Array(name.prefix(1000))
    let start = bytes.count
    var shared: [UInt8] = []
    // Version, flags, method, time and date, checksum, both sizes, the lengths of name and extra.
    shared.append(20, 2)
    shared.append(0, 4)
    shared.append(0x21_0000, 4)
    shared.append(Int(Self.checksum(content)), 4)
    shared.append(content.count, 4)
    shared.append(content.count, 4)
    shared.append(name.count, 2)
    shared.append(0, 2)
    bytes += [0x50, 0x4B, 3, 4]
    bytes += shared
    bytes += name
    bytes += content
    table += [0x50, 0x4B, 1, 2]
    table.append(3 << 8 | 20, 2)
    table += shared
    // Comment, disk and attributes inside, attributes outside, the place of the entry.
    table.append(0, 2)
    table.append(0, 4)
    table.append((isLink ? 0o120777 : 0o100644) << 16, 4)
    table.append(start, 4)
    table += name
    count += 1
  }

  func closed() -> [UInt8] {
    var all = bytes + table
    all += [0x50, 0x4B, 5, 6]
    all.append(0, 4)
    all.append(count, 2)
    all.append(count, 2)
    all.append(table.count, 4)
    all.append(bytes.count, 4)
    all.append(0, 2)
    return all
  }

  /// CRC-32 as ZIP has it.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum = ~UInt32(0)
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}

extension [UInt8] {
  /// Appends a number, the lowest byte first.
  fileprivate mutating func append(_ number: Int, _ width: Int) {
    for index in 0..<width { append(UInt8(truncatingIfNeeded: number >> (8 * index))) }
  }
}
