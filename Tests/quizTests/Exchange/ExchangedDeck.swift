import Foundation
import KubeNotes

/// What `quiz export json` wrote, as far as tests compare it.
struct ExchangedDeck: Decodable {
  struct ExportedCard: Decodable, Equatable {
    var id: String
    var kind: CardKind
    var topic: String
    var section: String
    var faces: [String: CardFace]
    var since: String?
    var deprecated: String?
    var source: String?
    var tags: [String]?
    var state: ExportedState?
  }

  struct ExportedState: Decodable, Equatable {
    var phase: String
    var due: String?
    var intervalDays: Int
    var stability: Double?
    var difficulty: Double?
    var reps: Int
    var lapses: Int
    var lastReview: String?
    var suspended: Bool
  }

  struct Review: Decodable, Hashable {
    var id: String
    var device: String
    var card: String
    var time: Double
    var grade: Int?
  }

  var cards: [ExportedCard]
  var reviews: [Review]

  /// The cards of a home, of one topic or all.
  init(of home: URL, topic: String? = nil) throws {
    let file = home.appending(path: "deck-\(UUID().uuidString).json")
    let run = try QuizBinary.run(
      ["export", "json", file.path(percentEncoded: false)] + (topic.map { ["--topic", $0] } ?? []),
      home: home)
    guard run.status == 0 else { throw Failure(description: run.notices) }
    self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: file))
  }

  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// By id, without what lies in the home and not in the card.
  func texts(withSections: Bool = false) -> [String: ExportedCard] {
    Dictionary(
      cards.map { card in
        var card = card
        card.state = nil
        if !withSections { card.section = "" }
        return (card.id, card)
      }, uniquingKeysWith: { first, _ in first })
  }

  var states: [String: ExportedState] {
    Dictionary(
      cards.compactMap { card in card.state.map { (card.id, $0) } },
      uniquingKeysWith: { first, _ in first })
  }
}

/// A person's notes with cards of every kind, and with texts that formats stumble over.
enum ExchangedNotes {
  static let topic = "own"

  /// Writes the notes of both languages.
  static func write(to folder: URL) throws {
    for (path, text) in [
      ("ko/own/pods.md", korean), ("en/own/pods.md", english), ("own/plain.md", plain),
    ] {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  private static let korean = """
    ---
    title: 파드
    topic: own
    ---

    파드는 가장 작은 단위입니다.

    ## 상태 {#states}

    본문.

    <!-- card: own-phase; since: 1.2; source: https://kubernetes.io/docs/x/?a=1&b=2; tags: core k8s::pods -->
    Q: 파드의 "단계"는, 쉼표까지 써서, 무엇입니까?
    A: `Pending`, `Running`,
    그리고 "나머지"입니다.

    둘째 문단.
    Why: 단계는 요약일 뿐입니다.

    <!-- card: own-short -->
    R: 파드의 줄임말
    A: `po`

    <!-- card: own-parts -->
    C: [kubelet] (노드의 일꾼)은 [컨테이너]를 시작합니다.

    <!-- card: own-list -->
    Cmd: 모든 네임스페이스의 파드를 나열하세요.
    A: `kubectl get pods -A`
    Or: `kubectl get po --all-namespaces`

    <!-- card: own-yaml; deprecated: 1.30 -->
    Yaml: 빈칸을 채우세요.

    ```yaml
    spec:
      # 설명: "따옴표"와 쉼표, 그리고 콜론
      restartPolicy: ____
    ```
    A: `Never`
    Or: `OnFailure`

    <!-- card: own-drain -->
    Steps: 노드 비우기
    1. cordon 하기
    2. 파드를, "천천히" 내보내기
    3. 점검하기

    <!-- card: own-versus -->
    Vs: `Job`과 `CronJob`
    A: 한 번 / 일정에 따라

    <!-- card: own-if -->
    If: 노드가 사라지면?
    A: 5분 뒤 다른 노드에서 다시 만들어집니다.

    """

  private static let english = """
    ---
    title: Pods
    topic: own
    ---

    A Pod is the smallest unit.

    ## States {#states}

    Text.

    <!-- card: own-phase; since: 1.2; source: https://kubernetes.io/docs/x/?a=1&b=2; tags: core k8s::pods -->
    Q: What, with a comma, is the "phase" of a Pod?
    A: `Pending`, `Running`,
    and "the rest".

    A second paragraph with a | pipe, a \\\\ backslash and a tab\there.
    Why: A phase is a summary only.

    <!-- card: own-short -->
    R: short for Pod
    A: `po`

    <!-- card: own-parts -->
    C: The [kubelet] (the node's worker) starts [containers].

    <!-- card: own-list -->
    Cmd: List the Pods of all namespaces.
    A: `kubectl get pods -A`
    Or: `kubectl get po --all-namespaces`

    <!-- card: own-yaml; deprecated: 1.30 -->
    Yaml: Fill the gap.

    ```yaml
    spec:
      # note: "quotes", commas, and a colon
      restartPolicy: ____
    ```
    A: `Never`
    Or: `OnFailure`

    <!-- card: own-drain -->
    Steps: Drain a node
    1. cordon it
    2. evict, "slowly", all Pods
    3. check it

    <!-- card: own-versus -->
    Vs: `Job` and `CronJob`
    A: once / by the clock

    <!-- card: own-if -->
    If: A node is gone. What happens?
    A: Its Pods are made elsewhere after five minutes.

    """

  /// Without ids, in one language, with cards that are alike.
  private static let plain = """
    ---
    title: "Plain: \\"cards\\", without ids"
    topic: own
    ---

    Q: What is alike?
    A: first

    Q: What is alike?
    A: second

    Q: - a list
    - as a question
    A: 1. one
    2. two

    Q: A fence?
    A:
    ```sh
    kubectl get pods \\
      -o jsonpath='{.items[*].metadata.name}'
    # not a heading

    Q: not a card
    ```

    Q: =1+1
    A: +cmd|' /C calc'!A0

    Q: Emoji 🚀, ㄱㄴㄷ, e\u{301}?
    A: 한글 (NFC) and <b>HTML</b> &amp; entities

    C: [One] [two]: [three] and not \\[four\\].

    """
}
