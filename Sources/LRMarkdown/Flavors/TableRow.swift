/// The cells of one line of a table (GFM 4.10).
struct TableRow {
  /// Without blanks around them.
  private(set) var cells: [Range<Int>] = []

  /// - Parameter range: a line, without blanks around it.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    var start = range.lowerBound
    if start < range.upperBound, bytes[start] == Byte.pipe { start += 1 }
    var at = start
    while at < range.upperBound {
      // A pipe behind a backslash is a letter.
      if bytes[at] == Byte.pipe, at == start || bytes[at - 1] != Byte.backslash {
        cells.append(Self.trimmed(bytes, start..<at))
        start = at + 1
      }
      at += 1
    }
    let last = Self.trimmed(bytes, start..<range.upperBound)
    if !last.isEmpty { cells.append(last) }
  }

  private static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start].isSpaceOrTab { start += 1 }
    while end > start, bytes[end - 1].isSpaceOrTab { end -= 1 }
    return start..<end
  }

  /// The alignments that a row of hyphens gives; nil where it is none.
  func alignments(_ bytes: [UInt8]) -> [MarkdownTable.Alignment]? {
    var alignments: [MarkdownTable.Alignment] = []
    for cell in cells {
      var (start, end) = (cell.lowerBound, cell.upperBound)
      let isLeft = start < end && bytes[start] == Byte.colon
      if isLeft { start += 1 }
      let isRight = start < end && bytes[end - 1] == Byte.colon
      if isRight { end -= 1 }
      guard start < end, bytes[start..<end].allSatisfy({ $0 == Byte.hyphen }) else { return nil }
      alignments.append(isLeft ? isRight ? .center : .left : isRight ? .right : .none)
    }
    return alignments.isEmpty ? nil : alignments
  }

  /// The content of a cell: the backslash before a pipe is none of it.
  static func pieces(_ bytes: [UInt8], _ cell: Range<Int>) -> [ContentPiece] {
    var pieces: [ContentPiece] = []
    var start = cell.lowerBound
    for at in cell where bytes[at] == Byte.pipe && at > start && bytes[at - 1] == Byte.backslash {
      pieces.append(ContentPiece(range: start..<at - 1))
      start = at
    }
    pieces.append(ContentPiece(range: start..<cell.upperBound))
    return pieces
  }
}
