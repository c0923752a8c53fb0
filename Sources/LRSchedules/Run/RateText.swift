import LRInput

/// A rate as findings write it: four digits are enough to find it in a spec or on a chart.
package enum RateText {
  /// `0.1`, `0.9755`, `1.25e-5`
  ///
  /// Below 0 with the minus sign of all other words, U+2212.
  package static func short(_ x: Double) -> String {
    let text = DecimalText.short(x)
    return text.hasPrefix("-") ? "\u{2212}" + text.dropFirst() : text
  }

  /// A step as it is written, whole or not: `1,500`, `22.5`.
  package static func step(_ x: Double) -> String {
    Int(exactly: x).map(StepCount.digits) ?? short(x)
  }

  /// A share of the peak: `2.4 %`.
  package static func percent(_ share: Double) -> String { short((share * 1000).rounded() / 10) + " %" }
}
