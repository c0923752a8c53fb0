import LRInput

/// Numbers as text that a reader may rely on.
public enum NumberText {
  /// `value` in at most `digits` significant digits, with ≈ where that is not the value itself.
  ///
  /// See `ShortNumber`, by which words have the same.
  ///
  ///     NumberText.short(0.1).plain       // 0.1
  ///     NumberText.short(0.0003).plain    // 3×10⁻⁴
  ///     NumberText.short(0.12346).plain   // ≈0.1235
  public static func short(_ value: Double, digits: Int = 4) -> RichText {
    rich(ShortNumber(value, digits: digits))
  }

  /// `value` in at most `digits` significant digits, without a sign that it was rounded: for the cells and bars of a
  /// figure, where it is understood.
  ///
  ///     NumberText.rounded(1.9306, digits: 3).plain   // 1.93
  public static func rounded(_ value: Double, digits: Int) -> RichText {
    guard let exact = DecimalNumber(value) else { return short(value) }
    return short(exact.rounded(to: digits).value, digits: digits)
  }

  /// `value` in exactly `digits` significant digits, for numbers that stand beside others of their kind.
  ///
  ///     NumberText.aligned(0.71, digits: 3).plain   // 0.710
  static func aligned(_ value: Double, digits: Int) -> RichText {
    guard let number = DecimalNumber(value)?.rounded(to: digits), (-3..<digits).contains(number.magnitude) else {
      return rounded(value, digits: digits)
    }
    return .literal(number.fixed(decimals: digits - 1 - number.magnitude))
  }

  /// A count with its thousands apart.
  ///
  ///     NumberText.count(12345)   // 12,345
  public static func count(_ value: Int) -> String {
    DecimalNumber(value, tenTo: 0).fixed(decimals: 0)
  }

  private static func rich(_ number: ShortNumber) -> RichText {
    number.exponent.map { power(of: $0, factor: number.text) } ?? .literal(number.text)
  }

  /// `factor` followed by ten to `exponent`.
  static func power(of exponent: Int, factor: String) -> RichText {
    let digits = (exponent < 0 ? "\u{2212}" : "") + String(exponent.magnitude)
    return RichText(nodes: [
      .scripts(base: [.text(factor + "10", italic: false)], sub: [], sup: [.text(digits, italic: false)])
    ])
  }
}
