import LRInput
import LRMarkdown

/// Puts values in the place of tags, and says which tags lead nowhere.
package struct TagReader {
  let scope: ReportScope
  let sink: DiagnosticSink
  /// Where the text of the tags stands in the document.
  let shift: Int
  let language: DocumentLanguage
  /// Values of tags that stand in no section, which are looked up once.
  private var known: [String: String] = [:]

  init(scope: ReportScope, sink: DiagnosticSink, shift: Int = 0, in language: DocumentLanguage = .english) {
    (self.scope, self.sink, self.shift, self.language) = (scope, sink, shift, language)
  }

  /// More sections in each other are a mistake.
  package static let deepest = 32

  /// An open section: its name as it is written, and what names inside of it are looked up in first.
  struct Section {
    var name: String
    var place: Int
    /// Nil where the section has no element that could show what names lead to.
    var item: Any?
    /// Where it begins, if it is left out.
    var start: Int?
  }

  /// What takes the place of the tags of a part; nil once it has been said what is wrong.
  ///
  /// - Parameters:
  ///   - setsNumbers: whether numbers among words are written as formulas.
  ///   - bounds: places that no section reaches over, in order.
  static func edits(
    in part: MarkdownPart, scope: ReportScope, sink: DiagnosticSink, in language: DocumentLanguage,
    setsNumbers: Bool = false, bounds: [Int] = []
  ) -> TextEdits? {
    var reader = TagReader(scope: scope, sink: sink, shift: part.shift, in: language)
    let lines = LineScan(bytes: part.markdown.source.bytes)
    return reader.edits(part.tags(), bounds: bounds) { tag, text in
      if var text {
        if setsNumbers, part.hasWords(at: tag.range.lowerBound) { text = text.withSetNumbers }
        guard text.contains("\n") else { return (tag.range, text) }
        let place = BlockPlace(part.markdown.node(at: tag.range.lowerBound), in: part.markdown)
        return (tag.range, text.replacing("\n", with: "\n" + place.prefix))
      }
      // A tag that gives nothing, alone on its line, leaves no line behind.
      guard part.shift == 0, lines.isAlone(tag.range) else { return (tag.range, "") }
      return (lines.start(of: tag.range.lowerBound)..<lines.next(from: lines.end(from: tag.range.upperBound)), "")
    }
  }

  /// A text that is no Markdown, such as the alternative of a picture, with the values of its tags; nil once it has been said
  /// what is wrong.
  ///
  /// - Parameter offset: where it stands in the document.
  static func words(
    _ text: String, at offset: Int, scope: ReportScope, sink: DiagnosticSink, in language: DocumentLanguage
  ) -> String? {
    var reader = TagReader(scope: scope, sink: sink, shift: offset, in: language)
    let bytes = Array(text.utf8)
    var isWords = true
    let edits = reader.edits(DocumentTag.all(in: bytes) { $0 }, bounds: []) { tag, text in
      if text?.contains("\n") == true {
        isWords = false
        sink.error(
          at: offset + tag.place,
          "\(DiagnosticText.quoted(tag.name, limit: 80)) is Markdown of several lines, and this text is words alone",
          hint: "numbers can stand here; a table stands in the document")
      }
      return (tag.range, text ?? "")
    }
    return isWords ? edits?.applied(to: bytes, in: 0..<bytes.count) : nil
  }

  private mutating func edits(
    _ tags: [DocumentTag], bounds: [Int], place: (DocumentTag, String?) -> (Range<Int>, String)
  ) -> TextEdits? {
    let before = sink.errorCount
    var edits = TextEdits()
    var sections: [Section] = []
    var bounds = bounds[...]
    func close(_ sections: inout [Section]) {
      for section in sections {
        sink.error(at: shift + section.place, "the section \(DiagnosticText.quoted(section.name)) does not end")
      }
      sections = []
    }
    for tag in tags {
      while let bound = bounds.first, bound < tag.range.lowerBound {
        bounds.removeFirst()
        close(&sections)
      }
      guard let text = take(tag, &sections, &edits) else { continue }
      let (range, written) = place(tag, text.isEmpty ? nil : text)
      edits.replace(range, with: written)
    }
    close(&sections)
    return sink.errorCount == before ? edits : nil
  }

  /// What stands for a tag, empty for one that only says something; nil once it has been said what is wrong.
  private mutating func take(
    _ tag: DocumentTag, _ sections: inout [Section], _ edits: inout TextEdits
  ) -> String? {
    let place = shift + tag.place
    switch tag.kind {
    case .comment: return ""
    case .value:
      if sections.isEmpty, let known = known[tag.name] { return known }
      let text = value(tag.name, at: place, sections)
      if sections.isEmpty { known[tag.name] = text }
      return text
    case .section, .leftOut:
      guard sections.count < Self.deepest else {
        if sections.count == Self.deepest {
          sink.error(at: place, "sections are nested more than \(Self.deepest) deep")
        }
        sections.append(Section(name: tag.name, place: tag.place))
        return nil
      }
      let value = resolve(tag.name, at: place, sections)
      sections.append(
        Section(
          name: tag.name, place: tag.place, item: value, start: tag.kind == .leftOut ? tag.range.upperBound : nil))
      return ""
    case .end:
      guard let section = sections.popLast(), section.name == tag.name else {
        sink.error(at: place, "no open section has the name \(DiagnosticText.quoted(tag.name))")
        return nil
      }
      // Whatever can be named is there, so that what stands for its absence is never shown.
      if let start = section.start, start < tag.range.lowerBound {
        edits.replace(start..<tag.range.lowerBound, with: "")
      }
      return ""
    case .empty: sink.error(at: place, "the tag is empty")
    case .open:
      sink.error(
        at: place, "the tag is not closed",
        hint: #"tags are written as `<% name %>`; `\<%` are letters, as in code"#)
    case .unknown(let sign):
      sink.error(
        at: place, "a tag cannot begin with \(DiagnosticText.quoted(String(UnicodeScalar(sign))))",
        hint: "there are names, `#` and `^` for sections, `/` for their end and `!` for comments")
    }
    return nil
  }

  private func value(_ name: String, at place: Int, _ sections: [Section]) -> String? {
    switch resolve(name, at: place, sections) {
    case let number as ReportNumber: return number.written(in: language)
    case let text as String: return text
    case let block as MarkdownBlock: return block.markdown(language)
    case let names as any ReportNames:
      if let number = (names as? CurveScope)?.number { return number.written(in: language) }
      sink.error(
        at: place, "\(DiagnosticText.quoted(name, limit: 80)) is no number yet",
        hint: "it goes on with \(DiagnosticText.list(Array(names.names.prefix(8)), "or"))")
      return nil
    default: return nil
    }
  }
}

extension MarkdownPart {
  /// Whether words stand at a place, not a formula or HTML.
  fileprivate func hasWords(at offset: Int) -> Bool {
    switch markdown.node(at: offset).kind {
    case .math, .mathBlock, .html, .htmlBlock: false
    default: true
    }
  }
}
