import LRConfigs
import LRInput
import Testing

@Suite("TOML")
struct TOMLReaderTests {
  static func read(_ text: String) -> (node: Node?, sink: DiagnosticSink) {
    let sink = DiagnosticSink(Source(name: "x.toml", text: text))
    return (TOMLReader.parse(sink), sink)
  }

  @Test(
    "Values",
    arguments: [
      ("1", 1), ("-17", -17), ("+1_000", 1000), ("0xFF", 255), ("0o17", 15), ("0b101", 5), ("6.5e-4", 6.5e-4),
      ("1e6", 1e6), ("-0.01", -0.01), ("5E+2", 500),
    ] as [(String, Double)])
  func numbers(text: String, value: Double) {
    #expect(Self.read("a = \(text)").node?["a"]?.double == value)
  }

  @Test(
    "Strings of four kinds, and what stays a string",
    arguments: [
      (#""a\tb\u00e9\\""#, "a\tbé\\"), (#"'C:\x'"#, #"C:\x"#), ("\"\"\"\nab \\\n   c\"\"\"", "ab c"),
      ("'''x'y'''", "x'y"), ("1979-05-27T07:32:00Z", "1979-05-27T07:32:00Z"), ("inf", "inf"), ("-nan", "-nan"),
    ])
  func strings(text: String, value: String) {
    #expect(Self.read("a = \(text)").node?["a"]?.string == value)
  }

  @Test("Tables, dotted keys, lists of tables, inline tables, comments; offsets point at keys and values")
  func tables() throws {
    let text = """
      # top
      title = "x" # end
      a.b = [1, 2, # two
        3,]
      [t.u]  # header
      on = true
      [[l]]
      k = 1
      [[l]]
      k = {p = 2, q.r = 3}
      """
    let (read, sink) = Self.read(text)
    let node = try #require(read)
    #expect(!sink.hasErrors)
    #expect(node["a"]?["b"]?.array?.map(\.double) == [1, 2, 3])
    #expect(node["t"]?["u"]?["on"]?.bool == true)
    #expect(node["l"]?.array?.map { $0["k"]?.double } == [1, nil])
    #expect(node["l"]?.array?.last?["k"]?["q"]?["r"]?.double == 3)
    let on = try #require(node["t"]?["u"]?.members?.first)
    #expect(sink.source.place(at: on.keyOffset).description == "6:1")
    #expect(sink.source.place(at: on.node.offset).description == "6:6")
  }

  @Test(
    "Mistakes",
    arguments: [
      ("a = ", "1:5: a value must follow `=`"), ("a 1", "1:3: `=` must follow a key"),
      ("a = b", "1:5: `b` is no value of TOML"), ("a = 1\na = 2", "2:1: `a` stands twice in one table"),
      ("[t]\n[t]", "2:2: `t` stands twice in one table"), ("a = \"x\n\"", "1:5: the string does not end"),
      ("a = [1 2]", "1:8: `,` or `]` must follow an element of a list"),
      ("a = 1 b = 2", "1:7: a key or a header must begin a line of its own"),
      ("[a", "1:3: a header ends with `]`"), ("a = 1\n[a.b]", "2:2: `a` is a value, not a table"),
      ("a = \"\\q\"", "1:6: this is no escape of TOML"),
    ])
  func mistakes(text: String, message: String) {
    let (node, sink) = Self.read(text)
    #expect(node == nil)
    #expect(sink.sorted.map { "\(sink.source.place(at: $0.offset)): \($0.message)" } == [message])
  }

  @Test("Depth is bounded")
  func depth() {
    let (node, sink) = Self.read("a = " + String(repeating: "[", count: 100_000))
    #expect(node == nil && sink.hasErrors)
    #expect(Self.read(String(repeating: "a.", count: 100_000) + "a = 1").node == nil)
  }
}
