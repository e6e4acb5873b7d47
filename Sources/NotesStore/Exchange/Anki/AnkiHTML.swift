internal import Foundation
internal import KubeNotes

/// The HTML of fields.
enum AnkiHTML {
  /// Blanks of clozes are numbered in their order; links to media become names of files.
  static func html(_ markdown: String, folder: URL, media: inout Set<String>) -> String {
    guard !markdown.isEmpty else { return "" }
    var html = MarkdownHTML.html(of: markdown)
    if html.unicodeScalars.contains("\u{F0000}") { html = numbered(html) }
    return linked(html, folder: folder, media: &media)
  }

  private static func numbered(_ text: String) -> String {
    var html = ""
    var number = 0
    for character in text {
      switch character {
      case HTMLMarkdown.blankStart:
        number += 1
        html += "{{c\(number)::"
      case HTMLMarkdown.blankEnd: html += "}}"
      default: html.append(character)
      }
    }
    return html
  }

  private static func linked(_ text: String, folder: URL, media: inout Set<String>) -> String {
    guard text.contains("media/") else { return text }
    var found: [String] = []
    let html = text.replacing(#/(src|href)="(?:\.\./)*media/([^"\/]+)"/#) { match in
      let name = String(match.2).removingPercentEncoding ?? String(match.2)
      let file = folder.appending(path: name).path(percentEncoded: false)
      guard FileName.isPlain(name), FileManager.default.fileExists(atPath: file) else {
        return String(match.0)
      }
      found.append(name)
      return "\(match.1)=\"\(HTMLEntities.escaped(name))\""
    }
    media.formUnion(found)
    return html.replacing(#/<a href="([^"]+\.(?:mp3|ogg|wav|m4a|opus|flac))">[^<]*</a>/#) {
      found.contains(HTMLEntities.resolved(String($0.1))) ? "[sound:\($0.1)]" : String($0.0)
    }
  }
}
