/// Reads the SVG text that Cairo writes and finds the paths in it.
///
/// Both dialects are understood: Cairo 1.16 writes colours into `style="fill:rgb(1%,2%,3%);…"`, Cairo 1.18 into
/// attributes, `fill="rgb(1%, 2%, 3%)"`. Which of the scene's nodes a path belongs to is told by its colour.
struct CairoStream {
  /// One drawn path.
  struct Drawn {
    /// The number that was drawn as a colour: red · 65536 + green · 256 + blue.
    var index: Int
    /// Where its path data lie in the stream.
    var data: Range<Int>
  }

  let bytes: [UInt8]

  /// Calls `body` for every path that is part of the drawing itself, in order; clips, masks and symbols are not.
  func forEachPath(_ body: (Drawn) -> Void) {
    var at = 0
    var hiddenDepth = 0
    while let open = index(of: "<", from: at) {
      var position = open + 1
      let isEnd = position < bytes.count && bytes[position] == UInt8(ascii: "/")
      if isEnd { position += 1 }
      let name = word(from: position)
      let close = endOfTag(from: name.upperBound)
      at = close + 1
      if Self.hidden.contains(where: { equals(name, $0) }) {
        let isEmpty = close > 0 && bytes[close - 1] == UInt8(ascii: "/")
        if !isEmpty { hiddenDepth += isEnd ? -1 : 1 }
      } else if hiddenDepth == 0, !isEnd, equals(name, "path"), let drawn = path(in: name.upperBound..<close) {
        body(drawn)
      }
    }
  }

  private static let hidden: [String] = ["defs", "clipPath", "mask", "symbol", "pattern"]

  private func path(in tag: Range<Int>) -> Drawn? {
    var index: Int?
    var data: Range<Int>?
    var at = tag.lowerBound
    while let (name, value) = attribute(from: at, to: tag.upperBound) {
      at = value.upperBound + 1
      if equals(name, "d") {
        data = value
      } else if equals(name, "style") || equals(name, "fill") || equals(name, "stroke") {
        index = colorIndex(in: value) ?? index
      }
    }
    guard let index, let data else { return nil }
    return Drawn(index: index, data: data)
  }

  /// The next `name="value"` of a tag.
  private func attribute(from start: Int, to end: Int) -> (name: Range<Int>, value: Range<Int>)? {
    var at = start
    while at < end, bytes[at] <= 32 { at += 1 }
    let nameStart = at
    while at < end, bytes[at] != UInt8(ascii: "=") { at += 1 }
    guard at + 1 < end, bytes[at + 1] == UInt8(ascii: "\"") else { return nil }
    let valueStart = at + 2
    guard let valueEnd = index(of: "\"", from: valueStart), valueEnd <= end else { return nil }
    return (nameStart..<at, valueStart..<valueEnd)
  }

  /// The number behind the first `rgb(…)`, whose channels are percentages of 255.
  private func colorIndex(in range: Range<Int>) -> Int? {
    var at = range.lowerBound
    while at + 4 < range.upperBound, !equals(at..<at + 4, "rgb(") { at += 1 }
    at += 4
    var index = 0
    for _ in 0..<3 {
      guard let number = Decimal.read(bytes, from: at, to: range.upperBound) else { return nil }
      index = index << 8 | Int((Double(number.millionths) * 255 / 100e6).rounded())
      at = number.end
    }
    return index
  }

  private func index(of character: Unicode.Scalar, from start: Int) -> Int? {
    let wanted = UInt8(ascii: character)
    var at = start
    while at < bytes.count {
      if bytes[at] == wanted { return at }
      at += 1
    }
    return nil
  }

  /// Where a tag's `>` is; one inside a quoted value does not count.
  private func endOfTag(from start: Int) -> Int {
    var at = start
    var isQuoted = false
    while at < bytes.count, isQuoted || bytes[at] != UInt8(ascii: ">") {
      if bytes[at] == UInt8(ascii: "\"") { isQuoted.toggle() }
      at += 1
    }
    return at
  }

  private func word(from start: Int) -> Range<Int> {
    var at = start
    while at < bytes.count, (bytes[at] | 32) >= UInt8(ascii: "a"), (bytes[at] | 32) <= UInt8(ascii: "z") { at += 1 }
    return start..<at
  }

  private func equals(_ range: Range<Int>, _ text: String) -> Bool {
    bytes[range].elementsEqual(text.utf8)
  }
}
