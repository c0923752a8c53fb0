import LRMarkdown

/// A figure that is spoken of by its name, in the way of some host: `@fig-cosine`, `[@fig-cosine]`, `` {numref}`fig-cosine` ``.
struct FigureMention {
  var id: String
  /// All of it.
  var range: Range<Int>

  /// - Parameter isKnown: whether there is a figure of a name; whatever else is written so is no mention.
  static func all(in part: MarkdownPart, isKnown: (String) -> Bool) -> [FigureMention] {
    var mentions: [FigureMention] = []
    // The words of a link hold no other.
    var linkEnd = 0
    for node in part.nodes where node.id >= linkEnd {
      switch node.kind {
      case .link: linkEnd = node.next
      case .text: find(in: node.range.clamped(to: part.range), part, isKnown, &mentions)
      case .role(let name, let content):
        let id = part.text(content)
        if ["numref", "ref"].contains(part.text(name)), isKnown(id) {
          mentions.append(FigureMention(id: id, range: node.range))
        }
      default: break
      }
    }
    return mentions
  }

  private static func find(
    in text: Range<Int>, _ part: MarkdownPart, _ isKnown: (String) -> Bool, _ mentions: inout [FigureMention]
  ) {
    let bytes = part.markdown.source.bytes
    func isName(_ byte: UInt8) -> Bool {
      ReportName.isLetter(byte) || "-:".utf8.contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }
    var at = text.lowerBound
    while let sign = bytes[at..<text.upperBound].firstIndex(of: UInt8(ascii: "@")) {
      var end = sign + 1
      while end < text.upperBound, isName(bytes[end]) { end += 1 }
      at = max(end, sign + 1)
      // A sign of the sentence may follow.
      while end > sign + 1, "-:".utf8.contains(bytes[end - 1]) { end -= 1 }
      let id = part.text(sign + 1..<end)
      let follows = sign > text.lowerBound && (isName(bytes[sign - 1]) || bytes[sign - 1] >= 0x80)
      guard !follows, isKnown(id) else { continue }
      let isBracketed =
        sign > text.lowerBound && bytes[sign - 1] == UInt8(ascii: "[")
        && end < text.upperBound && bytes[end] == UInt8(ascii: "]")
      mentions.append(FigureMention(id: id, range: isBracketed ? sign - 1..<end + 1 : sign..<end))
    }
  }
}
