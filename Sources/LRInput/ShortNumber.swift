/// A number in a few digits, as figures, words and findings have it: one text for one number.
///
///     ShortNumber(0.12346).plain    // ≈0.1235
///     ShortNumber(0.0003).plain     // 3×10⁻⁴
///
/// What is to be copied into a spec is written as JSON has it, by `DecimalText`.
public struct ShortNumber: Sendable, Equatable {
  /// The whole number, or what stands before a power of ten: `≈3×`.
  public let text: String
  /// The power of ten behind it; nil where there is none.
  public let exponent: Int?

  /// `value` in at most `digits` significant digits, with ≈ where that is not the value itself.
  ///
  /// A whole number below a thousand million is written out. What is left of rounding errors (a relative 1e-9) is no difference.
  public init(_ value: Double, digits: Int = 4) {
    guard let exact = DecimalNumber(value) else {
      self.init(text: value.isNaN ? "undefined" : value < 0 ? "\u{2212}∞" : "∞")
      return
    }
    if exact.exponent >= 0, exact.magnitude < 9 {
      self.init(text: exact.fixed(decimals: 0))
      return
    }
    let rounded = exact.rounded(to: digits)
    let isTrue = rounded == exact || abs(rounded.value - value) <= 1e-9 * abs(value)
    let sign = isTrue ? "" : "≈"
    if (-3...5).contains(rounded.magnitude) {
      self.init(text: sign + rounded.fixed(decimals: rounded.decimals))
    } else {
      self.init(scientific: rounded, prefix: sign)
    }
  }

  /// `3×10⁻⁴`; a power of ten alone stays alone: `10⁻⁴`.
  public init(scientific number: DecimalNumber, prefix: String = "") {
    let mantissa = number.dividedByTen(to: number.magnitude)
    let factor =
      switch mantissa.digits {
      case 1 where mantissa.exponent == 0: ""
      case -1 where mantissa.exponent == 0: "\u{2212}"
      default: mantissa.fixed(decimals: mantissa.decimals) + "×"
      }
    self.init(text: prefix + factor, exponent: number.magnitude)
  }

  private init(text: String, exponent: Int? = nil) {
    self.text = text
    self.exponent = exponent
  }

  /// The number on one line.
  public var plain: String {
    guard let exponent else { return text }
    let raised = String(exponent.magnitude).unicodeScalars.compactMap(Self.superscript).map { String($0) }
    return text + "10" + (exponent < 0 ? "⁻" : "") + raised.joined()
  }

  /// The raised form of a digit, of + and of −; nil of other letters.
  public static func superscript(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "0": "⁰"
    case "1": "¹"
    case "2": "²"
    case "3": "³"
    case "4": "⁴"
    case "5": "⁵"
    case "6": "⁶"
    case "7": "⁷"
    case "8": "⁸"
    case "9": "⁹"
    case "\u{2212}": "⁻"
    case "+": "⁺"
    default: nil
    }
  }
}
