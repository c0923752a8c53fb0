/// The line that is being read, and how much of it containers have taken.
///
/// Columns count a tab as what is left to the next multiple of four; a container may take a part of one.
struct LineCursor {
  let bytes: [UInt8]
  /// From 1.
  private(set) var number = 0
  /// The line, without its end.
  private(set) var range: Range<Int>
  /// Where the next line begins.
  private(set) var next: Int
  private(set) var offset: Int
  private(set) var column = 0
  /// Whether a container has taken a part of the tab at `offset`.
  private(set) var isInsideTab = false
  /// The first byte from `offset` on that is neither blank nor tab, or the end of the line.
  private(set) var first: Int
  private var firstColumn = 0
  /// Up to where the line is known to be no thematic break.
  var noBreakBefore = 0

  init(_ bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    range = start..<start
    next = start
    offset = start
    first = start
  }

  /// Goes to the next line; false at the end of the source.
  mutating func moveToNextLine() -> Bool {
    guard next < bytes.count else { return false }
    let start = next
    var end = start
    while end < bytes.count, bytes[end] != Byte.newline, bytes[end] != 0x0D { end += 1 }
    range = start..<end
    next = end
    if next < bytes.count {
      next += bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == Byte.newline ? 2 : 1
    }
    number += 1
    offset = start
    column = 0
    isInsideTab = false
    first = start
    firstColumn = 0
    noBreakBefore = 0
    findFirst()
    return true
  }

  /// The bytes of the line's end: 2 for CR LF, 0 at the end of the source.
  var lineEnd: Int { next - range.upperBound }
  /// How far `first` stands to the right, in columns.
  var indentation: Int { firstColumn - column }
  var isIndented: Bool { indentation >= 4 }
  var isBlank: Bool { first >= range.upperBound }

  /// The byte at an index of the line; a line end behind it.
  func byte(_ index: Int) -> UInt8 { index < range.upperBound ? bytes[index] : Byte.newline }

  /// The index behind the bytes from `start` on that are `byte`.
  func end(of byte: UInt8, from start: Int) -> Int {
    var end = start
    while end < range.upperBound, bytes[end] == byte { end += 1 }
    return end
  }

  /// The index of the first byte from `start` on that is neither blank nor tab.
  func skipBlanks(_ start: Int) -> Int {
    var at = start
    while at < range.upperBound, bytes[at].isSpaceOrTab { at += 1 }
    return at
  }

  /// The end of the line without blanks behind it, not before `start`.
  func trimmedEnd(from start: Int) -> Int {
    var end = range.upperBound
    while end > start, bytes[end - 1].isSpaceOrTab { end -= 1 }
    return end
  }

  /// Takes a number of columns, at most to the end of the line.
  mutating func advance(columns: Int) {
    var left = columns
    while left > 0, offset < range.upperBound {
      let width = bytes[offset] == Byte.tab ? 4 - column % 4 : 1
      if width > left {
        isInsideTab = true
        column += left
        left = 0
      } else {
        isInsideTab = false
        column += width
        offset += 1
        left -= width
      }
    }
    findFirst()
  }

  /// Takes everything before an index, which is none of a blank that follows `first`.
  mutating func advance(to index: Int) {
    while offset < index {
      column += bytes[offset] == Byte.tab ? 4 - column % 4 : 1
      offset += 1
      isInsideTab = false
    }
    findFirst()
  }

  mutating func advanceToFirst() { advance(to: first) }
  mutating func advanceToEnd() { advance(to: range.upperBound) }

  /// What is left of the line, as content.
  var rest: ContentPiece {
    isInsideTab
      ? ContentPiece(range: offset + 1..<range.upperBound, blanks: 4 - column % 4, lineEnd: lineEnd)
      : ContentPiece(range: offset..<range.upperBound, lineEnd: lineEnd)
  }

  private mutating func findFirst() {
    guard first <= offset else { return }
    first = offset
    firstColumn = column
    while first < range.upperBound {
      if bytes[first] == Byte.space {
        firstColumn += 1
      } else if bytes[first] == Byte.tab {
        firstColumn += 4 - firstColumn % 4
      } else {
        break
      }
      first += 1
    }
  }
}

extension LineCursor {
  /// Whether nothing but blanks stands from an index on.
  func isBlank(from index: Int) -> Bool { skipBlanks(index) >= range.upperBound }
}
