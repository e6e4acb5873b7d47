extension String {
  /// The text of some scalars.
  ///
  /// A view of scalars has no way to append an array of them but a generic one, which the runtime has to
  /// look up by name in every process.
  package init(scalars: ArraySlice<Unicode.Scalar>) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scalars.count)
    for scalar in scalars {
      if scalar.isASCII {
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    self = String(decoding: bytes, as: UTF8.self)
  }
}

extension [String] {
  /// The texts one after another, as `joined(separator:)` of any sequence gives them, without asking the
  /// runtime what kind of sequence this is.
  package func joined(separator: String = "") -> String {
    var joined = ""
    joined.reserveCapacity(reduce(count * separator.utf8.count) { $0 + $1.utf8.count })
    for (index, text) in enumerated() {
      if index > 0 { joined += separator }
      joined += text
    }
    return joined
  }
}
