import LRInput
import Testing

@testable import LRReport

@Suite("Links of a report lead somewhere") struct LinkTests {
  private let one = (
    "one", "# One\n\n```lrplot {#fig-a caption=\"see [](#fig-b)\"}\nx\n```\n\n[](#fig-a), [](#fig-b), [it](#fig-b)\n"
  )
  private let two = (
    "two", "# Two\n\n```lrplot {#fig-b}\ny\n```\n\n## What to see\n\n[](#fig-a), [One](one.md), [w](#what-to-see)\n"
  )

  @Test("a figure is called by its number, from wherever")
  func numbers() {
    let built = Building(one, two)
    #expect(built.errors == [])
    #expect(
      built.markdown("one")?.contains("[Figure 1](#fig-a), [Figure 2](two.md#fig-b), [it](two.md#fig-b)\n") == true)
    #expect(built.markdown("one")?.contains("**Figure 1.** see [Figure 2](two.md#fig-b)") == true)
    #expect(built.markdown("two")?.contains("[Figure 1](one.md#fig-a), [One](one.md), [w](#what-to-see)\n") == true)
    #expect(built.markdown("two")?.hasSuffix("\n---\n\n← [One](one.md)\n") == true)
  }

  @Test("on one page documents are divisions, and headings go down")
  func page() throws {
    let page = try #require(Building(one, two).builder.page(.html))
    #expect(page.title == "One")
    #expect(page.markdown.contains("[Figure 2](#fig-b)"))
    #expect(page.markdown.contains("[One](#one)"))
    #expect(page.markdown.contains("<div id=\"two\" class=\"document\">\n\n## Two\n"))
    #expect(page.markdown.contains("### What to see"))
    #expect(page.markdown.contains("<svg><desc id=\"d\">shows y</desc>y</svg>"))
  }

  @Test("on one page each document keeps its own headings")
  func headings() throws {
    let a = (
      "a", "# A\n\n## Formula\n\n[f](#formula) [b](b%20c.md#formula) [own](b%20c.md#own) [b](b%20c.md) [top](#a)\n"
    )
    let b = (
      "b c",
      "# B\n\n## Formula\n\n## Formula\n\n## Limits {#own}\n\n[f](#formula) [a](a.md#formula) [o](#own) [a](a.md#x)\n"
    )
    let built = Building(a, b)
    #expect(built.errors == ["9:47: `#x` leads nowhere"])
    let text = try #require(built.builder.page(.html)).markdown
    #expect(
      text.contains(
        "## Formula {id=\"a--formula\"}\n\n[f](#a--formula) [b](#b-c--formula) [own](#own) [b](#b-c) [top](#a)\n")
    )
    #expect(
      text.contains("### Formula {id=\"b-c--formula\"}\n\n### Formula {id=\"b-c--formula-1\"}\n\n### Limits {#own}\n"))
    #expect(text.contains("[f](#b-c--formula) [a](#a--formula) [o](#own) [a](#a)\n"))
    #expect(text.contains("<div id=\"b-c\" class"))
    // Documents of their own keep the names that GitHub gives.
    #expect(built.markdown("b c")?.contains("## Formula\n\n## Formula\n\n## Limits {#own}\n\n[f](#formula)") == true)
  }

  @Test("a paper has its figures beside it")
  func paper() throws {
    let page = try #require(Building(one, two).builder.page(.latex))
    #expect(page.files.count == 2 && page.files.allSatisfy { $0.path.hasSuffix(".pdf") })
    #expect(page.markdown.contains(".pdf){#fig-a}"))
  }

  @Test(
    "links that lead nowhere",
    arguments: [
      ("[](#fig-x)", "1:4: `#fig-x` leads nowhere"),
      ("`[](#x)` [](#y)", "1:13: `#y` leads nowhere"), ("``a ` b [](#x)`` [](#y)", "1:21: `#y` leads nowhere"),
      ("an odd ` [](#y)", "1:13: `#y` leads nowhere"), ("a.md#fig [](a.md#fig)", "1:13: `#fig` leads nowhere"),
    ])
  func wrong(_ text: String, _ message: String) {
    let built = Building(("a", text))
    #expect(built.errors == [message])
    #expect(built.builder.files() == nil)
  }

  @Test(
    "a link with words of its own that leads nowhere is a warning: places can be named in many ways",
    arguments: [
      ("[a](#no)", "1:5: `#no` leads nowhere"), ("`[](#x)` [b](#y)", "1:14: `#y` leads nowhere"),
      ("[a](<#no>)", "1:6: `#no` leads nowhere"), ("x [a][r]\n\n[r]: #no", "3:6: `#no` leads nowhere"),
      ("[a](#no \"title\")", "1:5: `#no` leads nowhere"),
    ])
  func warned(_ text: String, _ message: String) {
    let built = Building(("a", text))
    #expect(built.errors == [message])
    #expect(built.builder.files() != nil)
  }

  @Test(
    "what leads elsewhere is left alone",
    arguments: [
      "[a](paper.pdf#fig-b)", "[a](https://example.org/#fig-b)", "[top](#top)", "[a](#)", "\\[](#x)", "[a] (#x)",
      "[a](other.md#x)", "<#x>",
    ])
  func foreign(_ text: String) {
    let built = Building(("a", text + "\n"), two)
    #expect(built.errors == ["9:4: `#fig-a` leads nowhere"])
    #expect(Building(("a", text + "\n")).markdown("a") == text + "\n")
  }

  @Test("where documents lie in different folders, and however their paths are written, links lead to them")
  func folders() {
    let built = Building(
      ("x/a", "# A\n\n[own](a.md) [b](../y/b.md) [b](./../y/b%2Emd#part) [](<#fig-c>)\n"),
      ("y/b", "# B\n\n## Part\n\n[a](../x/a.md)\n\n```lrplot {#fig-c}\nz\n```\n"))
    #expect(built.errors == [])
    #expect(built.markdown("a")?.contains("[own](a.md) [b](b.md) [b](b.md#part) [Figure 1](b.md#fig-c)\n") == true)
    #expect(built.markdown("b")?.contains("[a](a.md)") == true)
    #expect(built.builder.page(.html)?.markdown.contains("[own](#a) [b](#b) [b](#b--part) [Figure 1](#fig-c)") == true)
  }

  @Test("a heading of its own is nearer than a figure of the same name; a second heading of a name is found")
  func near() {
    let built = Building(
      ("a", "# A\n\n```lrplot {#cosine}\nx\n```\n"),
      ("b", "# B\n\n## Cosine\n\n## Dup ##\n\n## Dup\n\n[c](#cosine) [d](#dup) [e](#dup-1)\n"))
    #expect(built.errors == [])
    #expect(built.markdown("b")?.contains("[c](#cosine)") == true)
    #expect(built.builder.page(.html)?.markdown.contains("[c](#b--cosine) [d](#b--dup) [e](#b--dup-1)") == true)
    #expect(built.builder.page(.html)?.markdown.contains("### Dup {id=\"b--dup-1\"}") == true)
  }

  @Test("names on a page are given once")
  func once() throws {
    let built = Building(
      ("a b", "# One\n\n## S {#sec}\n"), ("a-b", "# Two\n\n## T {.wide #sec}\n\n## U {.unnumbered}\n\n[s](#sec)\n"),
      ("x", "# X\n\n```lrplot {#x}\nz\n```\n\n[two](a-b.md)\n"))
    let text = try #require(built.builder.page(.html)).markdown
    for name in ["a-b", "a-b-2", "x", "x-2"] { #expect(text.ranges(of: "id=\"\(name)\"").count == 1, "\(name)") }
    #expect(text.contains("[s](#a-b-2--sec)") && text.contains("### T {id=\"a-b-2--sec\" .wide}"))
    #expect(text.contains("### U {id=\"a-b-2--u\" .unnumbered}") && text.contains("[two](#a-b-2)"))
  }

  @Test("footnotes and references of two documents stay apart on a page")
  func labels() throws {
    let a = "# A\n\nx[^1] [words][r] [r] [r][] `[r]` $[r]$ [r](u) [s]\n\n[^1]: note a\n\n[r]: http://a\n"
    let page = try #require(
      Building(("a", a), ("b", "# B\n\ny[^1] [R]\n\n[^1]: note b\n\n[r]: http://b\n")).builder.page(.html))
    #expect(
      page.markdown.contains(
        "x[^a--1] [words][a--r] [r][a--r] [r][a--r] `[r]` $[r]$ [r](u) [s]\n\n[^a--1]: note a\n\n[a--r]: http://a\n"))
    #expect(page.markdown.contains("y[^b--1] [R][b--R]\n\n[^b--1]: note b\n\n[b--r]: http://b\n"))
  }

  @Test("titles and brackets around a target stay")
  func dressed() {
    let built = Building(
      one, ("two words", "# [Two](x) <% version %>\n\n```lrplot {#fig-b}\ny\n```\n\n[a](<#fig-a> \"t\")\n"))
    #expect(built.errors == [])
    #expect(built.markdown("two words")?.contains("[a](<one.md#fig-a> \"t\")") == true)
    #expect(built.markdown("one")?.contains("[Figure 2](two%20words.md#fig-b)") == true)
    #expect(built.markdown("one")?.hasSuffix("[Two lrplot 1](two%20words.md) →\n") == true)
  }

  @Test("a reference's target is resolved like any other")
  func references() {
    let built = Building(
      one,
      (
        "two",
        "# Two\n\n```lrplot {#fig-b}\ny\n```\n\n[the first][r], [one][o]\n\n[r]: #fig-a\n [o]: <one.md> \"One\"\n"
      ))
    #expect(built.errors == [])
    #expect(built.markdown("two")?.contains("\n[r]: one.md#fig-a\n [o]: <one.md> \"One\"\n") == true)
  }

  @Test("pictures in files are found, whatever stands around them")
  func pictures() {
    let text = """
      ![a [b] c](img/a%20b.png) [![x](y.svg "t")](#top) ![](<z.jpg>) `![no](no.png)` \\![no](no) \\[no](no.png)
      ![far](https://example.org/a.png) ![data](data:image/png;base64,AA) ![up](../up.png) ![ref][r]

      [r]: ./r.png
      <img alt="x" src="a/../t.gif"> <img src="https://example.org/a.png">

      """
    let built = Building(("a", text))
    #expect(
      built.builder.pictures.filter(\.isShown).map(\.file) == [
        "img/a b.png", "y.svg", "z.jpg", "../up.png", "r.png", "t.gif",
      ])
    #expect(built.builder.pictures.filter(\.isShown).map(\.isInside) == [true, true, true, false, true, true])
    #expect(built.markdown("a") == text.dropLast() + "\n")
    built.builder.pictureBytes = ["y.svg": Array("<svg/>".utf8)]
    #expect(
      built.builder.page(.html)?.markdown.contains("[![x](data:image/svg+xml;base64,PHN2Zy8+ \"t\")](#top)") == true)
    let files = built.builder.page(.latex)?.files ?? []
    #expect(files.count == 1 && files[0].path.hasPrefix("pictures/y-") && files[0].path.hasSuffix(".svg"))
    #expect(built.markdown("a")?.contains("[![x](\(files[0].path) \"t\")](#top)") == true)
    #expect(ReportPicture.isMade(files[0].path, files[0].bytes) && !ReportPicture.isMade(files[0].path, [1]))
  }

  @Test(
    "brackets of a caption come in pairs",
    arguments: [
      ("[0, 1)", "\\[0, 1)"), ("a [b] c]", "a [b] c\\]"), ("[a](#b)", "[a](#b)"), ("\\[a", "\\[a"), ("]", "\\]"),
      ("$[0, 1)$", "$[0, 1)$"), ("`[`", "`[`"),
    ])
  func brackets(_ text: String, _ wanted: String) {
    let part = MarkdownPart(Source(name: "a.md", text: text))
    let edits = PageText.balanced(part, in: part.range)
    #expect(edits.applied(to: part.markdown.source.bytes, in: part.range) == wanted)
  }

  @Test("100,000 links take no time, nor do tags of HTML in a paragraph of many lines")
  func many() {
    let text =
      String(repeating: "](", count: 100_000) + String(repeating: "[a](#b) ` ", count: 20_000) + "\n\n"
      + String(repeating: "a <b class='x'>c</b>\n", count: 20_000)
    let time = ContinuousClock().measure { _ = MarkdownPart(Source(name: "a.md", text: text)).links() }
    #expect(time < .seconds(5))
  }

  @Test("the list of contents leads to a place of the one document that pandoc gets", arguments: ["# T {#sec-x}", "T"])
  func contentsOfOne(title: String) throws {
    let text = try #require(Building(.pandoc, ("w", title + "\n\n<% contents %>\n\n[w](w.md)\n")).markdown("w"))
    let targets = text.matches(of: /\]\(#([a-z-]+)\)/).map { String($0.1) }
    #expect(targets.count == 2, "\(text)")
    #expect(targets.allSatisfy { text.contains("{#\($0)}") }, "\(text)")
  }

  @Test("the list of contents leads to every document")
  func contents() {
    let built = Building(("index", "# Course\n\n<% contents %>\n"), two, one)
    #expect(built.markdown("index")?.contains("- [Course](index.md)\n- [Two](two.md)\n- [One](one.md)\n") == true)
    let page = built.builder.page(.html)?.markdown
    #expect(page?.contains("- [Course](#index)\n- [Two](#two)\n- [One](#one)\n") == true)
  }

  @Test("a heading is known by its id, and by the name before it; a link without words has its words")
  func known() throws {
    let text = """
      # Title

      (tgt)=
      ## Target *one*

      Setext title
      ------------

      ### Own {#sec-x}

      [](#tgt) [](#sec-x) [](#setext-title) [](#eq1) [x](#own-a) [](#fig-m) [](b.md#part-one) [](b.md)

      $$ x $$ (eq1)

      <a id="own-a"></a>

      :::{figure} x.png
      :name: fig-m
      :::

      """
    let built = Building(("a", text), ("b", "# B\n\n## Part [one](x)\n"))
    #expect(built.errors == [])
    #expect(
      built.markdown("a")?.contains(
        "[Target *one*](#target-one) [Own](#sec-x) [Setext title](#setext-title) [](#eq1) [x](#own-a) [](#fig-m) "
          + "[Part one](b.md#part-one) [B](b.md)\n") == true)
    let page = try #require(built.builder.page(.html)).markdown
    #expect(page.contains("## Setext title {id=\"a--setext-title\"}\n"))
    #expect(page.contains("[Setext title](#a--setext-title) [](#eq1) [x](#own-a) [](#fig-m) "))
  }

  @Test("nothing in code or comments is a link, a heading or the start of either")
  func code() throws {
    let text = "# Title\n\nWrite `<!--` to begin, `$$` too.\n\n## Next part\n\nSee [it](#next-part).\n"
    let page = try #require(Building(("b", text)).builder.page(.html)).markdown
    #expect(page.contains("## Next part {id=\"b--next-part\"}\n\nSee [it](#b--next-part).\n"))
    let quiet =
      "<!--\n[](#x) ![](x.png)\n-->\n\n    [](#x)\n\n`[](#x)` a <!-- [](#x) --> b\n\n"
      + "<!-- <img src=\"x.png\"> -->\n"
    let built = Building(("a", quiet))
    #expect(built.errors == [] && built.builder.pictures.isEmpty && built.markdown("a") == quiet)
  }

  @Test("a heading that has the name of a figure is told")
  func names() {
    let chart = "```lrplot {#fig-plan}\nx\n```\n\n"
    #expect(
      Building(("a", "## The plan {#fig-plan}\n\n" + chart)).errors == [
        "1:1: the heading and Figure 1 have the id `fig-plan`"
      ])
    let same = Building(("a", chart + "## Fig plan\n"))
    #expect(same.errors == ["5:1: the heading and Figure 1 have the name `fig-plan`, and links lead to one of them"])
    #expect(same.builder.files() != nil)
    // In another document it has another name on the page.
    let page = Building(
      ("a", chart + "[x](b.md#fig-plan)"), ("b", "# B\n\n## The plan {#fig-plan}\n\n[p](#fig-plan)\n"))
    #expect(page.errors == [])
    #expect(page.builder.page(.html)?.markdown.contains("### The plan {id=\"b--fig-plan\"}") == true)
  }

  @Test("headings of a page are set apart, wherever they stand and however they are written")
  func pageHeadings() throws {
    let text = "Title\n=====\n\n> words\n> ## In a quote ##\n\n- # In an item {.x}\n\nTwo\nlines\n=====\nwords\n"
    let page = try #require(Building(("a", text)).builder.page(.html))
    #expect(page.title == "Title")
    #expect(
      page.markdown.contains(
        "> words\n>\n> ## In a quote {id=\"a--in-a-quote\"}\n\n- ## In an item {id=\"a--in-an-item\" .x}\n\n"
          + "## Two lines {id=\"a--two-lines\"}\nwords\n"))
  }
}
