extension JSONParser {
  /// What the grammar asks for at a point of the text.
  enum Expected {
    case start
    case endOfText
    case element(opening: Int, comma: Int?)
    case afterElement(Int, opening: Int)
    case key(opening: Int, comma: Int?)
    case colon(key: String, opening: Int)
    case member(key: String, opening: Int)
    case afterMember(key: String, opening: Int)
  }

  /// Letters, digits and what else stands inside names and numbers, so that `1_000` and `NaN` are shown whole.
  static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "$"):
      true
    default: false
    }
  }

  /// The error at `position`, where something else stands than was expected.
  func unexpected(_ expected: Expected) -> SyntaxError {
    guard position < end else { return textEnds(expected) }
    let byte = bytes[position]
    if byte >= 0x80, UTF8Bytes.scalarLength(bytes, at: position, end: end) == 0 {
      let isUTF16 = position == 0 && (byte == 0xFE || byte == 0xFF)
      let error = invalidByte(at: position)
      return isUTF16 ? SyntaxError(at: 0, "the text is UTF-16", hint: error.hint) : error
    }
    let next = position + 1 < end ? bytes[position + 1] : 0
    if byte == UInt8(ascii: "#") || byte == UInt8(ascii: "/") && (next == byte || next == UInt8(ascii: "*")) {
      return SyntaxError(at: position, "comments are not JSON", hint: "remove the comment")
    }
    return mistake(expected)
  }

  private func mistake(_ expected: Expected) -> SyntaxError {
    let byte = bytes[position]
    let token = token(at: position)
    switch expected {
    case .start: return wrongValue("expected a value, not \(token)")
    case .endOfText:
      let isBracket = byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
      return SyntaxError(
        at: position, "expected the end of the text, not \(token)",
        hint: isBracket ? "there is one closing bracket too many" : "a JSON text is one value")
    case .element(_, let comma):
      if byte == UInt8(ascii: "]"), let comma { return trailingComma(comma) }
      return wrongValue("expected a value in the list, not \(token)")
    case .member(let key, _):
      return wrongValue("expected a value for \(DiagnosticText.quoted(key)), not \(token)")
    case .afterElement(let count, _):
      return SyntaxError(
        at: position, "expected `,` or `]` after element \(count) of the list, not \(token)", hint: separatorHint)
    case .afterMember(let key, _):
      return SyntaxError(
        at: position, "expected `,` or `}` after the value of \(DiagnosticText.quoted(key)), not \(token)",
        hint: separatorHint)
    case .colon(let key, _):
      return SyntaxError(at: position, "expected `:` after the key \(DiagnosticText.quoted(key)), not \(token)")
    case .key(_, let comma):
      if byte == UInt8(ascii: "}"), let comma { return trailingComma(comma) }
      let quote = byte == UInt8(ascii: "'") ? 1 : isCurlyQuote ? 3 : 0
      let word = word(at: position + quote)
      if comma != nil, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
        return SyntaxError(
          at: position, "expected a key in double quotes, not \(token)",
          hint: "a number is written without commas between its digits")
      }
      if quote > 0 || !word.isEmpty {
        let example = word.isEmpty ? "key" : VisibleText.shortened(word)
        return SyntaxError(at: position, "keys need double quotes", hint: "write `\"\(example)\"`")
      }
      return SyntaxError(at: position, "expected a key in double quotes, not \(token)")
    }
  }

  private func trailingComma(_ comma: Int) -> SyntaxError {
    SyntaxError(
      at: position, "a trailing comma before \(token(at: position)) is not JSON",
      hint: "remove the comma at \(source.place(at: comma))")
  }

  private var separatorHint: String? {
    switch bytes[position] {
    case UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "["): "a comma seems to be missing before it"
    case UInt8(ascii: "%"): #"a percentage is a string: `"5%"`"#
    default: nil
    }
  }

  /// The text is over before the value is: said just after its last token, where the missing part belongs.
  private func textEnds(_ expected: Expected) -> SyntaxError {
    var last = end
    while last > 0, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[last - 1]) { last -= 1 }
    switch expected {
    case .start, .endOfText: return SyntaxError(at: last, "the text ends before its value")
    case .element(let opening, _), .afterElement(_, let opening):
      return SyntaxError(
        at: last, "the text ends inside an array that began at \(source.place(at: opening))", hint: "close it with `]`")
    case .colon(let key, let opening), .member(let key, let opening):
      return SyntaxError(
        at: last, "the text ends inside an object that began at \(source.place(at: opening))",
        hint: "the value of \(DiagnosticText.quoted(key)) is missing")
    case .key(let opening, _), .afterMember(_, let opening):
      return SyntaxError(
        at: last, "the text ends inside an object that began at \(source.place(at: opening))",
        hint: "close it with `}`")
    }
  }

  /// Something that is no value stands where one should: the well-known words and habits of other languages.
  private func wrongValue(_ message: String) -> SyntaxError {
    if bytes[position] == UInt8(ascii: "'") || isCurlyQuote {
      return SyntaxError(at: position, "strings need straight double quotes", hint: #"write `"text"`"#)
    }
    let word = word(at: position)
    guard !word.isEmpty else { return SyntaxError(at: position, message) }
    let name = DiagnosticText.quoted(word)
    let hint: String
    switch word.lowercased() {
    case "nan", "infinity", "inf", "+infinity", "+inf": hint = "JSON has finite numbers only"
    case "true", "false": hint = "write `\(word.lowercased())`"
    case "null", "none", "nil", "undefined": hint = "write `null`, or leave the key out"
    case let text where text.first == "+": hint = "a number of JSON has no plus sign"
    case let text where text.first == ".": hint = "a number needs a digit before its point"
    default:
      let near = NearMiss.of(word, among: ["true", "false", "null"])
      hint =
        near.map { "did you mean `\($0)`?" } ?? "text needs double quotes: `\"\(VisibleText.shortened(word))\"`"
    }
    return SyntaxError(at: position, "\(name) is not JSON", hint: hint)
  }

  /// U+2018…U+201F: the quotation marks that word processors put in.
  private var isCurlyQuote: Bool {
    guard position + 2 < end, bytes[position] == 0xE2, bytes[position + 1] == 0x80 else { return false }
    return (0x98...0x9F).contains(bytes[position + 2])
  }

  /// The run of letters, digits, points and signs that begins at `index`, up to 80 bytes; empty if there is none.
  func word(at index: Int) -> String {
    let limit = min(end, index + 80)
    var next = index
    while next < limit {
      let byte = bytes[next]
      let isSign = byte == UInt8(ascii: ".") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
      guard JSONParser.isWord(byte) || isSign else { break }
      next += 1
    }
    return String(decoding: bytes[index..<next], as: UTF8.self)
  }

  /// What stands at `index`, for people: `}`, `lr`, a string, the end of the text.
  private func token(at index: Int) -> String {
    let word = word(at: index)
    if !word.isEmpty { return DiagnosticText.quoted(word) }
    let byte = bytes[index]
    if byte == UInt8(ascii: "\"") { return "a string" }
    if byte == UInt8(ascii: "`") { return "a backtick" }
    let length = max(1, UTF8Bytes.scalarLength(bytes, at: index, end: end))
    return DiagnosticText.quoted(String(decoding: bytes[index..<index + length], as: UTF8.self))
  }
}
