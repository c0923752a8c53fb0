import LRMarkdown

/// The lines of a block, so that others can take their place and stay in the list, the quote or the note that holds it.
struct BlockPlace {
  /// Its lines; from its first mark on, where the mark of a list stands before it.
  let range: Range<Int>
  /// Where the line behind it begins.
  private let next: Int
  /// What a line in its place begins with: `> `, or blanks.
  let prefix: String
  private let beginsLine: Bool
  private let isFirst: Bool
  private let lines: LineScan

  /// - Parameter step: blanks that stand before what an item holds, at least; nil for those that are written.
  init(_ node: MarkdownNode, in document: MarkdownDocument, step: Int? = nil) {
    lines = LineScan(bytes: document.source.bytes)
    let start = lines.start(of: node.range.lowerBound)
    let lead = document.source.bytes[start..<node.range.lowerBound]
    beginsLine = lead.allSatisfy(LineScan.isMargin)
    let written = beginsLine ? String(decoding: lead, as: UTF8.self) : document.continuationPrefix(of: node)
    let items = document.ancestors(of: node).filter { if case .item = $0.kind { true } else { false } }.count
    let missing = (step ?? 0) * items - written.utf8.filter { $0 == 0x20 }.count
    prefix = written + String(repeating: " ", count: max(0, missing))
    let end = lines.end(from: node.range.upperBound)
    range = (beginsLine ? start : node.range.lowerBound)..<end
    next = lines.next(from: end)
    isFirst = node.parent.map { $0 + 1 == node.id } ?? true
  }

  /// A blank line in what holds the block.
  private var gap: String { String(prefix.reversed().drop { $0 == " " || $0 == "\t" }.reversed()) }

  /// Puts a paragraph in the place of the block, apart from what stands around it.
  ///
  /// - Parameter last: where the text goes on behind the block that was changed before this one; it has left a blank line.
  /// - Returns: where the text goes on.
  func replace(with text: String, in edits: inout TextEdits, after last: Int?) -> Int {
    var result = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { index, line in
      if line.isEmpty { return gap }
      return index == 0 && !beginsLine ? String(line) : prefix + line
    }
    if beginsLine, !isFirst, !isApart(after: last) { result.insert(gap, at: 0) }
    if next > range.upperBound, next < lines.bytes.count, !lines.isBlank(from: next) { result.append(gap) }
    edits.replace(range, with: result.joined(separator: "\n"))
    return next
  }

  private func isApart(after last: Int?) -> Bool { range.lowerBound == last || lines.isBlank(before: range.lowerBound) }

  /// Takes the block away, and leaves one blank line between what stands around it.
  ///
  /// The same as for `replace(with:in:after:)` goes for what is before and behind it.
  func remove(in edits: inout TextEdits, after last: Int?) -> Int {
    guard beginsLine else {
      edits.replace(range, with: "")
      return range.upperBound
    }
    let isApart = isApart(after: last)
    let isFollowed = next < lines.bytes.count && !lines.isBlank(from: next)
    let end = isApart && !isFollowed ? lines.next(from: lines.end(from: next)) : next
    edits.replace(range.lowerBound..<end, with: !isApart && isFollowed ? gap + "\n" : "")
    return end
  }

  /// Puts a blank line before the block, where there is none.
  func setApart(in edits: inout TextEdits) {
    guard beginsLine, !isFirst, !lines.isBlank(before: range.lowerBound) else { return }
    edits.insert(gap + "\n", at: range.lowerBound)
  }
}

/// The lines of a text, whichever line ends it has.
struct LineScan {
  let bytes: [UInt8]

  /// Whether a byte may stand before a block without being a part of anything: a blank, or the mark of a quote.
  static func isMargin(_ byte: UInt8) -> Bool { [0x20, 0x09, UInt8(ascii: ">")].contains(byte) }

  private func isEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// Where the line of an offset begins.
  func start(of offset: Int) -> Int {
    var start = offset
    while start > 0, !isEnd(bytes[start - 1]) { start -= 1 }
    return start == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? min(3, offset) : start
  }

  /// Where a line ends, without its line end.
  func end(from offset: Int) -> Int { bytes[offset...].firstIndex(where: isEnd) ?? bytes.count }

  /// Where the line begins that follows one which ends at `end`.
  func next(from end: Int) -> Int {
    guard end < bytes.count else { return end }
    return end + (bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A ? 2 : 1)
  }

  /// Whether nothing stands in the line that begins at an offset.
  func isBlank(from start: Int) -> Bool { bytes[start..<end(from: start)].allSatisfy(Self.isMargin) }

  /// Whether nothing stands in the line that ends before an offset, or there is none.
  func isBlank(before start: Int) -> Bool {
    guard start > 0 else { return true }
    var end = start - 1
    if end > 0, bytes[end] == 0x0A, bytes[end - 1] == 0x0D { end -= 1 }
    return isBlank(from: self.start(of: end))
  }

  /// Whether nothing but blanks and marks of quotes stands around a range in its lines.
  func isAlone(_ range: Range<Int>) -> Bool {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start > 0, Self.isMargin(bytes[start - 1]) { start -= 1 }
    while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
    return self.start(of: range.lowerBound, from: start) && (end == bytes.count || isEnd(bytes[end]))
  }

  /// Whether a line begins at `place`; a byte order mark stands before the first.
  private func start(of offset: Int, from place: Int) -> Bool {
    place == 0 || isEnd(bytes[place - 1]) || place == 3 && start(of: offset) == 3
  }
}
