/// A link in a text that may lead to something of a report: `[words](#fig-cosine)`, `[words](08-cosine.md)`.
///
///     MarkdownLink.all(in: "`[](#a)` [it](#b)")   // one, to `#b`: code has no links
struct MarkdownLink {
  /// The target, between the brackets.
  var target: Range<String.Index>
  /// False for `[](#fig-cosine)`, whose words are made.
  var hasWords: Bool
  /// Bytes before the target.
  var offset: Int

  /// Longer targets are none of ours.
  private static let longest = 512

  /// In the order of the text, in time that grows with its length.
  static func all(in text: String) -> [MarkdownLink] {
    var found: [MarkdownLink] = []
    let bytes = Array(text.utf8)
    var at = 0
    // The place of the last bracket or other letter behind a backslash.
    var escaped = -1
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\\"):
        escaped = at + 1
        at += 2
      case UInt8(ascii: "`"): at = afterCode(bytes, at)
      case UInt8(ascii: "(") where at > 0 && bytes[at - 1] == UInt8(ascii: "]"):
        let isEmpty = at > 1 && bytes[at - 2] == UInt8(ascii: "[")
        if escaped != at - 1, !isEmpty || escaped != at - 2, let target = target(bytes, at + 1) {
          let range =
            text.utf8.index(
              text.startIndex, offsetBy: target.lowerBound)..<text.utf8.index(
              text.startIndex, offsetBy: target.upperBound)
          found.append(
            MarkdownLink(
              target: range, hasWords: !isEmpty, offset: target.lowerBound))
        }
        at += 1
      default: at += 1
      }
    }
    return found
  }

  /// The target of a link that may be one of ours: up to its bracket, or to the title behind it.
  private static func target(_ bytes: [UInt8], _ start: Int) -> Range<Int>? {
    let isAngled = start < bytes.count && bytes[start] == UInt8(ascii: "<")
    let first = isAngled ? start + 1 : start
    var end = first
    while end < bytes.count, end - first < longest, !"()<> \n\r".utf8.contains(bytes[end]) { end += 1 }
    guard end < bytes.count, (isAngled ? ">" : ") ").utf8.contains(bytes[end]) else { return nil }
    let text = bytes[first..<end]
    let isOurs = text.contains(UInt8(ascii: "#")) || text.suffix(3).elementsEqual(".md".utf8)
    return isOurs && !String(decoding: text, as: UTF8.self).contains("://") ? first..<end : nil
  }

  /// Where a code span ends: behind as many backticks as begin it; one that does not end in its paragraph is none.
  private static func afterCode(_ bytes: [UInt8], _ start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] == UInt8(ascii: "`") { end += 1 }
    var at = end
    while at < bytes.count, at - end < 4096 {
      if bytes[at] == 0x0A, at + 1 < bytes.count, bytes[at + 1] == 0x0A { return end }
      guard bytes[at] == UInt8(ascii: "`") else {
        at += 1
        continue
      }
      var close = at
      while close < bytes.count, bytes[close] == UInt8(ascii: "`") { close += 1 }
      if close - at == end - start { return close }
      at = close
    }
    return end
  }
}
