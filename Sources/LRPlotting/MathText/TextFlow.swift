import LRScene

/// Breaks text into lines and shortens it, for one style, paint and measurer.
///
/// Lines break at spaces, never inside a formula. A word longer than a line is broken between characters; what
/// does not fit into the last line ends in an ellipsis.
struct TextFlow {
  var style: TextStyle
  var paint: Paint
  var measurer: any TextMeasurer

  init(style: TextStyle, paint: Paint, measurer: any TextMeasurer) {
    self.style = style
    self.paint = paint
    self.measurer = measurer
  }

  /// `text` in at most `maxLines` lines of at most `width` px; no line at all for an empty text.
  func lines(_ text: RichText, width: Double, maxLines: Int) -> [TextLine] {
    guard !text.isEmpty, maxLines > 0 else { return [] }
    let whole = set(text.nodes)
    if whole.width <= width { return [whole] }
    if maxLines == 1 { return [shortened(text, to: width)] }
    return broken(words(text.nodes), width: width, maxLines: maxLines)
  }

  /// `text` on one line of at most `width` px; a longer one ends in an ellipsis.
  ///
  /// Where not even the ellipsis has room, the line is empty.
  func shortened(_ text: RichText, to width: Double) -> TextLine {
    shortened(text, before: .literal(""), to: width)
  }

  /// `text` and `tail` on one line of at most `width` px; where they are longer the text ends in an ellipsis, and the tail
  /// stays whole.
  func shortened(_ text: RichText, before tail: RichText, to limit: Double) -> TextLine {
    let whole = set(text.nodes + tail.nodes)
    if whole.width <= limit { return whole }
    return set(clipped(units(text.nodes), to: limit - width(tail.nodes)) + tail.nodes)
  }

  /// Each of several texts on one line of at most `width` px; longer ones that would look the same keep the last words that
  /// tell them apart: “warmup 40, st… 150”.
  func shortened(_ texts: [RichText], to width: Double) -> [TextLine] {
    var lines = texts.map { shortened($0, to: width) }
    for group in Dictionary(grouping: texts.indices, by: { lines[$0].runs.map(\.text) }).values {
      let wanted = Set(group.map { texts[$0].plain }).count
      guard wanted > 1, let last = lastWords(group.map { texts[$0] }, telling: wanted) else { continue }
      for (index, (head, tail)) in zip(group, last) where self.width(tail.nodes) <= Self.mostTail * width {
        lines[index] = shortened(head, before: tail, to: width)
      }
    }
    return lines
  }

  /// Last words that are kept at most, and the share of a line that they may take.
  private static let (mostWords, mostTail) = (3, 0.6)

  /// Texts cut before the fewest last words of which there are as many as of the texts; nil where no few words do.
  private func lastWords(_ texts: [RichText], telling wanted: Int) -> [(head: RichText, tail: RichText)]? {
    let space = MathNode.text(" ", italic: false)
    let words = texts.map { self.words($0.nodes) }
    for count in 1...Self.mostWords where words.allSatisfy({ $0.count > count }) {
      let cut = words.map { words in
        (
          RichText(nodes: Array(words.dropLast(count).joined(separator: [space]))),
          RichText(nodes: [space] + Array(words.suffix(count).joined(separator: [space])))
        )
      }
      if Set(cut.map { $0.1.plain }).count == wanted { return cut }
    }
    return nil
  }

  private func set(_ nodes: [MathNode]) -> TextLine {
    var setter = TextSetter(style: style, paint: paint, measurer: measurer)
    setter.set(nodes, size: style.size, y: 0)
    return setter.line
  }

  private func width(_ nodes: [MathNode]) -> Double { set(nodes).width }

  private func broken(_ words: [[MathNode]], width limit: Double, maxLines: Int) -> [TextLine] {
    let space = MathNode.text(" ", italic: false)
    var lines: [TextLine] = []
    var rest = words[...]
    while let first = rest.first {
      if lines.count == maxLines - 1 {
        let joined = Array(rest.joined(separator: [space]))
        lines.append(set(width(joined) <= limit ? joined : clipped(units(joined), to: limit)))
        return lines
      }
      var row = first
      rest.removeFirst()
      if width(row) > limit {
        let (head, tail) = split(units(row), width: limit)
        guard !head.isEmpty else { return lines + [set(clipped(units(row), to: limit))] }
        lines.append(set(head))
        if !tail.isEmpty { rest = [tail] + rest }
        continue
      }
      while let next = rest.first, width(row + [space] + next) <= limit {
        row += [space] + next
        rest.removeFirst()
      }
      lines.append(set(row))
    }
    return lines
  }

  /// As many units as fit, and what is left.
  private func split(_ units: [MathNode], width limit: Double) -> (head: [MathNode], tail: [MathNode]) {
    let count = fitting(units, width: limit)
    return (Array(units[..<count]), Array(units[count...]))
  }

  /// The units that fit, with an ellipsis behind them.
  private func clipped(_ units: [MathNode], to limit: Double) -> [MathNode] {
    let ellipsis = MathNode.text("…", italic: false)
    let room = limit - width([ellipsis])
    guard room >= 0 else { return [] }
    var kept = units[..<fitting(units, width: room)]
    while case .text(" ", _)? = kept.last { kept.removeLast() }
    return kept + [ellipsis]
  }

  /// How many units fit into `limit` px, found by halving.
  private func fitting(_ units: [MathNode], width limit: Double) -> Int {
    var (low, high) = (0, units.count)
    while low < high {
      let middle = (low + high + 1) / 2
      if width(Array(units[..<middle])) <= limit { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// The parts between spaces; a formula sticks to the letters it touches.
  private func words(_ nodes: [MathNode]) -> [[MathNode]] {
    var words: [[MathNode]] = [[]]
    for node in nodes {
      guard case .text(let text, let italic) = node else {
        words[words.count - 1].append(node)
        continue
      }
      var isFirst = true
      for part in text.split(separator: " ", omittingEmptySubsequences: false) {
        if !isFirst { words.append([]) }
        if !part.isEmpty { words[words.count - 1].append(.text(String(part), italic: italic)) }
        isFirst = false
      }
    }
    return words.filter { !$0.isEmpty }
  }

  /// The smallest parts that may be cut off: characters, and formulas as a whole.
  private func units(_ nodes: [MathNode]) -> [MathNode] {
    nodes.flatMap { node in
      guard case .text(let text, let italic) = node else { return [node] }
      return text.map { .text(String($0), italic: italic) }
    }
  }
}
