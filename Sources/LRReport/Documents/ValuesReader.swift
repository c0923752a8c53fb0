import LRExpression
import LRInput
import LRMarkdown

extension ValuesBlock {
  /// `name = formula`, one a line; blank lines and what follows a `#` are passed over.
  init(_ content: MarkdownContent, node: Int, sink: DiagnosticSink) {
    self.node = node
    func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09].contains(byte) }
    func place(_ index: Int) -> Int { content.sourceOffset(of: index) }
    for line in content.bytes.split(separator: 0x0A) {
      let code = line.prefix { $0 != UInt8(ascii: "#") }
      guard let first = code.firstIndex(where: { !isBlank($0) }) else { continue }
      guard let equals = code.firstIndex(of: UInt8(ascii: "=")),
        let start = code[(equals + 1)...].firstIndex(where: { !isBlank($0) })
      else {
        sink.error(
          at: place(first), "a value is written as `name = formula`",
          hint: "for example `gain = a.final.x / a.final.y`")
        continue
      }
      let name = String(decoding: code[first..<equals].reversed().drop(while: isBlank).reversed(), as: UTF8.self)
      let isName =
        name.utf8.first.map { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } == true
        && name.utf8.allSatisfy { ReportName.isLetter($0) }
      guard isName else {
        sink.error(
          at: place(first), "\(DiagnosticText.quoted(name)) cannot be the name of a value",
          hint: "lower-case letters, digits and `_`, a letter first")
        continue
      }
      guard !NamedFormula.isReserved(name) else {
        sink.error(
          at: place(first), "\(DiagnosticText.quoted(name)) is a word of formulas, and cannot be the name of a value")
        continue
      }
      let formula = String(decoding: code[start...].reversed().drop(while: isBlank).reversed(), as: UTF8.self)
      definitions.append(
        Definition(name: name, nameOffset: place(first), formula: formula, formulaOffset: place(start)))
    }
  }
}
