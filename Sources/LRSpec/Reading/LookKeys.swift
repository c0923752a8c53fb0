import LRInput
import LRPlotting

extension Key where Value == CurveColor {
  /// A key whose value is a colour: a name of the palette or `#rrggbb`.
  static func color(_ name: String, defaultText: String, summary: String) -> Key {
    let names = SeriesColor.allCases.map { $0.rawValue }
    let declaration = KeyDeclaration(
      name: name, kind: "colour", range: DiagnosticText.list(names + ["#rrggbb", "ramp 0 … 1"], "or"),
      defaultText: defaultText, summary: summary,
      schema: SchemaFragment(
        .string, pattern: "^(\(names.reduce("") { $0 + $1 + "|" })#[0-9a-fA-F]{6}|ramp (0(\\.[0-9]+)?|1))$"))
    return Key(declaration) { node, declaration, sink in
      guard let text = node.string else {
        sink.error(
          at: node.offset, "`\(declaration.name)` must be a string, not \(node.kind)",
          hint: "one of \(DiagnosticText.list(names, "and")), or #rrggbb")
        return nil
      }
      if let color = CurveColor(text) { return color }
      let near = NearMiss.of(text, among: names, aliases: ["purple": "violet", "gray": "olive", "cyan": "sky"])
      sink.error(
        at: node.offset,
        "`\(declaration.name)` must be \(DiagnosticText.list(names, "or")), or #rrggbb, not \(DiagnosticText.quoted(text))",
        hint: near.map { "did you mean \(DiagnosticText.quoted($0))?" }
          ?? "for example \"#1c4bb5\", with six hexadecimal digits")
      return nil
    }
  }
}

extension Key where Value == Double {
  /// Units of lengths, in px: of 96 in an inch, as CSS has them.
  private static var units: [(name: String, size: Double)] {
    [("px", 1), ("in", 96), ("mm", 96 / 25.4), ("cm", 960 / 25.4), ("pt", 96.0 / 72)]
  }

  /// A key whose value is a length: a number of px, or a text with its unit.
  static func length(_ name: String, in bounds: ClosedRange<Double>, defaultText: String, summary: String) -> Key {
    let number = Key<Double>.number(
      name, in: .between(bounds.lowerBound, bounds.upperBound), unit: "px", defaultText: defaultText, summary: summary)
    var declaration = number.declaration
    declaration.kind = "length"
    declaration.schema.types.append(.string)
    declaration.schema.pattern = "^[0-9]*\\.?[0-9]+ ?(px|in|mm|cm|pt)$"
    return Key(declaration) { node, declaration, sink in
      guard let text = node.string else { return number.decode(node, declaration, sink) }
      guard let length = length(text) else {
        sink.error(
          at: node.offset, "`\(declaration.name)` must be a length, not \(DiagnosticText.quoted(text))",
          hint: "write a number of px, or \"3.3in\", \"84mm\", \"8.4cm\", \"240pt\"")
        return nil
      }
      guard bounds.contains(length) else {
        sink.error(
          at: node.offset,
          "`\(declaration.name)` must be between \(Int(bounds.lowerBound)) and \(Int(bounds.upperBound)) px, and \(DiagnosticText.quoted(text)) is "
            + "\(LogSentences.number(length)) px")
        return nil
      }
      return length
    }
  }

  /// Px of `3.3in`, to a hundredth, which is as fine as a figure is written; nil for anything else.
  private static func length(_ text: String) -> Double? {
    guard let unit = units.first(where: { text.hasSuffix($0.name) }) else { return nil }
    let digits = text.dropLast(unit.name.utf8.count).filter { $0 != " " }
    guard digits.utf8.allSatisfy({ ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")) || $0 == UInt8(ascii: ".") }),
      let number = Double(digits.hasPrefix(".") ? "0" + digits : digits)
    else { return nil }
    return (number * unit.size * 100).rounded() / 100
  }
}
