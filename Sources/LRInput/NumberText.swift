/// Numbers as messages and schemas print them.
enum NumberText {
  /// The shortest decimal that reads back as x, whole numbers without a fraction: `1`, `0.1`, `1e-100`.
  static func plain(_ x: Double) -> String {
    if let integer = Int(exactly: x), abs(integer) < 1_000_000_000_000_000 { return String(integer) }
    let text = x.description
    // Swift writes 1e+20, JSON people write 1e20.
    guard let plus = text.utf8.firstIndex(of: UInt8(ascii: "+")) else { return text }
    return String(text[..<plus]) + String(text[text.utf8.index(after: plus)...])
  }
}
