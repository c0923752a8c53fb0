/// The value of an arithmetic expression in which names stand for numbers, as documents have them.
///
///     try NamedFormula.value(of: "a / b + sqrt(2)", names: ["a": 1, "b": 2])   // 1.914…
///
/// The language is that of the schedule `expression`: Python's operators and the functions of `math`.
public enum NamedFormula {
  /// Why there is no value.
  public struct Problem: Error, Sendable, Equatable {
    /// Unicode scalars before the place in the formula.
    public var offset: Int
    /// One clause in lower case, which quotes the name that nothing stands for.
    public var message: String
    /// What to write instead, or nil.
    public var hint: String?
  }

  /// Whether a name has a meaning of its own in a formula: `min`, `math`, `if`.
  public static func isReserved(_ name: String) -> Bool {
    ["math", "if", "else", "and", "or", "not", "lambda", "in", "is"].contains(name)
      || ExpressionFunction(rawValue: name) != nil
  }

  /// - Parameter names: every name in the text that is no function, with its value.
  public static func value(of text: String, names: [String: Double]) throws(Problem) -> Double {
    let expression: Expression
    do {
      expression = try Expression(text, variable: "_", constants: names)
    } catch {
      throw Problem(offset: error.offset, message: error.message, hint: error.hint)
    }
    do {
      return try expression.value(at: .nan)
    } catch {
      throw Problem(offset: error.offset, message: error.message)
    }
  }
}
