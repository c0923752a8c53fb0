/// HTML that begins a line, of one of the seven kinds of CommonMark 4.6.
final class HTMLBlock: OpenBlock {
  private let number: Int

  init(kind number: Int, _ line: LineCursor) {
    self.number = number
    super.init(.htmlBlock(kind: number), at: line.first, in: line)
  }

  override var holdsLines: Bool { true }
  override func canHold(_ child: OpenBlock) -> Bool { false }

  override func goesOn(_ line: inout LineCursor) -> Continuation {
    number >= 6 && line.isBlank ? .ends : .goesOn
  }

  override func take(_ parser: BlockParser) {
    super.take(parser)
    let rest = parser.line.bytes[parser.line.rest.range]
    if HTMLSyntax.ends(number, in: rest) { parser.close(self) }
  }
}

/// `<div>`, `<!--`, …
struct HTMLStart: BlockStart {
  let firstBytes = [Byte.less]

  func open(_ parser: BlockParser, in container: OpenBlock) -> BlockOpening {
    let line = parser.line
    guard let kind = HTMLSyntax.blockKind(line.bytes, line.first..<line.range.upperBound) else { return .none }
    // Any tag may begin a line of text.
    if kind == 7, container is ParagraphBlock || parser.mayBeLazy { return .none }
    parser.add(HTMLBlock(kind: kind, line))
    return .leaf
  }
}
