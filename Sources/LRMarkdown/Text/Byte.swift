/// The bytes that Markdown is made of, by their names.
enum Byte {
  static let newline = UInt8(ascii: "\n")
  static let space = UInt8(ascii: " ")
  static let tab = UInt8(ascii: "\t")
  static let backslash = UInt8(ascii: "\\")
  static let backtick = UInt8(ascii: "`")
  static let tilde = UInt8(ascii: "~")
  static let colon = UInt8(ascii: ":")
  static let dollar = UInt8(ascii: "$")
  static let pipe = UInt8(ascii: "|")
  static let hyphen = UInt8(ascii: "-")
  static let hash = UInt8(ascii: "#")
  static let less = UInt8(ascii: "<")
  static let greater = UInt8(ascii: ">")
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")
  static let openParenthesis = UInt8(ascii: "(")
  static let closeParenthesis = UInt8(ascii: ")")
  static let openBrace = UInt8(ascii: "{")
  static let closeBrace = UInt8(ascii: "}")
  static let caret = UInt8(ascii: "^")
  static let bang = UInt8(ascii: "!")
  static let equals = UInt8(ascii: "=")
  static let quote = UInt8(ascii: "\"")
  static let apostrophe = UInt8(ascii: "'")
}

extension UInt8 {
  var isSpaceOrTab: Bool { self == Byte.space || self == Byte.tab }
  /// A blank or a line end.
  var isWhitespace: Bool { self == Byte.space || self == Byte.tab || self == Byte.newline || self == 0x0D }
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
  var isLetterOrDigit: Bool { isLetter || isDigit }
  var isPunctuation: Bool {
    (self >= 0x21 && self <= 0x2F) || (self >= 0x3A && self <= 0x40) || (self >= 0x5B && self <= 0x60)
      || (self >= 0x7B && self <= 0x7E)
  }
}
