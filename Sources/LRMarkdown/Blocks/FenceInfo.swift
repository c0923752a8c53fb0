/// What stands behind a fence.
struct FenceInfo {
  /// All of it, without blanks around it.
  let range: Range<Int>
  /// Its first word.
  private(set) var language: Range<Int>?
  /// `{#id .class key=value}` at its end, or what stands in braces behind a name.
  private(set) var attributes: Range<Int>?
  /// The name in `{name}`, and what stands behind the braces.
  private(set) var name: Range<Int>?
  private(set) var arguments: Range<Int>?

  /// - Parameter start: the end of the fence.
  init?(_ line: LineCursor, from start: Int, dialect: MarkdownDialect) {
    let bytes = line.bytes
    let first = line.skipBlanks(start)
    range = first..<line.trimmedEnd(from: first)
    guard !range.isEmpty else { return nil }
    if dialect.directives, bytes[first] == Byte.openBrace, takeName(bytes) { return }
    if dialect.attributes, let list = MarkdownAttributes.suffix(of: range, in: bytes, afterBlank: false) {
      attributes = list
    }
    var end = first
    let limit = attributes?.lowerBound ?? range.upperBound
    while end < limit, !bytes[end].isSpaceOrTab { end += 1 }
    if end > first { language = first..<end }
  }

  /// `{name}`, `{name, options}` or `{name .class}`, and arguments behind it.
  private mutating func takeName(_ bytes: [UInt8]) -> Bool {
    let first = range.lowerBound + 1
    guard first < range.upperBound, bytes[first].isLetter else { return false }
    var end = first
    while end < range.upperBound, bytes[end].isLetterOrDigit || "-_:.+".utf8.contains(bytes[end]) { end += 1 }
    guard end < range.upperBound else { return false }
    // `{key=value}` are attributes, `{name key="}"}` are both.
    var close = end
    if bytes[end] != Byte.closeBrace {
      guard bytes[end] == Byte.space || bytes[end] == UInt8(ascii: ",") else { return false }
      guard let brace = MarkdownAttributes.closingBrace(bytes, from: end, to: range.upperBound) else { return false }
      close = brace
      attributes = end + 1..<close
    }
    name = first..<end
    var next = close + 1
    while next < range.upperBound, bytes[next].isSpaceOrTab { next += 1 }
    if next < range.upperBound { arguments = next..<range.upperBound }
    return true
  }

  /// The directive that it names.
  func directive(_ fence: MarkdownFence) -> MarkdownDirective? {
    name.map { MarkdownDirective(fence: fence, name: $0, arguments: arguments, attributes: attributes) }
  }
}
