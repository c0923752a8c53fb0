import LRTestSupport
import Testing

@testable import LRReport

@Suite("Titles and labels are words, wherever they stand") struct PlainTextTests {
  private func between(_ text: String?, _ start: String, _ end: String) -> String? {
    guard let text, let open = text.firstRange(of: start) else { return nil }
    return text[open.upperBound...].firstRange(of: end).map { String(text[open.upperBound..<$0.lowerBound]) }
  }

  private func document(_ body: String, below: String = "") -> Building {
    Building(("a", "~~~~~~~~ lrplot {#a}\n\(body)\n~~~~~~~~\n\(below)"))
  }

  @Test("Markdown of a text reads back as the text, and is nothing else", arguments: HostileTexts.all)
  func markdown(_ text: String) {
    let markdown = PlainText(text).markdown
    #expect(MarkdownWords.read(markdown).map(HostileTexts.shown) == HostileTexts.shown(text))
    #expect(!MarkdownWords.isMore(markdown), "\(markdown)")
  }

  @Test("every sign of ASCII by itself, at the start and between letters")
  func signs() {
    for sign in (0x21...0x7E).map({ String(UnicodeScalar(UInt8($0))) }) {
      for text in [sign, sign + sign + sign, "a\(sign)b", "\(sign) x", "1\(sign) x", "x \(sign)", "\(sign)x\(sign)"] {
        let markdown = PlainText(text).markdown
        #expect(MarkdownWords.read(markdown) == text)
        #expect(!MarkdownWords.isMore(markdown), "\(markdown)")
      }
    }
  }

  @Test(
    "words without signs stay as they are", arguments: ["÷10 at 50/75 %", "0.5/√t, then (1 − t)²; e.g. +3!", "Half."])
  func plain(_ text: String) { #expect(PlainText(text).markdown == text) }

  @Test("a title is the same words as a caption and as an alternative, in each target", arguments: HostileTexts.all)
  func titles(_ title: String) throws {
    let built = document(title)
    // An empty body is no chart.
    guard !HostileTexts.shown(title).isEmpty else { return }
    #expect(built.errors == [])
    let shown = HostileTexts.shown(title)
    let html = try #require(built.builder.page(.html)).markdown
    let latex = try #require(built.builder.page(.latex)).markdown
    let files = try #require(built.markdown("a"))
    for caption in [
      between(files, "**Figure 1.** ", "\n"), between(html, "**Figure 1.** ", "\n"), between(latex, "![", "](figures/"),
    ] {
      #expect(caption.flatMap(MarkdownWords.read).map(HostileTexts.shown) == shown)
    }
    let alt = between(files, "![", "](figures/")
    #expect(alt.flatMap(MarkdownWords.read).map(HostileTexts.shown) == HostileTexts.shown("shows \(title)"))
    let description = try #require(between(html, "<desc id=\"d\">", "</desc>"))
    #expect(!description.contains("<") && !description.contains("\n"))
    #expect(
      HostileTexts.shown(
        description.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
          .replacing("&amp;", with: "&")) == HostileTexts.shown("shows \(title)"))
  }

  @Test("a label is one cell of its table", arguments: HostileTexts.all)
  func labels(_ label: String) throws {
    let built = document("label: \(label.replacing("$", with: #"\$"#))", below: "\n<% a.final.table %>\n")
    #expect(built.errors == [])
    for text in [try #require(built.builder.page(.latex)).markdown, try #require(built.markdown("a"))] {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let head = try #require(lines.firstIndex(of: "| schedule | final |"))
      #expect(lines[head + 1] == "| --- | --: |" && lines[head + 3].isEmpty)
      let cells = lines[head + 2].split(separator: "|", omittingEmptySubsequences: false)
      #expect(cells.count == 4 && cells[2] == " 1 ")
      #expect(MarkdownWords.read(String(cells[1])).map(HostileTexts.shown) == HostileTexts.shown(label))
    }
  }

  @Test("formulas of a label are words in its cell, and commands that the charts do not know are no formulas")
  func formulas() {
    for (label, cell) in [(#"$\eta_t^2$ & $5"#, #"η\_t² &amp; &#36;5"#), (#"$\input{x}$"#, #"&#36;\\input\{x\}&#36;"#)]
    {
      let built = document("label: \(label)", below: "\n<% a.final.table %>\n")
      #expect(built.markdown("a")?.contains("\n| \(cell) | 1 |\n") == true)
    }
  }

  @Test("a document without a title goes by its name, which is words too")
  func stems() throws {
    let built = Building(("a_b *c* [d] <e>", "x\n"), ("b", "# B\n"))
    let markdown = try #require(built.markdown("b"))
    #expect(between(markdown, "← [", "](").flatMap(MarkdownWords.read) == "a_b *c* [d] <e>")
    #expect(try #require(built.builder.page(.html)).title == "a\\_b \\*c\\* \\[d\\] &lt;e&gt;")
  }

  @Test("no name of a document ends the note of its making", arguments: ["a --> <b>", "a --!> <b>", "-->", "a>b"])
  func notes(_ name: String) throws {
    let bytes = try #require(Building((name, "x\n")).builder.files()?.first).bytes
    let text = String(decoding: bytes, as: UTF8.self)
    let end = try #require(text.firstIndex(of: ">"))
    #expect(text[...end].hasSuffix("edit that, and run `lrplot report` again. -->"))
  }

  @Test("an alternative of one's own is words, whose tags are numbers")
  func alternatives() throws {
    func built(_ alt: String) -> Building { Building(("a", "```lrplot {#a alt='\(alt)'}\nx\n```\n")) }
    let own = try #require(built("<% a.final.cosine %> of *all* [x](y) `z` $\\input{x}$ & <b>").markdown("a"))
    #expect(
      between(own, "![", "](figures/").flatMap(MarkdownWords.read) == "0.25 of *all* [x](y) `z` $\\input{x}$ & <b>")
    #expect(
      built("<% a.final.table %>").errors == [
        "1:23: `a.final.table` is Markdown of several lines, and this text is words alone"
      ])
  }

  @Test("a caption of one's own is Markdown")
  func captions() throws {
    let built = Building(("a", "```lrplot {#a caption='*all* of $x$ [y](z) \\TeX'}\nx\n```\n"))
    #expect(built.markdown("a")?.contains("**Figure 1.** *all* of $x$ [y](z) \\TeX\n") == true)
  }
}
