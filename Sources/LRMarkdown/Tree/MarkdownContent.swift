/// The content of a block or a part of it, without what containers put before each line, and the way back to the source.
public struct MarkdownContent: Sendable {
  /// The bytes; every line end is LF, however the source writes it.
  public let bytes: [UInt8]
  /// The pieces of the source that it is made of, in order.
  public let pieces: [ContentPiece]
  /// Where each piece begins in `bytes`.
  private let starts: [Int]

  init(_ source: [UInt8], _ pieces: [ContentPiece]) {
    var bytes: [UInt8] = []
    var starts: [Int] = []
    bytes.reserveCapacity(pieces.reduce(0) { $0 + $1.length })
    starts.reserveCapacity(pieces.count)
    for piece in pieces {
      starts.append(bytes.count)
      for _ in 0..<piece.blanks { bytes.append(Byte.space) }
      bytes += source[piece.range]
      if piece.lineEnd != nil { bytes.append(Byte.newline) }
    }
    self.bytes = bytes
    self.pieces = pieces
    self.starts = starts
  }

  /// The bytes as text; U+FFFD stands for NUL and for what is no UTF-8.
  public var text: String { MarkdownText.string(bytes[...]) }

  /// The source offset of a content offset; the end of the content is the end of its last piece.
  public func sourceOffset(of offset: Int) -> Int {
    guard let index = piece(at: offset) else { return 0 }
    let piece = pieces[index]
    let inside = offset - starts[index] - piece.blanks
    return inside > piece.range.count
      ? piece.range.upperBound + (piece.lineEnd ?? 0) : piece.range.lowerBound + max(inside, 0)
  }

  /// The source range of a range of the content, which may hold what containers put before its later lines.
  public func sourceRange(of range: Range<Int>) -> Range<Int> {
    let start = sourceOffset(of: range.lowerBound)
    guard !range.isEmpty, let index = piece(at: range.upperBound - 1) else { return start..<start }
    // The end belongs to the last byte: what follows it may lie on another line.
    let piece = pieces[index]
    let inside = range.upperBound - starts[index] - piece.blanks
    let end =
      inside > piece.range.count
      ? piece.range.upperBound + (piece.lineEnd ?? 0) : piece.range.lowerBound + max(inside, 0)
    return start..<max(start, end)
  }

  /// The content offset of a source offset; nil for a byte that is none of the content.
  public func offset(ofSource offset: Int) -> Int? {
    var (low, high) = (0, pieces.count)
    while low < high {
      let middle = (low + high) / 2
      let piece = pieces[middle]
      if offset < piece.range.lowerBound {
        high = middle
      } else if offset >= piece.range.upperBound + (piece.lineEnd ?? 0) {
        low = middle + 1
      } else {
        return starts[middle] + piece.blanks + min(offset - piece.range.lowerBound, piece.range.count)
      }
    }
    return nil
  }

  /// The parts of pieces that lie in a range of the content.
  func pieces(of range: Range<Int>) -> [ContentPiece] {
    var result: [ContentPiece] = []
    var index = piece(at: range.lowerBound) ?? 0
    while index < pieces.count, starts[index] < range.upperBound {
      var piece = pieces[index]
      let (start, end) = (starts[index], starts[index] + piece.length)
      let before = max(0, range.lowerBound - start)
      if range.upperBound < end {
        let textEnd = min(range.upperBound - start - piece.blanks, piece.range.count)
        piece.range = piece.range.lowerBound..<piece.range.lowerBound + max(0, textEnd)
        piece.lineEnd = nil
      }
      let blanks = min(before, piece.blanks)
      piece.blanks -= blanks
      piece.range = min(piece.range.lowerBound + before - blanks, piece.range.upperBound)..<piece.range.upperBound
      result.append(piece)
      index += 1
    }
    return result
  }

  /// The last piece that begins at or before an offset.
  private func piece(at offset: Int) -> Int? {
    var (low, high) = (0, pieces.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : pieces.isEmpty ? nil : 0
  }
}
