import LRTestSupport
import Testing

@testable import LRReport

@Suite("Documents are cut into their parts") struct DocumentTests {
  @Test("Markdown without charts comes out as it went in, byte for byte")
  func plain() {
    let text = """
      ---
      title: kept
      ---

      # Title

      Text with `code`, $\\frac{{a}}{b} < 1$, <b>HTML</b> and {{braces}}.

      ```python
      x = "<% no tag %>"
      ```

      ~~~
      ```lrplot
      ~~~

      - a [link](https://example.org/#x)
      """
    let built = Building(("a", text))
    #expect(built.errors == [])
    #expect(built.builder.files()?.count == 1)
    // The note of its making stands behind the front matter.
    #expect(built.markdown("a") == text.replacing("---\ntitle: kept\n---\n\n", with: "") + "\n")
  }

  /// Lines that begin, end or hold something, or look as if they did.
  private static let lines = [
    "# A", "## B {#b .c}", "C", "===", "---", "words *of* `code` $x$", "`<!-- $$", "> quoted", "> - item", "- item",
    "1. one",
    "   more", "    four", "      six", "!!! note \"T\"", "??? tip", "=== \"Tab\"", ":::{note} T", ":::", "::: {.x}",
    "```{figure} https://a.b/p.png", "```", "~~~ sh", "~~~", "<div>", "</div>", "<!-- c", "-->", "<pre>", "</pre>",
    "$$",
    "| a | b |", "| - | - |", "[r]: https://a.b", "[r] [x](https://a.b) ![y](https://a.b/c)", "[^1]: note", "x[^1]",
    "(t)=",
    "5 < 6 %> 4", "{ref}`x` @y", "[x]{.c} <b id=\"z\">", "\t tab", "…é\u{A0}", "", "",
  ]

  @Test("what nobody edits comes out byte for byte, whatever stands beside what", arguments: 0..<40)
  func untouched(_ seed: UInt64) {
    var random = Seeded(seed: seed)
    for _ in 0..<25 {
      let lines = (0..<12).map { _ in Self.lines[Int(random.next() % UInt64(Self.lines.count))] }
      let text = "begin\n\n" + lines.joined(separator: "\n") + "\n\nend\n"
      let built = Building(("a", text))
      #expect(built.markdown("a") == text, "\(built.errors)")
    }
  }

  @Test(
    "a chart may be written in several ways",
    arguments: [
      "```lrplot {#fig-a caption=\"C\" width=50%}", "```lrplot #fig-a caption='C' width=360",
      "```{.lrplot #fig-a caption=\"C\"}",
      "~~~~ lrplot {id=fig-a caption=C}",
    ])
  func fences(_ open: String) {
    let close = open.hasPrefix("~") ? "~~~~" : "```"
    let built = Building(("a", "before\n\n\(open)\nbody\n\(close)\n\nafter\n"))
    #expect(built.errors == [])
    #expect(built.markdown("a")?.contains("<a id=\"fig-a\"></a>![shows body](figures/fig-a-") == true)
    #expect(built.markdown("a")?.contains("**Figure 1.** C\n\nafter") == true)
  }

  @Test("a chart without a caption has its title, a hidden one leaves no trace")
  func hidden() {
    let built = Building(
      ("a", "one\n\n```lrplot {#h .hidden}\nbody\n```\n\ntwo <% h.final.cosine %>\n\n```lrplot {#s}\nseen\n```\n"))
    #expect(built.errors == [])
    #expect(built.markdown("a")?.hasPrefix("one\n\ntwo 0.25\n\n") == true)
    #expect(built.markdown("a")?.contains("**Figure 1.** seen") == true)
    #expect(built.builder.files()?.count == 2)
  }

  @Test(
    "mistakes of a block are told at their place",
    arguments: [
      ("```lrplot\nx\n```", "1:4: the chart has no id"),
      ("```lrplot {#a b}\nx\n```", "1:15: `b` is no attribute of a chart"),
      ("```lrplot {#a colour=red}\nx\n```", "1:15: unknown attribute `colour` of a chart"),
      ("```lrplot {#a .big}\nx\n```", "1:15: unknown class `.big`"),
      ("```lrplot {#a id=b}\nx\n```", "1:15: `id` is given twice"),
      ("```lrplot {#a width=-3}\nx\n```", "1:21: `-3` is no width"),
      ("```lrplot {#a width=100}\nx\n```", "1:21: `100` is no width"),
      ("```lrplot {#a width=9000}\nx\n```", "1:21: `9000` is no width"),
      ("```lrplot {#a caption=\"x}\nx\n```", "1:23: the quotation mark is not closed on this line"),
      ("```lrplot {#a}\n```", "1:4: the chart is empty"),
      ("```lrplot {#a file=b}\nx\n```", "1:20: the chart has a `file` and a spec"),
      ("```lrplot {#a file=../b}\n```", "1:20: `../b` leaves the folder of the document"),
      ("```lrplot {#a file=/etc/b}\n```", "1:20: `/etc/b` leaves the folder of the document"),
      ("```lrplot {#a file=x/../../b}\n```", "1:20: `x/../../b` leaves the folder of the document"),
      ("text\n\n```lrplot {#a}\nx", "3:1: the block does not end"),
      ("```lrplot {#a}\nx\n```\n\n```lrplot {#a}\ny\n```", "5:13: the id `a` is used twice"),
      ("```lrplot-values\nx 3\n```", "2:1: a value is written as `name = formula`"),
      ("```lrplot-values\nX = 3\n```", "2:1: `X` cannot be the name of a value"),
      ("```lrplot-values\nmin = 1\n```", "2:1: `min` is a word of formulas, and cannot be the name of a value"),
      ("```lrplot-values\nx = 1\nx = 2\n```", "3:1: `x` is taken already"),
      ("```lrplot-values\nx = 1 / 0\n```", "2:7: division by zero"),
    ])
  func mistakes(_ text: String, _ message: String) {
    let built = Building(("a", text))
    #expect(built.errors == [message])
    #expect(built.builder.files() == nil)
  }

  @Test("code that opens on the line of a list's marker is code")
  func listCode() {
    let text = "1. ```sh\n   echo '<% no %>'\n   ```\n\n- * ~~~\n    <% no %>\n    ~~~\n\n```lrplot {#a}\nx\n```\n"
    let built = Building(("a", text))
    #expect(built.errors == [])
    #expect(built.markdown("a")?.contains("**Figure 1.** x") == true)
    #expect(
      Building(("a", "- ```lrplot {#a}\n  x\n  ```\n- b\n")).markdown("a")?.hasSuffix(
        ".svg)\\\n  **Figure 1.** x\n\n- b\n") == true)
  }

  @Test("a figure is a paragraph of its own, however closely text stands around it")
  func paragraphs() {
    let block = "```lrplot {#a}\nx\n```\n"
    let built = Building(("a", "above\n\(block)---\nbelow\n"))
    let text = built.markdown("a") ?? ""
    #expect(text.hasPrefix("above\n\n<a id=\"a\">"))
    #expect(text.hasSuffix("**Figure 1.** x\n\n---\nbelow\n"))
    let two = Building(("a", block + "```lrplot {#b}\ny\n```\n")).markdown("a") ?? ""
    #expect(two.contains("**Figure 1.** x\n\n<a id=\"b\">"))
    #expect(Building(("a", "a\n```lrplot-values\nx = 1\n```\nb\n")).markdown("a") == "a\n\nb\n")
  }

  @Test("documents of Windows are read as others are")
  func returns() throws {
    let text = "---\ntitle: <% kept %>\n---\n\n# Title\n\n```lrplot {#a}\nx\n```\n\n[](#a), [x](#title)\n"
    let windows = Building(("a", text.replacing("\n", with: "\r\n")))
    #expect(windows.errors == [])
    #expect(windows.builder.files() == Building(("a", text)).builder.files())
    #expect(try #require(windows.builder.page(.html)).title == "Title")
  }

  @Test(
    "what is no front matter stays text, what is one comes first",
    arguments: [
      ("---\n\nx <% version %>\n\n---\n", "---\n\nx lrplot 1\n\n---\n"), ("\n---\na: b\n---\n", "---\na: b\n---\n"),
    ])
  func rules(_ text: String, _ wanted: String) { #expect(Building(("a", text)).markdown("a") == wanted) }

  @Test("front matter is found however it ends", arguments: ["---  \ntitle: t\n---\t\n", "---\ntitle: t\n...\n"])
  func front(_ front: String) throws {
    let built = Building(("a", front + "# T\n"))
    let text = try #require(built.builder.files()?.last).bytes
    #expect(String(decoding: text, as: UTF8.self).hasPrefix(front + "\n<!-- Made by lrplot"))
    #expect(try #require(built.builder.page(.html)).markdown.contains("title:") == false)
  }

  @Test("what only looks like a heading is left alone on a page")
  func noHeadings() throws {
    let text = "# A\n\n<pre>\n# one\n</pre>\n\n<!--\n# two\n-->\n\n$$\n# three\n$$\nwords\n# Four\n"
    let page = try #require(Building(("a", text)).builder.page(.html)).markdown
    for line in ["\n# one\n", "\n# two\n", "\n# three\n", "\nwords\n\n## Four {id="] { #expect(page.contains(line)) }
  }

  @Test("a number in a title stands wherever the title does")
  func titleTags() throws {
    let built = Building(
      ("a", "# Peak <% p.final.cosine %> of $x$ [t](u)\n\n```lrplot {#p .hidden}\nz\n```\n\n<% contents %>\n"),
      ("b", "# B [a]\n"))
    #expect(built.errors == [])
    #expect(built.markdown("a")?.contains("- [Peak 0.25 of $x$ t](a.md)\n- [B [a]](b.md)\n") == true)
    #expect(built.markdown("b")?.hasSuffix("← [Peak 0.25 of $x$ t](a.md)\n") == true)
    #expect(try #require(built.builder.page(.html)).title == "Peak 0.25 of $x$ t")
  }

  @Test("on a page a figure stays in its list, and a drawing that comes twice has other names")
  func copies() throws {
    func block(_ id: String, _ body: String) -> String { "```lrplot {#\(id) caption=C alt=A}\n\(body)\n```\n\n" }
    let drawing = "id=\"lrabcdef12g0\""
    let text = "- item\n\n  ```lrplot {#a}\n  x\n  ```\n\n" + block("b", drawing) + block("c", drawing)
    let page = try #require(Building(("a", text)).builder.page(.html)).markdown
    #expect(page.contains("\n  <figure id=\"a\">\n") && page.contains("\n<figure id=\"b\">\n"))
    #expect(page.ranges(of: "\"lrabcdef12g0\"").count == 1 && page.ranges(of: "\"lrabcdef12x2g0\"").count == 1)
  }

  @Test("letters of a description that Markdown would read are escaped")
  func alt() {
    let built = Building(("a", "```lrplot {#a alt=\"a `b` [c] <d> \\ e\" caption=\"C `d`\"}\nx\n```\n"))
    #expect(built.markdown("a")?.contains("![a \\`b\\` \\[c\\] &lt;d&gt; \\\\ e](") == true)
  }

  @Test("only the title of the first document stands above the page")
  func titles() throws {
    let text = "# One\n\n## Part\n\n# Another\n\n```sh\n# a remark\n```\n"
    let page = try #require(Building(("a", text)).builder.page(.html))
    #expect(page.title == "One")
    #expect(!page.markdown.contains("# One"))
    #expect(
      page.markdown.contains("\n## Part {id=\"a--part\"}\n")
        && page.markdown.contains("\n## Another {id=\"a--another\"}\n"))
    #expect(page.markdown.contains("\n# a remark\n"))
  }

  @Test("in an item of a list the figure stays in it")
  func list() {
    let built = Building(("a", "- item\n\n  ```lrplot {#a caption=C}\n  x\n  ```\n"))
    #expect(built.markdown("a")?.contains("- item\n\n  <a id=\"a\">") == true)
    #expect(built.markdown("a")?.contains("\n  **Figure 1.** C") == true)
  }

  @Test("an id is unique over all documents")
  func twice() {
    let chart = "```lrplot {#a}\nx\n```\n"
    #expect(Building(("a", chart), ("b", chart)).errors == ["1:13: the id `a` is used twice"])
  }

  @Test("what a broken chart would have told is no further mistake, and nothing is run")
  func broken() {
    let built = Building(("a", "```lrplot {#a}\nwrong\n```\n\n<% a.final.cosine %> and <% b.final %>\n"))
    #expect(built.errors == [] && built.builder.files() == nil)
  }
}
