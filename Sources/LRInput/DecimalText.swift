/// Numbers of a few digits, as messages write them where all digits would bury the sense.
public enum DecimalText {
  /// `x` rounded to `digits` significant digits, zeros at the end left out.
  ///
  ///     DecimalText.short(0.97553)                // 0.9755
  ///     DecimalText.short(1.25e-5)                // 1.25e-5
  ///     DecimalText.short(123_456, digits: 3)     // 123000
  ///
  /// Not finite ones are `nan`, `inf` and `-inf`.
  public static func short(_ x: Double, digits: Int = 4) -> String {
    guard let number = DecimalNumber(x)?.rounded(to: digits) else { return "\(x)" }
    let sign = x < 0 ? "-" : ""
    let figures = String(number.digits.magnitude)
    switch number.magnitude {
    case _ where number.digits == 0: return "0"
    case -4..<0: return sign + "0." + String(repeating: "0", count: -number.magnitude - 1) + figures
    case 0..<6 where number.exponent >= 0: return sign + figures + String(repeating: "0", count: number.exponent)
    case 0..<6:
      let whole = number.magnitude + 1
      return sign + figures.prefix(whole) + "." + figures.dropFirst(whole)
    default:
      return sign + figures.prefix(1) + (figures.utf8.count > 1 ? "." + figures.dropFirst() : "")
        + "e\(number.magnitude)"
    }
  }
}
