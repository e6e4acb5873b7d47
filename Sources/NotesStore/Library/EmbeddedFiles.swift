internal import EmbeddedContent
package import Foundation

/// A file that ships inside the binary.
package struct ShippedFile: Sendable {
  /// The path below `content/`, for example `notes/ko/scheduling/taints.md`.
  package let path: String
  package let data: Data
}

/// The content that ships inside the binary, without copying it.
package enum ShippedContent {
  /// All files in the order of their paths.
  package static var files: [ShippedFile] {
    (0..<embedded_file_count()).map { index in
      let file = embedded_file(index)
      let data = Data(
        bytesNoCopy: UnsafeMutableRawPointer(mutating: file.bytes), count: file.count,
        deallocator: .none)
      return ShippedFile(path: String(cString: file.path), data: data)
    }
  }
}
