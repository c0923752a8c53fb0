/// Writes diagnostics for a terminal.
///
///     spec.json:2:22: error: unknown key `minlr` in a cosine schedule
///       "schedule": { "minlr": 0.1 }
///                     ^
///     hint: did you mean `min_lr`?
public enum DiagnosticText {
  /// The widest source line that is shown whole, in columns of a terminal.
  static let width = 120

  /// The sink's messages in order, each ending with a line break; empty when there are none.
  ///
  /// A message about a command-line flag has the flag in place of file, line and column: `--steps: error: …`.
  ///
  /// - Parameter namesFile: whether such a message has the name of the source before it, since there are others.
  public static func render(
    _ sink: DiagnosticSink, as form: DiagnosticForm = .human, warnings: Bool = true, namesFile: Bool = false
  ) -> String {
    let source = sink.source
    var text = ""
    var cursor = PlaceCursor(source)
    for diagnostic in sink.sorted where warnings || diagnostic.severity == .error {
      let isFlag = diagnostic.offset < 0
      var line = DiagnosticLine(
        diagnostic.severity, diagnostic.message, hint: diagnostic.hint,
        subject: source.flag(at: diagnostic.offset) ?? "lrplot", file: source.name,
        place: isFlag ? nil : cursor.place(at: diagnostic.offset))
      line.namesFile = namesFile
      if form == .human, !isFlag {
        text += line.line + excerpt(source, at: diagnostic.offset)
        if let hint = line.hint { text += "hint: \(VisibleText.of(hint))\n" }
      } else {
        text += line.text(as: form)
      }
    }
    if sink.omitted > 0, form == .human || form == .short {
      text += "\(VisibleText.of(source.name)): \(sink.omitted) more messages are not shown\n"
    }
    return text
  }

  /// A name from an input, in backticks, shortened, with control characters made visible.
  ///
  /// - Parameter limit: how many scalars are shown at most.
  public static func quoted(_ text: String, limit: Int = 40) -> String {
    text.isEmpty ? "`\"\"`" : "`\(VisibleText.of(VisibleText.shortened(text, to: limit)))`"
  }

  /// Names as a sentence lists them: `a`, `b` or `c`.
  ///
  /// - Parameters:
  ///   - word: what stands before the last: `or`, `and`.
  ///   - limit: how many scalars of a name are shown at most.
  public static func list(_ names: [String], _ word: String, limit: Int = 40) -> String {
    let names = names.map { quoted($0, limit: limit) }
    guard let last = names.last, names.count > 1 else { return names.first ?? "nothing" }
    // Every start makes such lists, and `joined` of a slice is looked up at its first call: a hundredth of the start.
    return names.dropFirst().dropLast().reduce(names[0]) { $0 + ", " + $1 } + " \(word) " + last
  }

  /// The source line around an offset, and the caret below it.
  private static func excerpt(_ source: Source, at offset: Int) -> String {
    var left = Excerpt(source, before: offset)
    var right = Excerpt(source, from: offset)
    // The caret needs a column even behind the end of the line.
    let room = max(1, right.width)
    if left.width + room > width || !left.isWhole || !right.isWhole {
      // Two thirds to the left, what remains to the right; more to the left where the right is short.
      left.cutLeft(to: max(width * 2 / 3, width - room))
      right.cutRight(to: width - left.width)
    }
    return left.text + right.text + "\n" + left.padding + "^\n"
  }
}

/// A part of a source line on one side of a place, as a terminal shows it.
private struct Excerpt {
  /// Each scalar as it is shown, and how wide that is.
  private var cells: [(text: String, width: Int)] = []
  /// False once the line goes on beyond this part.
  private(set) var isWhole: Bool

  /// What stands before an offset in its line, or the last 480 bytes of it: no scalar has more than 4.
  init(_ source: Source, before offset: Int) {
    let offset = min(offset, source.bytes.count)
    let first = source.byteOrderMark
    let limit = max(first, offset - 4 * DiagnosticText.width)
    var start = offset
    while start > limit, source.bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    isWhole = start == first || start == 0 || source.bytes[start - 1] == UInt8(ascii: "\n")
    if !isWhole {
      while start < offset, source.bytes[start] & 0xC0 == 0x80 { start += 1 }
    }
    fill(source.bytes[min(start, offset)..<offset])
  }

  /// What stands from an offset to the end of its line, or the next 480 bytes of it.
  init(_ source: Source, from offset: Int) {
    let bytes = source.bytes
    let offset = min(offset, bytes.count)
    let limit = min(bytes.count, offset + 4 * DiagnosticText.width)
    var end = offset
    while end < limit, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    isWhole = end == bytes.count || bytes[end] == UInt8(ascii: "\n")
    if isWhole {
      if end > offset, end < bytes.count, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    } else {
      while end > offset, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    }
    fill(bytes[offset..<end])
  }

  private mutating func fill(_ bytes: ArraySlice<UInt8>) {
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let text = VisibleText.of(String(scalar), keepingTabs: true)
      // A tab is as wide as the terminal likes, eight columns at most.
      let width = scalar == "\t" ? 8 : text.unicodeScalars.reduce(0) { $0 + VisibleText.width(of: $1) }
      cells.append((text, width))
    }
  }

  var width: Int { cells.reduce(0) { $0 + $1.width } }
  var text: String { cells.map(\.text).joined() }

  /// As wide as the text, and blank; tabs stay tabs so that any width of them fits.
  var padding: String {
    cells.map { $0.text == "\t" ? "\t" : String(repeating: " ", count: $0.width) }.joined()
  }

  mutating func cutLeft(to limit: Int) {
    guard width > limit || !isWhole else { return }
    var total = width
    var dropped = 0
    while total > limit - 1, dropped < cells.count {
      total -= cells[dropped].width
      dropped += 1
    }
    cells.replaceSubrange(..<dropped, with: [("…", 1)])
  }

  mutating func cutRight(to limit: Int) {
    guard width > limit || !isWhole else { return }
    var total = width
    while total > limit - 1, let last = cells.popLast() { total -= last.width }
    cells.append(("…", 1))
  }
}
