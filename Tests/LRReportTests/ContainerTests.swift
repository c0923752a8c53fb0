import LRInput
import Testing

@testable import LRReport

@Suite("Charts are found wherever blocks can stand, and nowhere else") struct ContainerTests {
  /// The lines of a block, each behind a prefix.
  private func block(_ prefix: String, _ first: String? = nil) -> String {
    (first ?? prefix) + "```lrplot {#a caption=C}\n\(prefix)x\n\(prefix)```\n"
  }

  private func figure(_ prefix: String, _ first: String? = nil) -> String {
    (first ?? prefix) + "<a id=\"a\"></a>![shows x](figures/a-fc51eb5c.svg)\\\n\(prefix)**Figure 1.** C\n"
  }

  @Test(
    "the figure stays in what held the chart",
    arguments: [
      ("1. Item\n\n", "    ", "\n2. Next\n"), ("- Item\n\n", "  ", "\n  more\n"), ("- a\n\n  - b\n\n", "    ", ""),
      ("> Quoted\n>\n", "> ", ">\n> more\n"), ("> - a\n>\n", ">   ", ""), ("> > deep\n> >\n", "> > ", "\nafter\n"),
      ("!!! note\n\n", "    ", "\nafter\n"), ("!!! note \"A title\"\n", "    ", "\nafter\n"),
      ("??? tip\n\n", "    ", ""),
      ("???+ tip \"x\"\n\n    words\n\n", "    ", "\n    words\n"),
      ("=== \"Tab\"\n\n", "    ", "\n=== \"Other\"\n\n    x\n"),
      ("- a\n\n    !!! note\n\n", "        ", ""), ("!!! note\n\n    === \"Tab\"\n\n", "        ", ""),
      (":::{note}\n", "", "\n:::\n"), ("::: {.callout-note}\n\n", "", "\n:::\n"), ("::: warning\n", "", "\n:::\n"),
      ("````{note}\n", "", "\n````\n"), ("`````{tab-set}\n````{tab-item} One\n\n", "  ", "\n````\n`````\n"),
      ("::::{grid}\n:::{card}\n", "", "\n:::\n::::\n"), ("[^1]: Note.\n\n", "    ", "\nx[^1]\n"), ("", "   ", ""),
      ("<div>\n\n", "", "\n</div>\n"), ("<details>\n<summary>x</summary>\n\n", "", "\n</details>\n"),
      ("words\n\n1.  a\n\n    - b\n\n      > c\n      >\n", "      > ", ""),
    ])
  func containers(_ before: String, _ prefix: String, _ after: String) {
    for (first, length) in [("", ""), ("", "\r")] {
      let text = (before + first + block(prefix) + after).replacing("\n", with: length + "\n")
      let built = Building(("a", text))
      // GitHub shows what only MkDocs or MyST know as code, which is told.
      let isForeign = before.contains(/!!!|\?\?\?|===|`\{/)
      #expect(built.errors.allSatisfy { $0.hasSuffix(", which this host shows as code") })
      #expect(built.errors.isEmpty != isForeign, "\(built.errors)")
      let host: Flavor = before.contains("`{") ? .myst : .mkdocs
      #expect(!isForeign || Building(host, ("a", text)).errors == [])
      let wanted = before + figure(prefix) + after
      #expect(built.markdown("a") == String(wanted.drop { $0 == "\n" }), "\(text)")
    }
  }

  @Test(
    "behind the mark of an item too",
    arguments: [("- ", "  "), ("1. ", "   "), ("> - ", ">   "), ("* - ", "    "), ("12) ", "    ")])
  func marks(_ first: String, _ rest: String) {
    #expect(Building(("a", block(rest, first))).markdown("a") == figure(rest, first))
  }

  @Test("what stands close around it is set apart, in what holds it")
  func gaps() {
    for (prefix, gap) in [("", ""), ("> ", ">"), ("> > ", "> >")] {
      let text = "\(prefix)above\n\(block(prefix))\(prefix)below\n"
      let wanted = "\(prefix)above\n\(gap)\n\(figure(prefix))\(gap)\n\(prefix)below\n"
      #expect(Building(("a", text)).markdown("a") == wanted)
    }
    // It would go on in the paragraph of the caption.
    #expect(Building(("a", block("> ") + "below\n")).markdown("a") == figure("> ") + ">\nbelow\n")
    #expect(
      Building(("a", "> a\n> ```lrplot-values\n> x = 1\n> ```\n> b <% x %>\n")).markdown("a") == "> a\n>\n> b 1\n")
  }

  @Test(
    "hosts' own ways to write a chart",
    arguments: [
      "```{lrplot}\n#| label: a\n#| fig-cap: C\nx\n```", "```{lrplot}\n#| label: a\n#| fig-cap: \"C\"\nx\n```",
      "```{lrplot}\n:name: a\n:caption: C\n\nx\n```", "```{lrplot}\n---\nname: a\ncaption: 'C'\n---\nx\n```",
      ":::{lrplot}\n:label: a\n:caption: C\nx\n:::", "```{lrplot #a caption=\"C\"}\nx\n```",
      "```{.lrplot #a caption=\"C\"}\nx\n```", "``` { .lrplot #a caption=C }\nx\n```",
      "```lrplot {id=a caption='C'}\nx\n```",
      "~~~~{lrplot}\n#| label: a\n#| caption: C\nx\n~~~~",
      "``` {.lrplot #a caption=C .hidden}\nx\n```\n\n```{lrplot}\n#| label: b\nx\n```",
    ])
  func hosts(_ text: String) {
    let built = Building(("a", text + "\n"))
    #expect(built.errors == [])
    let other = "<a id=\"b\"></a>![shows x](figures/b-fc51eb5c.svg)\\\n**Figure 1.** x\n"
    #expect(built.markdown("a") == (text.contains(".hidden") ? other : figure("")))
  }

  @Test("a directive names a file, and hides a chart")
  func options() {
    let built = Building(
      ("a", "```{lrplot} charts/b.json\n:name: a\n:hidden:\n```\n\n<% a.final.cosine %>\n"))
    #expect(built.errors == [] && built.markdown("a") == "0.25\n")
    #expect(
      Building(("a", "> ```{lrplot}\n> #| label: a\n> #| colour: red\n> x\n> ```\n")).errors == [
        "3:6: unknown option `colour` of a chart"
      ])
    #expect(Building(("a", "```{lrplot}\n#| label: a\n#| out-width: 9\nx\n```\n")).errors == ["3:15: `9` is no width"])
  }

  @Test(
    "what is code or a comment is neither run nor numbered",
    arguments: [
      "<!--\nBLOCK-->", "<!-- a\n\nBLOCK\n-->", "<pre>\nBLOCK</pre>", "~~~~\nBLOCK~~~~", "````md\nBLOCK````",
      "> ````\n> ```lrplot {#w}\n> wrong\n> ```\n> ````", "- ~~~\n  ```lrplot {#w}\n  wrong\n  ```\n  ~~~",
      "`` ```lrplot {#w} ``",
      "$$\nBLOCK$$", "````{code-block} md\nBLOCK````",
    ])
  func code(_ text: String) {
    let text = text.replacing("BLOCK", with: "```lrplot {#w}\nwrong\n```\n")
    let built = Building(("a", text + "\n\n" + block("")))
    #expect(built.errors == [])
    #expect(built.markdown("a") == text + "\n\n" + figure(""))
  }

  @Test(
    "no chart is left as code in silence",
    arguments: [
      ("a\n\n    ```lrplot {#b}\n    x\n    ```\n", "3:5"), ("<div>\n```lrplot {#b}\nx\n```\n</div>\n", "2:1"),
      ("- a\n\n      ~~~ {.lrplot #b}\n      x\n      ~~~\n", "3:7"),
      ("a\n\n\t```{lrplot}\n\t#| label: b\n\tx\n\t```\n", "3:2"),
    ])
  func left(_ text: String, _ place: String) {
    let built = Building(("a", text))
    #expect(built.errors.count == 1 && built.errors[0].hasPrefix("\(place): this block of lrplot stands"))
    #expect(built.builder.files() != nil)
  }

  @Test("the spec keeps the lines and columns of the document, wherever it stands")
  func places() throws {
    func body(_ text: String) throws -> Source {
      try #require(DocumentReader.read(DiagnosticSink(Source(name: "a.md", text: text)), stem: "a").charts.first?.body)
    }
    for (text, place) in [
      ("> ```lrplot {#a}\n> one: 1\n>\n>   two: 2\n> ```\n", "4:5"),
      ("- a\n\n  ```lrplot {#a}\n\n  two\n  ```\n", "5:3"),
      ("```{lrplot}\n#| label: a\none\ntwo\n```\n", "4:1"),
    ] {
      let source = try body(text)
      let offset = try #require(source.bytes.indices.first { source.bytes[$0...].starts(with: "two".utf8) })
      #expect("\(source.place(at: offset))" == place)
    }
    #expect(
      String(decoding: try body("> ```lrplot {#a}\n>  a: 1\n>  b: 2\n> ```\n").bytes, as: UTF8.self)
        == "   a: 1\n   b: 2\n")
  }

  @Test("quotation marks in a caption, and a mistake in a fence has no further ones")
  func quotes() {
    let built = Building(("a", #"```lrplot {#a caption="a \"b\" c" alt='it\'s "d"'}"# + "\nx\n```\n"))
    #expect(built.errors == [])
    #expect(built.markdown("a")?.contains(#"**Figure 1.** a \"b\" c"#) == true)
    #expect(built.markdown("a")?.contains("![it&#39;s &#34;d&#34;](") == true)
    let text =
      "```lrplot {ID caption=\"x}\nx\n```\n\n[](#a) <% a.final.cosine %>\n\n```lrplot-values\ny = a.final.cosine\n```\n"
    #expect(Building(("a", text.replacing("ID", with: "#a"))).errors.map { $0.prefix(4) } == ["1:23"])
    #expect(Building(("a", text.replacing("ID", with: "file=z"))).errors.map { $0.prefix(4) } == ["1:27"])
  }
}
