import LRInput

/// The numbers of an axis, all in one notation.
enum TickLabels {
  /// What stands at the ticks, and the power of ten by which all of it is multiplied, nil for none.
  typealias Labels = (texts: [RichText], factor: Int?)

  /// Labels of a linear axis: equal decimals (`0.02`, `0.04`, `0.10`), a bare `0`, `20k`, `1M`, `1B` from 10,000
  /// on where that is exact, and a factor for all of them where they are very small or very large (`0.5`, `1.0` of 10⁻⁵).
  static func linear(_ values: [DecimalNumber]) -> Labels {
    guard let greatest = values.filter({ $0.digits != 0 }).map(\.magnitude).max() else {
      return (values.map { _ in zero }, nil)
    }
    if isFar(greatest) { return (decimal(values.map { $0.dividedByTen(to: greatest) }), greatest) }
    if greatest >= 4, let short = thousands(values) { return (short, nil) }
    return (decimal(values), nil)
  }

  /// The label of the last step, as `linear` writes it beside the others where it can, else in full, and beside a factor
  /// without it.
  static func end(_ value: DecimalNumber, behind others: [DecimalNumber]) -> RichText {
    if let factor = linear(others).factor { return decimal([value.dividedByTen(to: factor)])[0] }
    let all = linear(others + [value])
    guard all.factor == nil else { return NumberText.short(value.value) }
    return Array(all.texts.dropLast()) == linear(others).texts ? all.texts[others.count] : decimal([value])[0]
  }

  /// Labels of a log axis: numbers where all of them lie from 0.001 to 1,000, else powers throughout.
  static func powers(_ exponents: [Int]) -> [RichText] {
    let areNumbers = exponents.allSatisfy { (-3...3).contains($0) }
    return exponents.map { exponent in
      guard areNumbers else { return NumberText.power(of: exponent, factor: "") }
      let number = DecimalNumber(1, tenTo: exponent)
      return .literal(number.fixed(decimals: number.decimals))
    }
  }

  /// Labels of a log axis of counts: `1`, `100`, `10k`, `1M`.
  static func counts(_ values: [DecimalNumber]) -> [RichText] {
    values.map { value in
      value.magnitude >= 4 ? thousands([value])?[0] ?? decimal([value])[0] : decimal([value])[0]
    }
  }

  /// Labels of a log axis at other numbers than powers: each as short as it can be, with a factor for all of them where
  /// they are very small or very large.
  static func multiples(_ values: [DecimalNumber]) -> Labels {
    let magnitudes = values.filter { $0.digits != 0 }.map(\.magnitude)
    guard let least = magnitudes.min(), let greatest = magnitudes.max() else { return (values.map { _ in zero }, nil) }
    if isFar(least) && least < 0 || isFar(greatest) {
      return (
        values.map {
          let number = $0.dividedByTen(to: least)
          return .literal(number.fixed(decimals: number.decimals))
        }, least
      )
    }
    if greatest >= 4, let short = thousands(values) { return (short, nil) }
    return (values.map { .literal($0.fixed(decimals: $0.decimals)) }, nil)
  }

  /// Whether numbers of a magnitude are written with a power of ten.
  static func isFar(_ magnitude: Int) -> Bool { magnitude < -3 || magnitude >= 12 }

  private static var zero: RichText { .literal("0") }

  /// Equal decimals, and a bare `0`.
  private static func decimal(_ values: [DecimalNumber]) -> [RichText] {
    let decimals = values.map(\.decimals).max() ?? 0
    return values.map { $0.digits == 0 ? zero : .literal($0.fixed(decimals: decimals)) }
  }

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
}
