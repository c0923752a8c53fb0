/// Runs of `*` and `_`.
struct DelimiterReader: InlineReader {
  let firstBytes = [UInt8(ascii: "*"), UInt8(ascii: "_")]

  func read(_ parser: InlineParser) -> Bool {
    let run = DelimiterRun(parser)
    let isStar = parser.text[parser.at] == UInt8(ascii: "*")
    let canOpen = run.opens && (isStar || !run.closes || run.before == .punctuation)
    let canClose = run.closes && (isStar || !run.opens || run.after == .punctuation)
    run.push(canOpen: canOpen, canClose: canClose, parser)
    return true
  }
}

/// A run of one letter, and what stands on both sides of it.
struct DelimiterRun {
  let range: Range<Int>
  let before: Letter
  let after: Letter

  init(_ parser: InlineParser) {
    let text = parser.text
    var end = parser.at
    while end < text.count, text[end] == text[parser.at] { end += 1 }
    range = parser.at..<end
    // As cmark-gfm has it, where `~` strikes it is looked through.
    let isLookedThrough = parser.dialect.strikethrough && text[parser.at] != Byte.tilde
    var (left, right) = (range.lowerBound, range.upperBound)
    if isLookedThrough {
      while left > 0, text[left - 1] == Byte.tilde { left -= 1 }
      while right < text.count, text[right] == Byte.tilde { right += 1 }
    }
    before = Letter(in: text, before: left)
    after = Letter(in: text, at: right)
  }

  /// Whether it is left-flanking, in CommonMark's words.
  var opens: Bool { after != .whitespace && (after != .punctuation || before != .other) }
  /// Whether it is right-flanking.
  var closes: Bool { before != .whitespace && (before != .punctuation || after != .other) }

  /// Adds it as letters that may be used.
  func push(canOpen: Bool, canClose: Bool, _ parser: InlineParser) {
    let letter = parser.text[range.lowerBound]
    guard canOpen || canClose else {
      parser.addLetters(range)
      parser.at = range.upperBound
      return
    }
    parser.delimiters.push(
      Delimiter(
        letter: letter, draft: parser.addMark(to: range.upperBound), start: range.lowerBound, length: range.count,
        canOpen: canOpen, canClose: canClose))
  }
}
