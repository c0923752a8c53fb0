/// Items with marks of one kind.
final class ListBlock: OpenBlock {
  private var list: MarkdownList

  init(_ list: MarkdownList, _ line: LineCursor) {
    self.list = list
    super.init(.list(list), at: line.first, in: line)
  }

  override func canHold(_ child: OpenBlock) -> Bool { child is ItemBlock }

  func matches(_ other: MarkdownList) -> Bool {
    list.delimiter == other.delimiter && (list.start == nil) == (other.start == nil)
  }

  override func close(_ parser: BlockParser) {
    range = range.lowerBound..<range.lowerBound
    lastLine = firstLine
    reachChildren()
    list.isTight = Self.hasNoGaps(children) && children.allSatisfy { Self.hasNoGaps($0.children) }
    kind = .list(list)
  }

  private static func hasNoGaps(_ blocks: [OpenBlock]) -> Bool {
    zip(blocks, blocks.dropFirst()).allSatisfy { $0.lastLine + 1 >= $1.firstLine }
  }
}

/// An item of a list: its lines are indented as far as its first content.
final class ItemBlock: OpenBlock {
  private var item: MarkdownItem

  init(_ item: MarkdownItem, at start: Int, _ line: LineCursor) {
    self.item = item
    super.init(.item(item), at: start, to: item.marker.upperBound, in: line)
  }

  override func canHold(_ child: OpenBlock) -> Bool { !(child is ItemBlock) }

  override func goesOn(_ line: inout LineCursor) -> Continuation {
    // An item that begins with a blank line ends with the second.
    if line.isBlank, children.isEmpty { return .ends }
    if line.indentation >= item.indentation {
      line.advance(columns: item.indentation)
    } else if line.isBlank {
      line.advanceToFirst()
    } else {
      return .ends
    }
    return .goesOn
  }

  /// Takes the box of a task at the start of its text; gives where the text goes on.
  func takeTask(_ line: LineCursor) -> Int? {
    guard let (range, isDone, next) = TaskBox.read(line) else { return nil }
    item.task = MarkdownItem.Task(range: range, isDone: isDone)
    kind = .item(item)
    return next
  }
}

/// `-`, `+`, `*`, `1.` or `1)` before an item.
struct ListStart: BlockStart {
  let firstBytes = [Byte.hyphen, UInt8(ascii: "+"), UInt8(ascii: "*")] + Array("0123456789".utf8)

  func open(_ parser: BlockParser, in container: OpenBlock) -> BlockOpening {
    let line = parser.line
    guard let (list, marker) = marker(line, interrupts: container is ParagraphBlock), parser.canNest() else {
      return .none
    }
    let indentation = line.indentation
    parser.line.advance(to: marker.upperBound)
    let afterMarker = parser.line
    while parser.line.column - afterMarker.column <= 5, parser.line.byte(parser.line.offset).isSpaceOrTab {
      parser.line.advance(columns: 1)
    }
    let blanks = parser.line.column - afterMarker.column
    var padding = marker.count + blanks
    if blanks >= 5 || blanks < 1 || parser.line.offset >= line.range.upperBound {
      // Code begins the item, or nothing does: one blank belongs to the mark.
      padding = marker.count + 1
      parser.line = afterMarker
      if parser.line.byte(parser.line.offset).isSpaceOrTab { parser.line.advance(columns: 1) }
    }
    parser.closeUnmatched()
    if (parser.tip as? ListBlock)?.matches(list) != true { parser.add(ListBlock(list, line)) }
    parser.add(ItemBlock(MarkdownItem(marker: marker, indentation: indentation + padding), at: line.first, line))
    return .container
  }

  /// The mark that the line begins with, and the list that it would begin.
  private func marker(_ line: LineCursor, interrupts: Bool) -> (MarkdownList, Range<Int>)? {
    var end = line.first
    var list = MarkdownList(start: nil, delimiter: line.byte(end))
    if line.byte(end).isDigit {
      var number = 0
      while line.byte(end).isDigit, end - line.first < 9 {
        number = number * 10 + Int(line.byte(end) - 0x30)
        end += 1
      }
      list = MarkdownList(start: number, delimiter: line.byte(end))
      guard list.delimiter == UInt8(ascii: ".") || list.delimiter == Byte.closeParenthesis else { return nil }
      if interrupts, number != 1 { return nil }
    }
    end += 1
    guard line.byte(end).isWhitespace else { return nil }
    // A paragraph is not interrupted by an empty item.
    if interrupts, line.isBlank(from: end) { return nil }
    return (list, line.first..<end)
  }
}
