import LRInput

/// The numbers of an axis in one common style.
enum TickLabels {
  /// Labels of a linear axis: equal decimals (`0.02`, `0.04`, `0.10`), a bare `0`, `20k`, `1M`, `1B` from 10,000
  /// on where that is exact, powers of ten for the very small and very large.
  static func linear(_ values: [DecimalNumber]) -> [RichText] {
    guard let greatest = values.filter({ $0.digits != 0 }).map(\.magnitude).max() else {
      return values.map { _ in zero }
    }
    if greatest < -3 || greatest >= 12 { return scientific(values, greatest: greatest) }
    if greatest >= 4, let short = thousands(values) { return short }
    let decimals = values.map(\.decimals).max() ?? 0
    return values.map { $0.digits == 0 ? zero : .literal($0.fixed(decimals: decimals)) }
  }

  /// Labels of a log axis: powers from 0.01 to 100 as numbers, the others as powers.
  ///
  /// 0.001 is a number too where nothing smaller is labelled.
  static func powers(_ exponents: [Int]) -> [RichText] {
    let least = exponents.min() == -3 ? -3 : -2
    return exponents.map { exponent in
      if (least...2).contains(exponent) {
        let number = DecimalNumber(1, tenTo: exponent)
        return .literal(number.fixed(decimals: number.decimals))
      }
      return NumberText.power(of: exponent, factor: "")
    }
  }

  /// Labels of a log axis at 1, 2 and 5 times the powers: each as short as it can be, all in one style.
  static func multiples(_ values: [DecimalNumber]) -> [RichText] {
    let magnitudes = values.map(\.magnitude)
    if (magnitudes.min() ?? 0) < -4 || (magnitudes.max() ?? 0) >= 12 {
      return values.map { NumberText.scientific($0) }
    }
    if (magnitudes.max() ?? 0) >= 4, let short = thousands(values) { return short }
    return values.map { .literal($0.fixed(decimals: $0.decimals)) }
  }

  private static var zero: RichText { .literal("0") }

  /// `2k`, `2.5k`, `1M`, `1B`: nil unless every value is exact with one decimal of a thousand or two of a million
  /// or thousand million.
  private static func thousands(_ values: [DecimalNumber]) -> [RichText]? {
    var labels: [RichText] = []
    for value in values {
      if value.digits == 0 {
        labels.append(zero)
        continue
      }
      let (unit, places, letter) =
        value.magnitude >= 9 ? (9, 2, "B") : value.magnitude >= 6 ? (6, 2, "M") : (3, 1, "k")
      guard value.exponent >= unit - places else { return nil }
      let number = value.dividedByTen(to: unit)
      labels.append(.literal(number.fixed(decimals: number.decimals) + letter))
    }
    return labels
  }

  /// One power of ten for the axis, so that only the factors differ: `2×10⁻⁵` … `10×10⁻⁵`.
  private static func scientific(_ values: [DecimalNumber], greatest: Int) -> [RichText] {
    // A last tick at a round power would push the others below 1: ten of the next smaller unit reads better.
    let leader = values.filter { $0.magnitude == greatest && $0.digits != 0 }.map(\.digits.magnitude).max()
    let isRound = leader == 1 && values.filter { $0.digits != 0 }.count > 1
    let unit = isRound ? greatest - 1 : greatest
    let factors = values.map { $0.dividedByTen(to: unit) }
    let decimals = factors.map(\.decimals).max() ?? 0
    return factors.map { factor in
      if factor.digits == 0 { return zero }
      if factor == DecimalNumber(1, tenTo: 0), decimals == 0 { return NumberText.power(of: unit, factor: "") }
      return NumberText.power(of: unit, factor: factor.fixed(decimals: decimals) + "×")
    }
  }
}
