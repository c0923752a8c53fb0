/// Lines with four blanks before them.
final class IndentedCodeBlock: OpenBlock {
  override var holdsLines: Bool { true }
  override func canHold(_ child: OpenBlock) -> Bool { false }

  override func goesOn(_ line: inout LineCursor) -> Continuation {
    if line.isIndented {
      line.advance(columns: 4)
    } else if line.isBlank {
      line.advanceToFirst()
    } else {
      return .ends
    }
    return .goesOn
  }

  override func close(_ parser: BlockParser) {
    // Blank lines at the end are none of it.
    while let last = pieces.last, parser.line.bytes[last.range].allSatisfy(\.isSpaceOrTab) { pieces.removeLast() }
    if let last = pieces.last { range = range.lowerBound..<last.range.upperBound }
    lastLine = firstLine + max(0, pieces.count - 1)
  }

  /// Begins with the present line, unless it is the text of a paragraph.
  static func open(_ parser: BlockParser) -> BlockOpening {
    guard !(parser.tip is ParagraphBlock) else { return .none }
    parser.line.advance(columns: 4)
    let line = parser.line
    parser.add(IndentedCodeBlock(.codeBlock(MarkdownCodeBlock()), at: line.rest.range.lowerBound, in: line))
    return .leaf
  }
}
