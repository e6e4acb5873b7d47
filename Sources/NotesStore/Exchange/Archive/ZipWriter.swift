internal import CMinizip
internal import Foundation

/// Writes a ZIP archive through minizip. Equal contents give equal archives.
final class ZipWriter {
  private let path: String
  private let level: Int32
  private var handle: zipFile?

  /// - Parameter level: how hard to compress, 1 ... 9.
  init(path: String, level: Int32 = 6) throws {
    self.path = path
    self.level = level
    handle = zipOpen64(path, 0)
    if handle == nil { throw ArchiveError.cannotWrite(path: path) }
  }

  deinit { if let handle { zipClose(handle, nil) } }

  func add(_ name: String, _ data: Data) throws {
    var info = zip_fileinfo()
    info.tmz_date.tm_mday = 1
    info.tmz_date.tm_year = 1980
    guard
      zipOpenNewFileInZip64(handle, name, &info, nil, 0, nil, 0, nil, Z_DEFLATED, level, 1)
        == ZIP_OK
    else { throw ArchiveError.cannotWrite(path: path) }
    var offset = 0
    while offset < data.count {
      let piece = data.subdata(
        in: data.startIndex + offset..<data.startIndex + min(offset + 1 << 20, data.count))
      let status = piece.withUnsafeBytes {
        zipWriteInFileInZip(handle, $0.baseAddress, UInt32($0.count))
      }
      guard status == ZIP_OK else { throw ArchiveError.cannotWrite(path: path) }
      offset += piece.count
    }
    guard zipCloseFileInZip(handle) == ZIP_OK else { throw ArchiveError.cannotWrite(path: path) }
  }

  func close() throws {
    let open = handle
    handle = nil
    guard zipClose(open, nil) == ZIP_OK else { throw ArchiveError.cannotWrite(path: path) }
  }
}
