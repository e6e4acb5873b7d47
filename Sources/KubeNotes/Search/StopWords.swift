/// Words that questions are made of and that say nothing about what is looked for.
enum StopWords {
  /// Dropped when something else is left.
  static func isDropped(_ word: String) -> Bool { dropped.contains(word) }

  static func isDropped(_ word: UnsafeBufferPointer<UInt8>) -> Bool { dropped.contains(word) }

  /// Kept, but worth less than what stands beside it.
  static func isWeak(_ word: String) -> Bool { weak.contains(word) }

  static func isWeak(_ word: UnsafeBufferPointer<UInt8>) -> Bool { weak.contains(word) }

  private static let dropped = WordSet(
    """
    a an the of to in on at by for from with and or but if is are was be been do does did can could
    should would will shall may might must i me my we our you your it its he she they them this that
    these those there here how what which who whom whose when where why s t so as not no than then
    just only also too very up off into about some any get got have has had need want please vs
    happens happen mean means
    어떻게 어떤 어느 어디 어디에 어디서 언제 왜 뭐 뭔가 무엇 무엇을 무엇이 무엇인가 뭐야 뭐지 누가 누구
    그리고 그런데 하지만 또는 및 와 과 은 는 이 가 을 를 의 에 로 으로 도 만 에서 에게 하기 하는 하려면 하는법
    위한 위해 위해서 대한 대해 대해서 관한 통한 통해 따른 따라 인한 있는 있나 있나요 있을 있다 없는 없나 없다 없음 없이
    되나 되나요 되는 된다 하나요 할까 할때 때 때의 것 수 좀 더 싶다 싶어 싶은데 싶을 해야 하면 하고 한다 합니다
    알려줘 알고 궁금 방법 방법은 법 이유 이란 란 무슨 그 저 이런 저런 그냥 다 안 못 중 중에 같은 같이 인가 인가요 건가
    나요 까요 써서 쓰는 쓰기 주기 주는 주려면 놓고 두고 남기려면 보려면
    """)

  private static let weak = WordSet(
    """
    use using used make run running set setup configure manage one new all every each other different
    without before after keep way between through per
    kubernetes k8s 쿠버네티스 사용 사용하여 사용한 사용하기 사용해 이용 이용한 이용하여 설정 설정하기 구성 구성하기 관리 관리하기
    만들기 넣고 넣기 쓰고 여러 모든 새 새로운 다른 특정 하나 하나씩 실행 실행하기
    """)
}
