internal import Foundation

/// Tells whether the content of this binary is the one that the library was built from.
///
/// `quick` is compared first and costs nothing; only where it differs (another binary, a copy of the
/// same one) is the content itself hashed.
package struct ContentStamp: Sendable {
  package let quick: String
  package let files: @Sendable () -> [ShippedFile]

  package init(quick: String, files: @escaping @Sendable () -> [ShippedFile]) {
    self.quick = quick
    self.files = files
  }

  /// The stamp of the running binary: the size and modification time of its file.
  package static var ofThisBinary: ContentStamp {
    var status = stat()
    let isKnown =
      stat("/proc/self/exe", &status) == 0
      || CommandLine.arguments.first.map { stat($0, &status) == 0 } ?? false
    #if os(Linux)
      let time = "\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
    #else
      let time = "\(status.st_mtimespec.tv_sec).\(status.st_mtimespec.tv_nsec)"
    #endif
    return ContentStamp(quick: isKnown ? "\(status.st_size)-\(time)" : "") { ShippedContent.files }
  }

  /// A hash of all paths and bytes.
  func contentHash(of files: [ShippedFile]) -> String {
    var hash = ContentFingerprint()
    for file in files {
      hash.add(file.path)
      hash.add(file.data)
    }
    return hash.description
  }
}

/// A 128-bit fingerprint of bytes, to notice a change. Not for security.
///
/// Two lanes of FNV-1a over words of eight bytes with different offsets and a final mixing
/// (<http://www.isthe.com/chongo/tech/comp/fnv/>, splitmix64).
struct ContentFingerprint: CustomStringConvertible {
  private var first: UInt64 = 0xcbf2_9ce4_8422_2325
  private var second: UInt64 = 0x9e37_79b9_7f4a_7c15

  mutating func add(_ text: String) {
    add(Data(text.utf8))
  }

  mutating func add(_ data: Data) {
    data.withUnsafeBytes { bytes in
      var index = 0
      while index + 8 <= bytes.count {
        mix(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        index += 8
      }
      while index < bytes.count {
        mix(UInt64(bytes[index]) | 0x100)
        index += 1
      }
      mix(UInt64(bytes.count))
    }
  }

  private mutating func mix(_ word: UInt64) {
    first = (first ^ word) &* 0x0000_0100_0000_01b3
    first ^= first >> 29
    second = (second ^ (word &+ 0x2545_f491_4f6c_dd1d)) &* 0xbf58_476d_1ce4_e5b9
    second ^= second >> 31
  }

  var description: String {
    String(first, radix: 16) + "-" + String(second, radix: 16)
  }
}
