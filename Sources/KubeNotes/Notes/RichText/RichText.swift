/// Markdown as blocks of styled text, for showing in a terminal.
package struct RichText: Sendable, Hashable {
  package indirect enum Block: Sendable, Hashable {
    case heading(level: Int, StyledText)
    case paragraph(StyledText)
    case list(List)
    case quote([Block])
    case code(Code)
    case table(Table)
    case rule
  }

  package struct List: Sendable, Hashable {
    /// The first number; `nil` for bullets.
    package var start: Int?
    /// Whether no empty lines stand between the items.
    package var isTight: Bool
    package var items: [[Block]]
  }

  package struct Code: Sendable, Hashable {
    /// The first word after the fence; empty where there is none.
    package var language: String
    package var lines: [StyledText]
  }

  package struct Table: Sendable, Hashable {
    package enum Alignment: Sendable, Hashable {
      case left, center, right
    }

    package var alignments: [Alignment]
    package var header: [StyledText]
    package var rows: [[StyledText]]
  }

  package var blocks: [Block]

  package init(blocks: [Block]) {
    self.blocks = blocks
  }

  /// Reads Markdown. Control characters do not come through.
  package init(markdown: String) {
    let source = SourceText(markdown)
    blocks =
      MarkdownTree.parsing(source.bytes) { root in RichTextReader.blocks(root, depth: 0) } ?? []
  }

  /// Reads one section of a note, its heading first.
  package init(section: Section) {
    self.init(markdown: section.markdown)
    guard section.level > 0 else { return }
    var heading = RichText(markdown: section.headingMarkdown).blocks.first
    if case .paragraph(let text) = heading { heading = .heading(level: section.level, text) }
    blocks.insert(heading ?? .heading(level: section.level, StyledText(section.heading)), at: 0)
  }
}
