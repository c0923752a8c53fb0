import LRInput
import Testing

@testable import LRReport

@Suite("Front matter goes through, with the files that it names") struct FrontMatterTests {
  private static func front(_ text: String) -> FrontFields {
    ReportDocument(Source(name: "a.md", text: "---\n\(text)---\n\n# T\n"), stem: "a").front
  }

  @Test(
    "the files of a key, however it is written",
    arguments: [
      ("bibliography: refs.bib\n", ["refs.bib"]), ("bibliography:   \"a b.bib\"   # c\n", ["a b.bib"]),
      ("bibliography: [a.bib, 'b.bib']\n", ["a.bib", "b.bib"]),
      ("bibliography:\n  - a.bib\n  - b.bib\n", ["a.bib", "b.bib"]),
      ("title: x\nbibliography:\n- a.bib\n", ["a.bib"]), ("bibliography: \"\\x61.bib\"\n", []),
      ("bibliography: 3\n", []),
      ("bibliography:\n", []), ("x: {bibliography: a.bib}\n", []), ("csl: s.csl\n", []),
    ])
  func files(_ text: String, _ paths: [String]) {
    let front = Self.front(text)
    #expect(front.files("bibliography").map(\.path) == paths)
    let document = Array("---\n\(text)".utf8)
    for file in front.files("bibliography") {
      #expect(String(decoding: document[file.range], as: UTF8.self) == file.path)
    }
  }

  @Test("words, switches and the language")
  func words() {
    let front = Self.front("lang: \"de\"\ntoc: true\ntoc-depth: 2\ntitle: T\n")
    #expect(front.text("lang") == "de" && front.isTrue("toc") && front.integer("toc-depth") == 2)
    #expect(front.has("title") && !front.has("author") && front.keys == ["lang", "toc", "toc-depth", "title"])
    #expect(!Self.front("toc: false\n").isTrue("toc") && !Self.front("# toc: true\n").isTrue("toc"))
    #expect(Self.front("\n").mistake == nil)
    let de = "---\nlang:   'de-AT'\n---\n\n```lrplot {#fig-a caption=C}\nx\n```\n"
    #expect(Building(("a", de)).markdown("a")?.contains("**Abbildung 1.** C") == true)
  }

  @Test("what no host can read is warned of, at its place")
  func mistakes() {
    let built = Building(("a", "---\ntitle: A: b\n---\n\n# T\n"))
    let errors = built.errors
    #expect(
      errors.count == 1 && errors[0].hasPrefix("2:") && errors[0].contains("the front matter is no YAML: "), "\(errors)"
    )
    // A page is made by pandoc, which would end there without a place.
    #expect(
      built.builder.page(.html) == nil && built.errors.contains { $0.hasSuffix("pandoc cannot read this front matter") }
    )
  }

  private let cited =
    "---\ntoc: true\nbibliography: refs.bib\ncsl: 'a.csl'\n---\n\n# T\n\n## One\n\n### Two\n\n#### Three\n\n[@k]\n"

  @Test("in every flavour a bibliography goes along, and its path with it")
  func flavors() {
    for flavor in Flavor.allCases {
      let built = Building(flavor, ("a", cited))
      #expect(built.builder.pictures.map(\.file) == ["refs.bib", "a.csl"])
      built.builder.pictureBytes = ["refs.bib": Array("b".utf8), "a.csl": Array("c".utf8)]
      let files = built.builder.files() ?? []
      let text = String(decoding: files.first?.bytes ?? [], as: UTF8.self)
      let paths = built.builder.pictureFiles.map(\.path)
      #expect(paths.count == 2 && paths.allSatisfy { $0.hasPrefix("files/") }, "\(paths)")
      #expect(
        text.hasPrefix("---\ntoc: true\nbibliography: \(paths[1])\ncsl: '\(paths[0])'\n---\n"), "\(flavor): \(text)")
    }
    // What is not there is left as it is written.
    let built = Building(("a", cited))
    let left = String(decoding: built.builder.files()?.first?.bytes ?? [], as: UTF8.self)
    #expect(left.hasPrefix("---\ntoc: true\nbibliography: refs.bib\n"))
  }

  @Test("a page has its contents, and what its citations ask for")
  func page() throws {
    let built = Building(("a", cited), ("b", "---\nbibliography: more.bib\n---\n\n# Second [part](x.md)\n\n## Sub\n"))
    built.builder.pictureBytes = ["refs.bib": Array("b".utf8), "a.csl": Array("c".utf8), "more.bib": Array("m".utf8)]
    for form in [ReportPage.Form.html, .latex] {
      let page = try #require(built.builder.page(form))
      #expect(
        page.contents
          == "- [One](#a--one)\n    - [Two](#a--two)\n- [Second part](#b)\n    - [Sub](#b--sub)")
      #expect(page.bibliographies.count == 2 && page.bibliographies.allSatisfy { $0.hasSuffix(".bib") })
      #expect(page.citationStyle?.hasSuffix(".csl") == true)
      let there = page.files.map(\.path)
      #expect((page.bibliographies + [page.citationStyle ?? ""]).allSatisfy { there.contains($0) })
      #expect(page.front == "toc: true\nits-bibliography: refs.bib\nits-csl: 'a.csl'\n")
    }
    #expect(
      try #require(Building(("a", "---\ntoc-depth: 2\ntoc: true\n---\n\n# T\n\n## A\n\n### B\n")).builder.page(.html))
        .contents == "- [A](#a--a)")
    #expect(try #require(Building(("a", "# T\n\n## A\n")).builder.page(.html)).contents.isEmpty)
  }
}
