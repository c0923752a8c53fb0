/// Numbers as TOML writes them.
///
///     TOMLNumber.value(of: Array("1_000".utf8)[...])   // 1000
///     TOMLNumber.value(of: Array("01".utf8)[...])      // nil
enum TOMLNumber {
  /// A longer number is none: its digits would be read again and again.
  private static let longest = 400

  static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  /// The value, or nil for what is no number, is infinite, or has more than 63 bits in another base than ten.
  static func value(of word: ArraySlice<UInt8>) -> Double? {
    guard word.count <= longest else { return nil }
    let digits = word.drop { $0 != UInt8(ascii: "_") }.isEmpty ? Array(word) : word.filter { $0 != UInt8(ascii: "_") }
    let plain = String(decoding: digits, as: UTF8.self)
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where plain.hasPrefix(prefix) {
      let isRadix: (UInt8) -> Bool = { Int(String(UnicodeScalar($0)), radix: radix) != nil }
      guard end(ofGroupsIn: word, from: word.startIndex + 2, isRadix) == word.endIndex else { return nil }
      return Int(plain.dropFirst(2), radix: radix).map(Double.init)
    }
    return isDecimal(word) ? Double(plain).flatMap { $0.isFinite ? $0 : nil } : nil
  }

  /// A sign, a whole part without a zero before it, and perhaps a fraction and an exponent.
  private static func isDecimal(_ word: ArraySlice<UInt8>) -> Bool {
    func sign(at index: Int) -> Int {
      index < word.endIndex && (word[index] == UInt8(ascii: "+") || word[index] == UInt8(ascii: "-"))
        ? index + 1 : index
    }
    let start = sign(at: word.startIndex)
    guard var index = end(ofGroupsIn: word, from: start, isDigit) else { return false }
    if word[start] == UInt8(ascii: "0"), index > start + 1 { return false }
    if index < word.endIndex, word[index] == UInt8(ascii: ".") {
      guard let end = end(ofGroupsIn: word, from: index + 1, isDigit) else { return false }
      index = end
    }
    if index < word.endIndex, word[index] | 0x20 == UInt8(ascii: "e") {
      guard let end = end(ofGroupsIn: word, from: sign(at: index + 1), isDigit) else { return false }
      index = end
    }
    return index == word.endIndex
  }

  /// Where digits end, of which each `_` stands between two; nil if there are none.
  private static func end(
    ofGroupsIn word: ArraySlice<UInt8>, from start: Int, _ isDigit: (UInt8) -> Bool
  ) -> Int? {
    var index = start
    while index < word.endIndex {
      let isBetween = word[index] == UInt8(ascii: "_") && index > start && index + 1 < word.endIndex
      if isBetween, isDigit(word[index - 1]), isDigit(word[index + 1]) {
        index += 1
      } else if isDigit(word[index]) {
        index += 1
      } else {
        break
      }
    }
    return index > start ? index : nil
  }
}
