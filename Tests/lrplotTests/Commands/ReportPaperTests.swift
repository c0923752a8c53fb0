import Foundation
import Testing

@Suite("Pages and papers of a report, as pandoc and LaTeX make them")
struct ReportPaperTests {
  let folder: WorkFolder

  init() throws { folder = try WorkFolder() }

  private func run(_ line: String) throws -> Program.Result { try Program.shell(line, in: folder, timeout: 200) }

  private static let hasPaper = Program.exists("pandoc") && Program.exists("xelatex")

  @Test("a letter that no font of the paper has is warned of at its place", .enabled(if: hasPaper))
  func letters() throws {
    try folder.write("n.md", "# T\n\nПривет, 学習率 🙂\n\n`学` x\u{200B}y\n")
    let made = try run("lrplot report n.md -o site --to pdf")
    #expect(made.code == 0)
    #expect(
      made.messages.first == "n.md:3:9: warning: the paper has no 学 (U+5B66): the font DejaVu Serif lacks it",
      "\(made.errorText)")
    #expect(made.messages.filter { $0.contains(": warning: ") }.count == 4)
    #expect(made.errorText.contains("n.md:3:13: warning: the paper has no 🙂 (U+1F642): the font DejaVu Serif lacks it"))
    #expect(made.errorText.contains("hint: `mainfont:` in the front matter names another font"))
    #expect(try run("lrplot report n.md -o site --to pdf --strict").code == 1)
    #expect(try run("lrplot check n.md -o site --to pdf --quiet").code == 0)
    #expect(try run("lrplot report n.md -o page --to html --strict").code == 0)
  }

  @Test("fonts of the front matter are those of the paper", .enabled(if: hasPaper && Program.exists("pdffonts")))
  func fonts() throws {
    try folder.write("n.md", "---\nmainfont: DejaVu Sans\n---\n\n# T\n\na\n")
    #expect(try run("lrplot report n.md -o site --to pdf").code == 0)
    let fonts = try run("pdffonts site/site.pdf").text
    #expect(fonts.contains("DejaVuSans") && !fonts.contains("DejaVuSerif"), "\(fonts)")
  }

  @Test(
    "the author's pictures and charts have one count, which LaTeX has too",
    .enabled(if: hasPaper && Program.exists("pdftotext")))
  func count() throws {
    try folder.write(
      "own.svg",
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\" height=\"9\"/></svg>")
    try folder.write(
      "n.md",
      "# T\n\n![My own](own.svg)\n\n```lrplot {#fig-plan caption=\"The plan.\"}\n\(Specs.cosine)\n```\n\nThe plan is [](#fig-plan).\n"
    )
    #expect(try run("lrplot report n.md -o site --to html,pdf").code == 0)
    let words = try run("pdftotext site/site.pdf -").text
    for line in ["Figure 1: My own", "Figure 2: The plan.", "The plan is Figure 2."] {
      #expect(words.contains(line), "\(words)")
    }
    let page = try folder.text("site/site.html")
    #expect(page.contains("<strong>Figure 1.</strong> My own</figcaption>"))
    #expect(page.contains("<strong>Figure 2.</strong> The plan."))
    #expect(page.contains(">Figure 2</a>"))
  }

  @Test("contents and citations of the front matter stand on the page and in the paper", .enabled(if: hasPaper))
  func citations() throws {
    try folder.write(
      "d/refs.bib", "@book{k, author={Knuth, Donald}, title={The TeXbook}, year={1984}, publisher={AW}}\n")
    try folder.write("d/n.md", "---\ntoc: true\nbibliography: refs.bib\n---\n\n# T\n\n## Part\n\n[@k]\n")
    let made = try run("lrplot report d/n.md -o site --to html,pdf --strict")
    #expect(made.code == 0, "\(made.errorText)")
    let page = try folder.text("site/site.html")
    #expect(page.contains("<nav aria-label=\"Contents\">") && page.contains("<a href=\"#n--part\">Part</a>"))
    #expect(page.contains("(Knuth 1984)") && page.contains("The TeXbook"))
    if Program.exists("pdftotext") {
      let words = try run("pdftotext site/site.pdf -").text
      #expect(words.contains("(Knuth 1984)") && words.contains("TeXbook") && words.contains("Contents"), "\(words)")
    }
    try folder.write("d/n.md", "---\nbibliography: gone.bib\ncsl: gone.csl\n---\n\n# T\n\n[@k]\n")
    let lost = try run("lrplot report d/n.md -o site --to html,pdf")
    #expect(lost.code == 0)
    #expect(
      lost.errorText.contains("d/n.md:2:15: warning: there is no file `d/gone.bib` to copy\n"), "\(lost.errorText)")
    #expect(lost.errorText.contains("d/n.md:3:6: warning: there is no file `d/gone.csl` to copy\n"))
  }

  @Test(
    "numbers of the pandoc flavour are right with every engine", .enabled(if: hasPaper && Program.exists("pdftotext")))
  func engines() throws {
    try folder.write(
      "n.md",
      "# T\n\n```lrplot {#fig-a caption=\"To <% fig_a.lr.cosine.last %>.\"}\n{ \"steps\": 10, \"schedule\": { \"type\": \"cosine\", \"lr\": 0.000188 } }\n```\n\nFrom <% fig_a.lr.cosine.first %>.\n"
    )
    #expect(try run("lrplot report n.md -o site --flavor pandoc --format pdf").code == 0)
    try folder.write("site/probe.md", "a\n")
    for engine in ["pdflatex", "xelatex", "lualatex"] {
      let pandoc = "cd site && pandoc --pdf-engine=\(engine)"
      // Some installations have an engine without what it needs.
      guard try run("\(pandoc) probe.md -o probe.pdf").code == 0 else { continue }
      let made = try run("\(pandoc) n.md -o n.pdf && pdftotext n.pdf - | tr -d ' '")
      #expect(made.code == 0 && made.errorText.isEmpty, "\(engine): \(made.errorText)")
      #expect(made.text.contains("1.88×10−4"), "\(engine): \(made.text)")
    }
  }

  @Test("one document of a folder is checked as a part of what it was built with")
  func company() throws {
    for name in ["a", "b"] {
      try folder.write(
        "d/\(name).md",
        "# \(name)\n\n```lrplot {#fig-\(name) caption=\"C\"}\n\(Specs.cosine)\n```\n\n[](#fig-\(name))\n")
    }
    #expect(try run("lrplot report d -o site").code == 0)
    #expect(try run("lrplot check d/b.md -o site").text == "")
    #expect(try run("lrplot check d/b.md d/a.md -o site").code == 1)
    try folder.write("d/b.md", "# b\n\nnew\n")
    #expect(try run("lrplot check d/a.md -o site").text == "")
    // What cannot be told apart is said.
    let stale = try run("lrplot check d/b.md -o site")
    #expect(
      stale.text.hasPrefix(
        "stale: site/b.md (by itself; if it was built with others, name them all): run lrplot report d/b.md -o site\n"),
      "\(stale.text)")
    // By themselves.
    #expect(try run("lrplot report d/a.md -o alone; lrplot report d/b.md -o alone").code == 0)
    #expect(try run("lrplot check d/b.md -o alone; lrplot check d/a.md -o alone").text == "")
  }

  @Test("a font that cannot be had is a file for programs")
  func fontPlaces() throws {
    try folder.write("a.json", Specs.cosine)
    try folder.write("no.ttf", "x")
    for name in ["gone.ttf", "no.ttf"] {
      let made = try run("lrplot a.json -o a.svg --font \(name) --diagnostics json")
      #expect(made.errorText.hasPrefix("{\"file\":\"\(name)\",\"line\":null,"), "\(made.errorText)")
    }
  }

  @Test("a file called pandoc that is no program is said to be one")
  func broken() throws {
    try folder.write("n.md", "# T\n")
    try folder.write("bin/pandoc", "no program")
    let made = try run("chmod +x bin/pandoc; PATH=$PWD/bin:$PATH lrplot report n.md -o site --to html")
    #expect(made.code == 66)
    #expect(
      made.errorText.contains("lrplot: error: what is called pandoc in PATH cannot be run\n"), "\(made.errorText)")
  }

  @Test("a half file that an ended writer left is told, and goes with --prune")
  func halfFiles() throws {
    try folder.write("n.md", "# T\n")
    for name in [".fig-a.svg.4711-1.tmp", ".mine.tmp", ".fig-b.svg.12-3.tmp"] {
      try folder.write("site/figures/\(name)", "x")
    }
    for name in [".fig-a.svg.4711-1.tmp", ".mine.tmp"] {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -7200)], ofItemAtPath: folder.path("site/figures/\(name)"))
    }
    #expect(try run("lrplot report n.md -o site").errorText.contains("site/figures/.fig-a.svg.4711-1.tmp is left over"))
    #expect(
      try run("lrplot check n.md -o site").text
        == "left over: site/figures/.fig-a.svg.4711-1.tmp: run lrplot report n.md -o site --prune\n")
    #expect(try run("lrplot report n.md -o site --prune").error.isEmpty)
    #expect(try folder.names("site/figures").sorted() == [".fig-b.svg.12-3.tmp", ".mine.tmp"])
  }
}
