extension ContentFact {
  /// What happened, to which thing, and what to write instead.
  package var message: Bilingual {
    switch self {
    case .notUTF8(let offset):
      Bilingual(
        ko: "파일이 UTF-8이 아닙니다(\(offset)번째 바이트). UTF-8로 바꿔 저장하세요.",
        en: "The file is not UTF-8 (byte \(offset)). Save it as UTF-8.")
    case .yamlSyntax(let reason):
      Bilingual(ko: "YAML이 잘못되었습니다: \(reason)", en: "The file is not valid YAML: \(reason)")
    case .data(let message): message
    case .frontMatterSyntax(let reason):
      Bilingual(
        ko: "머리말(front matter)의 YAML이 잘못되었습니다: \(reason)",
        en: "The front matter is not valid YAML: \(reason)")
    case .frontMatterNotClosed:
      Bilingual(
        ko: "머리말이 닫히지 않았습니다. 마지막 키 아래에 `---` 줄을 넣으세요.",
        en: "The front matter is not closed. Put a line with `---` below its last key.")
    case .frontMatterNotMapping:
      Bilingual(
        ko: "머리말은 `title: …`처럼 키와 값으로 써야 합니다.",
        en: "The front matter must hold keys and values, such as `title: …`.")
    case .frontMatterValue(let key, let expected):
      Bilingual(
        ko: "머리말의 `\(key)`에는 \(expected.name.ko) 써야 합니다.",
        en: "`\(key)` in the front matter takes \(expected.name.en).")
    case .cardWithoutAnswer(let tag):
      Bilingual(
        ko: "`\(tag)` 카드에 답이 없습니다. 아래에 `A: …` 줄을 쓰세요.",
        en: "The `\(tag)` card has no answer. Write a line `A: …` below it.")
    case .cardWithoutPrompt(let tag):
      Bilingual(
        ko: "`\(tag)` 뒤가 비어 있습니다. 물을 내용을 쓰세요.",
        en: "Nothing follows `\(tag)`. Write what the card asks.")
    case .answerWithoutCard(let tag):
      Bilingual(
        ko: "`\(tag)` 앞에 카드가 없습니다. 위에 `Q: …` 같은 질문을 쓰세요.",
        en: "No card stands before `\(tag)`. Write its question, such as `Q: …`, above.")
    case .emptyField(let tag):
      Bilingual(
        ko: "`\(tag)` 뒤가 비어 있습니다. 내용을 쓰거나 줄을 지우세요.",
        en: "Nothing follows `\(tag)`. Fill it in or remove the line.")
    case .repeatedField(let tag):
      Bilingual(
        ko: "한 카드에 `\(tag)`가 두 번 나옵니다. 하나만 남기거나 카드를 나누세요.",
        en: "The card has `\(tag)` twice. Keep one, or make two cards.")
    case .misplacedField(let tag, let card):
      Bilingual(
        ko: "`\(card)` 카드의 이 자리에는 `\(tag)`를 쓸 수 없습니다. CONTRIBUTING.md의 표를 보세요.",
        en: "`\(tag)` cannot stand here in a `\(card)` card. See the table in CONTRIBUTING.md.")
    case .cardCommentWithoutCard:
      Bilingual(
        ko: "카드 주석 다음에 카드가 없습니다. 바로 아래 줄에서 카드를 시작하세요.",
        en: "No card follows this comment. Begin the card on the next line.")
    case .cardCommentKey(let key):
      Bilingual(
        ko: "카드 주석의 `\(key)`는 모르는 키입니다. since, deprecated, source 중에서 쓰세요.",
        en: "`\(key)` is not a key of a card comment. Use since, deprecated or source.")
    case .cardIDForm(let id):
      Bilingual(
        ko: "카드 id `\(id)`에는 소문자, 숫자, 하이픈만 쓸 수 있습니다.",
        en: "The card id `\(id)` may hold only lower-case letters, digits and hyphens.")
    case .clozeWithoutBlank:
      Bilingual(
        ko: "`C:` 카드에 빈칸이 없습니다. 숨길 말을 `[대괄호]`로 묶으세요.",
        en: "The `C:` card has no blank. Put what it hides in `[brackets]`.")
    case .clozeNotClosed:
      Bilingual(
        ko: "빈칸의 `]`가 없습니다. 숨길 말 뒤에 `]`를 넣거나 `\\[`로 쓰세요.",
        en: "The blank is not closed. Put `]` after what it hides, or write `\\[`.")
    case .clozeBlankEmpty:
      Bilingual(
        ko: "빈칸이 비어 있습니다. `[ ]` 안에 숨길 말을 쓰세요.",
        en: "The blank is empty. Write what it hides inside `[ ]`.")
    case .commandNotInBackquotes:
      Bilingual(
        ko: "명령을 백쿼트로 묶으세요: A: `kubectl get pods`",
        en: "Put the command in backquotes: A: `kubectl get pods`")
    case .yamlGapCount(let found):
      Bilingual(
        ko: "YAML에는 빈칸 `____`가 하나 있어야 하는데 \(found)개 있습니다.",
        en: "The YAML must have one gap `____`; it has \(found).")
    case .yamlBlockMissing:
      Bilingual(
        ko: "`Yaml:` 카드에는 질문 아래에 ```yaml 코드 블록이 있어야 합니다.",
        en: "A `Yaml:` card needs a ```yaml block below its question.")
    case .rule(let rule): rule.message
    case .stepsTooFew(let found):
      Bilingual(
        ko: "`Steps:` 카드에는 번호 목록이 두 단계 이상 있어야 하는데 \(found)단계입니다.",
        en: "A `Steps:` card needs a numbered list of at least two steps; it has \(found).")
    }
  }
}

extension ContentFact.ExpectedValue {
  fileprivate var name: Bilingual {
    switch self {
    case .text: Bilingual(ko: "글 한 줄을", en: "one line of text")
    case .list: Bilingual(ko: "목록을", en: "a list")
    case .number: Bilingual(ko: "정수를", en: "a whole number")
    case .language: Bilingual(ko: "ko나 en을", en: "ko or en")
    }
  }
}
