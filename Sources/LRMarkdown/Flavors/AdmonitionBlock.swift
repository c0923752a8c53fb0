/// What follows `!!! note` and the like, indented by four blanks more than it (Python-Markdown).
final class AdmonitionBlock: OpenBlock {
  private let indentation: Int

  init(_ admonition: MarkdownAdmonition, _ line: LineCursor) {
    indentation = admonition.indentation
    super.init(.admonition(admonition), at: line.first, in: line)
  }

  /// Python-Markdown ends it with the first line that is not indented.
  override var allowsLaziness: Bool { false }

  override func goesOn(_ line: inout LineCursor) -> Continuation {
    if line.indentation >= indentation {
      line.advance(columns: indentation)
    } else if line.isBlank {
      line.advanceToFirst()
    } else {
      return .ends
    }
    return .goesOn
  }
}

/// `!!! word`, `??? word`, `???+ word` and `=== "Title"`, with a title between quotation marks.
struct AdmonitionStart: BlockStart {
  let firstBytes = [Byte.bang, UInt8(ascii: "?"), Byte.equals]

  func isKnown(in dialect: MarkdownDialect) -> Bool { dialect.admonitions }

  func open(_ parser: BlockParser, in container: OpenBlock) -> BlockOpening {
    let line = parser.line
    guard let admonition = Self.read(line), parser.canNest() else { return .none }
    let block = AdmonitionBlock(admonition, line)
    parser.line.advanceToEnd()
    parser.add(block)
    return .container
  }

  private static func read(_ line: LineCursor) -> MarkdownAdmonition? {
    let letter = line.byte(line.first)
    var end = line.end(of: letter, from: line.first)
    guard end - line.first == 3 else { return nil }
    let sign = line.byte(end)
    // `???+` is open, `===!` begins a new set, `===+` is selected.
    if sign == UInt8(ascii: "+") && letter != Byte.bang || sign == Byte.bang && letter == Byte.equals { end += 1 }
    var admonition = MarkdownAdmonition(marker: line.first..<end, indentation: line.indentation + 4)
    let start = line.skipBlanks(end)
    let limit = line.trimmedEnd(from: start)
    guard start > end || letter == Byte.bang, start < limit else { return nil }
    var words = start..<limit
    if line.bytes[limit - 1] == Byte.quote,
      let open = line.bytes[start..<limit - 1].firstIndex(of: Byte.quote), open == start || line.bytes[open - 1] == 0x20
    {
      admonition.title = open + 1..<limit - 1
      words = start..<open
      while let last = words.last, line.bytes[last].isSpaceOrTab { words.removeLast() }
    }
    let isWords = line.bytes[words].allSatisfy { byte in
      byte.isLetterOrDigit || byte == UInt8(ascii: "_") || byte == Byte.hyphen || byte == Byte.space || byte >= 0x80
    }
    guard isWords, words.isEmpty == (letter == Byte.equals) || letter == UInt8(ascii: "?") else { return nil }
    if !words.isEmpty { admonition.words = words }
    return admonition
  }
}

extension Range<Int> {
  fileprivate mutating func removeLast() { self = lowerBound..<upperBound - 1 }
}
