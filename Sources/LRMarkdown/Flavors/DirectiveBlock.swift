/// A directive or a division whose content is Markdown, between colons or backticks.
final class DirectiveBlock: OpenBlock {
  fileprivate var directive: MarkdownDirective
  private var options = DirectiveOptions()
  private var mayHaveOptions: Bool
  private let isColons: Bool

  init(_ directive: MarkdownDirective, isDivision: Bool, _ line: LineCursor) {
    self.directive = directive
    isColons = directive.fence.letter == Byte.colon
    mayHaveOptions = !isDivision
    super.init(.directive(directive), at: line.first, in: line)
  }

  override func goesOn(_ line: inout LineCursor) -> Continuation {
    // MyST ends at the first fence that is long enough, whatever is open inside.
    if !isColons, line.byte(line.first) == directive.fence.letter,
      let closing = directive.fence.closing(line)
    {
      finish(closing, line)
      return .closes
    }
    range = range.lowerBound..<line.range.upperBound
    lastLine = line.number
    if mayHaveOptions {
      if children.isEmpty, options.take(line.rest.range, of: line.bytes) {
        line.advanceToEnd()
        return .taken
      }
      mayHaveOptions = false
    }
    var blanks = isColons ? 0 : directive.fence.indentation
    while blanks > 0, line.byte(line.offset).isSpaceOrTab {
      line.advance(columns: 1)
      blanks -= 1
    }
    return .goesOn
  }

  override func close(_ parser: BlockParser) {
    super.close(parser)
    directive.options = options.found
    directive.optionLines = options.lines
    kind = .directive(directive)
  }

  fileprivate func finish(_ closing: Range<Int>, _ line: LineCursor) {
    directive.fence.closing = closing
    reach(closing.upperBound, line)
  }
}

/// `::: name`, `::: {.class}`, `:::{name} arguments`; ```` ```{note} ```` where notes are Markdown.
struct DirectiveStart: BlockStart {
  let firstBytes = [Byte.colon, Byte.backtick, Byte.tilde]

  func isKnown(in dialect: MarkdownDialect) -> Bool { dialect.directives }

  /// The directive that a line of colons ends: the innermost of that length, else the innermost of at most that length,
  /// among those that are open where the line stands.
  func block(endedBy line: LineCursor, in container: OpenBlock) -> OpenBlock? {
    guard line.byte(line.first) == Byte.colon, !line.isIndented else { return nil }
    let end = line.end(of: Byte.colon, from: line.first)
    let length = end - line.first
    guard length >= 3, line.isBlank(from: end) else { return nil }
    // Code is not looked into.
    var next: OpenBlock? = container
    if container.holdsLines {
      guard container.canBeInterrupted else { return nil }
      next = container.parent
    }
    var shorter: DirectiveBlock?
    while let block = next, block is DirectiveBlock || block is ListBlock {
      if let block = block as? DirectiveBlock, block.directive.fence.letter == Byte.colon {
        if block.directive.fence.length == length {
          block.finish(line.first..<end, line)
          return block
        }
        if shorter == nil, block.directive.fence.length < length { shorter = block }
      }
      next = block.parent
    }
    shorter?.finish(line.first..<end, line)
    return shorter
  }

  func open(_ parser: BlockParser, in container: OpenBlock) -> BlockOpening {
    let line = parser.line
    guard let fence = MarkdownFence(line),
      let info = FenceInfo(line, from: fence.opening.upperBound, dialect: parser.dialect)
    else { return .none }
    if let name = info.name, let directive = info.directive(fence) {
      let word = String(decoding: line.bytes[name], as: UTF8.self)
      let isMarkdown =
        fence.letter == Byte.colon
        ? !parser.dialect.codeDirectives.contains(word) : parser.dialect.markdownDirectives.contains(word)
      if isMarkdown { return open(directive, isDivision: false, parser) }
      guard fence.letter == Byte.colon else { return .none }
      parser.line.advanceToEnd()
      parser.add(FenceBlock(fence, info, at: line.first, line))
      return .leaf
    }
    guard fence.letter == Byte.colon, let division = division(line, fence, info) else { return .none }
    return open(division, isDivision: true, parser)
  }

  private func open(_ directive: MarkdownDirective, isDivision: Bool, _ parser: BlockParser) -> BlockOpening {
    guard parser.canNest() else { return .none }
    let block = DirectiveBlock(directive, isDivision: isDivision, parser.line)
    parser.line.advanceToEnd()
    parser.add(block)
    return .container
  }

  /// A division of pandoc: attributes or one word, and colons behind it.
  private func division(_ line: LineCursor, _ fence: MarkdownFence, _ info: FenceInfo) -> MarkdownDirective? {
    let first = info.range.lowerBound
    var end = info.range.upperBound
    while end > first, line.bytes[end - 1] == Byte.colon || line.bytes[end - 1].isSpaceOrTab { end -= 1 }
    let attributes = MarkdownAttributes.suffix(of: first..<end, in: line.bytes)
    var directive = MarkdownDirective(fence: fence, attributes: attributes)
    if attributes?.lowerBound == first { return directive }
    var limit = attributes?.lowerBound ?? end
    while limit > first, line.bytes[limit - 1].isSpaceOrTab { limit -= 1 }
    guard limit > first, !line.bytes[first..<limit].contains(where: { $0.isSpaceOrTab || "{}`".utf8.contains($0) })
    else { return nil }
    directive.name = first..<limit
    return directive
  }
}
