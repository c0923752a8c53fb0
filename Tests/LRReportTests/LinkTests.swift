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

  @Test("a paper has its figures beside it")
  func paper() throws {
    let page = try #require(Building(one, two).builder.page(.latex))
    #expect(page.files.count == 2 && page.files.allSatisfy { $0.path.hasSuffix(".pdf") })
    #expect(page.markdown.contains(".pdf){#fig-a}"))
  }

  @Test(
    "links that lead nowhere",
    arguments: [
      ("[](#fig-x)", "1:4: `#fig-x` leads nowhere"), ("[a](#no)", "1:5: `#no` leads nowhere"),
      ("# A\n\n[](#a)", "3:4: `#a` leads nowhere"), ("`[](#x)` [b](#y)", "1:14: `#y` leads nowhere"),
    ])
  func wrong(_ text: String, _ message: String) { #expect(Building(("a", text)).errors == [message]) }

  @Test("the list of contents leads to every document")
  func contents() {
    let built = Building(("index", "# Course\n\n<% contents %>\n"), two, one)
    #expect(built.markdown("index")?.contains("- [Course](index.md)\n- [Two](two.md)\n- [One](one.md)\n") == true)
  }
}
