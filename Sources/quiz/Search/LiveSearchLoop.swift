internal import Foundation
internal import KubeNotes
internal import NotesStore

/// Runs a search on the full screen: reads keys, searches, draws.
struct LiveSearchLoop {
  let context: Context
  /// What is asked for; its query is replaced by what is typed.
  let request: SearchRequest
  private var search: LiveSearch
  private var reader = KeyReader()

  /// - parameter limit: how many notes are listed.
  init(context: Context, request: SearchRequest, limit: Int) {
    self.context = context
    self.request = request
    search = LiveSearch(query: request.query, language: context.language, limit: limit)
  }

  /// How the person left.
  enum End: Sendable {
    case left
    /// By Ctrl-C.
    case interrupted
  }

  /// Runs until the person leaves.
  ///
  /// The typed query stays in the value, so that a run that ended by an error can be taken up.
  mutating func run(_ library: Library, _ raw: borrowing RawMode) throws -> End {
    var isDrawn = false
    while true {
      // Keys that wait already come first: however fast the typing, there is one search at its end.
      guard let key = reader.next(timeout: isDrawn ? -1 : 0) else {
        try refresh(library)
        draw()
        isDrawn = true
        continue
      }
      isDrawn = false
      if LiveSearch.concernsEntries(key) { try refresh(library) }
      switch search.press(key) {
      case nil: break
      case .leave: return .left
      case .interrupt: return .interrupted
      case .stopProcess: raw.stop()
      case .open:
        guard let hit = search.selected else { break }
        do {
          if try !open(hit, library, raw) { return .interrupted }
        } catch let error as any DescribedError {
          search.notice = error.message.sentence(in: context.language)
        }
      }
    }
  }

  /// Searches when the query has changed.
  private mutating func refresh(_ library: Library) throws {
    guard search.needsSearch else { return }
    if search.isBlank {
      return search.show(
        SearchAnswer(query: search.query, hits: [], unmatched: [], suggestion: nil))
    }
    var request = request
    request.query = search.query
    request.isTyping = true
    search.show(try library.search(request))
    search.fit(visible: view.visibleCount)
  }

  /// Shows the section of a hit; false when the person wants to leave altogether.
  private mutating func open(
    _ hit: SearchHit, _ library: Library, _ raw: borrowing RawMode
  ) throws -> Bool {
    let address = SectionAddress(note: hit.note, anchor: hit.anchor)
    guard let note = try library.note(hit.note, language: hit.language) else {
      search.notice = context.console.text(
        ko: "노트 '\(hit.note.rawValue)'이(가) 그사이 없어졌습니다.",
        en: "The note '\(hit.note.rawValue)' is gone in the meantime.")
      return true
    }
    let isWhole = note.section(hit.anchor) == nil
    let report = NoteReport(
      note: note, anchor: isWhole ? "" : hit.anchor,
      cards: try library.cards(of: address, wholeNote: true), glossary: try library.glossary())
    let size = size
    let text = NoteView(
      width: size.columns, language: context.language, style: context.console.out.style
    ).text(report)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.count <= size.rows { return show(lines.dropLast(), raw) }
    raw.suspend()
    defer { raw.resume() }
    if !context.showsInPager(text) {
      context.console.out.write(
        context.console.text(ko: "엔터를 누르면 돌아갑니다 ", en: "Press enter to go back "))
      _ = Swift.readLine()
    }
    return true
  }

  /// Shows lines that need no pager, until a key.
  private mutating func show(_ lines: [String], _ raw: borrowing RawMode) -> Bool {
    let hint = context.console.text(
      ko: "아무 키나 누르면 돌아갑니다", en: "Press any key to go back")
    while true {
      let size = size
      var frame = Frame(lines: lines)
      frame.lines += Array(repeating: "", count: max(0, size.rows - 1 - lines.count))
      frame.lines.append(
        context.console.out.style(hint.truncated(toCells: size.columns - 1), .understated))
      context.console.out.write(frame.drawing(rows: size.rows))
      switch reader.next() {
      case .resized: continue
      case .control("z"): raw.stop()
      case .control("c"), .closed: return false
      default: return true
      }
    }
  }

  private var size: (columns: Int, rows: Int) { context.console.out.size ?? (80, 24) }

  private var view: LiveSearchView {
    let size = size
    return LiveSearchView(
      columns: size.columns, rows: size.rows, language: context.language,
      style: context.console.out.style)
  }

  private mutating func draw() {
    let view = view
    search.fit(visible: view.visibleCount)
    context.console.out.write(view.frame(search).drawing(rows: view.rows))
  }
}
