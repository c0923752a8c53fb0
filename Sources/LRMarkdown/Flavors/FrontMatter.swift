/// What stands between two rules at the very start of a document, and belongs to other programs.
struct FrontMatter {
  /// The rules included, without the line end.
  let range: Range<Int>
  let content: Range<Int>
  /// Where the document goes on.
  let next: Int

  /// - Parameter start: behind the byte order mark.
  init?(_ bytes: [UInt8], from start: Int) {
    var line = LineCursor(bytes, from: start)
    guard line.moveToNextLine(), Self.isRule(line, Byte.hyphen), line.first == line.range.lowerBound else { return nil }
    let first = line.next
    while line.moveToNextLine() {
      // Before a blank line `---` is a rule.
      if line.isBlank, line.number == 2 { return nil }
      guard line.first == line.range.lowerBound,
        Self.isRule(line, Byte.hyphen) || Self.isRule(line, UInt8(ascii: "."))
      else { continue }
      range = start..<line.trimmedEnd(from: line.first)
      content = first..<line.range.lowerBound
      next = line.next
      return
    }
    return nil
  }

  private static func isRule(_ line: LineCursor, _ letter: UInt8) -> Bool {
    let end = line.end(of: letter, from: line.first)
    return end - line.first == 3 && line.isBlank(from: end)
  }
}
