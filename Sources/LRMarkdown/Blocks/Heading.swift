/// A block that ends with the line it begins with.
final class LineBlock: OpenBlock {
  override func goesOn(_ line: inout LineCursor) -> Continuation { .ends }
  override func canHold(_ child: OpenBlock) -> Bool { false }
}

/// `# Words`, `## Words ##`
struct HeadingStart: BlockStart {
  let firstBytes = [Byte.hash]

  func open(_ parser: BlockParser, in container: OpenBlock) -> BlockOpening {
    let line = parser.line
    let marks = line.first..<line.end(of: Byte.hash, from: line.first)
    guard marks.count <= 6, line.byte(marks.upperBound).isWhitespace else { return .none }
    let start = line.skipBlanks(marks.upperBound)
    var (content, attributes) = HeadingWords.parts(start..<line.trimmedEnd(from: start), parser)
    var end = content.upperBound
    while end > start, line.bytes[end - 1] == Byte.hash { end -= 1 }
    // Marks behind the words belong to them where no blank stands between.
    if end < content.upperBound, end == start || line.bytes[end - 1].isSpaceOrTab {
      content = HeadingWords.trimmed(start..<end, line.bytes)
    }
    let heading = MarkdownHeading(level: marks.count, content: content, attributes: attributes)
    let block = LineBlock(.heading(heading), at: line.first, in: line)
    block.pieces = [ContentPiece(range: content)]
    parser.line.advanceToEnd()
    parser.add(block)
    return .leaf
  }
}

/// A line of `=` or `-` below a paragraph, which makes it a heading.
struct UnderlineStart: BlockStart {
  let firstBytes = [Byte.equals, Byte.hyphen]

  func open(_ parser: BlockParser, in container: OpenBlock) -> BlockOpening {
    guard let paragraph = container as? ParagraphBlock else { return .none }
    let line = parser.line
    let letter = line.byte(line.first)
    let end = line.end(of: letter, from: line.first)
    guard line.isBlank(from: end) else { return .none }
    paragraph.takeDefinitions(parser)
    guard !paragraph.pieces.isEmpty else { return .none }
    paragraph.trim(line.bytes)
    var content = paragraph.range
    var attributes: Range<Int>?
    if let last = paragraph.pieces.last {
      let (words, list) = HeadingWords.parts(last.range, parser)
      attributes = list
      content = content.lowerBound..<words.upperBound
      paragraph.pieces[paragraph.pieces.count - 1].range = words
    }
    let heading = MarkdownHeading(
      level: letter == Byte.equals ? 1 : 2, underline: line.first..<end, content: content, attributes: attributes)
    let block = LineBlock(
      .heading(heading), paragraph.range.lowerBound..<end, lines: paragraph.firstLine...line.number)
    block.pieces = paragraph.pieces
    block.isOpen = true
    parser.line.advanceToEnd()
    parser.replaceTip(with: block)
    return .leaf
  }
}

/// What belongs to the words of a heading.
private enum HeadingWords {
  /// The words, and the attributes behind them.
  static func parts(_ range: Range<Int>, _ parser: BlockParser) -> (words: Range<Int>, attributes: Range<Int>?) {
    guard parser.dialect.attributes,
      let attributes = MarkdownAttributes.suffix(of: range, in: parser.line.bytes)
    else { return (range, nil) }
    return (trimmed(range.lowerBound..<attributes.lowerBound, parser.line.bytes), attributes)
  }

  static func trimmed(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, bytes[end - 1].isSpaceOrTab { end -= 1 }
    return range.lowerBound..<end
  }
}
