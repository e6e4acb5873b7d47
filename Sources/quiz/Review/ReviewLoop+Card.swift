internal import Foundation
internal import KubeNotes
internal import NotesStore

extension ReviewLoop {
  /// Checks a typed answer by meaning.
  mutating func check(_ answer: String, _ screen: ReviewScreen) -> AnswerCheck {
    checking.check(answer, screen)
  }

  /// Shows the card's section in the language of the face, in the pager where it is long.
  func openNote(_ screen: inout ReviewScreen, _ raw: borrowing RawMode) throws {
    let address = screen.item.card.section
    let library = session.library
    guard let note = try library.note(address.note, language: screen.language) else {
      screen.notice = context.console.text(
        ko: "'\(address.note.rawValue)' 노트가 없습니다.",
        en: "There is no note '\(address.note.rawValue)'.")
      return
    }
    let report = NoteReport(
      note: note, anchor: note.section(address.anchor) == nil ? "" : address.anchor,
      cards: try library.cards(of: address, wholeNote: true), glossary: try library.glossary())
    let text = NoteView(
      width: context.console.out.width, language: context.language,
      style: context.console.out.style
    ).text(report)
    raw.suspend()
    defer { raw.resume() }
    enterScreen()
    // Who has left a pager need not leave once more.
    if !context.showsInPager(text) { waitForEnter() }
  }

  /// Explains the command on the card.
  func explain(_ screen: inout ReviewScreen, _ raw: borrowing RawMode) {
    guard let command = CardCommand.line(in: screen.face) else {
      screen.notice = context.console.text(
        ko: "이 카드에는 풀이할 명령이 없습니다.", en: "There is no command on this card.")
      return
    }
    runAndWait("command", ["--explain", command], raw)
  }

  /// Clears a screen of our own, so that the shell's is as it was when the sitting ends.
  private func enterScreen() {
    context.console.out.write(RawMode.enterScreen + RawMode.cleared)
  }

  private func waitForEnter() {
    context.console.out.write(
      "\n" + context.console.text(ko: "엔터를 누르면 돌아갑니다 ", en: "Press enter to go back "))
    _ = Swift.readLine()
  }

  /// Runs another command of this binary and waits for a key, so that its output can be read.
  private func runAndWait(
    _ subcommand: String, _ arguments: [String], _ raw: borrowing RawMode
  ) {
    raw.suspend()
    defer { raw.resume() }
    enterScreen()
    let binary = processArguments.first ?? "quiz"
    let shown = "\"\(binary)\" \(subcommand) --lang \(context.language.rawValue)"
    _ = ChildProcess.run(shown, arguments: arguments, variables: context.variables)
    waitForEnter()
  }

  /// Opens the card in the editor and takes the edited text.
  mutating func edit(_ screen: inout ReviewScreen, _ raw: borrowing RawMode) throws {
    let card = screen.item.card
    guard let source = try session.library.source(of: card.id, language: screen.language) else {
      screen.notice = context.console.text(
        ko: "함께 배포된 카드입니다. 내 노트에 옮겨 적은 카드만 고칠 수 있습니다.",
        en: "This card ships with quiz. Only cards in your own notes can be edited.")
      return
    }
    raw.suspend()
    let status = Editor(context).open(source.file, line: source.line)
    raw.resume()
    guard status == 0 else {
      screen.notice = context.console.text(
        ko: "편집기가 실패했습니다(\(status ?? -1)). QUIZ_EDITOR를 확인하세요.",
        en: "The editor failed (\(status ?? -1)). Check QUIZ_EDITOR.")
      return
    }
    guard let edited = try session.reread(card.id, at: source, now: context.now()) else {
      screen.notice = context.console.text(
        ko: "카드가 노트에서 없어졌습니다. 기록은 남아 있습니다.",
        en: "The card is gone from its note. Its history is kept.")
      return
    }
    screen.replace(card: edited)
  }
}

/// Finds the command line that a card is about.
enum CardCommand {
  static func line(in face: CardFace) -> String? {
    if let accepted = face.accepted.first, looksLikeCommand(accepted) { return accepted }
    return codeSpans(face.answer + "\n" + face.prompt).first(where: looksLikeCommand)
  }

  private static func looksLikeCommand(_ text: String) -> Bool {
    let programs = ["kubectl", "k", "kubeadm", "etcdctl", "etcdutl", "crictl", "helm"]
    return programs.contains { text.hasPrefix($0 + " ") }
  }

  private static func codeSpans(_ markdown: String) -> [String] {
    let parts = markdown.split(separator: "`", omittingEmptySubsequences: false)
    return stride(from: 1, to: parts.count, by: 2).map { String(parts[$0]) }
  }
}
