import LRMath

/// The functions of an expression, each called by its Python name.
package enum ExpressionFunction: String, Sendable, CaseIterable {
  case min, max, abs, int, float, round, pow
  case sqrt = "math.sqrt"
  case cbrt = "math.cbrt"
  case exp = "math.exp"
  case exp2 = "math.exp2"
  case expm1 = "math.expm1"
  case log = "math.log"
  case log2 = "math.log2"
  case log10 = "math.log10"
  case log1p = "math.log1p"
  case mathPow = "math.pow"
  case sin = "math.sin"
  case cos = "math.cos"
  case tan = "math.tan"
  case asin = "math.asin"
  case acos = "math.acos"
  case atan = "math.atan"
  case atan2 = "math.atan2"
  case sinh = "math.sinh"
  case cosh = "math.cosh"
  case tanh = "math.tanh"
  case asinh = "math.asinh"
  case acosh = "math.acosh"
  case atanh = "math.atanh"
  case floor = "math.floor"
  case ceil = "math.ceil"
  case trunc = "math.trunc"
  case fabs = "math.fabs"
  case fmod = "math.fmod"
  case remainder = "math.remainder"
  case hypot = "math.hypot"
  case degrees = "math.degrees"
  case radians = "math.radians"
  case copysign = "math.copysign"
  case isfinite = "math.isfinite"
  case isinf = "math.isinf"
  case isnan = "math.isnan"

  /// Names that stand for a number.
  package static let constants: [String: Double] = [
    "True": 1, "False": 0, "math.pi": .pi, "math.tau": 2 * .pi, "math.e": 2.718281828459045, "math.inf": .infinity,
    "math.nan": .nan,
  ]

  /// How many arguments it takes.
  package var arity: ClosedRange<Int> {
    switch self {
    case .min, .max: 2...Int.max
    case .hypot: 1...Int.max
    case .round, .log: 1...2
    case .pow, .mathPow, .atan2, .fmod, .remainder, .copysign: 2...2
    default: 1...1
    }
  }

  /// Whether the value stays the same between jumps.
  package var isStaircase: Bool {
    switch self {
    case .int, .floor, .ceil, .trunc: true
    default: false
    }
  }

  /// The function of one argument; not a number outside its domain.
  package func value(_ x: Double) -> Double {
    switch self {
    case .min, .max, .float: x
    case .abs, .fabs, .hypot: x.magnitude
    case .int, .trunc: x.rounded(.towardZero)
    case .floor: x.rounded(.down)
    case .ceil: x.rounded(.up)
    case .round: x.rounded(.toNearestOrEven)
    case .sqrt: x.squareRoot()
    case .cbrt: InverseFunctions.cbrt(x)
    case .exp: Math.exp(x)
    case .exp2: Math.pow(2, x)
    case .expm1: Math.expm1(x)
    case .log: Math.log(x)
    case .log2: Math.log2(x)
    case .log10: Math.log10(x)
    case .log1p: Math.log1p(x)
    case .sin: Math.sin(x)
    case .cos: Math.cos(x)
    case .tan: Math.sin(x) / Math.cos(x)
    case .asin: InverseFunctions.asin(x)
    case .acos: InverseFunctions.acos(x)
    case .atan: InverseFunctions.atan(x)
    case .sinh: InverseFunctions.sinh(x)
    case .cosh: InverseFunctions.cosh(x)
    case .tanh: Math.tanh(x)
    case .asinh: InverseFunctions.asinh(x)
    case .acosh: InverseFunctions.acosh(x)
    case .atanh: InverseFunctions.atanh(x)
    case .degrees: x * (180 / .pi)
    case .radians: x * (.pi / 180)
    case .isfinite: x.isFinite ? 1 : 0
    case .isinf: x.isInfinite ? 1 : 0
    case .isnan: x.isNaN ? 1 : 0
    case .pow, .mathPow, .atan2, .fmod, .remainder, .copysign: .nan
    }
  }

  /// The function of two arguments; not a number outside its domain.
  package func value(_ x: Double, _ y: Double) -> Double {
    switch self {
    case .min: y < x ? y : x
    case .max: y > x ? y : x
    case .log: Math.log(x) / Math.log(y)
    case .mathPow: Math.pow(x, y)
    case .atan2: InverseFunctions.atan2(x, y)
    case .fmod: x.isFinite && y.isInfinite ? x : PythonArithmetic.remainder(x, by: y)
    // Of what is left of four of them it is the same, since that has the quotient's parity.
    case .remainder:
      x.isFinite && (y.isInfinite || (4 * y).isInfinite || y == 0)
        ? x.remainder(dividingBy: y)
        : PythonArithmetic.remainder(x, by: 4 * y).remainder(dividingBy: y)
    case .hypot: InverseFunctions.hypot(x, y)
    case .copysign: Double(signOf: y, magnitudeOf: x)
    default: .nan
    }
  }

  /// What a value says about the arguments, by the rule of Python's `math`: an undefined one came from outside the
  /// domain, an infinite one from finite arguments is too large, or a pole.
  package func failure(_ value: Double, of arguments: Double...) -> EvaluationError.Reason? {
    failure(value, anyNaN: arguments.contains(where: \.isNaN), allFinite: arguments.allSatisfy(\.isFinite))
  }

  @inline(__always)
  package func failure(_ value: Double, anyNaN: Bool, allFinite: Bool) -> EvaluationError.Reason? {
    if value.isFinite { return nil }
    switch self {
    case .int, .floor, .ceil, .trunc, .round: return value.isNaN ? .notANumber : .infinite
    case .min, .max, .abs, .float, .copysign, .isnan, .isinf, .isfinite, .degrees, .radians, .fabs: return nil
    default: break
    }
    if value.isNaN { return anyNaN ? nil : .outOfDomain }
    guard allFinite else { return nil }
    switch self {
    case .log, .log2, .log10, .log1p, .atanh: return .outOfDomain
    default: return .tooLarge
    }
  }
}
