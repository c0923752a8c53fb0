import LRInput

/// Reads what stands behind `lrplot` at a fence: `{#fig-a file=a.json caption="…" width=80% .hidden}`.
struct FenceAttributes {
  private struct Attribute {
    var name: String
    var nameOffset: Int
    var value: String
    var valueOffset: Int
  }

  private var attributes: [Attribute] = []
  private let source: Source
  private let sink: DiagnosticSink
  private var isFine = true

  private static let names = ["id", "file", "caption", "alt", "width", "hidden"]
  /// Width of a figure in notes, px.
  private static let fullWidth = 720.0
  /// What figures may be wide, px.
  private static let widths = 120...8000
  /// The name of a file has at most 255 bytes.
  private static let longestID = 100

  init(_ source: Source, _ range: Range<Int>, sink: DiagnosticSink) {
    self.source = source
    self.sink = sink
    var at = range.lowerBound
    while let start = source.bytes[at..<range.upperBound].firstIndex(where: { !Self.isBlank($0) }) {
      let byte = source.bytes[start]
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") {
        at = start + 1
        continue
      }
      guard let end = take(start, range.upperBound) else {
        isFine = false
        return
      }
      at = end
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0D].contains(byte) }

  /// Takes one attribute; gives where it ends, or nil after an error.
  private mutating func take(_ start: Int, _ limit: Int) -> Int? {
    let bytes = source.bytes
    func word(_ from: Int) -> Int {
      bytes[from..<limit].firstIndex { Self.isBlank($0) || $0 == UInt8(ascii: "}") } ?? limit
    }
    func text(_ from: Int, _ to: Int) -> String { String(decoding: bytes[from..<to], as: UTF8.self) }
    switch bytes[start] {
    case UInt8(ascii: "#"):
      let end = word(start)
      attributes.append(Attribute(name: "id", nameOffset: start, value: text(start + 1, end), valueOffset: start + 1))
      return end
    case UInt8(ascii: "."):
      let end = word(start)
      let name = text(start + 1, end)
      if name == "hidden" {
        attributes.append(Attribute(name: "hidden", nameOffset: start, value: "true", valueOffset: start))
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
    let name = text(start, end)
    guard end < limit, bytes[end] == UInt8(ascii: "=") else {
      sink.error(
        at: start, "\(DiagnosticText.quoted(name)) is no attribute of a chart",
        hint: "attributes are written as `#id`, `.hidden` or `name=\"value\"`")
      return nil
    }
    var value = end + 1
    var stop = word(value)
    var next = stop
    if value < limit, bytes[value] == UInt8(ascii: "\"") || bytes[value] == UInt8(ascii: "'") {
      guard let close = bytes[(value + 1)..<limit].firstIndex(of: bytes[value]) else {
        sink.error(at: value, "the quotation mark is not closed on this line")
        return nil
      }
      (value, stop, next) = (value + 1, close, close + 1)
    }
    guard Self.names.contains(name) else {
      sink.error(
        at: start, "unknown attribute \(DiagnosticText.quoted(name)) of a chart",
        hint: NearMiss.hint(
          for: name, among: Self.names,
          aliases: ["src": "file", "source": "file", "label": "id", "title": "caption", "fig-cap": "caption"],
          noun: "attributes"))
      return nil
    }
    attributes.append(Attribute(name: name, nameOffset: start, value: text(value, stop), valueOffset: value))
    return next
  }

  /// The chart that they describe; nil once it has been said what is wrong.
  func chart(at offset: Int, body: Range<Int>) -> ChartBlock? {
    guard isFine else { return nil }
    var seen: Set<String> = []
    for attribute in attributes where !seen.insert(attribute.name).inserted {
      sink.error(at: attribute.nameOffset, "\(DiagnosticText.quoted(attribute.name)) is given twice")
      return nil
    }
    func attribute(_ name: String) -> Attribute? { attributes.first { $0.name == name } }
    guard let id = attribute("id") else {
      sink.error(at: offset, "the chart has no id", hint: "write `{#fig-name}` behind `lrplot`")
      return nil
    }
    let isName = id.value.utf8.allSatisfy { byte in
      ReportName.isLetter(byte) || byte == UInt8(ascii: "-") || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }
    guard isName, !ReportName.of(id.value).isEmpty, id.value.utf8.count <= Self.longestID else {
      sink.error(
        at: id.valueOffset, "\(DiagnosticText.quoted(id.value)) cannot be an id",
        hint: "letters, digits, `-` and `_`, at most \(Self.longestID)")
      return nil
    }
    var chart = ChartBlock(id: id.value, idOffset: id.valueOffset, offset: offset, body: body)
    if let caption = attribute("caption") {
      (chart.caption, chart.captionOffset) = (caption.value, caption.valueOffset)
    }
    if let alt = attribute("alt") { (chart.alt, chart.altOffset) = (alt.value, alt.valueOffset) }
    if let file = attribute("file") { (chart.file, chart.fileOffset) = (file.value, file.valueOffset) }
    chart.isHidden = attribute("hidden") != nil && attribute("hidden")?.value != "false"
    if let width = attribute("width") {
      guard let px = Self.width(width.value) else {
        sink.error(
          at: width.valueOffset, "\(DiagnosticText.quoted(width.value)) is no width",
          hint:
            "`80%` of \(Int(Self.fullWidth)) px, or pixels, \(Self.widths.lowerBound) to \(Self.widths.upperBound): `576`"
        )
        return nil
      }
      (chart.width, chart.widthOffset) = (px, width.valueOffset)
    }
    let isEmpty = source.bytes[body].allSatisfy { Self.isBlank($0) || $0 == UInt8(ascii: "\n") }
    if chart.file != nil, !isEmpty {
      sink.error(at: chart.fileOffset, "the chart has a `file` and a spec", hint: "leave one of them out")
      return nil
    }
    if chart.file == nil, isEmpty {
      sink.error(at: offset, "the chart is empty", hint: "write a spec into the block, or give it a `file`")
      return nil
    }
    return chart
  }

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
