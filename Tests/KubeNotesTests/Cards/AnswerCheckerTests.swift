import Testing

@testable import KubeNotes

@Suite struct AnswerCheckerTests {
  private static let glossary = try? Glossary(
    yaml: "terms:\n- {en: node, ko: 노드}\n- {en: liveness probe, ko: 라이브니스 프로브, also: [활성 프로브]}\n")
  private let checker = AnswerChecker(glossary: AnswerCheckerTests.glossary)

  private func verdict(_ typed: String, _ answer: String) -> AnswerCheck.Verdict {
    checker.check(typed, against: CardFace(prompt: "", answer: answer), kind: .question).verdict
  }

  @Test(arguments: [
    ("restarts the container", "Restart the container.", AnswerCheck.Verdict.right),
    ("CONTAINER restarts", "Restarts the container", .right),
    ("ｔａｉｎｔ", "taint", .right),
    ("컨테이너를 재시작", "컨테이너 재시작", .right),
    ("컨테이너 재시작한다", "컨테이너를 재시작", .right),
    ("롤링업데이트", "롤링 업데이트", .right),
    ("컨테이네를 재시작", "컨테이너 재시작", .right),
    ("node", "노드", .right),
    ("활성 프로브", "라이브니스 프로브", .right),
    ("`NoSchedule`", "NoSchedule", .right),
    ("NoExecute", "NoSchedule", .wrong),
    ("maxSurgee", "`maxSurge`", .close),
    ("the scheduler makes room", "The scheduler, to make room", .close),
    ("kubelet", "The scheduler", .wrong),
    ("", "anything", .wrong),
    ("→", "→", .right),
    ("포트", "파드", .wrong),
    ("파드", "노드", .wrong),
  ])
  func `compares words by meaning`(typed: String, answer: String, expected: AnswerCheck.Verdict) {
    #expect(verdict(typed, answer) == expected)
  }

  @Test(arguments: [
    ("tolerations", AnswerCheck.Verdict.right), (" tolerations ", .right), ("tolerations:", .right),
    ("\"tolerations\"", .right), ("toleration", .close), ("Tolerations", .close),
    ("taints", .wrong),
  ])
  func `compares a key exactly`(typed: String, expected: AnswerCheck.Verdict) {
    let prompt = "Which?\n```yaml\nspec:\n  ____:\n  - key: gpu\n```"
    let face = CardFace(prompt: prompt, answer: "`tolerations`", accepted: ["tolerations"])
    #expect(checker.check(typed, against: face, kind: .yamlGap).verdict == expected)
  }

  @Test(arguments: [
    ("[sh, -c]", true), ("['sh', \"-c\"]", true), ("[sh,-c]", true), ("command: [sh, -c]", true),
    ("[sh]", false), ("sh -c", false), ("[sh, -c", false),
  ])
  func `compares a value as YAML does`(typed: String, isRight: Bool) {
    let face = CardFace(
      prompt: "?\n```yaml\ncommand: ____\n```", answer: "", accepted: ["[sh, -c]"])
    #expect((checker.check(typed, against: face, kind: .yamlGap).verdict == .right) == isRight)
  }

  @Test func `a text that looks like a number is not the number`() {
    let face = CardFace(prompt: "?\n```yaml\nport: ____\n```", answer: "", accepted: ["80"])
    #expect(checker.check("'80'", against: face, kind: .yamlGap).verdict == .wrong)
  }

  @Test func `the nearest accepted answer is compared`() {
    let face = CardFace(
      prompt: "", answer: "", accepted: ["kubectl get pods -A", "kubectl get po -A"])
    let check = checker.check("kubectl get po", against: face, kind: .command)
    #expect(check.expected == "kubectl get po -A")
    #expect(check.pieces == [.right("kubectl"), .right("get"), .right("po"), .missing("-A")])
    #expect(check.proposedGrade == .again)
  }

  @Test func `commands are compared by the comparison that is given`() {
    let checker = AnswerChecker { typed, accepted in
      typed == "k get po" && accepted == "kubectl get pods" ? [.right(typed)] : nil
    }
    let face = CardFace(prompt: "", answer: "", accepted: ["kubectl get pods"])
    #expect(checker.check("k get po", against: face, kind: .command).proposedGrade == .good)
    #expect(checker.check("kubectl get podz", against: face, kind: .command).verdict == .wrong)
  }

  @Test func `differences are laid out in order`() {
    let pieces = Alignment.pieces(
      typed: ["a", "x", "c", "d"], expected: ["a", "b", "c"], isSame: ==)
    #expect(pieces == [.right("a"), .wrong(typed: "x", expected: "b"), .right("c"), .extra("d")])
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `an answer is right against itself, and nothing crashes`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<6 {
      let answer = RandomMarkdown.text(using: &generator)
      let typed = RandomMarkdown.text(using: &generator)
      for kind in CardKind.allCases {
        let face = CardFace(prompt: answer, answer: answer, accepted: kind.isTyped ? [answer] : [])
        _ = checker.check(typed, against: face, kind: kind)
      }
      let plain = PlainText.of(markdown: Array(answer.utf8))
      if !plain.isEmpty {
        let check = checker.check(
          plain, against: CardFace(prompt: "", answer: answer), kind: .question)
        #expect(check.verdict == .right, "seed \(seed): \(plain.debugDescription)")
      }
    }
  }
}
