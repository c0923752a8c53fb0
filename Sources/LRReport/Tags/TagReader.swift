import LRInput
import Mustache

/// Looks at every tag of a text before mustache renders it: mustache passes over names that it does not know.
struct TagReader {
  static let open = "<%"
  static let close = "%>"

  let document: ReportDocument
  let scope: ReportScope
  let sink: DiagnosticSink
  /// Whether the tags stand in words, which no Markdown belongs into.
  private var isInWords = false

  init(document: ReportDocument, scope: ReportScope, sink: DiagnosticSink) {
    (self.document, self.scope, self.sink) = (document, scope, sink)
  }

  /// The same for a text that is no Markdown, such as the alternative of a picture.
  var words: TagReader {
    var copy = self
    copy.isInWords = true
    return copy
  }

  /// The text with its tags replaced by their values; nil once it has been said what is wrong.
  ///
  /// - Parameters:
  ///   - text: a stretch of the document.
  ///   - offset: where it stands in it.
  func rendered(_ text: String, at offset: Int) -> String? {
    guard text.contains(TagReader.open) else { return text }
    guard check(Array(text.utf8), at: offset) else { return nil }
    do {
      return try TagChunks.of(TagReader.joined(text.replacing("\r\n", with: "\n"))).map { chunk in
        chunk.text.contains(TagReader.open) ? try TagReader.rendered(chunk, scope) : chunk.text
      }.joined()
    } catch {
      sink.error(at: offset, "the tags of this part cannot be read", hint: "a section ends with `<%/ name %>`")
      return nil
    }
  }

  /// The text with every tag on one line: mustache does not look for a name beyond.
  private static func joined(_ text: String) -> String {
    var bytes = Array(text.utf8)
    var isInTag = false
    for at in bytes.indices.dropLast() {
      if bytes[at] == UInt8(ascii: "<"), bytes[at + 1] == UInt8(ascii: "%") {
        isInTag = at + 2 < bytes.count && bytes[at + 2] != UInt8(ascii: "!")
      } else if bytes[at] == UInt8(ascii: "%"), bytes[at + 1] == UInt8(ascii: ">") {
        isInTag = false
      } else if isInTag, bytes[at] == 0x0A {
        bytes[at] = 0x20
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A piece of a text with its tags replaced.
  static func rendered(_ chunk: TagChunks.Chunk, _ values: Any) throws -> String {
    // A tag alone on its line leaves no line behind: mustache has to see where lines begin.
    let start = chunk.beginsLine ? "\n" : ""
    // The tags of LaTeX and of HTML stay what they are, and no letter of a value is escaped.
    let template = try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}{{=<% %>=}}" + start + chunk.text)
    return String(template.render(values).dropFirst(start.count))
  }

  /// More sections in each other are a mistake.
  private static let deepest = 32
  /// Bytes of a section: mustache's parser takes quadratic time for what cannot be cut.
  private static let longestSection = 65_536

  /// An open section: its name as it is written, and what names inside of it are looked up in first.
  struct Section {
    var name: String
    var offset: Int
    /// Nil where the section has no element that could show what names lead to.
    var item: Any?
  }

  private func check(_ bytes: [UInt8], at offset: Int) -> Bool {
    let before = sink.errorCount
    var sections: [Section] = []
    var at = 0
    while let start = find(TagReader.open, in: bytes, from: at) {
      guard let end = find(TagReader.close, in: bytes, from: start + 2) else {
        sink.error(at: offset + start, "the tag is not closed", hint: "tags are written as `<% name %>`")
        return false
      }
      take(bytes[(start + 2)..<end], at: offset, &sections)
      at = end + 2
    }
    for section in sections {
      sink.error(at: section.offset, "the section \(DiagnosticText.quoted(section.name)) does not end")
    }
    return sink.errorCount == before
  }

  private func find(_ word: String, in bytes: [UInt8], from start: Int) -> Int? {
    let word = Array(word.utf8)
    guard bytes.count >= start + 2 else { return nil }
    return (start...(bytes.count - 2)).first { bytes[$0] == word[0] && bytes[$0 + 1] == word[1] }
  }

  private func take(_ tag: ArraySlice<UInt8>, at offset: Int, _ sections: inout [Section]) {
    func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
    let body = tag.drop(while: isBlank)
    guard let kind = body.first else { return sink.error(at: offset + tag.startIndex, "the tag is empty") }
    let isSign = "#^/&!>=%<$*".utf8.contains(kind)
    let rest = isSign ? body.dropFirst().drop(while: isBlank) : body
    var stop = rest.endIndex
    while stop > rest.startIndex, isBlank(rest[stop - 1]) { stop -= 1 }
    let name = String(decoding: rest[rest.startIndex..<stop], as: UTF8.self)
    let place = offset + rest.startIndex
    switch kind {
    case UInt8(ascii: "!"): return
    case UInt8(ascii: "#"), UInt8(ascii: "^"):
      guard sections.count < TagReader.deepest else {
        if sections.count == TagReader.deepest {
          sink.error(at: place, "sections are nested more than \(TagReader.deepest) deep")
        }
        return sections.append(Section(name: name, offset: place, item: nil))
      }
      let value = resolve(name, at: place, sections)
      sections.append(Section(name: name, offset: place, item: (value as? [Any])?.first ?? value))
    case UInt8(ascii: "/"):
      let section = sections.popLast()
      if let section, section.name == name, place - section.offset > TagReader.longestSection {
        sink.error(
          at: section.offset, "the section is longer than \(TagReader.longestSection / 1024) KiB",
          hint: "the time that a section takes grows with the square of its length")
      }
      guard section?.name == name else {
        return sink.error(at: place, "no open section has the name \(DiagnosticText.quoted(name))")
      }
    case _ where isSign && kind != UInt8(ascii: "&"):
      sink.error(
        at: offset + body.startIndex, "a tag cannot begin with \(DiagnosticText.quoted(String(UnicodeScalar(kind))))",
        hint: "there are names, `#` and `^` for sections, `/` for their end and `!` for comments")
    default:
      guard let value = resolve(name, at: place, sections) else { return }
      if isInWords, value is MarkdownBlock {
        return sink.error(
          at: place,
          "\(DiagnosticText.quoted(name, limit: 80)) is Markdown of several lines, and this text is words alone",
          hint: "numbers can stand here; a table stands in the document")
      }
      if value is ReportNames, (value as? CurveScope)?.number == nil {
        let scope = value as? any ReportNames
        sink.error(
          at: place, "\(DiagnosticText.quoted(name, limit: 80)) is no number yet",
          hint: "it goes on with \(DiagnosticText.list(Array((scope?.names ?? []).prefix(8)), "or"))")
      }
    }
  }
}
