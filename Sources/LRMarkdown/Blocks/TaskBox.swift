/// `[ ]` or `[x]` at the start of an item's text (GFM 5.3).
enum TaskBox {
  /// The box that the line begins with, and where the text behind it begins.
  static func read(_ line: LineCursor) -> (range: Range<Int>, isDone: Bool, next: Int)? {
    let start = line.first
    let mark = line.byte(start + 1)
    guard line.byte(start) == Byte.openBracket, line.range.upperBound > start + 3,
      line.bytes[start + 2] == Byte.closeBracket, line.bytes[start + 3].isSpaceOrTab,
      mark.isSpaceOrTab || mark | 0x20 == UInt8(ascii: "x"), !line.isBlank(from: start + 3)
    else { return nil }
    return (start..<start + 3, !mark.isSpaceOrTab, line.skipBlanks(start + 3))
  }
}
