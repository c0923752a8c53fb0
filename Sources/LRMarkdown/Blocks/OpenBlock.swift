/// A block while its lines are read; each kind is a class of its own that knows how it goes on and what it ends as.
class OpenBlock {
  /// What a line is to a block that is open.
  enum Continuation {
    /// It goes on; the block has taken what it puts before its lines.
    case goesOn
    /// It does not.
    case ends
    /// The block has taken the whole line.
    case taken
    /// The line was the last of it.
    case closes
  }

  var kind: MarkdownNode.Kind
  unowned var parent: OpenBlock?
  var children: [OpenBlock] = []
  var pieces: [ContentPiece] = []
  var isOpen = true
  var range: Range<Int>
  /// Numbers of lines, from 1; the list that holds it is loose where they have gaps.
  var firstLine: Int
  var lastLine: Int
  var depth = 0

  /// A block that begins at `start` in the present line, and so far ends at `end`.
  init(_ kind: MarkdownNode.Kind, at start: Int, to end: Int? = nil, in line: LineCursor) {
    self.kind = kind
    range = start..<max(start, end ?? line.trimmedEnd(from: start))
    firstLine = line.number
    lastLine = line.number
  }

  /// A block of lines that have been read already.
  init(_ kind: MarkdownNode.Kind, _ range: Range<Int>, lines: ClosedRange<Int>) {
    self.kind = kind
    self.range = range
    firstLine = lines.lowerBound
    lastLine = lines.upperBound
    isOpen = false
  }

  /// Whether it holds lines, and no blocks.
  var holdsLines: Bool { false }
  /// Whether lines may begin other blocks first.
  var canBeInterrupted: Bool { false }
  /// Whether a paragraph in it goes on in a line without its marks.
  var allowsLaziness: Bool { true }

  func canHold(_ child: OpenBlock) -> Bool { !(child is ItemBlock) }
  func goesOn(_ line: inout LineCursor) -> Continuation { .goesOn }
  /// Takes what is left of the line, where it holds lines.
  func take(_ parser: BlockParser) {
    pieces.append(parser.line.rest)
    reach(parser.line.range.upperBound, parser.line)
  }
  /// Called once, when it has all its lines.
  func close(_ parser: BlockParser) { reachChildren() }

  /// Makes it last to an index of the present line.
  func reach(_ end: Int, _ line: LineCursor) {
    range = range.lowerBound..<max(range.upperBound, end)
    lastLine = line.number
  }

  /// Makes it last to the end of its last child.
  func reachChildren() {
    guard let last = children.last else { return }
    range = range.lowerBound..<max(range.upperBound, last.range.upperBound)
    lastLine = max(lastLine, last.lastLine)
  }

  /// Puts others in the place of the last child.
  func replaceLast(with blocks: [OpenBlock]) {
    children.removeLast()
    for block in blocks { append(block) }
  }

  /// Adds a block that is closed.
  func append(_ block: OpenBlock) {
    block.parent = self
    block.isOpen = false
    block.depth = depth + 1
    children.append(block)
  }
}

/// The whole.
final class DocumentBlock: OpenBlock {
  init(_ line: LineCursor) { super.init(.document, at: 0, to: line.bytes.count, in: line) }
}
