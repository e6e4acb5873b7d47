/// Something in the preferences that could not be used. The rest of it still holds.
package struct PreferenceProblem: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// A key that does not exist, with one that is spelt nearly so.
    case unknownKey(String, nearest: String?)
    /// A value that the key does not take.
    case badValue(PreferenceKey, String)
    /// A key that stands in the file twice; the first one holds.
    case repeatedKey(PreferenceKey)
    /// Not a line of `key: value`.
    case notKeys
    /// Not even YAML: an open quote, for instance.
    case notYAML
    /// The file exists and cannot be read.
    case unreadable
  }

  /// Where the value stands.
  package enum Place: Sendable, Hashable {
    /// A line of the file, from 1.
    case line(Int)
    case variable(String)
  }

  package let kind: Kind
  package let place: Place

  package init(_ kind: Kind, at place: Place) {
    self.kind = kind
    self.place = place
  }

  /// What is wrong, where, and what holds instead.
  ///
  /// - Parameter path: the settings file.
  package func message(path: String) -> Bilingual {
    let spot =
      switch place {
      case .line(let number): "\(path):\(number)"
      case .variable(let name): name
      }
    let what = sentence
    return Bilingual(ko: "\(spot): \(what.ko)", en: "\(spot): \(what.en)")
  }

  private var sentence: Bilingual {
    switch kind {
    case .unknownKey(let name, let nearest?):
      Bilingual(
        ko: "'\(name)'이라는 설정은 없습니다. '\(nearest)'을(를) 뜻했나요?",
        en: "there is no setting '\(name)'. Did you mean '\(nearest)'?")
    case .unknownKey(let name, nil):
      Bilingual(
        ko: "'\(name)'이라는 설정은 없습니다. 있는 설정은 'quiz config'가 보여 줍니다.",
        en: "there is no setting '\(name)'. 'quiz config' lists those that exist.")
    case .badValue(let key, let text):
      Bilingual(
        ko: "\(key.rawValue)에는 \(key.values.ko)을(를) 쓰세요. '\(text)'은(는) 쓰지 않았습니다.",
        en: "\(key.rawValue) takes \(key.values.en). '\(text)' was not used.")
    case .repeatedKey(let key):
      Bilingual(
        ko: "\(key.rawValue)이(가) 두 번 나옵니다. 앞의 것을 씁니다.",
        en: "\(key.rawValue) stands here a second time. The first one is used.")
    case .notKeys:
      Bilingual(
        ko: "'설정: 값' 꼴이 아니어서 쓰지 않았습니다.",
        en: "this is not a line of 'key: value' and was not used.")
    case .notYAML:
      Bilingual(
        ko: "YAML로 읽을 수 없어 쓰지 않았습니다. 따옴표와 괄호를 확인하세요.",
        en: "this line is not YAML and was not used. Check its quotes and brackets.")
    case .unreadable:
      Bilingual(
        ko: "파일을 읽을 수 없어 쓰지 않았습니다. 권한을 확인하세요.",
        en: "the file cannot be read and was not used. Check its permissions.")
    }
  }
}
