import LRConfigs
import LRInput
import Testing

@Suite("Python files of assignments")
struct AssignmentReaderTests {
  static func read(_ text: String) -> Node? {
    AssignmentReader.parse(DiagnosticSink(Source(name: "x.py", text: text)))
  }

  @Test(
    "Numbers and arithmetic of numbers",
    arguments: [
      ("6e-4", 6e-4), ("1_000", 1000), ("-.5", -0.5), ("1.", 1), ("5 * 8", 40), ("2 + 3 * 4 - 6/2", 11),
      ("b / 10", 0.5), ("-b*2", -10), ("1e-3 / 10 # comment", 1e-4),
    ] as [(String, Double)])
  func numbers(text: String, value: Double) {
    #expect(Self.read("b = 5\na = \(text)\n")?["a"]?.double == value)
  }

  @Test("Other literals, and what is no literal")
  func literals() throws {
    let node = try #require(
      Self.read(
        "a = True\nb = 'x # y' # z\nc = None\nd = f(1)\ne = 2 ** 3\nf: float = 1e-3\nimport g\n  h = 1\ni == 2\n"))
    #expect(node["a"]?.bool == true)
    #expect(node["b"]?.string == "x # y")
    #expect(node["c"]?.value == .null)
    #expect(node["d"]?.string == "f(1)")
    #expect(node["e"]?.string == "2 ** 3")
    #expect(node["f"]?.double == 1e-3)
    #expect(node.members?.map(\.key) == ["a", "b", "c", "d", "e", "f"])
  }

  @Test("The last value counts, and stands where it is written")
  func last() throws {
    let node = try #require(Self.read("a = 1\r\nb = 2\r\na = 3\r\n"))
    #expect(node["a"]?.double == 3)
    #expect(node["a"]?.offset == 18)
  }

  @Test("A text without assignments has none; what becomes of it is said where scripts are known")
  func none() {
    #expect(Self.read("import x\nprint(1)\n")?.members?.isEmpty == true)
  }
}
