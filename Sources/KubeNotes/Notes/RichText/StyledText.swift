/// What a piece of text is. How that looks is the terminal's matter.
package enum TextStyle: String, Sendable, Hashable, Codable, CaseIterable {
  /// A heading of the first level.
  case title
  case heading
  case emphasis
  case strong
  /// Crossed out.
  case struck
  case code
  /// A key of YAML.
  case key
  /// A quoted value in code.
  case string
  /// A comment in code.
  case comment
  case link
  /// Marks that are not text: bullets, rules, the bar of a quotation.
  case understated
}

/// A run of text in one style.
package struct StyledSpan: Sendable, Hashable {
  package var text: String
  /// `nil` for plain text.
  package var style: TextStyle?
  /// The address that a link leads to.
  package var address: String?

  package init(_ text: String, _ style: TextStyle? = nil, address: String? = nil) {
    self.text = text
    self.style = style
    self.address = address
  }
}

/// Text in runs of styles. A line feed in it is a line break that the author wants.
package struct StyledText: Sendable, Hashable {
  package private(set) var spans: [StyledSpan]

  package init(_ spans: [StyledSpan] = []) {
    self.spans = []
    for span in spans { append(span) }
  }

  package init(_ text: String, _ style: TextStyle? = nil) {
    self.init([StyledSpan(text, style)])
  }

  /// The text alone.
  package var plain: String { spans.map(\.text).joined() }

  package var isEmpty: Bool { spans.isEmpty }

  /// Appends a run; neighbours of the same style become one.
  package mutating func append(_ span: StyledSpan) {
    guard !span.text.isEmpty else { return }
    if let last = spans.indices.last, spans[last].style == span.style,
      spans[last].address == span.address
    {
      spans[last].text += span.text
    } else {
      spans.append(span)
    }
  }

  package mutating func append(_ text: StyledText) {
    for span in text.spans { append(span) }
  }

  package static func + (left: StyledText, right: StyledText) -> StyledText {
    var result = left
    result.append(right)
    return result
  }
}
