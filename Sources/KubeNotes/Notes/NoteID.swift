/// A note's identity: its path below the language folder, without `.md` (`scheduling/taints`).
///
/// A note and its translation have the same identity.
package struct NoteID: RawRepresentable, Sendable, Hashable, Codable, Comparable {
  package let rawValue: String

  package init(rawValue: String) {
    self.rawValue = rawValue
  }

  package static func < (left: NoteID, right: NoteID) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// The address of a section, written `scheduling/taints#effects`.
///
/// The text before the first heading has the empty anchor and is written as the note alone.
package struct SectionAddress: Sendable, Hashable, Codable, CustomStringConvertible {
  package var note: NoteID
  package var anchor: String

  package init(note: NoteID, anchor: String) {
    self.note = note
    self.anchor = anchor
  }

  /// Reads `note#anchor` or `note`; never fails.
  package init(_ text: String) {
    let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    note = NoteID(rawValue: parts.first.map(String.init) ?? "")
    anchor = parts.count > 1 ? String(parts[1]) : ""
  }

  package var description: String {
    anchor.isEmpty ? note.rawValue : "\(note.rawValue)#\(anchor)"
  }
}
