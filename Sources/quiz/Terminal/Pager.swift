internal import KubeNotes

extension Context {
  /// Shows a long text: through the pager on a terminal that it does not fit, plainly otherwise.
  ///
  /// The pager is the preferred one; an empty one or `cat` means none.
  func page(_ text: String, usesPager: Bool = true) {
    _ = showsInPager(text, usesPager: usesPager)
  }

  /// Shows a text as `page` does, and tells whether a pager showed it: what was written plainly is
  /// gone once the screen is drawn anew.
  func showsInPager(_ text: String, usesPager: Bool = true) -> Bool {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
    let command = preferences[.pager].text
    guard usesPager, console.isInteractive, lines > console.out.height,
      !command.isEmpty, command != "cat"
    else {
      console.out.write(console.out.style.isColored ? text : text.displaySafe)
      return false
    }
    var environment = variables
    environment["LESS"] = variables["LESS"] ?? "FIRX"
    environment["LESSCHARSET"] = variables["LESSCHARSET"] ?? "utf-8"
    let status = ChildProcess.run(command, input: text, variables: environment)
    if status == nil || status == 126 || status == 127 {
      console.out.write(console.out.style.isColored ? text : text.displaySafe)
      console.notice(
        ko: "페이저 '\(command)'을(를) 실행하지 못했습니다. 다른 것으로 바꾸세요: 'quiz config pager 명령'.",
        en: "The pager '\(command)' did not start. Choose another: 'quiz config pager COMMAND'.")
      return false
    }
    return true
  }
}
