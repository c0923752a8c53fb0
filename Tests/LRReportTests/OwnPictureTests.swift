import LRInput
import Testing

@testable import LRReport

@Suite("The author's pictures in the count of figures") struct OwnPictureTests {
  private let text = """
    # T

    ![My *own*](a.png){#fig-own}

    ```lrplot {#fig-a caption="C"}
    x
    ```

    See [](#fig-a), [](#fig-own) and @fig-own.

    """

  @Test("a page numbers them, a paper lets LaTeX do it; both say the same numbers")
  func pages() throws {
    let html = try #require(Building(("t", text)).builder.page(.html)).markdown
    #expect(html.contains("![**Figure 1.** My *own*](a.png){#fig-own}\n"))
    #expect(html.contains("**Figure 2.** C\n"))
    let latex = try #require(Building(("t", text)).builder.page(.latex)).markdown
    #expect(latex.contains("![My *own*](a.png){#fig-own}\n"))
    for page in [html, latex] {
      #expect(page.contains("See [Figure 2](#fig-a), [Figure 1](#fig-own) and [Figure 1](#fig-own)."), "\(page)")
    }
  }

  @Test("each host has the numbers that it counts")
  func flavors() {
    func last(_ flavor: Flavor) -> String? {
      Building(flavor, ("t", text)).markdown("t")?.split(separator: "\n").last.map(String.init)
    }
    // GitHub, MkDocs and MyST give the author's pictures no number; MyST and Quarto find theirs themselves.
    #expect(last(.github) == "See [Figure 1](#fig-a), [](#fig-own) and @fig-own.")
    #expect(last(.mkdocs) == "See [Figure 1](#fig-a), [](#fig-own) and @fig-own.")
    #expect(last(.myst) == "See {numref}`fig-a`, [](#fig-own) and @fig-own.")
    #expect(last(.pandoc) == "See [Figure 2](#fig-a), [Figure 1](#fig-own) and [Figure 1](#fig-own).")
    #expect(last(.quarto) == "See @fig-a, @fig-own and @fig-own.")
    let pandoc = Building(.pandoc, ("t", text)).markdown("t") ?? ""
    #expect(pandoc.contains("![`<strong>Figure 1.</strong> `{=html}`<w:r>"))
    #expect(pandoc.contains("{=openxml}My *own*](a.png){#fig-own}"))
    #expect(pandoc.contains("![`<strong>Figure 2.</strong> `{=html}`<w:r>"))
  }

  @Test("Quarto counts in each document by itself, and what it does not count comes behind")
  func quarto() {
    let other = "```lrplot {#fig-b caption=\"B\"}\ny\n```\n\n```lrplot {#plain caption=\"P\"}\nz\n```\n\n[](#fig-a)\n"
    let built = Building(.quarto, ("t", text), ("u", other))
    #expect(built.markdown("u")?.contains("[Figure 2](t.md#fig-a)") == true)
    #expect(built.markdown("u")?.contains("![**Figure 2.** P](") == true)
  }

  @Test(
    "those that stand by themselves and have words, where all versions of pandoc make them figures",
    arguments: [
      ("![a](x.png)\n", true), ("![a][r]\n\n[r]: x.png\n", true), ("![a]\n\n[a]: x.png\n", true),
      ("![a](x.png){width=50%}\n", true),
      ("> ![a](x.png)\n", true), ("- ![a](x.png)\n\n- b\n", true), ("::: {.note}\n![a](x.png)\n:::\n", true),
      ("![](x.png)\n", false), ("![ ](x.png)\n", false), ("a ![a](x.png)\n", false),
      ("![a](x.png) ![b](x.png)\n", false),
      ("[![a](x.png)](y)\n", false), ("*![a](x.png)*\n", false), ("- ![a](x.png)\n- b\n", false),
      (":::{note}\n![a](x.png)\n:::\n", false), ("<div>\n![a](x.png)\n</div>\n", false),
      ("<img src=\"x.png\" alt=\"a\">\n", false),
      ("| ![a](x.png) |\n| --- |\n", false),
    ])
  func which(_ picture: String, _ isCounted: Bool) throws {
    let chart = "\n```lrplot {#fig-a caption=\"C\"}\nx\n```\n"
    let page = try #require(Building(("t", picture + chart)).builder.page(.html)).markdown
    #expect(page.contains(isCounted ? "**Figure 2.** C" : "**Figure 1.** C"), "\(page)")
    #expect(page.contains("**Figure 1.** a]") == isCounted, "\(page)")
  }

  @Test("what goes by its words keeps its name when a number stands before them")
  func labels() throws {
    for (written, name) in [
      ("![a b]\n", "![…a b][a b]"), ("![a b][]\n", "![…a b][a b]"), ("![a b][r]\n", "![…a b][r]"),
    ] {
      let text = written + "\n[a b]: x.png\n\n[r]: x.png\n"
      let one = Building(.pandoc, ("t", text)).markdown("t") ?? ""
      let label = one.split(separator: "]").first.map { $0.dropFirst(2).dropLast(3) } ?? ""
      #expect(one.replacing(label, with: "…").hasPrefix(name), "\(one)")
      let page = try #require(Building(("t", text)).builder.page(.html)).markdown
      #expect(page.contains("![**Figure 1.** a b][t--\(written.contains("r") ? "r" : "a b")]"), "\(page)")
    }
  }

  @Test("one that is no figure stays in its line for pandoc, and is as it was for all others")
  func inLine() throws {
    let text = "- ![a](x.png)\n- b\n"
    #expect(try #require(Building(("t", text)).builder.page(.latex)).markdown.contains("- ![a](x.png)\\ \n"))
    #expect(Building(.pandoc, ("t", text)).markdown("t") == "- ![a](x.png)\\ \n- b\n")
    let html = "<div>\n![a](x.png)\n</div>\n"
    #expect(
      try #require(Building(("t", html)).builder.page(.latex)).markdown.contains("<div>\n![a](x.png)\\ \n</div>\n"))
    for flavor in [Flavor.github, .myst, .mkdocs, .quarto] {
      #expect(Building(flavor, ("t", text)).markdown("t") == text)
    }
  }
}
