import LRMath

/// How far a logged value may be from the true one, as many digits as the log was written with.
struct LogTolerance {
  private let least: Double
  /// The most significant digits of any value; nil if some was printed whole.
  private let digits: Int?

  init(_ samples: [LogSample]) {
    let peak = samples.reduce(0) { max($0, abs($1.value)) }
    let written = samples.prefix(4096).map { Self.digits($0.value) }
    let most = written.reduce(1) { max($0, $1.significant) }
    // With 15 digits or more a value was printed whole.
    digits = most < 15 ? most : nil
    // A fixed number of decimals leaves half a unit of the last one.
    let decimals = written.reduce(0) { max($0, $1.decimals) }
    least = max(1e-9 * peak, most < 15 ? 0.51 * Math.pow(10, -Double(decimals)) : 0)
  }

  func of(_ value: Double) -> Double {
    guard let digits, value != 0 else { return least }
    return max(least, 0.51 * Math.pow(10, Math.log10(abs(value)).rounded(.down) + 1 - Double(digits)))
  }

  /// Significant digits of the shortest decimal, and digits behind its point when it is written without an exponent.
  private static func digits(_ x: Double) -> (significant: Int, decimals: Int) {
    let parts = x.description.utf8.split(separator: UInt8(ascii: "e"))
    let mantissa = parts.first ?? x.description.utf8[...]
    let exponent = parts.count > 1 ? Int(String(decoding: parts[1], as: UTF8.self)) ?? 0 : 0
    let isDigit = { (byte: UInt8) in byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
    let figures = mantissa.filter(isDigit).drop { $0 == UInt8(ascii: "0") }
    let significant = figures.reversed().drop { $0 == UInt8(ascii: "0") }.count
    // `3e-06` has no point.
    let behind = mantissa.drop { $0 != UInt8(ascii: ".") }.dropFirst().reversed()
    let decimals = behind.drop { $0 == UInt8(ascii: "0") }.count - exponent
    return (max(1, significant), x == 0 ? 0 : max(0, decimals))
  }
}
