/// Reads the lines at the start of a directive that say something about it.
struct DirectiveOptions {
  private enum State { case start, lines, block, ended }

  private var state = State.start
  private(set) var found: [MarkdownDirective.Option] = []
  /// The lines that were taken.
  private(set) var lines = 0

  /// Takes a line; false where it is content.
  mutating func take(_ line: Range<Int>, of bytes: [UInt8]) -> Bool {
    var (start, end) = (line.lowerBound, line.upperBound)
    while start < end, bytes[start].isSpaceOrTab { start += 1 }
    while end > start, bytes[end - 1].isSpaceOrTab { end -= 1 }
    let isRule = end - start == 3 && bytes[start..<end].allSatisfy { $0 == Byte.hyphen }
    switch state {
    case .ended: return false
    case .block:
      if isRule { state = .ended } else if let pair = Self.pair(bytes, start..<end) { found.append(pair) }
    case .start where isRule: state = .block
    case .start, .lines:
      guard let first = Self.mark(bytes, start..<end) else {
        state = .ended
        return false
      }
      state = .lines
      if bytes[start] == Byte.colon {
        guard let pair = Self.pair(bytes, first..<end) else {
          state = .ended
          return false
        }
        found.append(pair)
      } else if let pair = Self.pair(bytes, first..<end) {
        found.append(pair)
      }
    }
    lines += 1
    return true
  }

  /// Where the key begins, behind `:`, `#|`, `//|`, `%%|` or `--|`.
  private static func mark(_ bytes: [UInt8], _ line: Range<Int>) -> Int? {
    guard let first = line.first else { return nil }
    if bytes[first] == Byte.colon { return first + 1 }
    var at = first
    while at < line.upperBound, at - first < 2, bytes[at] == bytes[first], "#/%-".utf8.contains(bytes[at]) { at += 1 }
    guard at > first, at < line.upperBound, bytes[at] == Byte.pipe else { return nil }
    return at + 1
  }

  /// `key: value`, where the colon is followed by a blank or nothing.
  private static func pair(_ bytes: [UInt8], _ line: Range<Int>) -> MarkdownDirective.Option? {
    var start = line.lowerBound
    while start < line.upperBound, bytes[start].isSpaceOrTab { start += 1 }
    var end = start
    while end < line.upperBound, bytes[end].isLetterOrDigit || "-_.".utf8.contains(bytes[end]) { end += 1 }
    guard end > start, end < line.upperBound, bytes[end] == Byte.colon else { return nil }
    var value = end + 1
    guard value == line.upperBound || bytes[value].isSpaceOrTab else { return nil }
    while value < line.upperBound, bytes[value].isSpaceOrTab { value += 1 }
    return MarkdownDirective.Option(key: start..<end, value: value..<line.upperBound)
  }

  /// The directive with the options that its content begins with.
  static func read(
    in pieces: [ContentPiece], of bytes: [UInt8], into directive: MarkdownDirective?
  ) -> MarkdownDirective? {
    guard var directive else { return nil }
    var options = DirectiveOptions()
    for piece in pieces where !options.take(piece.range, of: bytes) { break }
    // A rule that no other follows is content.
    guard options.state != .block else { return directive }
    directive.options = options.found
    directive.optionLines = options.lines
    return directive
  }
}
