/// Why a text is not an expression, and where.
package struct ExpressionError: Error, Equatable {
  /// Unicode scalars before the place.
  package var offset: Int
  /// One clause in lower case, as a diagnostic has it.
  package var message: String
  package var hint: String?
}

/// Why an expression has no value at some step.
package struct EvaluationError: Error, Equatable {
  package enum Reason: Sendable {
    case divisionByZero
    case outOfDomain
    case tooLarge
    case complex
    case notWhole
    case infinite
    case notANumber
  }

  package var reason: Reason
  /// Unicode scalars before the operator or the function that failed.
  package var offset: Int
  /// The value of the variable.
  package var argument: Double

  /// What went wrong, without the step: `division by zero`.
  package var message: String {
    switch reason {
    case .divisionByZero: "division by zero"
    case .outOfDomain: "a function is not defined for its argument"
    case .tooLarge: "a number is too large"
    case .complex: "a fractional power of a negative number is not real"
    case .notWhole: "the number of digits is not a whole number between −22 and 22"
    case .infinite: "the value is infinite"
    case .notANumber: "the value is not a number"
    }
  }
}
