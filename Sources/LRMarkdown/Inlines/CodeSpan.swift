/// Code between backticks.
struct CodeReader: InlineReader {
  let firstBytes = [Byte.backtick]

  func read(_ parser: InlineParser) -> Bool {
    guard let span = CodeSpan(parser, at: parser.at) else {
      // All of them are letters: none of them begins a shorter span.
      var end = parser.at
      while end < parser.text.count, parser.text[end] == Byte.backtick { end += 1 }
      parser.addLetters(parser.at..<end)
      parser.at = end
      return true
    }
    let attributes = parser.attributes(at: span.end)
    let code = MarkdownCode(
      content: parser.source(span.content), attributes: attributes.map { parser.source($0) })
    parser.add(.code(code), to: attributes?.upperBound ?? span.end)
    return true
  }
}

/// What stands between backticks, and where they end.
struct CodeSpan {
  let content: Range<Int>
  let end: Int

  init?(_ parser: InlineParser, at start: Int) {
    let text = parser.text
    var first = start
    while first < text.count, text[first] == Byte.backtick { first += 1 }
    guard first > start, let closing = parser.closingBackticks(start..<first) else { return nil }
    end = closing.upperBound
    let inner = first..<closing.lowerBound
    // One blank on both sides makes room for a backtick; line ends are blanks.
    func isBlank(_ at: Int) -> Bool { text[at] == Byte.space || text[at] == Byte.newline }
    if inner.count > 2 || inner.count == 2, isBlank(inner.lowerBound), isBlank(inner.upperBound - 1),
      !inner.allSatisfy(isBlank)
    {
      content = inner.lowerBound + 1..<inner.upperBound - 1
    } else {
      content = inner
    }
  }
}

/// The runs of backticks in a text, by their lengths.
struct BacktickRuns {
  private var starts: [Int: [Int]] = [:]

  init(_ text: [UInt8]) {
    var at = 0
    while at < text.count {
      guard text[at] == Byte.backtick else {
        at += 1
        continue
      }
      let start = at
      while at < text.count, text[at] == Byte.backtick { at += 1 }
      starts[at - start, default: []].append(start)
    }
  }

  /// The first run behind a range that is as long as it.
  func closing(_ range: Range<Int>) -> Range<Int>? {
    guard let all = starts[range.count] else { return nil }
    var (low, high) = (0, all.count)
    while low < high {
      let middle = (low + high) / 2
      if all[middle] < range.upperBound { low = middle + 1 } else { high = middle }
    }
    return low < all.count ? all[low]..<all[low] + range.count : nil
  }
}
