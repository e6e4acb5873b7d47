internal import KubeNotes
internal import NotesStore

/// Notes as people name them on the command line.
extension Library {
  /// The address that a text means: the last part of a note's id stands for the note where only one
  /// ends in it.
  func address(named text: String) throws -> SectionAddress {
    let address = SectionAddress(text)
    guard !address.note.rawValue.contains("/") else { return address }
    let ending = try notes().map(\.id).filter {
      $0.rawValue == address.note.rawValue || $0.rawValue.hasSuffix("/\(address.note.rawValue)")
    }
    guard ending.count == 1, let note = ending.first else { return address }
    return SectionAddress(note: note, anchor: address.anchor)
  }

  /// What to say where there is no such note.
  ///
  /// - Parameter command: the subcommand to try again with the nearest name.
  func missingNote(_ address: SectionAddress, command: String) throws -> Failure {
    let wanted = address.note.rawValue
    let nearest = Nearest.word(
      to: wanted, among: try notes().map(\.id.rawValue), within: max(2, wanted.count / 3))
    guard let nearest else {
      return Failure(
        ko: "노트 '\(wanted)'이(가) 없습니다. 'quiz search \(wanted)'로 찾아보세요.",
        en: "There is no note '\(wanted)'. Look for it with 'quiz search \(wanted)'.")
    }
    return Failure(
      ko: "노트 '\(wanted)'이(가) 없습니다. 'quiz \(command) \(nearest)'을(를) 입력해 보세요.",
      en: "There is no note '\(wanted)'. Try 'quiz \(command) \(nearest)'.")
  }
}
