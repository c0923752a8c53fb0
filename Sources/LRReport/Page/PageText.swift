/// Markdown as pandoc has it.
enum PageText {
  /// A paper has nothing to unfold: the words that would are a heading in bold.
  static func unfolded(_ text: String) -> String {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { line in
      line.hasPrefix("<summary>") && line.hasSuffix("</summary>")
        ? "**" + line.dropFirst(9).dropLast(10) + ".**" : String(line)
    }.joined(separator: "\n")
  }

  /// Markdown whose brackets come in pairs, so that it can stand between two: the others are escaped.
  ///
  ///     PageText.balanced("the range [0, 1)")   // the range \[0, 1)
  static func balanced(_ text: String) -> String {
    let letters = Array(text)
    var open: [Int] = []
    var lone: Set<Int> = []
    var at = 0
    while at < letters.count {
      switch letters[at] {
      case "\\": at += 1
      case "[": open.append(at)
      case "]": if open.popLast() == nil { lone.insert(at) }
      default: break
      }
      at += 1
    }
    lone.formUnion(open)
    return letters.indices.map { lone.contains($0) ? "\\\(letters[$0])" : String(letters[$0]) }.joined()
  }

  /// A figure with its drawing in the text.
  ///
  /// - Parameter copy: how often the same drawing has come; names in it are each given once on a page.
  static func inline(_ figure: ReportFigure, _ svg: [UInt8], copy: Int = 1) -> String {
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
    let lines = drawing.split(separator: "\n").joined(separator: "\n")
    return """
      <figure id="\(figure.id)">

      ```{=html}
      \(lines)
      ```

      <figcaption>

      \(figure.fullCaption)

      </figcaption>
      </figure>

      """
  }

  /// The text, so many blanks to the right: in the item of a list.
  static func indented(_ text: String, _ count: Int) -> String {
    guard count > 0 else { return text }
    let blanks = String(repeating: " ", count: count)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : blanks + $0 }
      .joined(separator: "\n")
  }
}
