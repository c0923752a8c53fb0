/// Turns the text of one Python expression into instructions, by recursive descent.
///
/// The order of binding is Python's: `if … else`, `or`, `and`, `not`, comparisons, `+ -`, `* / // %`, signs, `**`. A
/// power binds tighter than a sign on its left and looser than one on its right: −2 ** −1 is −(2 ** (−1)).
package struct ExpressionParser {
  private var lexer: ExpressionLexer
  private var token: ExpressionToken
  private var variable: String
  private let constants: [String: Double]
  private var code = ExpressionCode()
  private var nested = 0

  package init(_ scalars: [Unicode.Scalar], variable: String, constants: [String: Double]) throws(ExpressionError) {
    lexer = ExpressionLexer(scalars)
    token = try lexer.token()
    self.variable = variable
    self.constants = constants
  }

  package mutating func parse() throws(ExpressionError) -> ExpressionCode {
    if token.kind == .end { throw ExpressionError(offset: 0, message: "the formula is empty") }
    if isWord("lambda") { try header() }
    try conditional()
    guard token.kind == .end else { throw superfluous() }
    return code
  }

  // MARK: Words

  private mutating func advance() throws(ExpressionError) { token = try lexer.token() }

  private func isWord(_ word: String) -> Bool { token.kind == .name(word) }
  private func isSign(_ sign: String) -> Bool { token.kind == .sign(sign) }

  /// The sign that stands here, if it is one of these.
  private func sign(among signs: [String]) -> String? {
    if case .sign(let sign) = token.kind, signs.contains(sign) { sign } else { nil }
  }

  private func fail(_ message: String, hint: String? = nil) -> ExpressionError {
    ExpressionError(offset: token.offset, message: message, hint: hint)
  }

  private func superfluous() -> ExpressionError {
    switch token.kind {
    case .sign(")"): fail("a closing parenthesis without an opening one")
    case .sign("("): fail("an operator is missing before `(`", hint: "a product needs `*`")
    case .sign(":"): fail("`:` stands only after `lambda \(variable)`")
    case .name("in"), .name("is"), .name("not"):
      fail("\(token.text) is not available in a formula", hint: "write comparisons with `==`, joined by `or`")
    case .name("for"), .name("lambda"):
      fail("\(token.text) is not available in a formula", hint: "there are and, or, not and if … else")
    case .name, .number: fail("an operator is missing before \(token.text)", hint: "a product needs `*`")
    default: fail("\(token.text) is not expected here")
    }
  }

  private mutating func deeper() throws(ExpressionError) {
    nested += 1
    if nested > ExpressionText.mostNested {
      throw fail("the formula is nested too deeply", hint: "at most \(ExpressionText.mostNested) levels")
    }
  }

  /// `lambda epoch:`, whatever the variable is called.
  private mutating func header() throws(ExpressionError) {
    try advance()
    guard case .name(let name) = token.kind, !name.contains("."), !ExpressionParser.reserved.contains(name) else {
      throw fail("`lambda` needs the name of a variable", hint: "write `lambda \(variable): …`")
    }
    variable = name
    try advance()
    guard isSign(":") else { throw fail("`:` is missing after `lambda \(name)`", hint: "a formula has one variable") }
    try advance()
  }

  private static let reserved: Set<String> = [
    "and", "or", "not", "if", "else", "lambda", "in", "is", "for", "True", "False", "None",
  ]

  // MARK: Grammar

  /// x if condition else y
  private mutating func conditional() throws(ExpressionError) {
    try deeper()
    defer { nested -= 1 }
    let start = code.count
    try disjunction()
    guard isWord("if") else { return }
    let place = token.offset
    try advance()
    let chosen = code.cut(from: start)
    try disjunction()
    guard isWord("else") else { throw fail("`else` is missing", hint: "write `x if condition else y`") }
    try advance()
    let test = code.count
    code.append(.skipIfFalse(0), at: place, change: -1)
    code.paste(chosen)
    let end = code.count
    code.append(.skip(0), at: place, change: 0)
    code.land(test)
    code.forgetValue()
    try conditional()
    code.land(end)
  }

  private mutating func disjunction() throws(ExpressionError) {
    try conjunction()
    while isWord("or") {
      let index = code.count
      code.append(.keepIfTrue(skip: 0), at: token.offset, change: -1)
      try advance()
      try conjunction()
      code.land(index)
    }
  }

  private mutating func conjunction() throws(ExpressionError) {
    try negation()
    while isWord("and") {
      let index = code.count
      code.append(.keepIfFalse(skip: 0), at: token.offset, change: -1)
      try advance()
      try negation()
      code.land(index)
    }
  }

  private mutating func negation() throws(ExpressionError) {
    guard isWord("not") else { return try comparison() }
    let place = token.offset
    try deeper()
    try advance()
    try negation()
    nested -= 1
    code.append(.not, at: place, change: 0)
  }

  /// a < b <= c means a < b and b <= c.
  private mutating func comparison() throws(ExpressionError) {
    try sum()
    // Python's other comparisons: told where they stand, not as what is missing behind them.
    if isWord("in") || isWord("is") || isWord("not") { throw superfluous() }
    var chains: [Int] = []
    while case .sign(let sign) = token.kind, let comparison = ExpressionComparison(rawValue: sign) {
      let place = token.offset
      try advance()
      try sum()
      if case .sign(let next) = token.kind, ExpressionComparison(rawValue: next) != nil {
        chains.append(code.count)
        code.append(.chain(comparison, skip: 0), at: place, change: -1)
      } else {
        code.append(.compare(comparison), at: place, change: -1)
      }
    }
    for index in chains { code.land(index) }
  }

  private mutating func sum() throws(ExpressionError) {
    try product()
    while let sign = sign(among: ["+", "-"]) {
      let place = token.offset
      try advance()
      try product()
      code.append(sign == "+" ? .add : .subtract, at: place, change: -1)
    }
  }

  private mutating func product() throws(ExpressionError) {
    try signed()
    while let sign = sign(among: ["*", "/", "//", "%"]) {
      let place = token.offset
      try advance()
      try signed()
      let instruction: ExpressionInstruction =
        switch sign {
        case "*": .multiply
        case "/": .divide
        case "//": .floorDivide
        default: .modulo
        }
      code.append(instruction, at: place, change: -1)
    }
  }

  private mutating func signed() throws(ExpressionError) {
    guard let sign = sign(among: ["+", "-"]) else { return try power() }
    let place = token.offset
    try deeper()
    try advance()
    try signed()
    nested -= 1
    if sign == "-" { code.append(.negate, at: place, change: 0) }
  }

  private mutating func power() throws(ExpressionError) {
    try atom()
    guard isSign("**") else { return }
    let place = token.offset
    try deeper()
    try advance()
    try signed()
    nested -= 1
    code.append(.power, at: place, change: -1)
  }

  private mutating func atom() throws(ExpressionError) {
    let (kind, place) = (token.kind, token.offset)
    switch kind {
    case .number(let value):
      try advance()
      code.append(.number(value), at: place, change: 1)
    case .sign("("):
      try advance()
      try conditional()
      guard isSign(")") else { throw token.kind == .end ? fail("`)` is missing") : superfluous() }
      try advance()
    case .name(let name):
      try value(of: name, at: place)
    case .end:
      throw fail("a value is missing at the end")
    case .sign(let sign):
      throw fail("a value is missing before `\(sign)`")
    }
  }

  private mutating func value(of name: String, at place: Int) throws(ExpressionError) {
    if let function = ExpressionFunction(rawValue: name) { return try call(function, at: place) }
    if name == variable {
      code.append(.variable, at: place, change: 1)
    } else if let value = constants[name] ?? ExpressionFunction.constants[name] {
      code.append(.number(value), at: place, change: 1)
    } else if ExpressionParser.reserved.contains(name) {
      throw fail("a value is missing before `\(name)`")
    } else {
      throw fail(
        "unknown name \(ExpressionText.quoted(name))",
        hint: ExpressionText.hint(for: name, variables: [variable] + constants.keys.sorted()))
    }
    try advance()
    if isSign("(") {
      throw fail("`\(name)` is not a function", hint: "a product needs `*`")
    }
  }

  private mutating func call(_ function: ExpressionFunction, at place: Int) throws(ExpressionError) {
    let name = function.rawValue
    try advance()
    guard isSign("(") else { throw fail("`(` is missing after `\(name)`", hint: "write `\(name)(…)`") }
    try advance()
    var count = 0
    while !isSign(")") {
      try conditional()
      count += 1
      if isSign(",") {
        try advance()
      } else if !isSign(")") {
        throw token.kind == .end ? fail("`)` is missing") : superfluous()
      }
    }
    guard function.arity.contains(count) else { throw wrongCount(count, of: function, at: place) }
    try advance()
    switch count {
    case 1: code.append(.call(function), at: place, change: 0)
    case 2: code.append(.callTwo(function), at: place, change: -1)
    default: code.append(.callMany(function, count), at: place, change: 1 - count)
    }
  }

  private func wrongCount(_ count: Int, of function: ExpressionFunction, at place: Int) -> ExpressionError {
    let arity = function.arity
    let wanted =
      arity.upperBound == .max
      ? "at least \(arity.lowerBound) values"
      : arity.count > 1 ? "1 or 2 values" : arity.lowerBound == 1 ? "1 value" : "\(arity.lowerBound) values"
    return ExpressionError(
      offset: place, message: "`\(function.rawValue)` takes \(wanted), not \(count)")
  }
}
