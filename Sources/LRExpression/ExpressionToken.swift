/// A word of an expression.
package struct ExpressionToken: Equatable {
  package enum Kind: Equatable {
    case number(Double)
    /// Letters, digits and underscores, with dots between: `epoch`, `math.exp`, `else`.
    case name(String)
    /// An operator, a parenthesis, a comma or a colon.
    case sign(String)
    case end
  }

  package var kind: Kind
  /// Unicode scalars before it.
  package var offset: Int

  /// As messages show it.
  package var text: String {
    switch kind {
    case .number: "a number"
    case .name(let name): "`\(name)`"
    case .sign(let sign): "`\(sign)`"
    case .end: "the end"
    }
  }
}

/// Cuts the text of an expression into words, as Python does.
package struct ExpressionLexer {
  private let scalars: [Unicode.Scalar]
  private var next = 0

  package init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  private static let signs = [
    "**", "//", "<=", ">=", "==", "!=", "+", "-", "*", "/", "%", "(", ")", ",", ":", "<", ">",
  ]

  /// What others write, with what Python writes in its place.
  private static let foreign = [
    "&&": "write `and`", "||": "write `or`", "^": "a power is written `**`", "=": "compare with `==`",
    "!": "write `not`", "?": "write `x if condition else y`", "×": "write `*`", "·": "write `*`", "÷": "write `/`",
    "−": "write `-`", "\"": "there are numbers only", "'": "there are numbers only",
    ";": "one expression, no statements",
  ]

  package mutating func token() throws(ExpressionError) -> ExpressionToken {
    while next < scalars.count, [" ", "\t", "\n", "\r"].contains(scalars[next]) { next += 1 }
    let start = next
    guard start < scalars.count else { return ExpressionToken(kind: .end, offset: start) }
    let first = scalars[start]
    if isDigit(at: start) || first == "." && isDigit(at: start + 1) {
      return ExpressionToken(kind: .number(try number()), offset: start)
    }
    if isLetter(first) {
      return ExpressionToken(kind: .name(name()), offset: start)
    }
    for sign in ExpressionLexer.signs where starts(with: sign) {
      next += sign.unicodeScalars.count
      return ExpressionToken(kind: .sign(sign), offset: start)
    }
    throw unknown(at: start)
  }

  private func unknown(at start: Int) -> ExpressionError {
    let pair = start + 1 < scalars.count ? "\(scalars[start])\(scalars[start + 1])" : ""
    let text = ExpressionLexer.foreign[pair] == nil ? String(scalars[start]) : pair
    return ExpressionError(
      offset: start, message: "\(ExpressionText.quoted(text)) means nothing in a formula",
      hint: ExpressionLexer.foreign[text]
        ?? "the operators are + - * / // % ** and comparisons, and, or, not, if … else")
  }

  private func isDigit(at index: Int) -> Bool {
    index < scalars.count && ("0"..."9").contains(scalars[index])
  }

  private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isAlphabetic
  }

  private func starts(with sign: String) -> Bool {
    var index = next
    for scalar in sign.unicodeScalars {
      guard index < scalars.count, scalars[index] == scalar else { return false }
      index += 1
    }
    return true
  }

  private mutating func name() -> String {
    let start = next
    while next < scalars.count {
      let joins = scalars[next] == "." && next + 1 < scalars.count && isLetter(scalars[next + 1])
      guard joins || isDigit(at: next) || isLetter(scalars[next]) else { break }
      next += 1
    }
    return text(from: start)
  }

  private func text(from start: Int) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars[start..<next])
    return text
  }

  /// Digits with a point, an exponent, and single underscores between digits: `1_000`, `.5`, `1e-3`.
  private mutating func number() throws(ExpressionError) -> Double {
    let start = next
    let whole = digits()
    var isWhole = true
    var fraction = 0
    if next < scalars.count, scalars[next] == "." {
      isWhole = false
      next += 1
      fraction = digits()
    }
    if next < scalars.count, scalars[next] == "e" || scalars[next] == "E" {
      let signed = next + 1 < scalars.count && ["+", "-"].contains(scalars[next + 1])
      if isDigit(at: next + (signed ? 2 : 1)) {
        isWhole = false
        next += signed ? 2 : 1
        _ = digits()
      }
    }
    if next < scalars.count, isLetter(scalars[next]) || scalars[next] == "." {
      throw ExpressionError(
        offset: start, message: "a number runs into \(ExpressionText.quoted(String(scalars[next])))",
        hint: "numbers are decimal, such as 10, 0.1, 1e-3 or 1_000; a product needs `*`")
    }
    let digits = text(from: start).filter { $0 != "_" }
    if isWhole, whole > 1, digits.hasPrefix("0"), digits.contains(where: { $0 != "0" }) {
      throw ExpressionError(offset: start, message: "a whole number does not begin with 0")
    }
    guard whole + fraction > 0, let value = Double(digits.hasPrefix(".") ? "0" + digits : digits), value.isFinite else {
      throw ExpressionError(offset: start, message: "the number is too large", hint: "infinity is `math.inf`")
    }
    return value
  }

  /// Goes past digits; an underscore counts only between two of them.
  private mutating func digits() -> Int {
    var count = 0
    while isDigit(at: next) || count > 0 && next < scalars.count && scalars[next] == "_" && isDigit(at: next + 1) {
      if scalars[next] != "_" { count += 1 }
      next += 1
    }
    return count
  }
}
