import Foundation
import KubeNotes
import Testing

/// The scripts that install and pack the program, with the binary of these tests.
@Suite struct InstallTests {
  /// What stands beside the binary, below `share`; the folder of zsh is another in a `.deb`.
  static let pages = ["quiz", "quiz-search", "quiz-review", "quiz-command"]

  @Test func `installs for one person, and goes without a trace`() throws {
    let home = try TemporaryHome()
    let prefix = home.url.appending(path: "prefix", directoryHint: .isDirectory)
    let installed = try script("install", [], home.url, prefix)
    #expect(installed.status == 0, "\(installed.notices)")
    #expect(installed.notices.contains("export PATH="), "\(installed.notices)")
    let bin = prefix.appending(path: "bin", directoryHint: .isDirectory)
    for name in ["quiz", "kubectl-quiz"] {
      let run = try QuizBinary.run(
        ["search", "taint", "-o", "name"],
        home: home.url, binary: bin.appending(path: name))
      #expect(run.status == 0 && run.output.contains("scheduling/taints"), "\(run.notices)")
    }
    let share = prefix.appending(path: "share", directoryHint: .isDirectory)
    for page in Self.pages {
      let korean = try text(share.appending(path: "man/ko/man1/\(page).1"))
      #expect(korean.unicodeScalars.contains { Hangul.isSyllable($0) })
      let english = try text(share.appending(path: "man/man1/\(page).1"))
      #expect(!english.unicodeScalars.contains { Hangul.isSyllable($0) })
    }
    for completion in [
      "bash-completion/completions/quiz", "zsh/site-functions/_quiz",
      "fish/vendor_completions.d/quiz.fish",
    ] {
      #expect(try text(share.appending(path: completion)).contains("quiz"))
    }
    // A person's own file in the same folder stays.
    try Data().write(to: bin.appending(path: "quiz-mine"))
    #expect(try script("install", [], home.url, prefix).status == 0, "once more over itself")
    #expect(try script("uninstall", [], home.url, prefix).status == 0)
    let left = FileManager.default.enumerator(at: prefix, includingPropertiesForKeys: nil)?
      .compactMap { ($0 as? URL)?.lastPathComponent }.filter { $0.contains("quiz") }
    #expect(left == ["quiz-mine"])
  }

  @Test func `an archive has its checksum and runs where it is unpacked`() throws {
    let home = try TemporaryHome()
    let packed = try script(
      "package-archive", [QuizBinary.url.path(percentEncoded: false), "."], home.url)
    #expect(packed.status == 0, "\(packed.notices)")
    let unpacked = try Tool.shell(
      "sha256sum -c *.sha256 && tar -xzf quiz-*.tar.gz && ls quiz-*/", in: home.url)
    #expect(unpacked.status == 0, "\(unpacked.notices)")
    for name in ["LICENSE", "README.md", "README.ko.md", "quiz", "share"] {
      #expect(unpacked.output.split(separator: "\n").contains(Substring(name)))
    }
    let run = try Tool.shell(
      "QUIZ_HOME=. quiz-*/quiz show scheduling/taints", in: home.url,
      variables: ["LANG": "en_US.UTF-8"])
    #expect(run.status == 0 && run.output.contains("NoExecute"), "\(run.notices)")
  }

  @Test(.enabled(if: Tool.exists("dpkg-deb"), "dpkg-deb is not installed"))
  func `a Debian package holds what an installation holds`() throws {
    let home = try TemporaryHome()
    let packed = try script(
      "package-deb", [QuizBinary.url.path(percentEncoded: false), "."], home.url,
      // Packing tightly takes a quarter of a minute and changes nothing that is looked at here.
      variables: ["QUIZ_DEB_COMPRESSION": "none"])
    #expect(packed.status == 0, "\(packed.notices)")
    let package = packed.output.trimmingCharacters(in: .whitespacesAndNewlines)
    let opened = try Tool.shell(
      "dpkg-deb --info '\(package)' && dpkg-deb -x '\(package)' root && find root -type f -o -type l",
      in: home.url)
    #expect(opened.status == 0, "\(opened.notices)")
    for line in [" Package: quiz", " Section: education"] { #expect(opened.output.contains(line)) }
    // Static: it needs no other package.
    #expect(!opened.output.contains("Depends:"))
    let files = Set(opened.output.split(separator: "\n").map(String.init))
    let expected =
      [
        "bin/quiz", "bin/kubectl-quiz", "bin/kubectl_complete-quiz", "share/doc/quiz/copyright",
        "share/zsh/vendor-completions/_quiz", "share/bash-completion/completions/quiz",
        "share/fish/vendor_completions.d/quiz.fish",
      ] + Self.pages.flatMap { ["share/man/man1/\($0).1.gz", "share/man/ko/man1/\($0).1.gz"] }
    for file in expected { #expect(files.contains("root/usr/\(file)"), "\(file)") }
  }

  private func script(
    _ name: String, _ arguments: [String], _ home: URL, _ prefix: URL? = nil,
    variables: [String: String] = [:]
  ) throws -> QuizBinary.Result {
    let path = QuizBinary.packageRoot.appending(path: "scripts/\(name)").path(percentEncoded: false)
    var given = variables
    given["QUIZ_BINARY"] = QuizBinary.url.path(percentEncoded: false)
    given["HOME"] = home.path(percentEncoded: false)
    given["PREFIX"] = prefix?.path(percentEncoded: false)
    let words = ([path] + arguments).map { "'\($0)'" }.joined(separator: " ")
    return try Tool.shell(words, in: home, variables: given)
  }

  private func text(_ file: URL) throws -> String {
    String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }
}
