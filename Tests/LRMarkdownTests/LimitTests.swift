import LRMarkdown
import Testing

/// Documents that make readers slow or deep. The times are those of a debug build on a busy machine; an algorithm that
/// takes the square of the length would take minutes.
@Suite("No document takes long")
struct LimitTests {
  private static let count = 20_000

  private static func many(_ text: String, _ count: Int = count) -> String { String(repeating: text, count: count) }

  static let documents: [(String, String)] = [
    ("brackets", many("[")), ("closed", many("](")), ("pictures", many("![](")), ("links", many("[a](")),
    ("quotes", many(">")),
    ("stars", many("*")), ("openers", many("*a ")), ("both", many("a**b")), ("mixed", many("*a _b ")),
    ("backticks", (1...300).map { many("`", $0) + "a" }.joined()), ("code", many("`a``")), ("angles", many("<")),
    ("tags", many("<a b=\"")), ("comments", many("a <!-- ")), ("data", many("a <![CDATA[")),
    ("declarations", many("a <!A ")),
    ("entities", many("&a")), ("definitions", many("[a]: b\n")), ("labels", many("[a][b]")),
    ("nested links", many("[", 5000) + "a" + many("](b)", 5000)),
    ("titles", many("[a](b \"")), ("tildes", "~a " + many("*a ") + many("a~~ ")),
    ("strikes", many("~~a ") + many("a~ ")),
    ("items", many("- ", 10_000) + "a"), ("item lines", (0..<600).map { many(" ", 2 * $0) + "- a\n" }.joined()),
    ("blank lines", many("- ", 60) + "a\n" + many("\n")), ("breaks", many("* ") + "a"),
    ("tabs", many(many("> ", 40) + "\t\t\ta\n", 200)),
    ("addresses", many("http://a<")), ("brackets behind", "http://a.b" + many(")")), ("hosts", many("www.")),
    ("mail", many("a@")),
    ("dollars", many("$a ")), ("display", many("$$a\n")), ("attributes", many("[a]{b=\"")),
    ("heading", "# " + many("{a=b ") + "}"),
    ("divisions", many("::: a\n", 5000) + many(":::\n", 5000)), ("directives", many("```{note}\n", 5000)),
    ("admonitions", (0..<300).map { many("    ", $0) + "!!! a\n" }.joined()), ("notes", many("[^a]: ")),
    ("pipes", "a|b\n-|-\n" + many("|")),
    ("short rows", many("a|", 2000) + "\n" + many("-|", 2000) + "\n" + many("a\n", 500)),
    ("front", "---\n" + many("a: b\n")),
    ("math", "$" + many("\\$")), ("words", many("\\text{$")),
  ]

  @Test("Marks without end", .timeLimit(.minutes(1)), arguments: documents)
  func marks(name: String, text: String) {
    let time = ContinuousClock().measure {
      let document = MarkdownDocument(text)
      #expect(document.nodes[0].range == 0..<text.utf8.count)
    }
    #expect(time < .seconds(20), "\(name)")
  }

  @Test("What nests too deep is text, and is said once")
  func depth() {
    let items = MarkdownDocument(Self.many("- ", 10_000) + "a\n" + Self.many("- ", 10_000) + "b\n")
    #expect(items.diagnostics.count == 1)
    #expect(items.diagnostics.first?.message == "quotes and lists nest more than 100 deep; the rest is read as text")
    #expect(items.nodes.count < 500)
    let stars = MarkdownDocument(Self.many("*a **a ", 500) + Self.many("b** b*", 500))
    #expect(stars.diagnostics.count == 1)
    #expect(
      stars.diagnostics.first?.message == "emphasis and pictures nest more than 100 deep; the rest is read as text")
    #expect(
      MarkdownDocument(Self.many("> ", 90) + Self.many("*a **a ", 40) + Self.many("b** b*", 40)).diagnostics == [])
  }

  @Test(
    "Twice the length takes about twice the time",
    arguments: ["*a **b ", "[a](b) `c` ", "- a\n  > b\n", "<a b='c'> $d$ "])
  func linear(text: String) {
    func time(_ count: Int) -> Duration {
      (0..<3).map { _ in ContinuousClock().measure { _ = MarkdownDocument(Self.many(text, count)) } }.min() ?? .zero
    }
    // Four times the length; sixteen times the time would be the square of it.
    #expect(time(8000) < time(2000) * 12)
  }
}
