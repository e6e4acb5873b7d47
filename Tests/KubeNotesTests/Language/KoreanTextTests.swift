import KubeNotes
import Testing

@Suite struct KoreanTextTests {
  @Test(arguments: [("파드", "vkem"), ("컨피그ㅁ", "zjsvlrmㅁ"), ("과", "rhk"), ("값", "rkqt"), ("빠", "Qk")])
  func namesTheKeysOfTheTwoSetLayout(text: String, keys: String) {
    // A loose letter is typed with its own key.
    #expect(Hangul.keys(text) == keys.replacing("ㅁ", with: "a"))
  }

  @Test(arguments: [
    ("vkem", "파드"), ("xhvhffhwl", "토폴로지"), ("rkqtdl", "값이"), ("rkqtk", "갑사"), ("dhksfy", "완료"),
    ("APIfmf", "몌ㅑ를"), ("r", "ㄱ"), ("", ""),
  ])
  func composesWhatWasTypedOnTheEnglishLayout(keys: String, text: String) {
    #expect(KeyboardLayout.hangul(fromLatin: keys) == text)
  }

  @Test(arguments: [("ㅔㅐㅇ", "pod"), ("냥ㄷㅊㅁㄱ", "sidecar"), ("누메뇃", "snapshot"), ("1.2", "1.2")])
  func readsWhatWasTypedOnTheKoreanLayout(text: String, latin: String) {
    #expect(KeyboardLayout.latin(fromHangul: text) == latin)
  }

  @Test func composingUndoesTakingApart() {
    for scalar in stride(from: 0xAC00, through: 0xD7A3, by: 7).compactMap({ Unicode.Scalar($0) }) {
      let text = String(scalar)
      #expect(KeyboardLayout.hangul(fromLatin: Hangul.keys(text)) == text)
    }
  }

  @Test(arguments: [("테인트", "ㅌㅇㅌ"), ("다운워드 API", "ㄷㅇㅇㄷapi"), ("(파드)", "ㅍㄷ")])
  func takesInitialConsonants(text: String, initials: String) {
    #expect(Hangul.initialConsonants(text) == initials)
  }

  @Test(arguments: [
    ("테인트를", ["테인트"]), ("클러스터에서의", ["클러스터"]), ("노드", []), ("설치하기", ["설치"]), ("팟에서", ["팟"]),
    ("배포된", ["배포"]), ("재정의", ["재정"]),
  ])
  func cutsEndings(word: String, stems: [String]) {
    #expect(Particles.stems(of: word) == stems)
  }

  @Test(arguments: [
    ("스케줄러", "스케쥴러"), ("컨트롤러", "콘트롤러"), ("시크릿", "씨크릿"), ("데몬셋", "데몬세트"), ("롤백", "롤빽"),
    ("로드밸런서", "로드발란서"), ("파드", "포드"),
  ])
  func spellingsOfOneWordShareASkeletonAndAreNear(left: String, right: String) {
    #expect(LoanwordSpelling.skeleton(of: left) == LoanwordSpelling.skeleton(of: right))
    #expect(LoanwordSpelling.distance(left, right) <= 0.7)
  }

  @Test func wordsThatSoundDifferentAreFarApart() {
    #expect(LoanwordSpelling.distance("테인트", "파드") > 1.5)
    #expect(LoanwordSpelling.distance("노드", "볼륨") > 1.5)
  }

  @Test(arguments: [
    ("이빅션", "eviction"), ("스케쥴러", "scheduler"), ("큐블릿", "kubelet"), ("톨러런스", "tolerance"),
    ("써트", "cert"),
  ])
  func hearsEnglishInHangul(hangul: String, latin: String) {
    #expect(LoanwordSpelling.skeleton(of: hangul) == LatinSounds.skeleton(of: latin))
  }

  @Test(arguments: [
    ("policies", "policy"), ("scheduling", "schedule"), ("running", "run"), ("classes", "class"),
    ("replicas", "replica"),
  ])
  func findsBasesOfEnglishForms(word: String, base: String) {
    #expect(EnglishForms.bases(of: word).contains(base))
  }

  @Test(arguments: ["kubernetes", "ingress", "status", "dns", "string"])
  func leavesNamesAlone(word: String) {
    #expect(EnglishForms.bases(of: word).isEmpty)
  }

  @Test(arguments: [
    ("taint", "taint", 0), ("taint", "tiant", 1), ("taint", "tain", 1), ("taint", "stainst", 2),
  ])
  func countsEdits(left: String, right: String, edits: Int) {
    #expect(EditDistance.between(Array(left.utf8), Array(right.utf8), limit: 2) == edits)
  }

  @Test func givesUpBeyondTheLimit() {
    #expect(EditDistance.between(Array("taint".utf8), Array("volume".utf8), limit: 2) == nil)
  }
}
