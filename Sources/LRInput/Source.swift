/// A place in a text as people count it: lines and columns from 1, columns in Unicode scalars.
public struct Place: Sendable, Equatable, Comparable {
  /// From 1.
  public var line: Int
  /// From 1, in Unicode scalars.
  public var column: Int

  /// `Place(line: 3, column: 5)`
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Whether a place comes before another in the text.
  public static func < (a: Place, b: Place) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}

extension Place: CustomStringConvertible {
  /// `3:5` for line 3, column 5.
  public var description: String { "\(line):\(column)" }
}

/// A text as it was given, with the name under which messages speak of it.
///
/// Positions elsewhere are byte offsets into `bytes`; they become lines and columns only when a message is written.
/// Negative offsets stand for command-line flags: −1 is the first of `flags`, −2 the second, and so on.
public struct Source: Sendable {
  /// The name that messages show: a path, or `<stdin>`.
  public let name: String
  /// The text as bytes; UTF-8 is expected, but not promised.
  public let bytes: [UInt8]
  /// The command-line flags that were written onto the tree, such as `--steps`.
  public private(set) var flags: [String]
  /// The number of the first line, where the text is a window of one that is too long to keep, or 0 where it is one that was
  /// made and the author's begins below it: what is wrong there is told at 1:1. Else 1.
  public let firstLine: Int

  /// See the properties of the same names.
  public init(name: String, bytes: [UInt8], flags: [String] = [], firstLine: Int = 1) {
    self.name = name
    self.bytes = bytes
    self.flags = flags
    self.firstLine = firstLine
  }

  /// A source from a text, for tests and for texts that were never a file.
  public init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// Remembers a flag and gives the (negative) offset by which nodes and messages refer to it.
  public mutating func offset(ofFlag flag: String) -> Int {
    if let index = flags.firstIndex(of: flag) { return -1 - index }
    flags.append(flag)
    return -flags.count
  }

  /// The flag behind a negative offset, if it is known.
  public func flag(at offset: Int) -> String? {
    let index = -1 - offset
    return flags.indices.contains(index) ? flags[index] : nil
  }

  /// The line and column of a byte offset; an offset beyond the end gives the place after the last byte.
  ///
  /// A byte order mark at the start takes no column. Takes time proportional to the offset.
  public func place(at offset: Int) -> Place {
    var cursor = PlaceCursor(self)
    return cursor.place(at: offset)
  }

  /// The offsets of the line that holds a byte offset, without its line break (LF, or CR LF).
  public func line(at offset: Int) -> Range<Int> {
    let offset = min(max(offset, 0), bytes.count)
    var start = offset
    while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    if start == 0 { start = min(byteOrderMark, offset) }
    var end = offset
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    if end > start, end < bytes.count, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<max(start, end)
  }

  /// The length of the UTF-8 byte order mark at the start: 3 or 0.
  public var byteOrderMark: Int {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }
}

/// Turns rising byte offsets into places in one pass over the text.
struct PlaceCursor {
  private let bytes: [UInt8]
  private let start: Int
  private let firstPlace: Place
  private var offset: Int
  private var place: Place

  init(_ source: Source) {
    bytes = source.bytes
    start = source.byteOrderMark
    firstPlace = Place(line: source.firstLine, column: 1)
    offset = start
    place = firstPlace
  }

  mutating func place(at target: Int) -> Place {
    let target = min(target, bytes.count)
    if target < offset {
      offset = start
      place = firstPlace
    }
    while offset < target {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\n") {
        place.line += 1
        place.column = 1
      } else if byte & 0xC0 != 0x80 {
        // Continuation bytes of UTF-8 (10xxxxxx) belong to the scalar before them.
        place.column += 1
      }
      offset += 1
    }
    return place.line < 1 ? Place(line: 1, column: 1) : place
  }
}
