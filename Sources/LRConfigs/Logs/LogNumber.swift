/// Numbers as logs write them: decimal, `NaN`, `inf`.
enum LogNumber {
  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]

  /// The number that a text is, white space aside; nil for any other text.
  ///
  /// - Parameter comma: True if `,` is the decimal point.
  static func value(_ text: Span<UInt8>, comma: Bool = false) -> Double? {
    var (start, end) = (0, text.count)
    while start < end, text[start] == 0x20 || text[start] == 0x09 { start += 1 }
    while end > start, text[end - 1] == 0x20 || text[end - 1] == 0x09 { end -= 1 }
    guard start < end else { return nil }
    var index = start
    let isNegative = text[index] == UInt8(ascii: "-")
    if isNegative || text[index] == UInt8(ascii: "+") { index += 1 }
    var significand: UInt64 = 0
    var digits = 0
    var places = 0
    var hasPoint = false
    while index < end {
      let digit = text[index] &- UInt8(ascii: "0")
      if digit < 10 {
        if digits > 0 || digit > 0 { digits += 1 }
        guard digits <= 15 else { return slow(text, start..<end, comma) }
        significand = significand &* 10 &+ UInt64(digit)
        if hasPoint { places += 1 }
      } else if !hasPoint, text[index] == (comma ? UInt8(ascii: ",") : UInt8(ascii: ".")) {
        hasPoint = true
      } else {
        break
      }
      index += 1
    }
    // One correctly rounded operation gives the nearest double (Clinger 1990).
    guard index == end, index > start + (isNegative ? 1 : 0) + (hasPoint ? 1 : 0), places <= 22 else {
      return slow(text, start..<end, comma)
    }
    let x = Double(significand) / powersOfTen[places]
    return isNegative ? -x : x
  }

  /// Whether a cell that is no number stands for a missing one: blank, `null`, `None`, `NA`.
  static func isMissing(_ cell: Span<UInt8>) -> Bool {
    guard cell.indices.contains(where: { cell[$0] != 0x20 && cell[$0] != 0x09 }) else { return true }
    return ["null", "none", "na", "n/a", "-"].contains(cell.text(most: 8).lowercased())
  }

  private static func slow(_ text: Span<UInt8>, _ range: Range<Int>, _ comma: Bool) -> Double? {
    guard range.count <= 64 else { return nil }
    var word = text.extracting(range).text()
    if comma { word = String(word.map { $0 == "," ? "." : $0 }) }
    switch word.lowercased() {
    case "nan", "-nan": return .nan
    case "inf", "+inf", "infinity", "+infinity": return .infinity
    case "-inf", "-infinity": return -.infinity
    default: break
    }
    // Swift reads `0x1p3` and `nan(1)` too, which are no numbers of a log.
    guard word.utf8.allSatisfy({ isPart($0) }) else { return nil }
    if let x = Double(word) { return x }
    if word.hasPrefix(".") { return Double("0" + word) }
    return word.hasSuffix(".") ? Double(word + "0") : nil
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "+") || byte | 0x20 == UInt8(ascii: "e")
  }
}
