import LRInput
import Testing

@testable import LRReport

@Suite("Documents are written as their host has it") struct FlavorTests {
  private let chart = "```lrplot {#fig-a caption=\"C [0, 1)\" alt='a \"b\" & {c} <d>'}\nx\n```\n"
  private let path = "figures/fig-a-fc51eb5c.svg"

  @Test("a figure, with its number, caption, alternative text and id")
  func figures() {
    func figure(_ flavor: Flavor) -> String? { Building(flavor, ("a", chart)).markdown("a") }
    let alt = "a &#34;b&#34; &amp; \\{c\\} &lt;d&gt;"
    let attribute = "a &#34;b&#34; &#38; &#123;c&#125; &#60;d&#62;"
    #expect(figure(.github) == "<a id=\"fig-a\"></a>![\(alt)](\(path))\\\n**Figure 1.** C [0, 1)\n")
    #expect(figure(.mkdocs) == "<a id=\"fig-a\"></a>![\(alt)](\(path))<br>\n**Figure 1.** C [0, 1)\n")
    #expect(
      figure(.pandoc) == "![`<strong>Figure 1.</strong> `{=html}`<w:r><w:rPr><w:b/></w:rPr>"
        + "<w:t xml:space=\"preserve\">Figure 1. </w:t></w:r>`{=openxml}C \\[0, 1)](\(path)){#fig-a alt=\"\(attribute)\"}\n"
    )
    #expect(
      figure(.myst) == "```{figure} \(path)\n:name: fig-a\n:alt: \"a \\\"b\\\" & {c} <d>\"\n\nC [0, 1)\n```\n")
    #expect(figure(.quarto) == "![C \\[0, 1)](\(path)){#fig-a fig-alt=\"\(attribute)\"}\n")
  }

  @Test("one without words has a caption for MyST all the same, since Sphinx counts no other")
  func captionless() {
    let body = Building(.myst, ("a", "```lrplot {#fig-a caption=\"\"}\nx\n```\n")).markdown("a")
    #expect(body?.hasSuffix("\n\n&nbsp;\n```\n") == true, "\(body ?? "")")
  }

  @Test("a heading without words, whatever blanks stand behind its marks", arguments: Flavor.allCases)
  func emptyHeadings(_ flavor: Flavor) {
    for heading in ["#", "# ", "#  ", "## ", "#\t", "# #", "### ###  "] {
      let body = Building(flavor, ("a", "\(heading)\n\ntext\n")).markdown("a")
      #expect(body?.hasPrefix("#") == true && body?.contains("text") == true, "\(heading)")
    }
  }

  @Test("in what holds it; an item of MkDocs has four blanks")
  func containers() {
    let text = "- a\n\n  ```lrplot {#fig-a caption=C}\n  x\n  ```\n\n> ```lrplot {#fig-b caption=C}\n> y\n> ```\n"
    #expect(
      Building(.myst, ("a", text)).markdown("a")?.hasPrefix("- a\n\n  ```{figure} \(path)\n  :name: fig-a\n") == true)
    #expect(Building(.myst, ("a", text)).markdown("a")?.contains("\n>\n> C\n> ```\n") == true)
    #expect(
      Building(.mkdocs, ("a", text)).markdown("a")?.contains("- a\n\n    <a id=\"fig-a\">") == true)
    #expect(Building(.mkdocs, ("a", text)).markdown("a")?.contains("<br>\n    **Figure 1.** C\n") == true)
  }

  private let one =
    "# One\n\nCHART\n## Part\n\n[](#fig-a) [it](#fig-b) @fig-b, [@fig-a] x@fig-a {numref}`fig-a` @other [](#part) [t](two.md#part)\n"
  private let two =
    "# Two\n\n```lrplot {#fig-b caption=B}\ny\n```\n\n## Part\n\n[](#fig-a) [](one.md) [p](#part)[^1] [r]\n\n[^1]: n\n\n[r]: u\n"

  private func built(_ flavor: Flavor) -> Building {
    Building(flavor, ("one", one.replacing("CHART\n", with: chart)), ("two", two))
  }

  @Test(
    "references, in one's own document and in another",
    arguments: [
      (
        Flavor.github,
        "[Figure 1](#fig-a) [it](two.md#fig-b) [Figure 2](two.md#fig-b), [Figure 1](#fig-a) x@fig-a [Figure 1](#fig-a) "
          + "@other [Part](#part) [t](two.md#part)\n\n---\n\n[Two](two.md) →\n"
      ),
      (
        .mkdocs,
        "[Figure 1](#fig-a) [it](two.md#fig-b) [Figure 2](two.md#fig-b), [Figure 1](#fig-a) x@fig-a [Figure 1](#fig-a) "
          + "@other [Part](#part) [t](two.md#part)\n"
      ),
      (
        .pandoc,
        "[Figure 1](#fig-a) [it](#fig-b) [Figure 2](#fig-b), [Figure 1](#fig-a) x@fig-a [Figure 1](#fig-a) "
          + "@other [Part](#one--part) [t](#two--part)\n"
      ),
      (
        .myst,
        "{numref}`fig-a` [it](#fig-b) {numref}`fig-b`, {numref}`fig-a` x@fig-a {numref}`fig-a` "
          + "@other [](#part) [t](two.md#part)\n"
      ),
      (
        .quarto,
        "@fig-a [it](two.md#fig-b) [Figure 1](two.md#fig-b), @fig-a x@fig-a @fig-a "
          + "@other [Part](#part) [t](two.md#part)\n"
      ),
    ])
  func references(_ flavor: Flavor, _ wanted: String) {
    let built = built(flavor)
    #expect(built.errors == [])
    #expect(built.markdown("one")?.hasSuffix("\n\n" + wanted) == true, "\(built.markdown("one") ?? "")")
  }

  @Test("for pandoc several documents are one: names are each given once, and lead somewhere")
  func joined() throws {
    let text = try #require(built(.pandoc).markdown("two"))
    #expect(text.hasPrefix("# Two {id=\"two\"}\n"))
    #expect(
      text.hasSuffix(
        "## Part {id=\"two--part\"}\n\n[Figure 1](#fig-a) [One](#one) [p](#two--part)[^two--1] [r][two--r]\n\n"
          + "[^two--1]: n\n\n[two--r]: u\n"))
    // One alone keeps its names.
    let alone = Building(.pandoc, ("a", "# A\n\n## Part\n\n## Own {#o .x}\n\n[p](#part)[^1]\n\n[^1]: n\n"))
    #expect(
      alone.markdown("a") == "# A {id=\"a\"}\n\n## Part {id=\"part\"}\n\n## Own {#o .x}\n\n[p](#part)[^1]\n\n[^1]: n\n")
    // A document without a title has a place of its name.
    let untitled = Building(.pandoc, ("a", "x\n"), ("b", "[a](a.md)\n"))
    #expect(untitled.markdown("a") == "[]{#a}\n\nx\n" && untitled.markdown("b") == "[]{#b}\n\n[a](#a)\n")
  }

  @Test("a document of Quarto keeps the ending of its name there alone")
  func endings() throws {
    func files(_ flavor: Flavor) throws -> [ReportFile] {
      let sinks = ["a.qmd", "b.md"].map { DiagnosticSink(Source(name: $0, text: "[](b.md) [](a.qmd)\n")) }
      let sources = zip(sinks, ["a", "b"]).map { ($0, $1) }
      return try #require(ReportBuilder(sources, version: "", flavor: flavor) { _ in nil }.files())
    }
    let made = try files(.quarto)
    #expect(made.map(\.path) == ["a.qmd", "b.md"])
    #expect(String(decoding: made[1].bytes, as: UTF8.self).hasSuffix("\n\n[b](b.md) [a](a.qmd)\n"))
    #expect(try files(.github).map(\.path) == ["a.md", "b.md"])
  }

  @Test("words and numbers are those of the document's language")
  func languages() {
    func built(_ language: String, _ text: String) -> String? {
      let front = "---\nlang: \(language)\n---\n\n"
      let chart = "```lrplot {#fig-a}\nx\n```\n\n```lrplot-values\nx = 12345678\ny = 0.5\n```\n\n"
      return Building(("a", front + chart + text)).markdown("a")
    }
    let text = "[](#fig-a) <% x %> <% y %> <% percent(y) %> $<% tex(y) %>$ <% plain(y) %>\n"
    #expect(
      built("de", text)?.hasSuffix("**Abbildung 1.** x\n\n[Abbildung 1](#fig-a) 12.345.678 0,5 50\u{A0}% $0{,}5$ 0.5\n")
        == true)
    // The first document speaks for those that say nothing.
    let two = Building(
      ("a", "---\nlang: de\n---\n\n" + chart), ("b", "[](#fig-a)\n"), ("c", "---\nlang: en\n---\n\n[](#fig-a)\n"))
    #expect(two.markdown("b")?.hasPrefix("[Abbildung 1](a.md#fig-a)") == true)
    #expect(two.markdown("c")?.hasPrefix("[Figure 1](a.md#fig-a)") == true)
    #expect(built("'fr-CA'  # French", text)?.hasSuffix("12\u{202F}345\u{202F}678 0,5 50\u{A0}% $0{,}5$ 0.5\n") == true)
    #expect(built("xx", text)?.hasSuffix("[Figure 1](#fig-a) 12,345,678 0.5 50\u{A0}% $0.5$ 0.5\n") == true)
    #expect(
      built("de", "<% fig_a.final.table %>\n")?.hasSuffix("| ÷10 at 50/75 % | 0,123 | 0,05 |\n| cosine | 0,25 | – |\n")
        == true)
  }

  @Test("a caption is read as a sentence of the document, wherever it stands")
  func captions() throws {
    let text =
      "> ```lrplot {#fig-a caption=\"@fig-a [r] [x](#fig-a)[^1] <% version %>\"}\n> x\n> ```\n\n[^1]: n\n\n[r]: u\n"
    #expect(
      Building(("a", text)).markdown("a")?.contains(
        "> **Figure 1.** [Figure 1](#fig-a) [r] [x](#fig-a)[^1] lrplot 1\n") == true)
    #expect(
      Building(.quarto, ("a", text)).markdown("a")?.hasPrefix("> ![@fig-a [r] [x](#fig-a)[^1] lrplot 1](") == true)
    #expect(
      Building(.pandoc, ("a", text), ("b", "# B\n")).markdown("a")?.contains(
        "{=openxml}[Figure 1](#fig-a) [r][a--r] [x](#fig-a)[^a--1] lrplot 1](") == true)
  }

  @Test("the words of a link, code and other signs hold no mention of a figure")
  func mentions() {
    let text = "[see @fig-a](u) `@fig-a` \\@fig-a m@fig-a @fig-ab @fig-a- {ref}`fig-x`\n"
    #expect(
      Building(("a", chart + "\n" + text)).markdown("a")?.hasSuffix(
        "\n[see @fig-a](u) `@fig-a` \\@fig-a m@fig-a @fig-ab [Figure 1](#fig-a)- {ref}`fig-x`\n") == true)
  }

  @Test("an id may have a colon, and a chart neither caption nor title")
  func odd() throws {
    let built = Building(("a", "```lrplot {#fig:x}\nx\n```\n\n[](#fig:x) <% fig_x.final.cosine %>\n"))
    #expect(built.errors == [])
    #expect(
      built.markdown("a") == "<a id=\"fig:x\"></a>![shows x](figures/fig-x-fc51eb5c.svg)\\\n**Figure 1.** x\n\n"
        + "[Figure 1](#fig:x) 0.25\n")
    let figure = ReportFigure(
      id: "a", number: 4, caption: "", alt: PlainText("b"), chart: try #require(built.builder.charts["fig:x"]),
      label: "Figure 4")
    #expect(GitHubForm().figure(figure, path: "p") == "<a id=\"a\"></a>![b](p)\\\n**Figure 4**")
    #expect(MySTForm().figure(figure, path: "p") == "```{figure} p\n:name: a\n:alt: \"b\"\n\n&nbsp;\n```")
  }
}
