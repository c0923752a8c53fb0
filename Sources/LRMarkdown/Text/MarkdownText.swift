/// Bytes of Markdown as the text that they mean.
enum MarkdownText {
  /// The bytes as they stand; U+FFFD stands for NUL and for what is no UTF-8.
  static func string(_ bytes: ArraySlice<UInt8>) -> String {
    bytes.contains(0)
      ? String(decoding: bytes.flatMap { $0 == 0 ? [0xEF, 0xBF, 0xBD] : [$0] }, as: UTF8.self)
      : String(decoding: bytes, as: UTF8.self)
  }

  /// With backslashes before punctuation taken away and entities replaced, as in destinations, titles and info strings.
  static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(where: { $0 == Byte.backslash || $0 == UInt8(ascii: "&") }) else { return string(bytes) }
    let text = Array(bytes)
    var result: [UInt8] = []
    var at = 0
    while at < text.count {
      if text[at] == Byte.backslash, at + 1 < text.count, text[at + 1].isPunctuation {
        result.append(text[at + 1])
        at += 2
      } else if text[at] == UInt8(ascii: "&"), let entity = Entity(in: text, at: at) {
        result += entity.text.utf8
        at = entity.end
      } else {
        result.append(text[at])
        at += 1
      }
    }
    return string(result[...])
  }

  /// The key under which a label is looked for: whitespace as single blanks, case folded.
  static func label(_ bytes: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    for byte in bytes {
      if !byte.isWhitespace {
        result.append(byte)
      } else if let last = result.last, last != Byte.space {
        result.append(Byte.space)
      }
    }
    if result.last == Byte.space { result.removeLast() }
    // Both ways, so that ß, ẞ and SS are one.
    return string(result[...]).lowercased().uppercased()
  }
}
