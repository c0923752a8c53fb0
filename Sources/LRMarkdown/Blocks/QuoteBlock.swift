/// Lines behind `>`.
final class QuoteBlock: OpenBlock {
  override func goesOn(_ line: inout LineCursor) -> Continuation {
    guard Self.takeMark(&line) else { return .ends }
    reach(line.offset, line)
    return .goesOn
  }

  /// Takes `>` and the blank behind it.
  static func takeMark(_ line: inout LineCursor) -> Bool {
    guard !line.isIndented, line.byte(line.first) == Byte.greater else { return false }
    line.advance(to: line.first + 1)
    if line.byte(line.offset).isSpaceOrTab { line.advance(columns: 1) }
    return true
  }
}

/// `>`
struct QuoteStart: BlockStart {
  let firstBytes = [Byte.greater]

  func open(_ parser: BlockParser, in container: OpenBlock) -> BlockOpening {
    guard parser.canNest() else { return .none }
    let start = parser.line.first
    guard QuoteBlock.takeMark(&parser.line) else { return .none }
    parser.add(QuoteBlock(.quote, at: start, to: start + 1, in: parser.line))
    return .container
  }
}
