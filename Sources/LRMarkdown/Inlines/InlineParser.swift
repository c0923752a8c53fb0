/// Reads the content of one block into inlines, by the algorithm of CommonMark's appendix.
final class InlineParser {
  let syntax: InlineSyntax
  let content: MarkdownContent
  let text: [UInt8]
  /// The index of the byte that is read next.
  var at = 0
  var drafts = InlineDrafts()
  var delimiters = DelimiterStack()
  var brackets: [Bracket] = []
  /// What was looked for and does not come any more.
  private var absent: Set<Terminator> = []
  private lazy var backticks = BacktickRuns(text)
  /// The last draft, where it is letters that mean nothing else.
  private var lastLetters = -1

  var dialect: MarkdownDialect { syntax.dialect }

  init(_ content: MarkdownContent, _ syntax: InlineSyntax) {
    self.content = content
    self.syntax = syntax
    text = content.bytes
  }

  func read() {
    while at < text.count {
      let readers = syntax.table[Int(text[at])]
      if readers.contains(where: { $0.read(self) }) { continue }
      var end = at + 1
      while end < text.count, !syntax.isSpecial[Int(text[end])] { end += 1 }
      let next = end
      // Blanks before a line end are a part of it.
      if end < text.count, text[end] == Byte.newline {
        while end > at, text[end - 1].isSpaceOrTab { end -= 1 }
      }
      addLetters(at..<end)
      at = next
    }
    delimiters.match(in: &drafts, from: 0)
  }

  /// Adds an inline, and moves behind it.
  func add(_ kind: MarkdownNode.Kind, to end: Int) {
    _ = drafts.append(kind, at..<end)
    at = end
  }

  /// Adds letters that may turn out to be a mark; gives their draft.
  func addMark(to end: Int) -> Int {
    defer { at = end }
    return drafts.append(.text, at..<end)
  }

  func addLetters(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    if lastLetters >= 0, lastLetters == drafts.last, drafts[lastLetters].end == range.lowerBound {
      drafts[lastLetters].end = range.upperBound
    } else {
      lastLetters = drafts.append(.text, range)
    }
  }

  /// Takes letters back that were added last.
  func takeBack(to start: Int) {
    while drafts.last >= 0, drafts[drafts.last].kind == .text, drafts[drafts.last].end > start {
      let last = drafts.last
      drafts[last].end = max(start, drafts[last].start)
      if drafts[last].end == drafts[last].start { drafts.remove(last) }
    }
    lastLetters = -1
  }

  /// Where the backticks stand that close as many at `end`.
  func closingBackticks(_ range: Range<Int>) -> Range<Int>? { backticks.closing(range) }

  /// The first place of what ends something, from an index on; what was not found once is not looked for again.
  func find(_ terminator: Terminator, from start: Int) -> Int? {
    if absent.contains(terminator) { return nil }
    let place = HTMLSyntax.find(terminator.text, in: text[...], from: start)
    if place == nil { absent.insert(terminator) }
    return place
  }

  func source(_ range: Range<Int>) -> Range<Int> { content.sourceRange(of: range) }

  /// The attributes that begin at an index, where the dialect has them.
  func attributes(at start: Int) -> Range<Int>? {
    guard dialect.attributes, start < text.count, text[start] == Byte.openBrace else { return nil }
    return MarkdownAttributes(text, at: start, to: text.count)?.range
  }
}

/// Texts that end an inline, looked for in what follows it.
enum Terminator: Hashable {
  case comment, instruction, declaration, data

  var text: StaticString {
    switch self {
    case .comment: "-->"
    case .instruction: "?>"
    case .declaration: ">"
    case .data: "]]>"
    }
  }
}
