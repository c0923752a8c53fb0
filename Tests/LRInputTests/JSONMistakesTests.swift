import Testing

@testable import LRInput

/// What is refused, with the exact message, its place and (after the bar) its hint.
@Suite struct JSONMistakesTests {
  static let structure: [(text: String, message: String)] = [
    ("", "1:1: the text is empty | the smallest JSON object is `{}`"),
    (" \n\t", "1:1: the text is empty | the smallest JSON object is `{}`"),
    ("[", "1:2: the text ends inside an array that began at 1:1 | close it with `]`"),
    ("[1", "1:3: the text ends inside an array that began at 1:1 | close it with `]`"),
    ("[1,", "1:4: the text ends inside an array that began at 1:1 | close it with `]`"),
    ("[1,\n", "1:4: the text ends inside an array that began at 1:1 | close it with `]`"),
    ("[1,]", "1:4: a trailing comma before `]` is not JSON | remove the comma at 1:3"),
    ("[,1]", "1:2: expected a value in the list, not `,`"),
    ("[1,,2]", "1:4: expected a value in the list, not `,`"),
    ("[1 2]", "1:4: expected `,` or `]` after element 1 of the list, not `2`"),
    (
      "[1\n\"a\"]",
      "2:1: expected `,` or `]` after element 1 of the list, not a string | a comma seems to be missing before it"
    ),
    ("[1}", "1:3: expected `,` or `]` after element 1 of the list, not `}`"),
    ("]", "1:1: expected a value, not `]`"),
    ("}", "1:1: expected a value, not `}`"),
    ("[1]]", "1:4: expected the end of the text, not `]` | there is one closing bracket too many"),
    ("[1] [2]", "1:5: expected the end of the text, not `[` | a JSON text is one value"),
    ("1 2", "1:3: expected the end of the text, not `2` | a JSON text is one value"),
    ("{}x", "1:3: expected the end of the text, not `x` | a JSON text is one value"),
    ("{", "1:2: the text ends inside an object that began at 1:1 | close it with `}`"),
    ("{\"a\"", "1:5: the text ends inside an object that began at 1:1 | the value of `a` is missing"),
    ("{\"a\":", "1:6: the text ends inside an object that began at 1:1 | the value of `a` is missing"),
    ("{\"a\":1", "1:7: the text ends inside an object that began at 1:1 | close it with `}`"),
    ("{\"a\":1,", "1:8: the text ends inside an object that began at 1:1 | close it with `}`"),
    ("{\"a\" 1}", "1:6: expected `:` after the key `a`, not `1`"),
    ("{\"a\"=1}", "1:5: expected `:` after the key `a`, not `=`"),
    ("{\"a\":}", "1:6: expected a value for `a`, not `}`"),
    ("{\"a\":,\"b\":1}", "1:6: expected a value for `a`, not `,`"),
    ("{\"a\":1,}", "1:8: a trailing comma before `}` is not JSON | remove the comma at 1:7"),
    ("{\"a\":1,\n}\n", "2:1: a trailing comma before `}` is not JSON | remove the comma at 1:7"),
    (
      "{\"a\":1 \"b\":2}",
      "1:8: expected `,` or `}` after the value of `a`, not a string | a comma seems to be missing before it"
    ),
    ("{\"a\":1;\"b\":2}", "1:7: expected `,` or `}` after the value of `a`, not `;`"),
    ("{\"a\":1]", "1:7: expected `,` or `}` after the value of `a`, not `]`"),
    ("{,}", "1:2: expected a key in double quotes, not `,`"),
    ("{\"a\":1,,\"b\":2}", "1:8: expected a key in double quotes, not `,`"),
    ("{a:1}", "1:2: keys need double quotes | write `\"a\"`"),
    ("{'a':1}", "1:2: keys need double quotes | write `\"a\"`"),
    ("{1:2}", "1:2: keys need double quotes | write `\"1\"`"),
    ("{null:2}", "1:2: keys need double quotes | write `\"null\"`"),
    ("{[]:1}", "1:2: expected a key in double quotes, not `[`"),
    ("{\"a\":1}}", "1:8: expected the end of the text, not `}` | there is one closing bracket too many"),
    ("{\"a\"::1}", "1:6: expected a value for `a`, not `:`"),
    ("{“a”:1}", "1:2: keys need double quotes | write `\"a\"`"),
  ]

  @Test("mistakes in brackets, commas, colons, keys and the end of the text", arguments: structure)
  func structureRefused(text: String, message: String) {
    let reading = Reading(text)
    #expect(reading.messages.joined(separator: " || ") == message)
    #expect(reading.sink.hasErrors)
  }

  static let words: [(text: String, message: String)] = [
    ("'a'", "1:1: strings need straight double quotes | write `\"text\"`"),
    ("[“a”]", "1:2: strings need straight double quotes | write `\"text\"`"),
    ("[a]", "1:2: `a` is not JSON | text needs double quotes: `\"a\"`"),
    ("nul", "1:1: `nul` is not JSON | did you mean `null`?"),
    ("tru", "1:1: `tru` is not JSON | did you mean `true`?"),
    ("nulll", "1:1: `nulll` is not JSON | did you mean `null`?"),
    ("TRUE", "1:1: `TRUE` is not JSON | write `true`"),
    ("nil", "1:1: `nil` is not JSON | write `null`, or leave the key out"),
    ("True", "1:1: `True` is not JSON | write `true`"),
    ("None", "1:1: `None` is not JSON | write `null`, or leave the key out"),
    ("nullx", "1:1: `nullx` is not JSON | did you mean `null`?"),
    ("NaN", "1:1: `NaN` is not JSON | JSON has finite numbers only"),
    ("-NaN", "1:1: `-NaN` is not a number of JSON | JSON has finite numbers only"),
    ("Infinity", "1:1: `Infinity` is not JSON | JSON has finite numbers only"),
    ("-Infinity", "1:1: `-Infinity` is not a number of JSON | JSON has finite numbers only"),
    ("undefined", "1:1: `undefined` is not JSON | write `null`, or leave the key out"),
    ("[cosine]", "1:2: `cosine` is not JSON | text needs double quotes: `\"cosine\"`"),
    ("`a`", "1:1: expected a value, not a backtick"),
    ("[é]", "1:2: expected a value in the list, not `é`"),
    ("// x\n1", "1:1: comments are not JSON | remove the comment"),
    ("[1, # x\n2]", "1:5: comments are not JSON | remove the comment"),
    ("/* x */ 1", "1:1: comments are not JSON | remove the comment"),
    ("{\"a\": 1 // x\n}", "1:9: comments are not JSON | remove the comment"),
    ("{ /* a */ }", "1:3: comments are not JSON | remove the comment"),
  ]

  @Test("mistakes in words, quotation marks and comments of other languages", arguments: words)
  func wordsRefused(text: String, message: String) {
    let reading = Reading(text)
    #expect(reading.messages.joined(separator: " || ") == message)
    #expect(reading.sink.hasErrors)
  }

  static let numbers: [(text: String, message: String)] = [
    ("01", "1:1: `01` is not a number of JSON | a number begins with a zero only before its point"),
    ("-01", "1:1: `-01` is not a number of JSON | a number begins with a zero only before its point"),
    ("00", "1:1: `00` is not a number of JSON | a number begins with a zero only before its point"),
    ("1.", "1:1: `1.` is not a number of JSON | a number needs a digit after its point"),
    ("1.e5", "1:1: `1.e5` is not a number of JSON | a number needs a digit after its point"),
    (".5", "1:1: `.5` is not JSON | a number needs a digit before its point"),
    ("-.5", "1:1: `-.5` is not a number of JSON | a number needs a digit before its point"),
    ("+1", "1:1: `+1` is not JSON | a number of JSON has no plus sign"),
    ("-", "1:1: `-` is not a number of JSON | a number needs a digit after its minus sign"),
    ("--1", "1:1: `--1` is not a number of JSON | a number needs a digit after its minus sign"),
    ("1e", "1:1: `1e` is not a number of JSON | a number needs a digit after its `e`"),
    ("1e+", "1:1: `1e+` is not a number of JSON | a number needs a digit after its `e`"),
    ("1E-", "1:1: `1E-` is not a number of JSON | a number needs a digit after its `e`"),
    ("1.5.2", "1:1: `1.5.2` is not a number of JSON | a number is digits with at most one point and one `e`"),
    ("1_000", "1:1: `1_000` is not a number of JSON | a number is written without separators between its digits"),
    ("0X1F", "1:1: `0X1F` is not a number of JSON | JSON has decimal numbers only"),
    ("[5%]", "1:3: expected `,` or `]` after element 1 of the list, not `%` | a percentage is a string: `\"5%\"`"),
    (
      "{\"warmup\": 5%}",
      "1:13: expected `,` or `}` after the value of `warmup`, not `%` | a percentage is a string: `\"5%\"`"
    ),
    (
      "{\"steps\": 1,000}",
      "1:13: expected a key in double quotes, not `000` | a number is written without commas between its digits"
    ),
    ("1,000", "1:2: expected the end of the text, not `,` | a JSON text is one value"),
    ("0x10", "1:1: `0x10` is not a number of JSON | JSON has decimal numbers only"),
    ("1e5x", "1:1: `1e5x` is not a number of JSON | a number is digits with at most one point and one `e`"),
    ("1a", "1:1: `1a` is not a number of JSON | a number is digits with at most one point and one `e`"),
    ("1e400", "1:1: the number `1e400` is out of range | the largest number is about 1.8e308"),
    ("-1e400", "1:1: the number `-1e400` is out of range | the largest number is about 1.8e308"),
    (
      "1e99999999999999999999",
      "1:1: the number `1e99999999999999999999` is out of range | the largest number is about 1.8e308"
    ),
    ("12-3", "1:3: expected the end of the text, not `-3` | a JSON text is one value"),
    ("1+2", "1:2: expected the end of the text, not `+2` | a JSON text is one value"),
    ("1/2", "1:2: expected the end of the text, not `/` | a JSON text is one value"),
    ("\u{663}", "1:1: expected a value, not `\u{663}`"),
  ]

  @Test("mistakes in numbers of other languages", arguments: numbers)
  func numbersRefused(text: String, message: String) {
    let reading = Reading(text)
    #expect(reading.messages.joined(separator: " || ") == message)
    #expect(reading.sink.hasErrors)
  }
}
