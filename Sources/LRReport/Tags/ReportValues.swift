import LRExpression
import LRInput

/// Works out the values that a document defines.
struct ReportValues {
  let tags: TagReader

  /// Adds each to the scope, so that later ones can speak of it.
  func define(_ block: ValuesBlock) {
    for definition in block.definitions {
      guard !tags.scope.has(definition.name) else {
        tags.sink.error(
          at: definition.nameOffset, "\(DiagnosticText.quoted(definition.name)) is taken already",
          hint: "names of values and ids of charts are each given once in a report")
        continue
      }
      guard let value = value(definition) else {
        tags.scope.addBroken(id: definition.name)
        continue
      }
      tags.scope.add(value, name: definition.name)
    }
  }

  private func value(_ definition: ValuesBlock.Definition) -> Double? {
    let (formula, names, paths) = numbered(definition)
    guard let formula else { return nil }
    do throws(NamedFormula.Problem) {
      return try NamedFormula.value(of: formula, names: names)
    } catch {
      let bytes = Array(definition.formula.unicodeScalars.prefix(error.offset).map { UTF8.width($0) }).reduce(0, +)
      // The names of the formula are not those of the document.
      func written(_ text: String) -> String { paths.reduce(text) { $0.replacing($1.key, with: $1.value) } }
      tags.sink.error(
        at: definition.formulaOffset + bytes, written(error.message), hint: error.hint.map(written))
      return nil
    }
  }

  /// A name of the path's length that stands for it alone: in capitals, which no name of a document has.
  private func name(for path: String, among paths: inout [String: String]) -> String {
    var name = path.uppercased().replacing(".", with: "_")
    var number = 0
    while let other = paths[name], other != path {
      number += 1
      let digits = String(number)
      name = name.dropLast(min(digits.count, name.count - 1)) + digits
    }
    paths[name] = path
    return name
  }

  /// The formula with paths made into names of the same length, and the value of each name.
  private func numbered(
    _ definition: ValuesBlock.Definition
  ) -> (formula: String?, names: [String: Double], paths: [String: String]) {
    var text: [UInt8] = []
    var names: [String: Double] = [:]
    var paths: [String: String] = [:]
    let bytes = Array(definition.formula.utf8)
    var at = 0
    var isFine = true
    while at < bytes.count {
      let isStart = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[at])
      let follows = at > 0 && (ReportName.isLetter(bytes[at - 1]) || bytes[at - 1] == UInt8(ascii: "."))
      guard isStart, !follows else {
        text.append(bytes[at])
        at += 1
        continue
      }
      var end = at
      while end < bytes.count, ReportName.isLetter(bytes[end]) || bytes[end] == UInt8(ascii: ".") { end += 1 }
      let path = String(decoding: bytes[at..<end], as: UTF8.self)
      let isPath = path.contains(".") && !path.hasPrefix("math.")
      if isPath || tags.scope.has(path) || tags.scope.broken.contains(path) {
        let place = definition.formulaOffset + at
        let found = tags.follow(path, from: tags.scope, at: place)
        if let number = (found as? ReportNumber) ?? (found as? CurveScope)?.number {
          let name = name(for: path, among: &paths)
          names[name] = number.value
          text += Array(name.utf8)
        } else {
          isFine = false
          if found != nil { tags.sink.error(at: place, "\(DiagnosticText.quoted(path, limit: 80)) is no number") }
        }
      } else {
        text += bytes[at..<end]
      }
      at = end
    }
    return (isFine ? String(decoding: text, as: UTF8.self) : nil, names, paths)
  }
}
