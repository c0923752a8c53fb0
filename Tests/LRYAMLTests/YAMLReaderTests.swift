import LRInput
import LRYAML
import Testing

@Suite("YAML")
struct YAMLReaderTests {
  static func read(_ text: String, limits: Limits = .standard) -> (node: Node?, sink: DiagnosticSink) {
    let sink = DiagnosticSink(Source(name: "x.yaml", text: text))
    return (YAMLReader.parse(sink, limits: limits), sink)
  }

  static func messages(_ sink: DiagnosticSink) -> [String] {
    sink.sorted.map { "\(sink.source.place(at: $0.offset)): \($0.message)" }
  }

  @Test(
    "Numbers",
    arguments: [
      ("1e-4", 1e-4), ("5e-05", 5e-5), ("1E3", 1000), ("1.0e-4", 1e-4), (".5", 0.5), ("-.5", -0.5), ("1.", 1),
      ("+12", 12), ("1_000_000", 1e6), ("0x1F", 31), ("0o17", 15), ("0", 0), ("0.1", 0.1), ("00", 0), ("1.e3", 1000),
    ] as [(String, Double)])
  func numbers(text: String, value: Double) {
    let (node, sink) = Self.read("a: \(text)")
    #expect(node?["a"]?.double == value)
    #expect(Self.messages(sink) == [])
  }

  @Test(
    "What YAML 1.1 reads otherwise is a string",
    arguments: [
      "no", "off", "yes", "On", "y", "12:30:00", "2024-01-01", ".inf", "-.Inf", ".nan", "1e999", "_1", "1_", "1__0",
      "0x", "0xZ", "0x-1", "e5", ".", "1.2.3", "--1", "1e", "1e+", "nUll",
    ])
  func strings(text: String) {
    #expect(Self.read("a: \(text)").node?["a"]?.string == text)
  }

  @Test("Null, booleans, and quotes that make anything a string")
  func words() throws {
    let node = try #require(
      Self.read("a: null\nb: ~\nc:\nd: True\ne: FALSE\nf: 'true'\ng: \"1\"\nh: !!str 1\ni: |\n  1\n").node)
    #expect(["a", "b", "c"].allSatisfy { node[$0]?.value == .null })
    #expect(node["d"]?.bool == true && node["e"]?.bool == false)
    #expect(["f", "g", "h", "i"].map { node[$0]?.string } == ["true", "1", "1", "1\n"])
  }

  @Test("010 is 10, and YAML 1.1's octal number is warned of")
  func octal() {
    let (node, sink) = Self.read("a: 010\nb: 08")
    #expect(node?["a"]?.double == 10 && node?["b"]?.double == 8)
    #expect(Self.messages(sink) == ["1:4: `010` is read as 10, and by YAML 1.1 as an octal number"])
  }

  @Test("Offsets point at the first byte of keys and values, whatever stands before them", arguments: ["", "\u{FEFF}"])
  func offsets(mark: String) throws {
    let text = mark + "é: \"ü\"\r\n😀key: {a: [1, 'x', {b: 2}]} # c\rlist:\n- 3\n-  k: v\n"
    let (read, sink) = Self.read(text)
    let node = try #require(read)
    let bytes = Array(text.utf8)
    func starts(_ offset: Int, _ word: String) -> Bool { bytes[offset...].starts(with: Array(word.utf8)) }
    let members = try #require(node.members)
    #expect(starts(members[0].keyOffset, "é:") && starts(members[0].node.offset, "\"ü\""))
    #expect(starts(members[1].keyOffset, "😀key") && starts(members[1].node.offset, "{a"))
    #expect(starts(try #require(node["😀key"]?["a"]).offset, "[1"))
    #expect(starts(try #require(node["😀key"]?["a"]?.array?[2]["b"]).offset, "2}"))
    #expect(starts(members[2].keyOffset, "list"))
    #expect(starts(try #require(node["list"]?.array?[1]["k"]).offset, "v\n"))
    #expect(!sink.hasErrors)
  }

  @Test("Aliases and merge keys are filled in; a key's own value wins, then the earlier source")
  func aliases() throws {
    let node = try #require(
      Self.read("a: &a {x: 1, y: 2}\nb: &b {y: 3, z: 4}\nc: *a\nd:\n  <<: [*a, *b]\n  x: 9\n").node)
    #expect(node["c"]?["y"]?.double == 2)
    #expect(node["d"]?.members?.map(\.key) == ["x", "y", "z"])
    #expect(["x", "y", "z"].map { node["d"]?[$0]?.double } == [9, 2, 4])
  }

  @Test("JSON is YAML")
  func json() {
    let (node, sink) = Self.read(#"{"steps": 1000, "schedule": {"type": "cosine", "lr": 1e-1}, "n": null}"#)
    #expect(node?["schedule"]?["lr"]?.double == 0.1 && !sink.hasErrors)
  }

  @Test("Of several documents the first is read")
  func documents() {
    let (node, sink) = Self.read("---\na: 1\n---\nb: 2\n")
    #expect(node?["a"]?.double == 1)
    #expect(Self.messages(sink) == ["2:1: the text holds several documents; the first is read"])
  }

  @Test("Tags of others are ignored, with a warning")
  func tags() {
    let (node, sink) = Self.read("a: !env LR\nb: !!float 1\n")
    #expect(node?["a"]?.string == "LR" && node?["b"]?.double == 1)
    #expect(
      Self.messages(sink) == ["1:9: the tag `!env` is ignored"]
        || Self.messages(sink) == ["1:4: the tag `!env` is ignored"])
  }

  @Test(
    "What is indented wrongly says how it is meant",
    arguments: [
      (
        "steps: 100\nschedule:\n  type: cosine\n lr: 0.1\n", "4:2",
        "it begins in column 2, the line above in column 3, and what both stand in in column 1: lines of one object begin in one column"
      ),
      (
        "curves:\n  - label: a\n schedule: {}\n", "3:2",
        "it begins in column 2, the line above in column 3, and what both stand in in column 1: lines of one object begin in one column"
      ),
      (
        "steps: 100\n schedule: {lr: 0.1}\n", "2:10",
        "it begins further right than line 1, whose value it continues: lines of one object begin in one column"
      ),
      ("steps:100\nschedule: 1\n", "2:9", "line 1 needs a space behind its colon: `key: value`"),
      ("a: b: c\n", "1:5", "a value that holds `: ` needs quotation marks; lines of one object begin in one column"),
      ("a:\n  type: x\n  lr 0.1\n", "3:3", "a key has a colon and a space behind it: `key: value`"),
      ("a: 1\nb: {c: 1\n", "3:1", "the `{` of line 2 is not closed"),
      ("a: 1\nb: [1, 2\nc: 3\n", "3:2", "the `[` of line 2 is not closed"),
      ("a:\n\tb: 1\n", "2:1", "YAML is indented with spaces, not with tabs"),
    ])
  func indentation(text: String, place: String, hint: String) {
    let (_, sink) = Self.read(text)
    #expect(sink.diagnostics.first?.hint == hint)
    #expect(Self.messages(sink).first?.hasPrefix(place + ": this is not YAML: ") == true, "\(Self.messages(sink))")
  }

  @Test(
    "Mistakes",
    arguments: [
      ("", "1:1: the text is empty"), ("# only\n", "1:1: the text is empty"),
      ("a: 1\nb: 2\na: 3\n", "3:1: `a` stands twice in one object"),
      (
        "a:\n\tb: 1\n",
        "2:1: this is not YAML: while scanning for the next token, found character that cannot start any token"
      ),
      ("a: b: c\n", "1:5: this is not YAML: mapping values are not allowed in this context"),
      ("a: *nobody\n", "1:4: this is not YAML: found undefined alias"),
      ("? [a]\n: 1\n", "1:3: a key must be a single value, not a list or an object"),
      ("a: {<<: 3}\n", "1:9: the merge key `<<` needs an object, not a number"),
    ])
  func mistakes(text: String, message: String) {
    let (node, sink) = Self.read(text)
    #expect(node == nil)
    #expect(Self.messages(sink) == [message])
  }

  @Test("Bytes that are no UTF-8 are refused where they stand")
  func utf8() {
    let sink = DiagnosticSink(Source(name: "x", bytes: Array("a: é".utf8) + [0xFF, 0x41]))
    #expect(YAMLReader.parse(sink) == nil)
    #expect(Self.messages(sink) == ["1:5: the text is not UTF-8"])
  }

  @Test("Every cut and every changed byte is survived")
  func fuzz() {
    let text = Array("a: &x [1, {b: 'c'}]\nd: *x\n? e\n: |\n  t\nf: !!str \"\\u00e9\"\n<<: {g: -1e3}\n".utf8)
    for place in text.indices {
      for change: UInt8 in [0x01, 0x02, 0x10, 0x1F, 0x80] {
        var changed = text
        changed[place] ^= change
        let sink = DiagnosticSink(Source(name: "x", bytes: changed))
        #expect(YAMLReader.parse(sink) != nil || sink.hasErrors)
      }
      let sink = DiagnosticSink(Source(name: "x", bytes: Array(text[..<place])))
      #expect(YAMLReader.parse(sink) != nil || sink.hasErrors)
    }
  }
}
