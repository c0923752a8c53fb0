/// Code between fences, and directives whose content is code.
final class FenceBlock: OpenBlock {
  private var code: MarkdownCodeBlock
  private var fence: MarkdownFence

  init(_ fence: MarkdownFence, _ info: FenceInfo?, at start: Int, _ line: LineCursor) {
    self.fence = fence
    code = MarkdownCodeBlock(
      fence: fence, info: info?.range, language: info?.language, attributes: info?.attributes,
      directive: info.flatMap { $0.directive(fence) })
    super.init(.codeBlock(code), at: start, in: line)
  }

  override var holdsLines: Bool { true }
  override func canHold(_ child: OpenBlock) -> Bool { false }

  override func goesOn(_ line: inout LineCursor) -> Continuation {
    if let closing = fence.closing(line) {
      fence.closing = closing
      reach(closing.upperBound, line)
      return .closes
    }
    // The content stands as far to the left as the fence.
    var blanks = fence.indentation
    while blanks > 0, line.byte(line.offset).isSpaceOrTab {
      line.advance(columns: 1)
      blanks -= 1
    }
    return .goesOn
  }

  override func take(_ parser: BlockParser) {
    // The first line is the fence.
    if parser.line.number > firstLine { super.take(parser) }
  }

  override func close(_ parser: BlockParser) {
    code.fence = fence
    code.directive?.fence = fence
    if code.directive != nil {
      code.directive = DirectiveOptions.read(in: pieces, of: parser.line.bytes, into: code.directive)
    }
    kind = .codeBlock(code)
  }
}

extension MarkdownFence {
  /// The marks that a line begins with, three or more.
  init?(_ line: LineCursor) {
    let letter = line.byte(line.first)
    let end = line.end(of: letter, from: line.first)
    guard end - line.first >= 3 else { return nil }
    self.init(
      letter: letter, length: end - line.first, indentation: line.indentation, opening: line.first..<end)
  }

  /// The marks of a line that close it.
  func closing(_ line: LineCursor) -> Range<Int>? {
    guard !line.isIndented, line.byte(line.first) == letter else { return nil }
    let end = line.end(of: letter, from: line.first)
    return end - line.first >= length && line.isBlank(from: end) ? line.first..<end : nil
  }
}

/// Three backticks or tildes, or more.
struct FenceStart: BlockStart {
  let firstBytes = [Byte.backtick, Byte.tilde]

  func open(_ parser: BlockParser, in container: OpenBlock) -> BlockOpening {
    let line = parser.line
    guard let fence = MarkdownFence(line) else { return .none }
    let info = FenceInfo(line, from: fence.opening.upperBound, dialect: parser.dialect)
    // A line of code between backticks is no fence; backticks in attributes are.
    if fence.letter == Byte.backtick, let info {
      let beforeAttributes = info.range.lowerBound..<(info.attributes?.lowerBound ?? info.range.upperBound)
      if line.bytes[beforeAttributes].contains(Byte.backtick) { return .none }
    }
    let start = line.first
    parser.line.advanceToEnd()
    parser.add(FenceBlock(fence, info, at: start, line))
    return .leaf
  }
}
