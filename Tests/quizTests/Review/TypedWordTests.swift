import Foundation
import KubeNotes
import NotesStore
import Testing

@testable import quiz

/// Words typed as answers, with the glossary that ships.
@Suite struct TypedWordTests {
  @Test(arguments: [
    ("파드", "Pod", AnswerCheck.Verdict.right), ("팟", "Pod", .right), ("pods", "파드", .right),
    ("포드", "Pod", .right), ("포드맨", "Pod", .wrong), ("네트워크 정책", "네트워크폴리시", .right),
    ("테인트를", "taint", .right), ("톨러레이션입니다", "toleration", .right),
    ("svc", "서비스", .right), ("ㅔㅐㅇ", "Pod", .wrong), ("노드", "Pod", .wrong),
    ("레플리카 셋", "ReplicaSet", .right), ("ｐｏｄ", "파드", .right), ("라벨", "label", .right),
    ("디플로이먼트가", "Deployment", .right), ("배포본", "Deployment", .wrong),
  ])
  func `are compared by the terms they name`(
    typed: String, answer: String, verdict: AnswerCheck.Verdict
  ) throws {
    let home = try TemporaryHome()
    let library = try Library.open(at: home.url.appending(path: "cache/library.sqlite"))
    var checking = AnswerChecking(library: library)
    var item = ReviewItem.sample(.cloze)
    item.card.faces = [.en: CardFace(prompt: "[…]", answer: answer)]
    let check = checking.check(typed, ReviewScreen(item: item, language: .en))
    #expect(check.verdict == verdict, "\(check)")
  }

  @Test func `can be typed for any card, also by lines`() throws {
    let home = try TemporaryHome()
    _ = try OwnNotes(in: home.url, "# Mine\n\nC: A [Pod] is the smallest unit.\n")
    let run = try QuizBinary.run(
      ["review", "mine/taints", "--plain", "--limit", "1"], input: "파드\n3\n", home: home.url)
    #expect(run.output.contains("Right."), "\(run.output)")
    let other = try QuizBinary.run(
      ["review", "mine/taints", "--plain", "--cram"], input: "node\n\n", home: home.url)
    #expect(other.output.contains("Not quite."), "\(other.output)")
  }
}
