import LRInput

/// Rates, steps and shares as words, findings and messages write them.
package enum RateText {
  /// `0.1`, `≈0.9755`, `1.25×10⁻⁵`
  package static func short(_ x: Double, digits: Int = 4) -> String { ShortNumber(x, digits: digits).plain }

  /// A step as it is written, whole or not: `1,500`, `22.5`.
  package static func step(_ x: Double) -> String { Int(exactly: x).map(StepCount.digits) ?? short(x, digits: 6) }

  /// A share of the peak: `2.4 %`.
  package static func percent(_ share: Double) -> String { short(100 * share, digits: 3) + " %" }
}
