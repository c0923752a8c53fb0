/// Numbers as messages and schemas print them.
enum NumberText {
  /// The shortest decimal that reads back as x, whole numbers without a fraction: `1`, `0.1`, `1e-9`, `1e22`.
  static func plain(_ x: Double) -> String {
    if let integer = Int(exactly: x), abs(integer) < 1_000_000_000_000_000 { return String(integer) }
    let text = x.description
    if text.hasSuffix(".0") { return String(text.dropLast(2)) }
    // Swift writes 1e-09 and 1e+22.
    let parts = text.utf8.split(separator: UInt8(ascii: "e"))
    guard parts.count == 2, let digits = String(parts[0]), let exponent = Int(Substring(parts[1])) else { return text }
    return "\(digits)e\(exponent)"
  }
}
