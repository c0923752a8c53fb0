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
      hint = Self.hint(problem, offset, source)
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

  private static func hint(_ problem: String, _ offset: Int, _ source: Source) -> String? {
    let line = source.bytes[source.line(at: offset)]
    if line.prefix(while: { $0 == 0x20 || $0 == 0x09 }).contains(0x09) {
      return "YAML is indented with spaces, not with tabs"
    }
    if problem.hasPrefix("mapping values are not allowed") {
      return "a value that holds `: ` needs quotation marks; lines of one object begin in one column"
    }
    return nil
  }

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
