/// Lines of text; also what definitions, headings with an underline and tables begin as.
final class ParagraphBlock: OpenBlock {
  init(_ line: LineCursor) { super.init(.paragraph, at: line.first, in: line) }

  override var holdsLines: Bool { true }
  override var canBeInterrupted: Bool { true }
  override func canHold(_ child: OpenBlock) -> Bool { false }
  override func goesOn(_ line: inout LineCursor) -> Continuation { line.isBlank ? .ends : .goesOn }

  override func take(_ parser: BlockParser) {
    let line = parser.line
    var start = line.first
    if pieces.isEmpty {
      if parser.dialect.taskLists, let item = parent as? ItemBlock, item.children.count == 1 {
        start = item.takeTask(line) ?? start
      }
      firstLine = line.number
      range = start..<start
    }
    pieces.append(ContentPiece(range: start..<line.range.upperBound, lineEnd: line.lineEnd))
    reach(line.trimmedEnd(from: start), line)
  }

  override func close(_ parser: BlockParser) {
    takeDefinitions(parser)
    if pieces.isEmpty { parent?.children.removeLast() } else { trim(parser.line.bytes) }
  }

  /// Takes away the blanks and the line end behind the last line.
  func trim(_ bytes: [UInt8]) {
    guard let last = pieces.indices.last else { return }
    var end = pieces[last].range.upperBound
    while end > pieces[last].range.lowerBound, bytes[end - 1].isSpaceOrTab { end -= 1 }
    pieces[last].range = pieces[last].range.lowerBound..<end
    pieces[last].lineEnd = nil
    range = (pieces.first?.range.lowerBound ?? range.lowerBound)..<end
  }

  /// Makes blocks of the definitions that it begins with, and puts them before it.
  func takeDefinitions(_ parser: BlockParser) {
    let bytes = parser.line.bytes
    guard let parent, let first = pieces.first, bytes[first.range.lowerBound] == Byte.openBracket else { return }
    let content = MarkdownContent(bytes, pieces)
    var found: [OpenBlock] = []
    var (at, lines) = (0, 0)
    while let definition = DefinitionReader(content.bytes, at: at) {
      let start = lines
      let end = definition.end
      while lines < pieces.count, at < end {
        at += pieces[lines].length
        lines += 1
      }
      let block = definition.block(content, lines: firstLine + start...firstLine + lines - 1)
      if case .definition(let parts) = block.kind { parser.labels.define(definition.key, parts) }
      found.append(block)
    }
    guard !found.isEmpty else { return }
    pieces.removeFirst(lines)
    firstLine += lines
    if let first = pieces.first { range = first.range.lowerBound..<max(first.range.lowerBound, range.upperBound) }
    parent.replaceLast(with: found)
    parent.children.append(self)
  }
}
