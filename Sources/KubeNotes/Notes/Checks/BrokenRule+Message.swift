extension BrokenRule {
  /// What is broken, and what to do about it.
  package var message: Bilingual {
    switch self {
    case .keyMissing, .topicUnknown, .topicIsNotFolder, .versionForm, .sourceNotOfficial:
      frontMatterMessage
    case .translationMissing, .headingWithoutAnchor, .anchorsDiffer, .faceMissing, .kindsDiffer,
      .placesDiffer:
      pairMessage
    case .idMissing, .idRepeated, .answerTooLong, .answerNotOneLine, .answerInQuestion,
      .answerNotInNote, .commandNotAccepted, .nearDuplicate:
      cardMessage
    case .linkBroken, .yamlInvalid, .filledYAMLInvalid: textMessage
    }
  }

  private var frontMatterMessage: Bilingual {
    switch self {
    case .keyMissing(let key):
      Bilingual(
        ko: "머리말에 `\(key)`가 없습니다. `\(key): …` 줄을 넣으세요.",
        en: "The front matter has no `\(key)`. Add a line `\(key): …`.")
    case .topicUnknown(let topic, let known):
      Bilingual(
        ko: "`\(topic)`은(는) 모르는 주제입니다. 다음 중에서 쓰세요: \(known.joined(separator: ", "))",
        en: "`\(topic)` is not a topic. Use one of: \(known.joined(separator: ", "))")
    case .topicIsNotFolder(let topic, let folder):
      Bilingual(
        ko: "주제 `\(topic)`이(가) 폴더 `\(folder)`와 다릅니다. 파일을 옮기거나 주제를 고치세요.",
        en: "The topic `\(topic)` is not the folder `\(folder)`. Move the file or change the topic."
      )
    case .versionForm(let version):
      Bilingual(
        ko: "버전 `\(version)`은(는) `\"1.34\"`처럼 써야 합니다.",
        en: "The version `\(version)` must be written like `\"1.34\"`.")
    case .sourceNotOfficial(let address):
      Bilingual(
        ko: "출처 `\(address)`은(는) 공식 사이트의 https 주소가 아닙니다. kubernetes.io 같은 공식 문서를 쓰세요.",
        en: "The source `\(address)` is not an https address of an official site. "
          + "Use official documentation such as kubernetes.io.")
    default: Bilingual(ko: "", en: "")
    }
  }

  private var pairMessage: Bilingual {
    switch self {
    case .translationMissing(let language, let path):
      Bilingual(
        ko: "이 노트의 \(language.name.ko) 파일이 없습니다. `\(path)`를 만드세요.",
        en: "The note has no file in \(language.name.en). Add `\(path)`.")
    case .headingWithoutAnchor(let heading):
      Bilingual(
        ko: "제목 `\(heading)`에 앵커가 없습니다. 끝에 `{#이름}`을 붙이세요.",
        en: "The heading `\(heading)` has no anchor. Add `{#name}` at its end.")
    case .anchorsDiffer(let here, let there, let other):
      Bilingual(
        ko: "이 자리의 앵커는 \(Self.anchor(here).ko), `\(other)`에서는 \(Self.anchor(there).ko)입니다. "
          + "두 파일의 제목을 같은 순서로 맞추세요.",
        en:
          "The anchor here is \(Self.anchor(here).en), in `\(other)` it is \(Self.anchor(there).en). "
          + "Give both files the same headings in the same order.")
    case .faceMissing(let id, let language):
      Bilingual(
        ko: "카드 `\(id)`의 \(language.name.ko) 면이 없습니다. 그 언어의 노트에 같은 id로 쓰세요.",
        en: "The card `\(id)` has no face in \(language.name.en). "
          + "Write it with the same id in the note of that language.")
    case .kindsDiffer(let id, let here, let there, let other):
      Bilingual(
        ko: "카드 `\(id)`은(는) 여기서는 \(here.rawValue), `\(other)`에서는 \(there.rawValue)입니다. "
          + "태그를 맞추세요.",
        en: "The card `\(id)` is \(here.rawValue) here and \(there.rawValue) in `\(other)`. "
          + "Use the same tag.")
    case .placesDiffer(let id, let here, let there, let other):
      Bilingual(
        ko: "카드 `\(id)`은(는) 여기서는 `#\(here)`, `\(other)`에서는 `#\(there)`에 있습니다. "
          + "같은 절로 옮기세요.",
        en: "The card `\(id)` stands in `#\(here)` here and in `#\(there)` in `\(other)`. "
          + "Move it to the same section.")
    default: Bilingual(ko: "", en: "")
    }
  }

  private var cardMessage: Bilingual {
    switch self {
    case .idMissing:
      Bilingual(
        ko: "카드에 id가 없습니다. 바로 위 줄에 `<!-- card: 이름 -->`을 넣으세요.",
        en: "The card has no id. Put `<!-- card: name -->` on the line above.")
    case .idRepeated(let id, let other):
      Bilingual(
        ko: "id `\(id)`을(를) \(other)에서 이미 씁니다. 다른 이름을 붙이세요.",
        en: "The id `\(id)` is used already at \(other). Choose another.")
    case .answerTooLong(let words, let limit):
      Bilingual(
        ko: "답이 \(words)어절입니다. \(limit)어절 안으로 줄이거나 카드를 나누세요. 설명은 `Why:`에 쓰세요.",
        en: "The answer has \(words) words. Keep it to \(limit) or make two cards; "
          + "explanations go to `Why:`.")
    case .answerNotOneLine:
      Bilingual(
        ko: "답은 명령 한 줄이나 YAML 한 줄이어야 합니다. 카드를 나누세요.",
        en: "The answer must be one command or one line of YAML. Make two cards.")
    case .answerInQuestion(let answer):
      Bilingual(
        ko: "답 `\(answer)`이(가) 질문에 그대로 나옵니다. 질문을 바꾸세요.",
        en: "The answer `\(answer)` stands in the question. Reword the question.")
    case .answerNotInNote(let words):
      Bilingual(
        ko: "답의 낱말이 노트에 나오지 않습니다: \(words.joined(separator: ", ")). 노트에서 설명하거나 답을 고치세요.",
        en: "The note does not say the answer's words: \(words.joined(separator: ", ")). "
          + "Explain them in the note or change the answer.")
    case .commandNotAccepted(let command, let reason):
      Bilingual(
        ko: "명령 `\(command)`이(가) 올바르지 않습니다: \(reason.ko)",
        en: "The command `\(command)` is not accepted: \(reason.en)")
    case .nearDuplicate(let id, let other):
      Bilingual(
        ko: "카드 `\(id)`이(가) 거의 같은 것을 묻습니다(\(other)). 하나를 지우거나 다르게 물으세요.",
        en: "The card `\(id)` (\(other)) asks nearly the same. Remove one or ask differently.")
    default: Bilingual(ko: "", en: "")
    }
  }

  private var textMessage: Bilingual {
    switch self {
    case .linkBroken(let target):
      Bilingual(
        ko: "링크 `\(target)`이(가) 가리키는 노트나 절이 없습니다. `note:주제/노트#앵커`로 쓰세요.",
        en: "The link `\(target)` leads nowhere. Write `note:topic/note#anchor`.")
    case .yamlInvalid(let reason):
      Bilingual(
        ko: "YAML이 잘못되었습니다: \(reason)",
        en: "The YAML is not valid: \(reason)")
    case .filledYAMLInvalid(let answer, let reason):
      Bilingual(
        ko: "빈칸에 `\(answer)`을(를) 넣으면 YAML이 잘못됩니다: \(reason)",
        en: "With `\(answer)` in the gap the YAML is not valid: \(reason)")
    default: Bilingual(ko: "", en: "")
    }
  }

  private static func anchor(_ anchor: String?) -> Bilingual {
    anchor.map { Bilingual(ko: "`#\($0)`", en: "`#\($0)`") } ?? Bilingual(ko: "없음", en: "missing")
  }
}

extension Language {
  /// The language's name, for sentences.
  package var name: Bilingual {
    switch self {
    case .ko: Bilingual(ko: "한국어", en: "Korean")
    case .en: Bilingual(ko: "영어", en: "English")
    }
  }
}
