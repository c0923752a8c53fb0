import LRInput
import Testing

/// Every kind of text that suites of JSON have, by the grammar of RFC 8259: valid ones are read, others refused with a place.
@Suite("Kinds of JSON")
struct JSONKindTests {
  private static func read(_ bytes: [UInt8]) -> (isRead: Bool, errors: Int, place: Int?) {
    let sink = DiagnosticSink(Source(name: "x.json", bytes: bytes))
    let node = JSONReader.parse(sink)
    return (node != nil && !sink.hasErrors, sink.errorCount, sink.sorted.first?.offset)
  }

  private static let valid: [(kind: String, texts: [String])] = [
    ("values", ["null", "true", "false", "0", #""""#, "[]", "{}", " [] ", "\t\r\n 1 \n", "\u{FEFF}[]"]),
    (
      "lists",
      [
        "[[]]", "[1]", "[1,2]", "[ 1 , 2 ]", "[\n1\n]", "[null, 1, \"1\", {}]", "[[[[[[[[]]]]]]]]", "[true,false,null]",
        #"["a"]"#, "[1,null,null,2]",
      ]
    ),
    (
      "objects",
      [
        #"{"a":1}"#, #"{"":0}"#, #"{ "a" : { "b" : [] } }"#, #"{"a":1,"b":2}"#, #"{"a\u0000b":1}"#, #"{"A":1,"a":2}"#,
        "{\n\"a\":\n1\n}", #"{"a":{},"b":{}}"#, #"{"\u0061b":1}"#,
      ]
    ),
    (
      "numbers",
      [
        "-0", "-0.0", "0e1", "0e+1", "0E-1", "1e1", "1E22", "1e-2", "1.5", "-1", "123456789", "0.1", "-1e-7", "1e05",
        "0.000000000000000000000000000000000000000000000000000000000000000001", "20e1", "123.456e78", "-123123",
        "1.7976931348623157e308", "5e-324", "1e-400", "100000000000000000000",
      ]
    ),
    (
      "strings",
      [
        #""\"\\\/\b\f\n\r\t""#, #""\u00e9""#, #""\uD83D\uDE00""#, #""\u0000""#, "\"é日🙂\"", "\"\u{7F}\"", "\"\u{2028}\"",
        #""\uFFFF""#, #""a/*b*/c//d#e""#, "\"\u{10FFFF}\"", #""\uDBFF\uDFFF""#, #""\u2064""#, "\"\u{FEFF}\"",
      ]
    ),
  ]

  private static let invalid: [(kind: String, texts: [String])] = [
    ("nothing", ["", " ", "\n", "\u{FEFF}", "\u{FEFF}\u{FEFF}[]"]),
    (
      "words",
      [
        "nul", "nulll", "Null", "NULL", "tru", "truee", "True", "fals", "falsy", "nan", "NaN", "Infinity", "-Infinity",
        "undefined", "a", "é", "'a'", "\\u0061",
      ]
    ),
    (
      "lists",
      [
        "[", "]", "[1", "[1,", "[1,]", "[,1]", "[,]", "[1,,2]", "[1 2]", "[1;2]", "[1:2]", "[]]", "[[]", "[1]]",
        "[\"a\"", "[3[4]]",
        "[1}", "[x", "[-]", "[*]", "[1]x", "[][]", "[<null>]", "[\"a\",\n4\n,1,", "[\u{0B}]", "[\u{0C}]", "[\u{A0}]",
        "[\u{2060}]",
      ]
    ),
    (
      "objects",
      [
        "{", "}", "{a:1}", "{'a':1}", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{"a":1"#, #"{"a" 1}"#, #"{"a"::1}"#,
        #"{:1}"#,
        #"{,}"#, #"{"a":1,,"b":2}"#, #"{"a":1 "b":2}"#, #"{"a","b"}"#, #"{1:1}"#, #"{null:null}"#, #"{[]:1}"#,
        #"{"a":1]"#, #"{"a":1}}"#, #"{"a":1}#"#, #"{"a":1}//"#, #"{"a":1}/**/"#, #"{"a":/*x*/1}"#, #"{"x", null}"#,
        #"{"a"="b"}"#,
        #"{"a":"b":"c"}"#, #"{"a": true} "x""#, #"{"a":1,"a":2}"#,
      ]
    ),
    (
      "numbers",
      [
        "+1", "++1", "01", "-01", "00", "0x1", "0x", "-", "--1", "-a", "1.", ".1", "-.1", "1.e1", ".e1", "1e", "1e+",
        "1E-", "1ee1", "1e1.5",
        "1.2.3", "1_000", "1 000", "0e", "0.e1", "9.e+", "1a", "1e1e1", "0b1", "0o7", "1,5", "１", "-\u{0}", "1-1",
        "2.e3", "0.3e+", "1+2",
        "0xFFp1", "1f", "1L", "1e309", "-1e309",
      ]
    ),
    (
      "strings",
      [
        "\"", "\"a", "'a'", #""\""#, #""\a""#, #""\x41""#, #""\u""#, #""\u1""#, #""\u12""#, #""\u123""#, #""\u12G4""#,
        #""\U0041""#, #""\uD800""#, #""\uDC00""#, #""\uD800\uD800""#, #""\uD800\u0061""#, #""\uD800x""#, #""\'""#,
        #""\0""#,
        #""\ ""#, "\"a\nb\"", "\"a\tb\"", "\"a\u{0}b\"", "\"a\u{1F}b\"", "\"a\rb\"", "\"\\\n\"", #"a""#, #""a"b"#,
        #""a" "b""#,
        #""\uDFFF\uD800""#, "\"\\🙂\"", "“a”",
      ]
    ),
    (
      "what stands behind",
      ["1 2", "[] 1", "{}{}", "null,", "1;", "true false", "1\u{0}", "\"a\"x", "1 // x", "1 # x", "[]\u{FEFF}"]
    ),
  ]

  /// Bytes that are no UTF-8, inside of a string and outside of one.
  private static let bytes: [[UInt8]] = [
    [0x22, 0xFF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xE0, 0x80, 0x80, 0x22],
    [0x22, 0xED, 0xA0, 0x80, 0x22],
    [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], [0x22, 0xF8, 0x88, 0x80, 0x80, 0x80, 0x22], [0x22, 0x80, 0x22], [0xFF],
    [0xE5],
    [0x5B, 0xFF, 0x5D], [0x31, 0xE5], [0xFE, 0xFF, 0x00, 0x31], [0xFF, 0xFE, 0x31, 0x00],
    [0x5B, 0x31, 0x2C, 0xE9, 0x5D],
    [0x22, 0x5C, 0xFF, 0x22], [0x22, 0x5C, 0x75, 0xE5, 0x22], [0x7B, 0x22, 0xB9, 0x22, 0x3A, 0x30, 0x7D],
  ]

  @Test("what is valid is read, alone, in a list and under a key", arguments: valid.map(\.kind))
  func accepted(_ kind: String) throws {
    for text in try #require(Self.valid.first { $0.kind == kind }).texts {
      #expect(Self.read(Array(text.utf8)).isRead, "\(text.debugDescription)")
      guard text.unicodeScalars.first != "\u{FEFF}" else { continue }
      for nested in ["[\(text)]", "{\"k\":\(text)}", "[0, \(text) ,\(text)]"] {
        #expect(Self.read(Array(nested.utf8)).isRead, "\(nested.debugDescription)")
      }
    }
  }

  @Test("what is not is refused at a place inside of the text", arguments: invalid.map(\.kind))
  func refused(_ kind: String) throws {
    for text in try #require(Self.invalid.first { $0.kind == kind }).texts {
      // What is wrong alone is wrong inside of others, but where the outside makes it good.
      for nested in [text, "[\(text)", "{\"k\":\(text)", "[1, \(text)"]
      where nested == text || !["]", "}", "[]]", "[1]]", "{\"a\":1}}", "null,", ""].contains(text) {
        let found = Self.read(Array(nested.utf8))
        #expect(!found.isRead && found.errors >= 1, "\(nested.debugDescription)")
        #expect(found.place.map { (0...nested.utf8.count).contains($0) } == true, "\(nested.debugDescription)")
      }
    }
  }

  @Test("bytes that are no UTF-8 are refused")
  func encodings() {
    for bytes in Self.bytes {
      let found = Self.read(bytes)
      #expect(!found.isRead && found.errors == 1, "\(bytes)")
    }
  }

  @Test("every beginning of a valid text is refused, or a text of its own")
  func beginnings() {
    for text in Self.valid.flatMap(\.texts) where text.utf8.count > 1 && !text.allSatisfy({ $0.isNumber || $0 == "." })
    {
      let whole = Array("[\(text)]".utf8)
      for end in 1..<whole.count {
        #expect(!Self.read(Array(whole[..<end])).isRead, "\(text.debugDescription) up to \(end)")
      }
    }
  }
}
