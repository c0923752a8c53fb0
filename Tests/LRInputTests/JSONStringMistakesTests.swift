import Testing

@testable import LRInput

/// What is refused, with the exact message, its place and (after the bar) its hint.
@Suite struct JSONStringMistakesTests {
  static let strings: [(text: String, message: String)] = [
    ("\"", "1:2: the text ends inside a string that began at 1:1"),
    ("\"abc", "1:5: the text ends inside a string that began at 1:1"),
    ("[\"abc", "1:6: the text ends inside a string that began at 1:2"),
    (
      "\"a\nb\"",
      "1:3: a string must end in the line where it begins | close it with `\"`, or write a line break as `\\n`"
    ),
    ("\"a\tb\"", "1:3: a tab must be escaped in a string | write `\\t`"),
    ("\"a\u{01}b\"", "1:3: the control character U+0001 must be escaped in a string | write `\\u0001`"),
    ("\"\0\"", "1:2: the control character U+0000 must be escaped in a string | write `\\u0000`"),
    ("\"\\", "1:3: the text ends inside a string that began at 1:1"),
    (
      "\"\\x\"",
      "1:2: `\\x` is not an escape of JSON"
        + " | a backslash itself is written `\\\\`; the escapes are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four digits"
    ),
    (
      "\"\\ \"",
      "1:2: a lone backslash is not an escape of JSON"
        + " | a backslash itself is written `\\\\`; the escapes are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four digits"
    ),
    ("\"\\u\"", "1:2: `\\u` needs four hexadecimal digits | an example: `\\u00e9` is é"),
    ("\"\\u12\"", "1:2: `\\u` needs four hexadecimal digits | an example: `\\u00e9` is é"),
    ("\"\\u12G4\"", "1:2: `\\u` needs four hexadecimal digits | an example: `\\u00e9` is é"),
    (
      "\"\\uD800\"",
      "1:2: `\\uD800` is half a surrogate pair"
        + " | beyond U+FFFF a character is written as two escapes: `\\uD83D\\uDE00` is 😀"
    ),
    (
      "\"\\uDC00\"",
      "1:2: `\\uDC00` is half a surrogate pair"
        + " | beyond U+FFFF a character is written as two escapes: `\\uD83D\\uDE00` is 😀"
    ),
    (
      "\"\\uD800\\n\"",
      "1:2: `\\uD800` is half a surrogate pair"
        + " | beyond U+FFFF a character is written as two escapes: `\\uD83D\\uDE00` is 😀"
    ),
    (
      "\"\\uD800\\uD800\"",
      "1:2: `\\uD800` is half a surrogate pair"
        + " | beyond U+FFFF a character is written as two escapes: `\\uD83D\\uDE00` is 😀"
    ),
    (
      "\"\\uD83D\\u\"",
      "1:2: `\\uD83D` is half a surrogate pair"
        + " | beyond U+FFFF a character is written as two escapes: `\\uD83D\\uDE00` is 😀"
    ),
    (
      "\"\\'\"",
      "1:2: `\\'` is not an escape of JSON"
        + " | a backslash itself is written `\\\\`; the escapes are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four digits"
    ),
    (
      "\"\\é\"",
      "1:2: a lone backslash is not an escape of JSON"
        + " | a backslash itself is written `\\\\`; the escapes are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four digits"
    ),
    ("\"\\u+123\"", "1:2: `\\u` needs four hexadecimal digits | an example: `\\u00e9` is é"),
  ]

  @Test("mistakes in strings", arguments: strings)
  func stringsRefused(text: String, message: String) {
    let reading = Reading(text)
    #expect(reading.messages.joined(separator: " || ") == message)
    #expect(reading.sink.hasErrors)
  }

  static let places: [(text: String, message: String)] = [
    ("{\"a\":1,\"b\":2,\n\"a\":3}", "2:1: `a` stands twice in one object | it stands first in line 1"),
    ("{\"a\":1,\"\\u0061\":2}", "1:8: `a` stands twice in one object | it stands first in line 1"),
    (
      "{\"x\":{\"k\":1,\"k\":2},\"x\":0}",
      "1:13: `k` stands twice in one object"
        + " | it stands first in line 1 || 1:20: `x` stands twice in one object | it stands first in line 1"
    ),
    ("\u{FEFF}", "1:1: the text is empty | the smallest JSON object is `{}`"),
    ("\u{FEFF}[1", "1:3: the text ends inside an array that began at 1:1 | close it with `]`"),
    (" \u{FEFF}1", "1:2: expected a value, not `<U+FEFF>`"),
    ("\u{0C}1", "1:1: expected a value, not `␌`"),
    ("\u{A0}1", "1:1: expected a value, not `<U+00A0>`"),
    ("\0", "1:1: expected a value, not `␀`"),
    ("[\"ok\",\r\n  tru\r\n]", "2:3: `tru` is not JSON | did you mean `true`?"),
    ("[\"😀é\", x]", "1:8: `x` is not JSON | text needs double quotes: `\"x\"`"),
    ("[\t\"a\"\t,\tx]", "1:9: `x` is not JSON | text needs double quotes: `\"x\"`"),
    ("{\"label\": \"cos", "1:15: the text ends inside a string that began at 1:11"),
  ]

  @Test("mistakes in duplicates, odd spaces, places behind tabs, CR LF and wide characters", arguments: places)
  func placesRefused(text: String, message: String) {
    let reading = Reading(text)
    #expect(reading.messages.joined(separator: " || ") == message)
    #expect(reading.sink.hasErrors)
  }

  static let bytes: [(bytes: [UInt8], message: String)] = [
    ([34, 255, 34], "1:2: the byte 0xFF is not UTF-8 here | save the text as UTF-8"),
    ([255, 254, 123, 0], "1:1: the text is UTF-16 | save the text as UTF-8"),
    ([34, 192, 128, 34], "1:2: the byte 0xC0 is not UTF-8 here | save the text as UTF-8"),
    ([34, 237, 160, 128, 34], "1:2: the byte 0xED is not UTF-8 here | save the text as UTF-8"),
    ([34, 244, 144, 128, 128, 34], "1:2: the byte 0xF4 is not UTF-8 here | save the text as UTF-8"),
    ([34, 226, 130, 34], "1:2: the byte 0xE2 is not UTF-8 here | save the text as UTF-8"),
    ([34, 226, 130], "1:2: the byte 0xE2 is not UTF-8 here | save the text as UTF-8"),
    ([34, 128, 34], "1:2: the byte 0x80 is not UTF-8 here | save the text as UTF-8"),
    ([91, 233, 93], "1:2: the byte 0xE9 is not UTF-8 here | save the text as UTF-8"),
    ([34, 240, 128, 128, 128, 34], "1:2: the byte 0xF0 is not UTF-8 here | save the text as UTF-8"),
    ([34, 224, 159, 191, 34], "1:2: the byte 0xE0 is not UTF-8 here | save the text as UTF-8"),
    ([123, 0, 125, 0], "1:2: expected a key in double quotes, not `␀`"),
  ]

  @Test("bytes that are not UTF-8", arguments: bytes)
  func bytesRefused(bytes: [UInt8], message: String) {
    let reading = Reading(bytes: bytes)
    #expect(reading.messages == [message])
    #expect(reading.node == nil)
  }
}
