internal import ArgumentParser
internal import KubeNotes

/// Options that every command takes.
struct InterfaceOptions: ParsableArguments {
  @Option(help: ArgumentHelp(ko: "언어", en: "Language"))
  var lang: Language?

  @Option(help: ArgumentHelp(ko: "색을 쓸 때", en: "When to colour"))
  var color: ColorMode?
}

/// The shape of what a reading command prints.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, wide, json, name
}

/// `-o FORMAT`, and `--json` for short.
struct OutputOptions: ParsableArguments {
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      ko: "출력 형식", en: "Output format"))
  var output: OutputFormat?

  @Flag(name: .customLong("json"), help: ArgumentHelp(ko: "-o json과 같음", en: "Same as -o json"))
  var json = false

  var format: OutputFormat { json ? .json : output ?? .text }
}

extension Language: ExpressibleByArgument {}

extension ArgumentHelp {
  /// Help in the language of this run.
  init(ko: String, en: String) {
    self.init(stringLiteral: localized(ko: ko, en: en))
  }
}
