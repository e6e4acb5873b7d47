/// Numbers strings of bytes in the order in which they come, and finds them again straight in a
/// text, without making a `String` of every word that is asked about.
///
/// Open addressing with linear probing over FNV-1a
/// (<http://www.isthe.com/chongo/tech/comp/fnv/>).
struct ByteTable: Sendable {
  /// Numbers of keys; -1 for an empty slot. The count is a power of two and at least twice that of
  /// the keys.
  private var slots: [Int32]
  private var bytes: [UInt8] = []
  /// Where each key ends in `bytes`.
  private var ends: [Int32] = []

  init(minimumCapacity: Int = 16) {
    var size = 16
    while size < minimumCapacity * 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
  }

  /// The number of keys.
  var count: Int { ends.count }

  /// The number of a key; nil for one that is not there.
  func number(of key: UnsafeBufferPointer<UInt8>) -> Int? {
    let number = slots[slot(of: key)]
    return number < 0 ? nil : Int(number)
  }

  func number(of key: String) -> Int? {
    var key = key
    return key.withUTF8 { number(of: $0) }
  }

  /// The key with a number that the table gave.
  func key(_ number: Int) -> String {
    let start = number == 0 ? 0 : Int(ends[number - 1])
    return String(decoding: bytes[start..<Int(ends[number])], as: UTF8.self)
  }

  /// The number of a key, which is added where it is not there yet.
  mutating func insert(_ key: UnsafeBufferPointer<UInt8>) -> Int {
    let place = slot(of: key)
    if slots[place] >= 0 { return Int(slots[place]) }
    let number = ends.count
    bytes.append(contentsOf: key)
    ends.append(Int32(truncatingIfNeeded: bytes.count))
    slots[place] = Int32(truncatingIfNeeded: number)
    if ends.count * 2 > slots.count { grow() }
    return number
  }

  mutating func insert(_ key: String) -> Int {
    var key = key
    return key.withUTF8 { insert($0) }
  }

  /// The slot of a key, or the empty one where it would stand.
  private func slot(of key: UnsafeBufferPointer<UInt8>) -> Int {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: Self.hash(key)) & mask
    while slots[place] >= 0, !isEqual(Int(slots[place]), key) { place = (place + 1) & mask }
    return place
  }

  private func isEqual(_ number: Int, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = number == 0 ? 0 : Int(ends[number - 1])
    guard Int(ends[number]) - start == key.count else { return false }
    for index in 0..<key.count where bytes[start + index] != key[index] { return false }
    return true
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    let mask = slots.count - 1
    bytes.withUnsafeBufferPointer { all in
      var start = 0
      for (number, end) in ends.enumerated() {
        var place =
          Int(truncatingIfNeeded: Self.hash(.init(rebasing: all[start..<Int(end)]))) & mask
        while slots[place] >= 0 { place = (place + 1) & mask }
        slots[place] = Int32(truncatingIfNeeded: number)
        start = Int(end)
      }
    }
  }

  private static func hash(_ key: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in key { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return hash ^ hash >> 32
  }
}

/// A list of words that is part of the program, made quickly at its first use.
struct WordSet: Sendable {
  private var table: ByteTable

  /// - Parameter words: parted by spaces and line feeds.
  init(_ words: StaticString) {
    let bytes = UnsafeBufferPointer(start: words.utf8Start, count: words.utf8CodeUnitCount)
    table = ByteTable(minimumCapacity: bytes.count / 5)
    var start = 0
    for index in 0...bytes.count where index == bytes.count || bytes[index] <= 0x20 {
      if start < index { _ = table.insert(UnsafeBufferPointer(rebasing: bytes[start..<index])) }
      start = index + 1
    }
  }

  func contains(_ word: String) -> Bool { table.number(of: word) != nil }

  func contains(_ word: UnsafeBufferPointer<UInt8>) -> Bool { table.number(of: word) != nil }
}
