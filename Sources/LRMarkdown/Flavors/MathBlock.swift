/// A formula between `$$` and `$$` on lines of its own; no blank line stands in it.
final class MathBlock: OpenBlock {
  private let start: Int
  private var isClosed = false

  init(_ line: LineCursor) {
    start = line.first + 2
    // A paragraph, should its end not be reached.
    super.init(.paragraph, at: line.first, in: line)
  }

  override var holdsLines: Bool { true }
  override func canHold(_ child: OpenBlock) -> Bool { false }
  override func goesOn(_ line: inout LineCursor) -> Continuation { line.isBlank ? .ends : .goesOn }

  override func take(_ parser: BlockParser) {
    let line = parser.line
    pieces.append(ContentPiece(range: line.first..<line.range.upperBound, lineEnd: line.lineEnd))
    reach(line.range.upperBound, line)
    let from = line.number == firstLine ? start : line.first
    guard let end = MathBlockStart.end(line.bytes, from..<line.range.upperBound) else { return }
    let label = MathBlockStart.label(line.bytes, end + 2..<line.range.upperBound)
    let math = MarkdownMath(isDisplay: true, content: start..<end, label: label.flatMap { $0.isEmpty ? nil : $0 })
    kind = .mathBlock(math)
    range = range.lowerBound..<line.trimmedEnd(from: range.lowerBound)
    isClosed = true
    parser.close(self)
  }

  override func close(_ parser: BlockParser) {
    guard !isClosed, var last = pieces.popLast() else { return }
    var end = last.range.upperBound
    while end > last.range.lowerBound, parser.line.bytes[end - 1].isSpaceOrTab { end -= 1 }
    last.range = last.range.lowerBound..<end
    last.lineEnd = nil
    pieces.append(last)
    range = range.lowerBound..<end
  }
}

/// `$$` at the start of a line, where a `$$` that ends a line follows before the next blank one.
struct MathBlockStart: BlockStart {
  let firstBytes = [Byte.dollar]

  func isKnown(in dialect: MarkdownDialect) -> Bool { dialect.math }

  func open(_ parser: BlockParser, in container: OpenBlock) -> BlockOpening {
    var line = parser.line
    guard line.byte(line.first + 1) == Byte.dollar else { return .none }
    var from = line.first + 2
    while true {
      if let end = Self.end(line.bytes, from..<line.range.upperBound) {
        if Self.label(line.bytes, end + 2..<line.range.upperBound) == nil { return .none }
        break
      }
      // Marks of quotes are passed over, so that a line of them is blank.
      guard line.moveToNextLine(),
        line.bytes[line.range].contains(where: { !$0.isSpaceOrTab && $0 != Byte.greater })
      else { return .none }
      from = line.range.lowerBound
    }
    parser.add(MathBlock(parser.line))
    return .leaf
  }

  /// Where the next `$$` stands; a backslash before it does not matter, as in pandoc.
  static func end(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    HTMLSyntax.find("$$", in: bytes[range], from: range.lowerBound)
  }

  /// `{#eq-id}` or `(label)`, alone in a range but for blanks; an empty range where nothing stands, nil for anything else.
  static func label(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start].isSpaceOrTab { start += 1 }
    while end > start, bytes[end - 1].isSpaceOrTab { end -= 1 }
    if start == end { return start..<start }
    if bytes[start] == Byte.openParenthesis, bytes[end - 1] == Byte.closeParenthesis,
      !bytes[start + 1..<end - 1].contains(where: { $0.isWhitespace || $0 == Byte.closeParenthesis })
    {
      return start..<end
    }
    guard bytes[start] == Byte.openBrace, let list = MarkdownAttributes(bytes, at: start, to: end),
      list.range.upperBound == end
    else { return nil }
    return start..<end
  }
}
