/// What Korean attaches to the end of a word: particles (`를`, `에서는`) and the endings of verbs made
/// from nouns (`설치하기`, `배포된`).
///
/// Nothing here knows a dictionary, so a stem is a guess: `재정의` is cut to `재정`. The full word
/// must always be kept beside it.
package enum Particles {
  /// The stems of a Hangul word, the longest ending first cut; at most two, without the word itself.
  /// `설치하기를` has `설치하기` and `설치`.
  package static func stems(of word: some StringProtocol) -> [String] {
    let scalars = Array(word.unicodeScalars)
    var stems: [String] = []
    var count = scalars.count
    while stems.count < 2, let cut = endingLength(scalars.prefix(count)) {
      count -= cut
      stems.append(String(String.UnicodeScalarView(scalars.prefix(count))))
    }
    return stems
  }

  /// The number of syllables of the longest ending, or nil. Two syllables stay before an ending of
  /// one syllable, one before a longer one.
  package static func endingLength(_ word: ArraySlice<Unicode.Scalar>) -> Int? {
    guard let last = word.last, let endings = byLastSyllable[last] else { return nil }
    for ending in endings {
      let kept = word.count - ending.count
      guard kept >= (ending.count == 1 ? 2 : 1) else { continue }
      if word.suffix(ending.count).elementsEqual(ending) { return ending.count }
    }
    return nil
  }

  /// Whether a whole word is nothing but an ending.
  package static func isEnding(_ word: some StringProtocol) -> Bool {
    let scalars = Array(word.unicodeScalars)
    return scalars.last.flatMap { byLastSyllable[$0] }?.contains(scalars) ?? false
  }

  /// Every ending, once.
  static let all: [String] = Set(
    (particles + "\n" + endings).split { $0 == " " || $0 == "\n" }.map(String.init)
  ).sorted()

  private static let byLastSyllable: [Unicode.Scalar: [[Unicode.Scalar]]] = {
    var result: [Unicode.Scalar: [[Unicode.Scalar]]] = [:]
    for ending in all.map({ Array($0.unicodeScalars) }) {
      if let last = ending.last { result[last, default: []].append(ending) }
    }
    return result.mapValues { $0.sorted { $0.count > $1.count } }
  }()

  private static let particles = """
    은 는 이 가 을 를 의 에 와 과 도 로 만 나 랑 란 야 여
    으로 이나 이랑 이란 이라 라는 이며 에서 에게 에는 에도 에만 에의 와의 과의 와는 과는 까지 부터 마다 처럼
    보다 조차 밖에 만의 만을 만이 로의 로는 로도 로만 께서 한테 라고 이고 이든 든지 대로 만큼 마저 하고 이다 이야 인지
    으로의 으로는 으로도 으로만 으로써 으로서 로써 로서 로부터 으로부터 로부터의 으로부터의 에서는 에서도 에서만 에서의
    에서부터 에게서 에게는 에게도 까지는 까지도 까지의 부터는 부터의 이라는 이라고 이라도 이라면 라면 라도 이었다
    에대한 에대해 입니다 이지만 지만 이므로 이어서 에다 에다가 으로까지 들 들을 들이 들은 들의 들에 들과 들에게 들로 들도
    """

  private static let endings = """
    하기 하는 하여 하며 하고 하면 하지 하게 하다 한다 합니다 하세요 하려 하려면 하려고 하려는 하도록 하는지 하는데
    했다 했을 했는데 했더니 해서 해도 해야 해줘 할 할때 한 함 해 하기위해 하거나 하지만 하십시오 합니까 하나 하나요 하자
    되기 되는 되어 되며 되고 되면 되지 되게 되다 된다 됩니다 되도록 되었다 됐다 됐는데 되나 되나요 되려면 되지만 되거나
    된 될 됨 돼 돼서 돼요 되었을 되지않음 당하는 당한 시키기 시키는 시켜 시킨 시킬 시키려면 시키고 받기 받는
    하기를 하기는 하기에 하는것 하는법 하는중 되는지 되는데 하라 하였다 하던 되던 스럽게 적인 적으로 적
    기 는법 려면 으려면 려고 으려고 도록 던 던지 는지 은지 인데 는데 은데 네 자 지 고 며 면 으면 다 습니다 
    어 아 어서 아서 게 거나 음 었다 았다 었을 았을 었는데 았는데 나요 까 까요 죠 요 라
    """
}
