/// Rows of cells between pipes (GFM 4.10).
final class TableBlock: OpenBlock {
  private let table: MarkdownTable

  init(_ table: MarkdownTable, header: Range<Int>, _ line: LineCursor) {
    self.table = table
    super.init(
      .table(table), header.lowerBound..<table.delimiterRow.upperBound, lines: line.number - 1...line.number)
    isOpen = true
    addRow(header, line.bytes, isHeader: true, number: line.number - 1)
  }

  override var holdsLines: Bool { true }
  override var canBeInterrupted: Bool { true }
  override func canHold(_ child: OpenBlock) -> Bool { false }

  override func goesOn(_ line: inout LineCursor) -> Continuation {
    if line.isBlank { return .ends }
    // A lonely pipe is no row.
    return line.byte(line.first) == Byte.pipe && line.isBlank(from: line.first + 1) ? .ends : .goesOn
  }

  override func take(_ parser: BlockParser) {
    let line = parser.line
    // The first line is the row of hyphens.
    guard line.number > lastLine else { return }
    let end = line.trimmedEnd(from: line.first)
    addRow(line.first..<end, line.bytes, isHeader: false, number: line.number)
    reach(end, line)
  }

  private func addRow(_ range: Range<Int>, _ bytes: [UInt8], isHeader: Bool, number: Int) {
    let row = OpenBlock(.tableRow(isHeader: isHeader), range, lines: number...number)
    append(row)
    let cells = TableRow(bytes, range).cells
    // Cells that are not written are none, else a few short rows could be a million cells.
    for (cell, alignment) in zip(cells, table.alignments) {
      let block = OpenBlock(.tableCell(alignment), cell, lines: number...number)
      block.pieces = TableRow.pieces(bytes, cell)
      row.append(block)
    }
  }
}

/// A row of hyphens below a line with as many cells.
struct TableStart: BlockStart {
  let firstBytes = [Byte.pipe, Byte.colon, Byte.hyphen]

  func isKnown(in dialect: MarkdownDialect) -> Bool { dialect.tables }

  func open(_ parser: BlockParser, in container: OpenBlock) -> BlockOpening {
    guard let paragraph = container as? ParagraphBlock, let last = paragraph.pieces.last else { return .none }
    let line = parser.line
    let row = line.first..<line.trimmedEnd(from: line.first)
    guard let alignments = TableRow(line.bytes, row).alignments(line.bytes) else { return .none }
    var end = last.range.upperBound
    while end > last.range.lowerBound, line.bytes[end - 1].isSpaceOrTab { end -= 1 }
    let header = last.range.lowerBound..<end
    guard TableRow(line.bytes, header).cells.count == alignments.count else { return .none }
    let table = TableBlock(MarkdownTable(alignments: alignments, delimiterRow: row), header: header, line)
    parser.line.advanceToEnd()
    if paragraph.pieces.count == 1 {
      parser.replaceTip(with: table)
    } else {
      // The lines before stay a paragraph.
      paragraph.pieces.removeLast()
      paragraph.lastLine -= 1
      parser.close(paragraph)
      parser.add(table)
    }
    return .leaf
  }
}
