internal import KubeNotes

/// Draws an explanation: the command line, a tree of meanings aligned under its words, and what is
/// wrong with it. Where the line or the meanings do not fit, the words are listed instead.
struct ExplanationDrawing {
  let explanation: Explanation
  let language: Language
  let style: Styler
  let width: Int

  private static let leastRoom = 24
  private static let mostBranches = 14

  var lines: [String] {
    guard !explanation.tokens.isEmpty else { return verdict }
    let told = groups
    let line = explanation.input.displaySafe
    let lineWidth = CellWidth.standard.of(line)
    let deepest = told.map(\.column).max() ?? 0
    let fits =
      !explanation.input.contains(where: \.isNewline) && !line.contains("\t")
      && lineWidth <= width && deepest + Self.leastRoom <= width && told.count <= Self.mostBranches
    return (fits ? [colored] + tree(told) : list(told)) + verdict
  }

  /// A word, or neighbouring words told together.
  private struct Group {
    var text: String
    var column: Int
    var role: TokenRole
    var meaning: String
    /// Each with its meaning.
    var parts: [String]
  }

  /// A text for one line of the tree: meanings repeat words of the line, with whatever is in them.
  private func plain(_ text: String) -> String {
    let text = text.displaySafe
    guard text.utf8.contains(where: { $0 == 0x09 || $0 == 0x0A }) else { return text }
    return String(text.map { $0 == "\n" || $0 == "\t" ? " " : $0 })
  }

  /// Words without a meaning of their own are not told.
  private var groups: [Group] {
    var position = 0
    var column = 0
    let scalars = Array(explanation.input.unicodeScalars)
    var groups: [Group] = []
    for token in explanation.tokens {
      if token.start > position {
        let between = String(scalars: scalars[position..<token.start])
        column += CellWidth.standard.of(between.displaySafe)
        position = token.start
      }
      let text = token.text.displaySafe
      if let meaning = token.meaning, !isContinued(token) {
        groups.append(
          Group(
            text: text, column: column, role: token.role, meaning: plain(meaning[language]),
            parts: token.parts.map { "\(plain($0.text)): \(plain($0.meaning[language]))" }))
      }
      column += CellWidth.standard.of(text)
      position = token.start + token.text.unicodeScalars.count
    }
    return groups
  }

  /// Arguments of the inner command are told with its first word.
  private func isContinued(_ token: ExplainedToken) -> Bool {
    guard token.role == .inner else { return false }
    return explanation.tokens.first { $0.role == .inner } != token
  }

  private var colored: String {
    var out = ""
    var position = 0
    let scalars = Array(explanation.input.unicodeScalars)
    for token in explanation.tokens {
      if token.start > position {
        out += String(scalars: scalars[position..<token.start]).displaySafe
      }
      out += styled(token.text.displaySafe, token.role)
      position = token.start + token.text.unicodeScalars.count
    }
    return out
  }

  private func styled(_ text: String, _ role: TokenRole) -> String {
    switch role {
    case .program, .command: style(text, .title)
    case .resource, .resourceName: style(text, .path)
    case .flag: style(text, .key)
    case .value, .argument: style(text, .string)
    case .unknown: style(text, .bad)
    case .other, .inner, .comment: style(text, .comment)
    case .name, .separator, .pipe, .redirect, .env: text
    }
  }

  private func tree(_ groups: [Group]) -> [String] {
    var lines: [String] = []
    for (index, group) in groups.enumerated().reversed() {
      let stems = groups[..<index].map(\.column)
      let room = width - group.column - 2
      let texts = wrapped(group.meaning, width: room) + bulleted(group.parts, width: room)
      for (row, text) in texts.enumerated() {
        lines.append(
          branch(stems, at: group.column) + (row == 0 ? style("└ ", .understated) : "  ") + text)
      }
    }
    return lines
  }

  /// The stems of the words to the left, up to a column.
  private func branch(_ stems: [Int], at column: Int) -> String {
    var out = ""
    var position = 0
    for stem in stems where stem >= position && stem < column {
      out += String(repeating: " ", count: stem - position) + style("│", .understated)
      position = stem + 1
    }
    return out + String(repeating: " ", count: max(0, column - position))
  }

  private func list(_ groups: [Group]) -> [String] {
    let widest = min(groups.map { CellWidth.standard.of($0.text) }.max() ?? 0, max(12, width / 3))
    let room = width - widest - 4
    let indent = String(repeating: " ", count: widest + 4)
    var lines = [colored, ""]
    for group in groups {
      let own = CellWidth.standard.of(group.text)
      let texts = wrapped(group.meaning, width: room)
      if own > widest {
        lines.append("  " + styled(group.text, group.role))
        lines.append(indent + (texts.first ?? ""))
      } else {
        let gap = String(repeating: " ", count: widest - own)
        lines.append("  \(styled(group.text, group.role))\(gap)  \(texts.first ?? "")")
      }
      lines += (texts.dropFirst() + bulleted(group.parts, width: room)).map { indent + $0 }
    }
    return lines
  }

  private func bulleted(_ parts: [String], width: Int) -> [String] {
    parts.flatMap { part in
      wrapped(part, width: width - 2).enumerated().map {
        ($0.offset == 0 ? "· " : "  ") + $0.element
      }
    }
  }

  /// Cuts a text into lines of at most a width in cells, at spaces where there are some.
  private func wrapped(_ text: String, width: Int) -> [String] {
    let limit = max(8, width)
    var lines: [String] = []
    var current = ""
    for word in text.split(separator: " ").map(String.init) {
      let candidate = current.isEmpty ? word : current + " " + word
      if CellWidth.standard.of(candidate) <= limit || current.isEmpty {
        current = candidate
      } else {
        lines.append(current)
        current = word
      }
    }
    return lines + (current.isEmpty ? [] : [current])
  }

  /// What is wrong, since when, and what to type instead.
  var verdict: [String] {
    var lines: [String] = []
    for notice in explanation.notices {
      let mark = notice.status == .ok ? "·" : "!"
      let kind: Style = notice.status == .ok ? .understated : .warning
      for (row, text) in wrapped(plain(notice.message[language]), width: width - 2).enumerated() {
        lines.append((row == 0 ? style(mark, kind) : " ") + " " + text)
      }
    }
    for line in explanation.replacement {
      lines.append(style("→", .good) + " " + style(line.displaySafe, .code))
    }
    if explanation.commands.isEmpty, explanation.notices.isEmpty {
      lines.append(
        Bilingual(
          ko: "아는 프로그램(kubectl, helm, kubeadm, crictl, etcdctl, etcdutl)이 없습니다.",
          en: "There is no program known here (kubectl, helm, kubeadm, crictl, etcdctl, etcdutl).")[
            language])
    }
    return lines.isEmpty ? [] : [""] + lines
  }
}
