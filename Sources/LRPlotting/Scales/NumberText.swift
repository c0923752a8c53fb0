import LRInput

/// Numbers as text that a reader may rely on.
public enum NumberText {
  /// `value` in at most `digits` significant digits, with ≈ where that is not the value itself.
  ///
  /// A whole number below a thousand million is written out. What is left of rounding errors (a relative 1e-9)
  /// is no difference.
  ///
  ///     NumberText.short(0.1).plain       // 0.1
  ///     NumberText.short(0.0003).plain    // 3×10⁻⁴
  ///     NumberText.short(0.12346).plain   // ≈0.1235
  public static func short(_ value: Double, digits: Int = 4) -> RichText {
    guard let exact = DecimalNumber(value) else {
      return .literal(value.isNaN ? "undefined" : value < 0 ? "\u{2212}∞" : "∞")
    }
    if exact.exponent >= 0, exact.magnitude < 9 { return .literal(exact.fixed(decimals: 0)) }
    let rounded = exact.rounded(to: digits)
    let isTrue = rounded == exact || abs(rounded.value - value) <= 1e-9 * abs(value)
    let sign = isTrue ? "" : "≈"
    if (-3...5).contains(rounded.magnitude) {
      return .literal(sign + rounded.fixed(decimals: rounded.decimals))
    }
    return scientific(rounded, prefix: sign)
  }

  /// `value` in at most `digits` significant digits, without a sign that it was rounded: for the cells and bars of a
  /// figure, where it is understood.
  ///
  ///     NumberText.rounded(1.9306, digits: 3).plain   // 1.93
  public static func rounded(_ value: Double, digits: Int) -> RichText {
    guard let exact = DecimalNumber(value) else { return short(value) }
    return short(exact.rounded(to: digits).value, digits: digits)
  }

  /// A count with its thousands apart.
  ///
  ///     NumberText.count(12345)   // 12,345
  public static func count(_ value: Int) -> String {
    DecimalNumber(value, tenTo: 0).fixed(decimals: 0)
  }

  /// `3×10⁻⁴`; a power of ten alone stays alone: `10⁻⁴`.
  static func scientific(_ number: DecimalNumber, prefix: String = "") -> RichText {
    let mantissa = number.dividedByTen(to: number.magnitude)
    switch mantissa.digits {
    case 1 where mantissa.exponent == 0: return power(of: number.magnitude, factor: prefix)
    case -1 where mantissa.exponent == 0: return power(of: number.magnitude, factor: prefix + "\u{2212}")
    default: return power(of: number.magnitude, factor: prefix + mantissa.fixed(decimals: mantissa.decimals) + "×")
    }
  }

  /// `factor` followed by ten to `exponent`.
  static func power(of exponent: Int, factor: String) -> RichText {
    let digits = (exponent < 0 ? "\u{2212}" : "") + String(exponent.magnitude)
    return RichText(nodes: [
      .scripts(base: [.text(factor + "10", italic: false)], sub: [], sup: [.text(digits, italic: false)])
    ])
  }
}
