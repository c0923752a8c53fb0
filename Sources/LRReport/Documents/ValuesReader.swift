import LRExpression
import LRInput

extension ValuesBlock {
  /// `name = formula`, one a line; blank lines and what follows a `#` are passed over.
  init(_ source: Source, _ body: Range<Int>, sink: DiagnosticSink) {
    definitions = []
    var line = body.lowerBound
    let bytes = source.bytes
    func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0D].contains(byte) }
    while line < body.upperBound {
      var end = line
      while end < body.upperBound, bytes[end] != UInt8(ascii: "\n") { end += 1 }
      defer { line = end + 1 }
      let code = bytes[line..<end].prefix { $0 != UInt8(ascii: "#") }
      guard let first = code.indices.first(where: { !isBlank(bytes[$0]) }) else { continue }
      guard let equals = code.firstIndex(of: UInt8(ascii: "=")),
        let start = code[(equals + 1)...].firstIndex(where: { !isBlank($0) })
      else {
        sink.error(
          at: first, "a value is written as `name = formula`", hint: "for example `gain = a.final.x / a.final.y`")
        continue
      }
      var stop = code.endIndex
      while stop > start, isBlank(bytes[stop - 1]) { stop -= 1 }
      let name = String(decoding: code[first..<equals].reversed().drop(while: isBlank).reversed(), as: UTF8.self)
      let isName =
        name.utf8.first.map { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } == true
        && name.utf8.allSatisfy { ReportName.isLetter($0) }
      guard isName else {
        sink.error(
          at: first, "\(DiagnosticText.quoted(name)) cannot be the name of a value",
          hint: "lower-case letters, digits and `_`, a letter first")
        continue
      }
      guard !NamedFormula.isReserved(name) else {
        sink.error(at: first, "\(DiagnosticText.quoted(name)) is a word of formulas, and cannot be the name of a value")
        continue
      }
      definitions.append(
        Definition(
          name: name, nameOffset: first, formula: String(decoding: bytes[start..<stop], as: UTF8.self),
          formulaOffset: start))
    }
  }
}
