import LRInput
import Yams

/// An error of Yams in our words.
struct YAMLMistake {
  var offset: Int
  var message: String
  var hint: String?

  init(_ error: any Error, places: YAMLPlaces, source: Source) {
    offset = source.byteOrderMark
    message = "the text is not YAML"
    guard let error = error as? YamlError else { return }
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _):
      offset = places.offset(of: mark)
      message = "this is not YAML: " + [context?.text, problem].compactMap { $0 }.joined(separator: ", ")
      let around = context.map { places.offset(of: $0.mark) } ?? offset
      // What ends the text is no place to look at.
      if problem.hasPrefix("could not find expected ':'") { offset = around }
      hint = Self.hint(problem, offset, around: around, source)
    case .composer(_, let problem, let mark, _):
      offset = places.offset(of: mark)
      message = "this is not YAML: \(problem)"
    case .reader(let problem, let place, _, _):
      offset = source.byteOrderMark + (place ?? 0)
      message = "this is not YAML: \(problem)"
    case .duplicatedKeysInMapping(let duplicates, let context):
      let first = places.offset(of: context.mark)
      offset = Self.twin(ofKeyAt: first, source) ?? first
      message = "\(DiagnosticText.quoted(duplicates.first ?? "a key")) stands twice in one object"
      hint = offset == first ? nil : "it stands first in line \(source.place(at: first).line)"
    default: break
    }
  }

  /// - Parameter around: Where the object or the list begins in which it was met.
  private static func hint(_ problem: String, _ offset: Int, around: Int, _ source: Source) -> String? {
    let line = source.bytes[source.line(at: offset)]
    if line.prefix(while: isBlank).contains(0x09) { return "YAML is indented with spaces, not with tabs" }
    if problem.hasPrefix("mapping values are not allowed") { return ofColon(offset, source) }
    if problem.hasPrefix("could not find expected ':'") {
      return "a key has a colon and a space behind it: `key: value`"
    }
    if problem.hasPrefix("did not find expected ',' or") {
      let open = around < source.bytes.count && source.bytes[around] == UInt8(ascii: "[") ? "[" : "{"
      return "the `\(open)` of line \(source.place(at: around).line) is not closed"
    }
    if problem.hasPrefix("did not find expected key") || problem.hasPrefix("did not find expected '-' indicator") {
      return ofColumn(offset, around, source)
    }
    return nil
  }

  /// A line that begins in no column of those above it.
  private static func ofColumn(_ offset: Int, _ around: Int, _ source: Source) -> String? {
    let (own, object) = (source.place(at: offset).column, source.place(at: around).column)
    guard own != object, let above = line(above: offset, source) else { return nil }
    let beside = source.bytes[above].prefix(while: isBlank).count + 1
    return "it begins in column \(own), the line above in column \(beside)"
      + (beside == object ? "" : ", and what both stand in in column \(object)")
      + ": lines of one object begin in one column"
  }

  /// A colon where no key can stand: in a value, or in a line that is taken for more of the value above it.
  private static func ofColon(_ offset: Int, _ source: Source) -> String {
    let line = source.line(at: offset)
    let indent = source.bytes[line].prefix(while: isBlank).count
    if let above = Self.line(above: offset, source) {
      let bytes = source.bytes[above]
      let text = bytes.drop(while: isBlank)
      let own = bytes.count - text.count
      let colon = text.firstIndex(of: UInt8(ascii: ":"))
      if let colon, colon + 1 < text.endIndex, !isBlank(text[colon + 1]), !text.contains(UInt8(ascii: "{")),
        own == indent
      {
        return "line \(source.place(at: above.lowerBound).line) needs a space behind its colon: `key: value`"
      }
      if own < indent, colon != nil {
        return
          "it begins further right than line \(source.place(at: above.lowerBound).line), whose value it continues: "
          + "lines of one object begin in one column"
      }
    }
    return "a value that holds `: ` needs quotation marks; lines of one object begin in one column"
  }

  /// The next line above that is neither empty nor a comment; none where there is none.
  private static func line(above offset: Int, _ source: Source) -> Range<Int>? {
    var line = source.line(at: offset)
    while line.lowerBound > 0 {
      line = source.line(at: line.lowerBound - 1)
      let first = source.bytes[line].first { !isBlank($0) && $0 != 0x0D }
      if let first, first != UInt8(ascii: "#") { return line }
    }
    return nil
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// The next line that begins in the same column with the same key.
  private static func twin(ofKeyAt first: Int, _ source: Source) -> Int? {
    let bytes = source.bytes
    let line = source.line(at: first)
    let indent = first - line.lowerBound
    var end = first
    while end < line.upperBound, bytes[end] != UInt8(ascii: ":") { end += 1 }
    let key = bytes[first..<end]
    var start = line.upperBound
    while start < bytes.count {
      let next = source.line(at: start + 1)
      let place = next.lowerBound + indent
      if next.lowerBound > start, place < next.upperBound, bytes[place...].starts(with: key) {
        let behind = place + key.count
        if behind < next.upperBound, bytes[behind] == UInt8(ascii: ":") { return place }
      }
      start = max(next.upperBound, start + 1)
    }
    return nil
  }
}
