import Foundation
import KubeNotes
import Testing

@testable import quiz

@Suite struct InterfaceLanguageTests {
  @Test(arguments: [
    ([:], Language.en),
    (["LANG": "ko_KR.UTF-8"], .ko),
    (["LANG": "ko_KR.UTF-8", "LC_ALL": "C.UTF-8"], .en),
    (["LANG": "en_US.UTF-8", "LANGUAGE": "ko:en"], .ko),
    (["LANG": "C", "LANGUAGE": "ko"], .en),
    (["LANG": "en_US.UTF-8", "QUIZ_LANG": "ko"], .ko),
    (["LANG": "ja_JP.UTF-8"], .en),
    (["LC_MESSAGES": "ko", "LANG": "en"], .ko),
  ])
  func `follows the environment`(variables: [String: String], language: Language) {
    let preferences = Preferences(variables: variables)
    #expect(
      InterfaceLanguage.resolve(preferences: preferences, variables: variables) == language)
  }

  @Test func `lets the option win`() {
    let variables = ["QUIZ_LANG": "ko"]
    let language = InterfaceLanguage.resolve(
      option: .en, preferences: Preferences(variables: variables), variables: variables)
    #expect(language == .en)
    #expect(InterfaceLanguage.option(in: ["quiz", "search", "--lang", "ko"]) == .ko)
    #expect(InterfaceLanguage.option(in: ["quiz", "--lang=en"]) == .en)
    #expect(InterfaceLanguage.option(in: ["quiz"]) == nil)
  }
}

@Suite struct PathsTests {
  @Test func `puts everything under QUIZ_HOME`() {
    let paths = Paths(variables: ["QUIZ_HOME": "/x", "HOME": "/h", "XDG_DATA_HOME": "/d"])
    #expect(paths.progress.path() == "/x/data/progress.sqlite")
    #expect(paths.library.path() == "/x/cache/library.sqlite")
  }

  @Test func `follows the XDG folders and passes over relative ones`() {
    let paths = Paths(variables: ["HOME": "/h", "XDG_DATA_HOME": "/d", "XDG_CACHE_HOME": "rel"])
    #expect(paths.progress.path() == "/d/quiz/progress.sqlite")
    #expect(paths.library.path() == "/h/.cache/quiz/library.sqlite")
    #expect(paths.config.path() == "/h/.config/quiz/")
  }
}

@Suite struct UnknownCommandTests {
  @Test(arguments: [("pahts", "paths"), ("path", "paths")])
  func `proposes the nearest command`(typed: String, meant: String) throws {
    let unknown = try #require(UnknownCommand([typed]))
    #expect(unknown.nearest == meant)
    #expect(unknown.message.ko.contains(meant) && unknown.message.en.contains(meant))
  }

  @Test(arguments: [["paths"], ["--help"], [], ["help", "paths"]])
  func `lets known words pass`(arguments: [String]) {
    #expect(UnknownCommand(arguments) == nil)
  }
}
