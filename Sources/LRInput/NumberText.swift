/// Numbers as messages and schemas print them.
enum NumberText {
  /// The shortest decimal that reads back as x, whole numbers without a fraction: `1`, `0.1`, `1e-9`, `1e22`.
  ///
  /// From ten million on, one digit and zeros are `1e9`, since nobody counts nine zeros.
  static func plain(_ x: Double) -> String {
    if x.magnitude < 1e15, let integer = Int(exactly: x) {
      let digits = String(integer)
      let zeros = digits.utf8.reversed().prefix { $0 == UInt8(ascii: "0") }.count
      guard zeros >= 7, digits.utf8.count - zeros == (integer < 0 ? 2 : 1) else { return digits }
      return "\(digits.dropLast(zeros))e\(zeros)"
    }
    let text = x.description
    if text.hasSuffix(".0") { return String(text.dropLast(2)) }
    // Swift writes 1e-09 and 1e+22.
    let parts = text.utf8.split(separator: UInt8(ascii: "e"))
    guard parts.count == 2, let digits = String(parts[0]), let exponent = Int(Substring(parts[1])) else { return text }
    return "\(digits)e\(exponent)"
  }
}
