extension ContentChecks {
  /// Links of the form `note:topic/note#anchor` whose note or section does not exist.
  func brokenLinks() -> [ContentProblem] {
    var anchors: [NoteID: Set<String>] = [:]
    for reading in readings {
      anchors[reading.note.id, default: []].formUnion(reading.note.sections.map(\.anchor))
    }
    return readings.flatMap { reading in
      NoteLinks.links(in: reading.source).compactMap { link in
        let address = SectionAddress(link.target)
        let known = anchors[address.note]
        if let known, address.anchor.isEmpty || known.contains(address.anchor) { return nil }
        return problem(
          .linkBroken(target: "note:" + link.target), in: reading, line: link.line,
          column: link.column)
      }
    }
  }
}

/// Links from note to note: `[text](note:topic/note#anchor)`.
enum NoteLinks {
  struct Link: Equatable {
    /// What follows `note:`.
    var target: String
    var line: Int
    /// Of `note:`, in characters from 1.
    var column: Int
  }

  /// The links of a text, apart from those in code.
  static func links(in source: SourceText) -> [Link] {
    let opening = Array("](note:".utf8)
    var classifier = LineClassifier()
    var links: [Link] = []
    for line in 1..<max(1, source.count + 1) {
      let bytes = source.bytes(ofLine: line)
      guard classifier.kind(of: bytes) != .code else { continue }
      var position = bytes.startIndex
      while position + opening.count <= bytes.endIndex {
        guard bytes[position] == opening[0], bytes[position...].starts(with: opening) else {
          position += 1
          continue
        }
        let start = position + opening.count
        let end = bytes[start...].firstIndex { $0 == UInt8(ascii: ")") || $0 == 0x20 }
        let before = String(decoding: bytes[..<(start - "note:".utf8.count)], as: UTF8.self)
        let target = String(decoding: bytes[start..<(end ?? bytes.endIndex)], as: UTF8.self)
        links.append(Link(target: target, line: line, column: before.count + 1))
        position = start
      }
    }
    return links
  }
}
