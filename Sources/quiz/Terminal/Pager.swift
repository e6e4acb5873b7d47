internal import KubeNotes

extension Context {
  /// Shows a long text: through the pager on a terminal that it does not fit, plainly otherwise.
  ///
  /// The pager is `QUIZ_PAGER`, else `PAGER`, else `less -FIRX`; an empty one or `cat` means none.
  func page(_ text: String, usesPager: Bool = true) {
    _ = showsInPager(text, usesPager: usesPager)
  }

  /// Shows a text as `page` does, and tells whether a pager showed it: what was written plainly is
  /// gone once the screen is drawn anew.
  func showsInPager(_ text: String, usesPager: Bool = true) -> Bool {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
    let command = variables["QUIZ_PAGER"] ?? variables["PAGER"] ?? "less -FIRX"
    guard usesPager, console.isInteractive, lines > console.out.height,
      !command.isEmpty, command != "cat"
    else {
      console.out.write(text)
      return false
    }
    var environment = variables
    environment["LESS"] = variables["LESS"] ?? "FIRX"
    environment["LESSCHARSET"] = variables["LESSCHARSET"] ?? "utf-8"
    let status = ChildProcess.run(command, input: text, variables: environment)
    if status == nil || status == 126 || status == 127 {
      console.out.write(text)
      console.notice(
        ko: "페이저 '\(command)'을(를) 실행하지 못했습니다. QUIZ_PAGER를 고치거나 비워 두세요.",
        en: "The pager '\(command)' did not start. Set QUIZ_PAGER to another one, or to nothing.")
      return false
    }
    return true
  }
}
