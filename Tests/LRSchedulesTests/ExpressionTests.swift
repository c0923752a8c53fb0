import Testing

@testable import LRExpression
@testable import LRSchedules

struct ExpressionTests {
  private func value(_ text: String, at t: Double = 0) throws -> Double {
    try Expression(text, variable: "t").value(at: t)
  }

  @Test(arguments: ExpressionTable.rows.indices)
  func agreesWithPython(index: Int) throws {
    let (text, step, value) = ExpressionTable.rows[index]
    let expression = try Expression(text, variable: "t")
    let found = try? expression.value(at: step)
    switch (found, value) {
    case (nil, nil): break
    case (let found?, let value?):
      #expect(abs(found - value) <= 1e-12 * max(abs(value), 1e-3), "\(text) at \(step): \(found), not \(value)")
    default: Issue.record("\(text) at \(step): \(String(describing: found)), not \(String(describing: value))")
    }
  }

  @Test(arguments: [
    ("-2 ** 2", -4), ("2 ** -1", 0.5), ("2 ** 3 ** 2", 512), ("(-8) ** 3", -512), ("--2", 2), ("+-+2", -2),
    ("7 // 2", 3), ("-7 // 2", -4), ("-7 % 3", 2), ("7 % -3", -2), ("7.5 // 2", 3), ("1 / 4", 0.25), ("2 * 3 % 4", 2),
    ("1 < 2 < 3", 1), ("1 < 3 < 2", 0), ("3 > 2 == 2", 1), ("1 < 2 < 3 < 4 != 5", 1), ("not 0 == 1", 1),
    ("0 or 0.5", 0.5), ("2 and 3", 3), ("0 and 1 / 0", 0), ("1 or 1 / 0", 1), ("not not 5", 1),
    ("1 if 0 else 2 if 0 else 3", 3), ("1 / 0 if 0 else 4", 4), ("1 if 2 > 1 else 1 / 0", 1), ("True + True", 2),
    ("1_000.5", 1000.5), ("1e3", 1000), (".5e-1", 0.05), ("5. ", 5), ("00", 0), ("0 ** 0", 1),
    ("round(0.5) + round(1.5) + round(2.5)", 4), ("round(2.675, 2)", 2.67), ("round(1234.5, -2)", 1200),
    ("round(0.125, 2)", 0.12), ("round(-0.375, 2)", -0.38), ("int(-2.7)", -2), ("math.log(8, 2)", 3),
    ("math.floor(-0.5)", -1), ("min(3, 1, 2) + max(1, 2, 3)", 4), ("lambda epoch: 0.5 * 4", 2),
    ("math.isfinite(math.inf)", 0), ("1 if math.inf > 1e308 else 0", 1), ("math.cos(math.pi)", -1),
    ("max(1, 2,)", 2), ("1\n+ 1", 2),
  ])
  func hasPythonsMeaning(text: String, value: Double) throws {
    #expect(try self.value(text) == value)
  }

  @Test func theVariableMayHaveAnyName() throws {
    #expect(try Expression("lambda e: 0.95 ** (e // 10)", variable: "epoch").value(at: 25) == 0.9025)
    #expect(try Expression("epoch / T", variable: "epoch", constants: ["T": 8]).value(at: 2) == 0.25)
    #expect(throws: ExpressionError.self) { try Expression("lambda e: epoch", variable: "epoch") }
  }

  @Test(arguments: [
    ("1 / (t - 3)", EvaluationError.Reason.divisionByZero, 2), ("5 % (t - 3)", .divisionByZero, 2),
    ("5 // (3 - t)", .divisionByZero, 2), ("0 ** (t - 4)", .divisionByZero, 2), ("math.log(t - 3)", .outOfDomain, 0),
    ("math.sqrt(-t)", .outOfDomain, 0), ("(-t) ** 0.5", .complex, 5), ("10 ** 400", .tooLarge, 3),
    ("2 + math.exp(1000)", .tooLarge, 4), ("math.inf", .infinite, 0), ("math.inf - math.inf", .notANumber, 0),
    ("round(t, 0.5)", .notWhole, 0), ("math.log(t, 1)", .divisionByZero, 0), ("math.sin(math.inf)", .outOfDomain, 0),
    ("int(math.inf)", .infinite, 0), ("math.pow(0, -1)", .outOfDomain, 0),
  ])
  func failuresHaveAPlace(text: String, reason: EvaluationError.Reason, offset: Int) throws {
    let expression = try Expression(text, variable: "t")
    #expect(throws: EvaluationError(reason: reason, offset: offset, argument: 3)) { try expression.value(at: 3) }
  }

  @Test(arguments: [
    ("", 0, "the formula is empty", nil), ("   ", 0, "the formula is empty", nil),
    ("1 +", 3, "a value is missing at the end", nil), ("1 + * 2", 4, "a value is missing before `*`", nil),
    ("(1", 2, "`)` is missing", nil), ("1)", 1, "a closing parenthesis without an opening one", nil),
    ("2 t", 2, "an operator is missing before `t`", "a product needs `*`"),
    ("2(t)", 1, "an operator is missing before `(`", "a product needs `*`"),
    ("2t", 0, "a number runs into `t`", "numbers are decimal, such as 10, 0.1, 1e-3 or 1_000; a product needs `*`"),
    ("0x10", 0, "a number runs into `x`", "numbers are decimal, such as 10, 0.1, 1e-3 or 1_000; a product needs `*`"),
    ("007", 0, "a whole number does not begin with 0", nil),
    ("1e999", 0, "the number is too large", "infinity is `math.inf`"),
    ("t ^ 2", 2, "`^` means nothing in a formula", "a power is written `**`"),
    ("t && 1", 2, "`&&` means nothing in a formula", "write `and`"),
    ("t = 1", 2, "`=` means nothing in a formula", "compare with `==`"),
    ("0.1 × t", 4, "`×` means nothing in a formula", "write `*`"),
    ("cos(t)", 0, "unknown name `cos`", "write `math.cos`"),
    ("np.cos(t)", 0, "unknown name `np.cos`", "write `math.cos`"),
    ("math.sqr(t)", 0, "unknown name `math.sqr`", "did you mean `math.sqrt`?"),
    ("epoch / 2", 0, "unknown name `epoch`", "did you mean `t`?"),
    ("math.pi(2)", 7, "`math.pi` is not a function", "a product needs `*`"),
    ("math.cos", 8, "`(` is missing after `math.cos`", "write `math.cos(…)`"),
    ("math.cos(1, 2)", 0, "`math.cos` takes 1 value, not 2", nil),
    ("min(1)", 0, "`min` takes at least 2 values, not 1", nil),
    ("math.log()", 0, "`math.log` takes 1 or 2 values, not 0", nil),
    ("1 if t", 6, "`else` is missing", "write `x if condition else y`"),
    ("t[0]", 1, "`[` means nothing in a formula", nil),
    ("'a'", 0, "`'` means nothing in a formula", "there are numbers only"),
    ("t.real", 0, "unknown name `t.real`", nil), ("lambda: 1", 6, "`lambda` needs the name of a variable", nil),
    ("1 + lambda t: 2", 4, "a value is missing before `lambda`", nil),
    ("t is 1", 2, "`is` is not available in a formula", nil),
    (
      "0.9 if t in (20, 21) else 1", 9, "`in` is not available in a formula",
      "write comparisons with `==`, joined by `or`"
    ),
    ("1 if t not in (1, 2) else 0", 7, "`not` is not available in a formula", nil),
    ("__import__('os')", 0, "unknown name `__import__`", nil), ("1, 2", 1, "`,` is not expected here", nil),
  ])
  func mistakesHaveAPlace(text: String, offset: Int, message: String, hint: String?) throws {
    let error = #expect(throws: ExpressionError.self) { try Expression(text, variable: "t") }
    #expect(error?.offset == offset && error?.message == message, "\(String(describing: error))")
    if let hint { #expect(error?.hint == hint) }
  }

  @Test func nothingGrowsWithoutBound() throws {
    func fails(_ text: String) -> String? {
      do { _ = try Expression(text, variable: "t") } catch { return error.message }
      return nil
    }
    #expect(fails(String(repeating: "(", count: 1000)) == "the formula is nested too deeply")
    #expect(fails(String(repeating: "-", count: 1999) + "1") == "the formula is nested too deeply")
    #expect(fails(String(repeating: "not ", count: 400) + "1") == "the formula is nested too deeply")
    #expect(fails(String(repeating: "2**", count: 600) + "1") == "the formula is nested too deeply")
    #expect(fails(String(repeating: "1 if 1 else ", count: 160) + "1") == "the formula is nested too deeply")
    #expect(fails(String(repeating: "1+", count: 1000) + "1") == "the formula is too long")
    #expect(try value(String(repeating: "1+", count: 999) + "1") == 1000)
    #expect(try value("max(" + String(repeating: "1,", count: 990) + "7)") == 7)
    #expect(try value(String(repeating: "(", count: 63) + "1" + String(repeating: ")", count: 63)) == 1)
    #expect(throws: EvaluationError.self) { try value("9**9**9**9") }
  }

  @Test("The remainder of any two numbers is that of C's fmod, to the bit, and takes no longer for great ones")
  func remainders() {
    var random = SplitMix64(seed: 11)
    func number() -> Double { Double(bitPattern: random.next()) }
    for _ in 0..<20_000 {
      let (a, b) = (number(), number())
      let (own, exact) = (PythonArithmetic.remainder(a, by: b), a.truncatingRemainder(dividingBy: b))
      #expect(own.bitPattern == exact.bitPattern || own.isNaN && exact.isNaN, "\(a) by \(b)")
      let nearest = ExpressionFunction.remainder.value(a, b)
      #expect(nearest == a.remainder(dividingBy: b) || nearest.isNaN, "\(a) by \(b)")
    }
    let start = ContinuousClock.now
    for step in 1...100_000 { _ = PythonArithmetic.remainder(1e308, by: Double(step)) }
    #expect(ContinuousClock.now - start < .seconds(30))
  }

  @Test("A formula without its variable is worked out once, and a long one is looked at less often")
  func cost() throws {
    #expect(try value("not (1e308 % 10**9)") == 0)
    #expect(try Expression("1 + 2", variable: "t").cost == 1)
    #expect(try Expression(String(repeating: "-", count: 50) + "t", variable: "t").cost == 4)
    #expect(WholeSteps.gap(length: 1e7) == 1 && WholeSteps.gap(length: 1e7, cost: 4) == 4)
    #expect(WholeSteps.gap(length: 1e5, cost: 1000) == 1)
    // A failure is told at every step that is asked for.
    #expect(throws: EvaluationError.self) { try value("1 / 0") }
  }

  /// Whatever the text, there is a value or an error.
  @Test func anyTextIsReadOrRefused() throws {
    var random = SplitMix64(seed: 6)
    let words = [
      "t", "1", "0.5", "+", "-", "*", "**", "//", "%", "(", ")", "if", "else", "and", "or", "not", "<", "==", ",",
      "min(", "math.exp(", "lambda t:", " ", "é", "\u{0}", "1e",
    ]
    var read = 0
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 1...12, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
      guard let expression = try? Expression(text.joined(separator: " "), variable: "t") else { continue }
      read += 1
      _ = try? expression.value(at: 3)
    }
    #expect(read > 200)
  }
}
