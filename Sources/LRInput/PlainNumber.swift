extension String {
  /// A number as messages and schemas print it: the shortest decimal that reads back as x, whole numbers without a
  /// fraction.
  ///
  ///     String(plain: 0.1)    // 0.1
  ///     String(plain: 1e-9)   // 1e-9
  ///
  /// From ten million on, one digit and zeros are `1e9`, since nobody counts nine zeros.
  init(plain x: Double) {
    if x.magnitude < 1e15, let integer = Int(exactly: x) {
      let digits = String(integer)
      let zeros = digits.utf8.reversed().prefix { $0 == UInt8(ascii: "0") }.count
      let isRound = zeros >= 7 && digits.utf8.count - zeros == (integer < 0 ? 2 : 1)
      self = isRound ? "\(digits.dropLast(zeros))e\(zeros)" : digits
      return
    }
    let text = x.description
    // Swift writes 1e-09 and 1e+22.
    let parts = text.utf8.split(separator: UInt8(ascii: "e"))
    if text.hasSuffix(".0") {
      self = String(text.dropLast(2))
    } else if parts.count == 2, let digits = String(parts[0]), let exponent = Int(Substring(parts[1])) {
      self = "\(digits)e\(exponent)"
    } else {
      self = text
    }
  }
}
