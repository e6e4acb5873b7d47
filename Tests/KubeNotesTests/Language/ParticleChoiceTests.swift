import Testing

@testable import KubeNotes

@Suite struct ParticleChoiceTests {
  @Test(arguments: [
    ("'톨러레이션'을(를) 찾는다", "'톨러레이션'을 찾는다"), ("'파드'을(를) 찾는다", "'파드'를 찾는다"),
    ("`web`은(는) 없다", "`web`은(는) 없다"), ("값 '10'이(가) 없다", "값 '10'이 없다"),
    ("'볼륨 42'이(가) 없다", "'볼륨 42'가 없다"), ("'레이블'(으)로 남긴다", "'레이블'로 남긴다"),
    ("'잡'(으)로, '노드'(으)로", "'잡'으로, '노드'로"), ("'겟'(이)라는 명령", "'겟'이라는 명령"),
    ("'노트'와(과) '카드'와(과)", "'노트'와 '카드'와"), ("(참고)", "(참고)"), ("을(를)", "을(를)"),
  ])
  func `particles follow the word before them`(open: String, resolved: String) {
    #expect(ParticleChoice.resolved(in: open) == resolved)
  }
}
