import Testing

@testable import KubeNotes

@Suite struct PreferenceValueTests {
  @Test(arguments: [
    (PreferenceKey.newPerDay, "10", Optional("10")), (.newPerDay, " 07 ", "7"),
    (.newPerDay, "0", "0"),
    (.newPerDay, "-1", nil), (.newPerDay, "열", nil), (.newPerDay, "10000", nil),
    (.retention, "0.9", "0.9"), (.retention, "92%", "0.92"), (.retention, "1", nil),
    (.retention, "nan", nil), (.rolloverHour, "23", "23"), (.rolloverHour, "24", nil),
    (.learningSteps, "1m 10m", "1m 10m"), (.learningSteps, "60s,600s", "1m 10m"),
    (.learningSteps, "none", "none"), (.learningSteps, "90s 1h 36h 2d", "90s 1h 36h 2d"),
    (.learningSteps, "", nil), (.learningSteps, "10", nil), (.learningSteps, "0m", nil),
    (.relearningSteps, "9999999999999999999d", nil),
    (.language, "ko_KR.UTF-8", "ko"), (.language, "EN", "en"), (.language, "fr", nil),
    (.exam, "CKA", "cka"), (.exam, "cks", nil), (.color, "sometimes", nil),
    (.pager, "", ""), (.editor, "", nil), (.editor, "code --wait", "code --wait"),
  ])
  func `takes what the key takes, in one spelling`(
    key: PreferenceKey, text: String, value: String?
  ) {
    #expect(key.normalized(text) == value)
  }

  @Test(arguments: PreferenceKey.allCases)
  func `takes its own default and says in both languages what it is`(key: PreferenceKey) {
    #expect(key.normalized(key.standard) == key.standard)
    for text in [key.meaning, key.values] { #expect(!text.ko.isEmpty && !text.en.isEmpty) }
  }
}

@Suite struct PreferencesFileTests {
  @Test func `reads keys with comments, quotes and lists`() {
    let file = PreferencesFile(
      """
      # mine
      ---
      new-per-day: 12   # a few
      pager: "less -R"
      learning-steps: [1m, 15m]

      editor: ''
      """)
    #expect(file.entries[.newPerDay] == .init(value: "12", line: 3))
    #expect(file.entries[.pager]?.value == "less -R")
    #expect(file.entries[.learningSteps]?.value == "1m 15m")
    #expect(file.problems == [PreferenceProblem(.badValue(.editor, ""), at: .line(7))])
  }

  @Test(arguments: [
    ("newperday: 3", PreferenceProblem.Kind.unknownKey("newperday", nearest: "new-per-day")),
    ("new_per_day: 3", .unknownKey("new_per_day", nearest: "new-per-day")),
    ("theme: dark", .unknownKey("theme", nearest: nil)),
    ("new-per-day: many", .badValue(.newPerDay, "many")),
    ("new-per-day", .notKeys), ("- a", .notKeys), ("pager: \"less", .notYAML),
    ("a: b: c", .notYAML), ("? [", .notYAML),
  ])
  func `names the line of what it cannot use and uses the rest`(
    line: String, kind: PreferenceProblem.Kind
  ) {
    let file = PreferencesFile("exam: cka\n\(line)\nretention: 0.8\n")
    #expect(file.problems == [PreferenceProblem(kind, at: .line(2))])
    #expect(file.entries[.exam]?.value == "cka")
    #expect(file.entries[.retention] == .init(value: "0.8", line: 3))
    for problem in file.problems {
      let message = problem.message(path: "config.yaml")
      #expect(message.ko.hasPrefix("config.yaml:2: ") && message.en.hasPrefix("config.yaml:2: "))
    }
  }

  @Test func `uses the first of two lines with one key`() {
    let file = PreferencesFile("exam: cka\nexam: ckad\n")
    #expect(file.entries[.exam]?.value == "cka")
    #expect(file.problems == [PreferenceProblem(.repeatedKey(.exam), at: .line(2))])
  }

  @Test func `changes one line and keeps the others as they were`() {
    let text = "# mine\nexam: cka  # soon\n\ntheme: dark\n"
    let file = PreferencesFile(text)
    #expect(file.text(setting: .exam, to: "ckad") == "# mine\nexam: ckad\n\ntheme: dark\n")
    #expect(file.text(setting: .exam, to: nil) == "# mine\n\ntheme: dark\n")
    #expect(file.text(setting: .newPerDay, to: "5") == text + "new-per-day: 5\n")
    #expect(file.text(setting: .pager, to: nil) == text)
  }

  @Test(arguments: ["less -R", "", "it's", "a: b # c", "-x", "\"q\"", "커맨드 {x}", "- no", "!tag"])
  func `reads back every value that it writes`(value: String) {
    let text = PreferencesFile().text(setting: .pager, to: value)
    #expect(PreferencesFile(text).entries[.pager]?.value == value, "\(text)")
    #expect(PreferencesFile(text).problems.isEmpty)
  }

  @Test func `any text is a file`() {
    var generator = SeededGenerator(seed: 20_261_124)
    let pieces = [
      "exam", ":", " ", "\n", "\"", "'", "[", "{", "#", "-", "\u{0}", "가", "\t", "&", "*",
    ]
    for round in 0..<400 {
      let text = (0..<Int.random(in: 0..<30, using: &generator))
        .compactMap { _ in pieces.randomElement(using: &generator) }.joined()
      let file = PreferencesFile(text)
      let changed = PreferencesFile(file.text(setting: .exam, to: "cka"))
      #expect(changed.entries[.exam]?.value == "cka", "seed 20261124, round \(round): \(text)")
    }
  }
}

@Suite struct PreferencesTests {
  let file = PreferencesFile("new-per-day: 7\npager: most\nlanguage: ko\ncolor: always\n")

  @Test func `a variable of our own wins over the file, the file over the default`() {
    let preferences = Preferences(file: file, variables: ["QUIZ_NEW_PER_DAY": "3"])
    #expect(preferences[.newPerDay] == .init(text: "3", origin: .variable("QUIZ_NEW_PER_DAY")))
    #expect(preferences[.pager] == .init(text: "most", origin: .file(line: 2)))
    #expect(preferences[.retention] == .init(text: "0.9", origin: .standard))
    #expect(!preferences.isChosen(.retention) && preferences.isChosen(.pager))
  }

  @Test func `the file wins over variables that programs share`() {
    let shared = ["PAGER": "more", "EDITOR": "nano", "VISUAL": "emacs"]
    let preferences = Preferences(file: file, variables: shared)
    #expect(preferences[.pager].text == "most")
    #expect(preferences[.editor] == .init(text: "emacs", origin: .variable("VISUAL")))
    #expect(Preferences(variables: shared)[.pager].text == "more")
    #expect(Preferences(variables: ["QUIZ_PAGER": "", "PAGER": "more"])[.pager].text == "")
  }

  @Test(arguments: [
    (["NO_COLOR": "1"], "never"), (["CLICOLOR": "0"], "never"), (["NO_COLOR": ""], "always"),
    (["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], "always"), (["QUIZ_COLOR": "auto"], "auto"),
    (["QUIZ_COLOR": "always", "NO_COLOR": "1"], "always"),
  ])
  func `colours follow what programs agreed on`(variables: [String: String], color: String) {
    #expect(Preferences(file: file, variables: variables)[.color].text == color)
  }

  @Test func `a variable that is wrong is told and passed over`() {
    let preferences = Preferences(file: file, variables: ["QUIZ_NEW_PER_DAY": "x"])
    #expect(preferences[.newPerDay].text == "7")
    #expect(
      preferences.problems
        == [PreferenceProblem(.badValue(.newPerDay, "x"), at: .variable("QUIZ_NEW_PER_DAY"))])
  }
}
