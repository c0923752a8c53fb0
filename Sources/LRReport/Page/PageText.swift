import LRMarkdown

/// Markdown as pandoc has it.
enum PageText {
  /// A paper has nothing to unfold: the words that would are a heading in bold.
  static func unfolded(_ part: MarkdownPart) -> TextEdits {
    var edits = TextEdits()
    for node in part.nodes {
      let tags = part.markdown.htmlTags(in: node).filter { part.text($0.name).lowercased() == "summary" }
      for (open, end) in zip(tags, tags.dropFirst()) where !open.isEnd && end.isEnd {
        guard !part.text(open.range.upperBound..<end.range.lowerBound).contains("\n") else { continue }
        edits.replace(open.range, with: "**")
        edits.replace(end.range, with: ".**")
      }
    }
    return edits
  }

  /// Backslashes before brackets that do not come in pairs, so that the text can stand between two.
  ///
  ///     the range [0, 1)   // the range \[0, 1)
  ///
  /// - Parameter range: a stretch of the part.
  static func balanced(_ part: MarkdownPart, in range: Range<Int>) -> TextEdits {
    var open: [Int] = []
    var lone: [Int] = []
    for node in part.nodes where node.kind == .text {
      for place in node.range.clamped(to: range) {
        switch part.markdown.source.bytes[place] {
        case UInt8(ascii: "["): open.append(place)
        case UInt8(ascii: "]"): if open.popLast() == nil { lone.append(place) }
        default: break
        }
      }
    }
    var edits = TextEdits()
    for place in open + lone { edits.insert("\\", at: place) }
    return edits
  }

  /// A figure with its drawing in the text, for pandoc.
  ///
  /// - Parameters:
  ///   - copy: how often the same drawing has come; names in it are each given once on a page.
  ///   - readings: its numbers, for the script of the page.
  static func inline(_ figure: ReportFigure, _ svg: [UInt8], copy: Int = 1, readings: String? = nil) -> String {
    let numbers = readings.map { json in
      // Nothing in it may end the script.
      "\n<p class=\"reading\" role=\"status\"></p>\n<script type=\"application/json\">"
        + json.replacing("<", with: "\\u003c").replacing("\n", with: "") + "</script>"
    }
    return """
      <figure id="\(figure.id)">

      ```{=html}
      \(drawing(figure, svg, copy: copy))\(numbers ?? "")
      ```

      <figcaption>

      \(figure.fullCaption)

      </figcaption>
      </figure>
      """
  }

  /// The same for a reader of CommonMark, to which HTML is HTML up to a blank line.
  static func embedded(_ figure: ReportFigure, _ svg: [UInt8], copy: Int = 1) -> String {
    """
    <figure id="\(figure.id)">
    \(drawing(figure, svg, copy: copy))
    <figcaption>

    \(figure.fullCaption)

    </figcaption>
    </figure>
    """
  }

  /// The drawing as an element of a page, with the alternative text of the figure.
  private static func drawing(_ figure: ReportFigure, _ svg: [UInt8], copy: Int) -> String {
    var drawing = String(decoding: svg, as: UTF8.self)
    if copy > 1, let name = drawing.firstMatch(of: /id="(lr[0-9a-f]{6,})/)?.1 {
      drawing = drawing.replacing(name, with: "\(name)x\(copy)")
    }
    if drawing.hasPrefix("<?xml"), let end = drawing.firstRange(of: "?>") { drawing.removeSubrange(..<end.upperBound) }
    if let start = drawing.firstRange(of: "<desc"), let open = drawing[start.upperBound...].firstIndex(of: ">"),
      let end = drawing[open...].firstRange(of: "</desc>")
    {
      drawing.replaceSubrange(drawing.index(after: open)..<end.lowerBound, with: figure.alt.xml)
    }
    // A blank line would end the HTML for some readers.
    return drawing.split(separator: "\n").joined(separator: "\n")
  }
}
