internal import KubeNotes

/// The review screen as a state machine: keys go in, requests to the session come out.
///
/// It knows no terminal and no store. What it shows is drawn by `ReviewView`; what it asks for is
/// done by `ReviewLoop`.
struct ReviewScreen: Sendable, Equatable {
  /// What the person is doing.
  enum Stage: Sendable, Equatable {
    /// The front is shown; typed cards have a line to type the answer into.
    case asking
    /// The back is shown; the answer that was typed, if any, has been checked.
    case grading(AnswerCheck?)
    /// The keys are shown, over the stage to come back to.
    indirect case help(over: Stage)
  }

  /// What the session is asked to do.
  enum Request: Sendable, Equatable {
    case check(String)
    case grade(Grade)
    case undo, suspend, bury, edit, openNote, explain, quit, interrupt, stopProcess
  }

  private(set) var item: ReviewItem
  private(set) var stage: Stage = .asking
  /// The answer being typed.
  private(set) var line = LineEditor()
  /// Whether the person wants to type the answer to a card that does not ask for it.
  private(set) var typesByChoice = false
  /// The language of the face that is shown.
  private(set) var language: Language
  /// A line for the person, until the next key: what an undo took back, why something failed.
  var notice: String?
  /// The first line of the card that is shown, where it does not fit; nil leaves it to the drawing,
  /// until the person scrolls.
  private(set) var scroll: Int?
  /// The first line of the card that was drawn last.
  private var shown = 0

  init(item: ReviewItem, language: Language) {
    self.item = item
    self.language = language
  }

  /// The face that is shown: the wanted language's, else the other one's.
  var face: CardFace { item.card.face(language) }

  /// Whether keys go into the answer line.
  var isTyping: Bool { stage == .asking && (item.card.kind.isTyped || typesByChoice) }

  /// Whether a card's front is shown as it comes, before any key.
  var isFreshFront: Bool {
    stage == .asking && notice == nil && scroll == nil && !typesByChoice && line == LineEditor()
  }

  /// Shows the next card.
  mutating func show(_ next: ReviewItem) {
    item = next
    stage = .asking
    line = LineEditor()
    typesByChoice = false
    scroll = nil
  }

  /// Shows the back, with the result of the check.
  mutating func reveal(_ check: AnswerCheck?) {
    stage = .grading(check)
    scroll = nil
  }

  /// Replaces the card's text after it was edited; what was typed and seen stays.
  mutating func replace(card: Card) {
    item.card = card
  }

  /// Replaces text and titles by those that the library has now.
  mutating func replace(card: Card, titles: [Language: String]) {
    item.card = card
    item.titles = titles
  }

  /// Takes a key. Returns what the session should do, if anything.
  mutating func press(_ key: Key) -> Request? {
    notice = nil
    switch key {
    case .closed: return .quit
    case .control("c"): return .interrupt
    case .control("z"): return .stopProcess
    case .resized, .control("l"): return nil
    case .pageDown: scroll(by: 10)
    case .pageUp: scroll(by: -10)
    case .down where !isTyping: scroll(by: 1)
    case .up: scroll(by: -1)
    default:
      switch stage {
      case .help(let previous):
        stage = previous
        scroll = nil
      case .asking: return isTyping ? type(key) : ask(key)
      case .grading(let check): return grade(key, proposed: check?.proposedGrade ?? .good)
      }
    }
    return nil
  }

  /// Takes the first line that the drawing showed, to scroll on from there.
  mutating func settleScroll(at first: Int) {
    shown = first
  }

  private mutating func scroll(by lines: Int) {
    let first = max(0, shown + lines)
    scroll = first
    shown = first
  }

  private mutating func type(_ key: Key) -> Request? {
    switch key {
    case .enter: return .check(line.text)
    // While letters are the answer, the commands are reached after Escape, which gives up typing.
    case .escape: return .check("")
    case .tab: language = language.other
    default: _ = line.handle(key)
    }
    return nil
  }

  private mutating func ask(_ key: Key) -> Request? {
    switch key {
    case .enter, .character(" "):
      reveal(nil)
      return nil
    case _ where key.command == "t":
      typesByChoice = true
      return nil
    default: return command(key)
    }
  }

  private mutating func grade(_ key: Key, proposed: Grade) -> Request? {
    switch key {
    case .character("1"): return .grade(.again)
    case .character("2"): return .grade(.hard)
    case .character("3"): return .grade(.good)
    case .character("4"): return .grade(.easy)
    case .enter, .character(" "): return .grade(proposed)
    default: break
    }
    switch key.command {
    case "p": return .grade(.good)
    case "f": return .grade(.again)
    default: return command(key)
    }
  }

  /// The keys that work on both sides.
  private mutating func command(_ key: Key) -> Request? {
    if key == .tab { language = language.other }
    switch key.command {
    case "u": return .undo
    case "e": return .edit
    case "s": return .suspend
    case "b": return .bury
    case "l": language = language.other
    case "o": return .openNote
    case "c": return .explain
    case "q": return .quit
    case "?":
      stage = .help(over: stage)
      scroll = nil
    default: break
    }
    return nil
  }
}

extension Card {
  /// The face in a language, else in the other one; a card without faces is asked by its id.
  func face(_ language: Language) -> CardFace {
    faces[language] ?? faces[language.other] ?? CardFace(prompt: id.rawValue, answer: "")
  }
}
