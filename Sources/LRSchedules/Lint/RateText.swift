import LRMath

/// A rate as findings write it: four digits are enough to find it in a spec or on a chart.
enum RateText {
  /// `0.1`, `0.9755`, `1.25e-5`
  static func short(_ x: Double) -> String {
    // Below 1e-300 the power of ten that scales four digits up would overflow.
    guard x.isFinite, abs(x) >= 1e-300 else { return x == 0 ? "0" : "\(x)" }
    var exponent = Int(Math.log10(abs(x)).rounded(.down))
    var digits = Int((abs(x) * Math.pow(10, Double(3 - exponent))).rounded())
    if digits >= 10_000 { (digits, exponent) = (digits / 10, exponent + 1) }
    if digits < 1000 { (digits, exponent) = (digits * 10, exponent - 1) }
    var count = 4
    while count > 1, digits % 10 == 0 { (digits, count) = (digits / 10, count - 1) }
    let text = Array(String(digits))
    let sign = x < 0 ? "-" : ""
    switch exponent {
    case -4..<0: return sign + "0." + String(repeating: "0", count: -exponent - 1) + String(text)
    case 0..<6 where count <= exponent + 1:
      return sign + String(text) + String(repeating: "0", count: exponent + 1 - count)
    case 0..<6: return sign + String(text[...exponent]) + "." + String(text[(exponent + 1)...])
    default:
      return sign + String(text[0]) + (count > 1 ? "." + String(text[1...]) : "") + "e\(exponent)"
    }
  }

  /// A share of the peak: `2.4 %`.
  static func percent(_ share: Double) -> String { short((share * 1000).rounded() / 10) + " %" }
}
