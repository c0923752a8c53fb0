/// `(name)=`: a name for what follows (MyST).
struct TargetStart: BlockStart {
  let firstBytes = [Byte.openParenthesis]

  func isKnown(in dialect: MarkdownDialect) -> Bool { dialect.targets }

  func open(_ parser: BlockParser, in container: OpenBlock) -> BlockOpening {
    let line = parser.line
    let start = line.first + 1
    var end = start
    while line.byte(end).isLetterOrDigit || "|@<>*./_-+:".utf8.contains(line.byte(end)) || line.byte(end) >= 0x80 {
      end += 1
    }
    guard end > start, line.byte(end) == Byte.closeParenthesis, line.byte(end + 1) == Byte.equals,
      line.isBlank(from: end + 2)
    else { return .none }
    let block = LineBlock(.target(name: start..<end), at: line.first, in: line)
    parser.line.advanceToEnd()
    parser.add(block)
    return .leaf
  }
}
