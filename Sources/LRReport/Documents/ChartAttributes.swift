import LRInput
import LRMarkdown

/// Reads what a fence says of its chart: `{#fig-a file=a.json caption="…" width=80% .hidden}`, or the lines of options below
/// `{lrplot}`, as MyST (`:caption: …`) and Quarto (`#| fig-cap: …`) write them.
package struct ChartAttributes {
  private struct Attribute {
    var name: String
    var nameOffset: Int
    var value: Range<Int>
  }

  private var attributes: [Attribute] = []
  private let source: Source
  private let sink: DiagnosticSink
  private var isFine = true

  private static let names = ["id", "file", "caption", "alt", "width", "hidden"]
  /// What hosts call them.
  private static let aliases = [
    "src": "file", "source": "file", "label": "id", "name": "id", "title": "caption", "cap": "caption",
    "fig-cap": "caption", "fig-alt": "alt", "out-width": "width", "fig-width": "width",
  ]

  init(_ source: Source, sink: DiagnosticSink) {
    self.source = source
    self.sink = sink
  }

  /// The id, where one was read.
  var id: String? { attributes.first { $0.name == "id" }.map { text($0.value) } }

  private func text(_ range: Range<Int>) -> String { String(decoding: source.bytes[range], as: UTF8.self) }

  private static func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0D].contains(byte) }

  /// Takes all that stands behind a fence and below it; what is wrong is said.
  mutating func take(_ word: FenceWord) {
    var at = word.rest.lowerBound
    while let start = source.bytes[at..<word.rest.upperBound].firstIndex(where: { !Self.isBlank($0) }) {
      if "{},".utf8.contains(source.bytes[start]) {
        at = start + 1
        continue
      }
      guard let end = take(start, word.rest.upperBound) else {
        isFine = false
        break
      }
      at = end
    }
    if let argument = word.argument {
      attributes.append(Attribute(name: "file", nameOffset: argument.lowerBound, value: argument))
    }
    for option in word.options { take(option) }
  }

  private mutating func take(_ option: MarkdownDirective.Option) {
    let key = text(option.key)
    // Here the hosts' own words are at home.
    let name = Self.aliases[key] ?? key
    guard Self.names.contains(name) else { return refuse(key, at: option.key.lowerBound, "option") }
    var value = option.value
    let marks = "\"'".utf8
    if value.count > 1, let first = value.first, let last = value.last, marks.contains(source.bytes[first]),
      source.bytes[first] == source.bytes[last]
    {
      value = first + 1..<last
    }
    attributes.append(Attribute(name: name, nameOffset: option.key.lowerBound, value: value))
  }

  private mutating func refuse(_ name: String, at offset: Int, _ what: String) {
    isFine = false
    sink.error(
      at: offset, "unknown \(what) \(DiagnosticText.quoted(name)) of a chart",
      hint: NearMiss.hint(for: name, among: Self.names, aliases: Self.aliases, noun: "\(what)s"))
  }

  /// Takes one attribute; gives where it ends, or nil after an error.
  private mutating func take(_ start: Int, _ limit: Int) -> Int? {
    let bytes = source.bytes
    func word(_ from: Int) -> Int {
      bytes[from..<limit].firstIndex { Self.isBlank($0) || $0 == UInt8(ascii: "}") } ?? limit
    }
    switch bytes[start] {
    case UInt8(ascii: "#"):
      let end = word(start)
      attributes.append(Attribute(name: "id", nameOffset: start, value: start + 1..<end))
      return end
    case UInt8(ascii: "."):
      let end = word(start)
      let name = text(start + 1..<end)
      if name == "hidden" {
        attributes.append(Attribute(name: "hidden", nameOffset: start, value: start..<start))
      } else if name != "lrplot" {
        sink.error(at: start, "unknown class \(DiagnosticText.quoted("." + name))", hint: "there is `.hidden`")
        return nil
      }
      return end
    default: break
    }
    var end = start
    while end < limit, bytes[end] != UInt8(ascii: "="), !Self.isBlank(bytes[end]), bytes[end] != UInt8(ascii: "}") {
      end += 1
    }
    let name = text(start..<end)
    guard end < limit, bytes[end] == UInt8(ascii: "=") else {
      sink.error(
        at: start, "\(DiagnosticText.quoted(name)) is no attribute of a chart",
        hint: "attributes are written as `#id`, `.hidden` or `name=\"value\"`")
      return nil
    }
    var value = end + 1..<word(end + 1)
    var next = value.upperBound
    if let mark = value.first.map({ bytes[$0] }), mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'") {
      guard let close = close(value.lowerBound, limit) else {
        sink.error(
          at: value.lowerBound, "the quotation mark is not closed on this line",
          hint: #"one that belongs to the text is written as `\"`, or the text stands between `'`"#)
        return nil
      }
      value = value.lowerBound + 1..<close
      next = close + 1
    }
    guard Self.names.contains(name) else {
      refuse(name, at: start, "attribute")
      return nil
    }
    attributes.append(Attribute(name: name, nameOffset: start, value: value))
    return next
  }

  /// Where the quotation mark stands that closes the one at `start`; behind a backslash it belongs to the text.
  private func close(_ start: Int, _ limit: Int) -> Int? {
    var at = start + 1
    while at < limit, source.bytes[at] != source.bytes[start] { at += source.bytes[at] == UInt8(ascii: "\\") ? 2 : 1 }
    return at < limit ? at : nil
  }

  /// The chart that they describe; nil once it has been said what is wrong.
  ///
  /// - Parameters:
  ///   - offset: where its block is told of.
  ///   - body: the spec in the block; nil where it is empty.
  func chart(at offset: Int, node: Int, body: Source?) -> ChartBlock? {
    guard isFine else { return nil }
    var seen: Set<String> = []
    for attribute in attributes where !seen.insert(attribute.name).inserted {
      sink.error(at: attribute.nameOffset, "\(DiagnosticText.quoted(attribute.name)) is given twice")
      return nil
    }
    func attribute(_ name: String) -> Range<Int>? { attributes.first { $0.name == name }?.value }
    guard let id = attribute("id") else {
      sink.error(at: offset, "the chart has no id", hint: "write `{#fig-name}` behind `lrplot`")
      return nil
    }
    guard Self.isID(text(id)) else {
      sink.error(
        at: id.lowerBound, "\(DiagnosticText.quoted(text(id))) cannot be an id",
        hint: "letters, digits, `-`, `_` and `:`, at most \(Self.longestID)")
      return nil
    }
    var chart = ChartBlock(id: text(id), idOffset: id.lowerBound, node: node, offset: offset, body: body)
    chart.caption = attribute("caption")
    chart.alt = attribute("alt")
    chart.isHidden = attribute("hidden").map { text($0) != "false" } ?? false
    if let file = attribute("file") { (chart.file, chart.fileOffset) = (text(file), file.lowerBound) }
    if let width = attribute("width") {
      guard let px = Self.width(text(width)) else {
        sink.error(
          at: width.lowerBound, "\(DiagnosticText.quoted(text(width))) is no width",
          hint:
            "`80%` of \(Int(Self.fullWidth)) px, or pixels, \(Self.widths.lowerBound) to \(Self.widths.upperBound): `576`"
        )
        return nil
      }
      chart.width = px
    }
    if chart.file != nil, body != nil {
      sink.error(at: chart.fileOffset, "the chart has a `file` and a spec", hint: "leave one of them out")
      return nil
    }
    if chart.file == nil, body == nil {
      sink.error(at: offset, "the chart is empty", hint: "write a spec into the block, or give it a `file`")
      return nil
    }
    return chart
  }

  /// The name of a file has at most 255 bytes.
  package static let longestID = 100

  private static func isID(_ id: String) -> Bool {
    let isName = id.utf8.allSatisfy { byte in
      ReportName.isLetter(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
        || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }
    return isName && !ReportName.of(id).isEmpty && id.utf8.count <= longestID
  }

  /// Width of a figure in notes, px.
  private static let fullWidth = 720.0
  /// What figures may be wide, px.
  private static let widths = 120...8000

  private static func width(_ text: String) -> Int? {
    var px: Int?
    if text.hasSuffix("%"), let share = Double(text.dropLast()), share > 0, share <= 1000 {
      px = Int((fullWidth * share / 100).rounded())
    } else {
      px = Int(text.hasSuffix("px") ? String(text.dropLast(2)) : text)
    }
    return px.flatMap { widths.contains($0) ? $0 : nil }
  }
}
