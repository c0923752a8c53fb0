public import LRInput

/// Cuts a document into Markdown, code, charts and values.
public enum DocumentReader {
  /// A file name's stem becomes a name in links.
  public static func read(_ sink: DiagnosticSink, stem: String) -> ReportDocument {
    let source = sink.source
    var reader = PartReader(source: source, sink: sink)
    reader.read()
    return ReportDocument(source: source, stem: stem, parts: reader.parts)
  }
}

private struct PartReader {
  let source: Source
  let sink: DiagnosticSink
  var parts: [ReportDocument.Part] = []
  private var textStart = 0

  init(source: Source, sink: DiagnosticSink) {
    self.source = source
    self.sink = sink
    textStart = source.byteOrderMark
  }

  /// A code fence: ``` or ~~~, three or more.
  private struct Fence {
    var letter: UInt8
    var length: Int
    /// Blanks before it, and the marker of a list.
    var indentation: Int
    /// Whether it opens on the line of a list's marker.
    var followsMarker: Bool
    /// The words behind it.
    var info: Range<Int>
  }

  mutating func read() {
    let bytes = source.bytes
    if let wrong = String(validating: bytes, as: UTF8.self) == nil ? invalid(bytes) : nil {
      return sink.error(at: wrong, "the document is no UTF-8 text", hint: "save it as UTF-8")
    }
    if let front = FrontMatter.range(in: source) {
      parts.append(.verbatim(front))
      textStart = front.upperBound
    }
    var line = textStart
    while line < bytes.count {
      let end = lineEnd(line)
      guard let fence = fence(line..<end) else {
        line = end + 1
        continue
      }
      let body = min(end + 1, bytes.count)
      var next = body
      var close: Range<Int>?
      while next < bytes.count, close == nil {
        let stop = lineEnd(next)
        if closes(fence, next..<stop) { close = next..<stop }
        next = stop + 1
      }
      let after = min(next, bytes.count)
      if fence.followsMarker, FenceWord(source, fence.info) != nil {
        sink.error(
          at: fence.info.lowerBound, "the block stands on the line of a list's marker",
          hint: "put it on a line of its own, below the marker")
      }
      if textStart < line { parts.append(.text(textStart..<line)) }
      take(fence, body: body..<(close?.lowerBound ?? bytes.count), whole: line..<after, isClosed: close != nil)
      textStart = after
      line = after
    }
    if textStart < bytes.count { parts.append(.text(textStart..<bytes.count)) }
  }

  private mutating func take(_ fence: Fence, body: Range<Int>, whole: Range<Int>, isClosed: Bool) {
    let start = fence.info.lowerBound
    guard let word = FenceWord(source, fence.info) else { return parts.append(.verbatim(whole)) }
    guard isClosed else {
      return sink.error(at: whole.lowerBound, "the block does not end", hint: "close it with the fence that opens it")
    }
    switch word.kind {
    case .chart:
      let attributes = FenceAttributes(source, word.rest, sink: sink)
      if var chart = attributes.chart(at: start, body: body) {
        chart.indentation = fence.indentation
        parts.append(.chart(chart))
      }
    case .values:
      if let wrong = word.firstLetter {
        sink.error(at: wrong, "a block of values takes no attributes")
      }
      parts.append(.values(ValuesBlock(source, body, sink: sink)))
    }
  }

  private func lineEnd(_ start: Int) -> Int {
    var end = start
    while end < source.bytes.count, source.bytes[end] != UInt8(ascii: "\n") { end += 1 }
    return end
  }

  private func fence(_ line: Range<Int>) -> Fence? {
    let bytes = source.bytes
    var at = line.lowerBound
    while at < line.upperBound, at < line.lowerBound + 3, bytes[at] == UInt8(ascii: " ") { at += 1 }
    let margin = at
    at = afterMarkers(at, line.upperBound)
    guard at < line.upperBound, bytes[at] == UInt8(ascii: "`") || bytes[at] == UInt8(ascii: "~") else { return nil }
    let letter = bytes[at]
    var end = at
    while end < line.upperBound, bytes[end] == letter { end += 1 }
    guard end - at >= 3 else { return nil }
    // A line of code between backticks is no fence.
    if letter == UInt8(ascii: "`"), bytes[end..<line.upperBound].contains(letter),
      FenceWord(source, end..<line.upperBound) == nil
    {
      return nil
    }
    return Fence(
      letter: letter, length: end - at, indentation: at - line.lowerBound, followsMarker: at > margin,
      info: end..<line.upperBound)
  }

  /// Where the text of a list's item begins: behind `- `, `* `, `+ `, `1. ` or `1) `, several of them too.
  private func afterMarkers(_ start: Int, _ end: Int) -> Int {
    let bytes = source.bytes
    var at = start
    while true {
      var next = at
      if next < end, "-*+".utf8.contains(bytes[next]) {
        next += 1
      } else {
        while next < end, next - at < 9, (0x30...0x39).contains(bytes[next]) { next += 1 }
        guard next > at, next < end, ".)".utf8.contains(bytes[next]) else { return at }
        next += 1
      }
      let blanks = bytes[next..<end].prefix { $0 == 0x20 }.count
      guard (1...4).contains(blanks) else { return at }
      at = next + blanks
    }
  }

  private func closes(_ fence: Fence, _ line: Range<Int>) -> Bool {
    let bytes = source.bytes[line].drop { $0 == UInt8(ascii: " ") }
    let run = bytes.prefix { $0 == fence.letter }
    return run.count >= fence.length
      && bytes.startIndex - line.lowerBound <= (fence.followsMarker ? fence.indentation : 0) + 3
      && bytes[run.endIndex...].allSatisfy { [0x20, 0x09, 0x0D].contains($0) }
  }

  /// The first byte that is no UTF-8.
  private func invalid(_ bytes: [UInt8]) -> Int? {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput: return nil
      case .error: return min(offset, bytes.count - 1)
      }
    }
  }
}
