import Foundation
import Testing

@Suite("Files that lrplot did not make are not written over") struct ForeignFileTests {
  let folder: WorkFolder

  private static let notes = "---\ntitle: t\n...\n\n# Notes\n\n```lrplot {#fig-a file=a.json}\n```\n"

  init() throws {
    folder = try WorkFolder()
    try folder.write("notes.md", Self.notes)
    try folder.write("more.md", "# More\n")
    try folder.write("a.json", Specs.cosine)
    try folder.write("b.json", Specs.step)
  }

  private func run(_ words: String...) throws -> Program.Result { try Program.run(words, in: folder) }

  /// Everything below a folder, by path.
  private func tree(_ name: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path(name)) {
      files[path] = FileManager.default.contents(atPath: folder.path("\(name)/\(path)")) ?? Data()
    }
    return files
  }

  @Test("a report names all of them at once and writes nothing; --force writes")
  func report() throws {
    try folder.write("site/notes.md", "mine\n")
    try folder.write("site/more.md", "<h1>mine</h1>\n\n<!-- Made by lrplot from more.md: … -->\n")
    let before = try tree("site")
    let refused = try run("report", "notes.md", "more.md", "-o", "site/")
    #expect(refused.code == 73)
    #expect(
      refused.errorText
        == "lrplot: error: cannot write `site/notes.md` and `site/more.md`: lrplot did not make them\n"
        + "hint: give another folder, or --force to write over them\n")
    #expect(try tree("site") == before)
    #expect(try run("report", "notes.md", "more.md", "-o", "site", "--force").code == 0)
    #expect(try folder.text("site/notes.md").hasPrefix("---\ntitle: t\n...\n\n<!-- Made by lrplot from notes.md"))
    // From now on they are lrplot's, and everything bears its mark.
    try folder.write("more.md", "# Other\n")
    #expect(try run("report", "notes.md", "more.md", "-o", "site").code == 0)
    #expect(try folder.text("site/more.md").contains("# Other"))
    #expect(try folder.names("site") == ["figures", "more.md", "notes.md"])
  }

  @Test("a figure beside its spec is no exception, and one that -o names is")
  func beside() throws {
    try folder.write("a.svg", "<svg>mine</svg>")
    let refused = try run("a.json")
    #expect(refused.code == 73)
    #expect(
      refused.errorText
        == "lrplot: error: cannot write `a.svg`: lrplot did not make it\n"
        + "hint: -o names another file, and --force writes over what is there\n")
    #expect(try folder.text("a.svg") == "<svg>mine</svg>")
    #expect(try run("a.json", "-o", "a.svg").code == 0)
    // It is lrplot's now.
    #expect(try run("a.json", "--steps", "7").code == 0)
    try folder.write("a.svg", "<svg>mine</svg>")
    #expect(try run("a.json", "--force").code == 0)
    #expect(try folder.names() == ["a.json", "a.svg", "b.json", "more.md", "notes.md"])
  }

  @Test("a made file that was changed by hand is made again, as its note says")
  func edited() throws {
    #expect(try run("report", "notes.md", "-o", "site").code == 0)
    let made = try tree("site")
    let figure = try #require(try folder.names("site/figures").first)
    try folder.write("site/notes.md", folder.text("site/notes.md").replacing("\n", with: "\r\n") + "a remark\r\n")
    try folder.write("site/figures/\(figure)", folder.text("site/figures/\(figure)") + "<!-- touched -->\n")
    #expect(try run("report", "notes.md", "-o", "site").code == 0)
    #expect(try tree("site") == made)
    // Without the note it is somebody's own.
    let text = try folder.text("site/notes.md")
    let note = try #require(text.firstRange(of: /<!--.*-->\n/))
    try folder.write("site/notes.md", text.replacingCharacters(in: note, with: ""))
    try folder.write("notes.md", Self.notes + "more\n")
    #expect(try run("report", "notes.md", "-o", "site").code == 73)
  }

  @Test("what already has the bytes is left alone, whoever made it")
  func same() throws {
    try folder.write("board.png", Data([1, 2, 3]))
    try folder.write("notes.md", "![A board](board.png)\n")
    #expect(try run("report", "notes.md", "-o", "site").code == 0)
    let copy = "site/pictures/" + (try #require(try folder.names("site/pictures").first))
    #expect(try run("report", "notes.md", "-o", "site").code == 0)
    try folder.write(copy, Data([9]))
    let refused = try run("report", "notes.md", "-o", "site")
    #expect(refused.code == 73 && refused.errorText.contains("`\(copy)`"))
    #expect(try folder.data(copy) == Data([9]))
    #expect(!folder.exists("site/.lrplot-made"))
  }

  @Test("drawing into a folder does the same; a file that is named may be replaced")
  func drawing() throws {
    try folder.write("figs/a.svg", "<svg>mine</svg>")
    try folder.write("figs/b.png", Data([0x89, 0x50]))
    let before = try tree("figs")
    let words = ["a.json", "b.json", "--out-dir", "figs", "--format", "svg,png"]
    let refused = try Program.run(words, in: folder)
    #expect(refused.code == 73)
    #expect(
      refused.errorText.hasPrefix(
        "lrplot: error: cannot write `figs/a.svg` and `figs/b.png`: lrplot did not make them\n"))
    #expect(try tree("figs") == before)
    let check = try Program.run(["check"] + words, in: folder)
    #expect(check.text.hasPrefix("stale: figs/a.svg (it is no figure of lrplot): run lrplot a.json --out-dir figs "))
    #expect(check.text.split(separator: "\n").first?.hasSuffix(" --force") == true)
    #expect(try Program.run(words + ["--force"], in: folder).code == 0)
    #expect(try folder.names("figs") == ["a.png", "a.svg", "b.png", "b.svg"])
    try folder.write("a.json", Specs.step)
    #expect(try Program.run(words, in: folder).code == 0)
    try folder.write("own.svg", "mine")
    #expect(try run("a.json", "-o", "own.svg").code == 0)
    #expect(try folder.data("own.svg") == folder.data("figs/a.svg"))
  }

  @Test("a mistake in the input is told first, and the file of somebody else stays")
  func mistakes() throws {
    try folder.write("figs/wrong.svg", "mine")
    try folder.write("wrong.json", Specs.wrong)
    #expect(try run("wrong.json", "--out-dir", "figs").code == 65)
    try folder.write("site/notes.md", "mine")
    try folder.write("notes.md", Self.notes + "<% fig_a.lr.cosin %>\n")
    #expect(try run("report", "notes.md", "-o", "site", "--force").code == 65)
    #expect(try folder.text("figs/wrong.svg") == "mine" && folder.text("site/notes.md") == "mine")
  }

  @Test("a link leads to what is looked at, and to what is written")
  func links() throws {
    try folder.write("own.md", "mine\n")
    try FileManager.default.createDirectory(atPath: folder.path("site"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: folder.path("site/notes.md"), withDestinationPath: "../own.md")
    #expect(try run("report", "notes.md", "-o", "site").code == 73)
    #expect(try folder.text("own.md") == "mine\n")
    #expect(try run("report", "notes.md", "-o", "site", "--force").code == 0)
    #expect(try folder.text("own.md").contains("Made by lrplot"))
    try folder.write("notes.md", Self.notes + "more\n")
    #expect(try run("report", "notes.md", "-o", "site").code == 0)
    #expect(try folder.text("own.md").hasSuffix("more\n"))
  }

  @Test("what cannot be replaced is in the way, also with --force", arguments: ["notes.md", "figures", "folder"])
  func obstacles(_ name: String) throws {
    switch name {
    case "notes.md": try folder.write("site/notes.md/own.txt", "mine")
    case "figures": try folder.write("site/figures", "mine")
    default: try folder.write("site", "mine")
    }
    let refused = try run("report", "notes.md", "-o", "site", "--force")
    #expect(refused.code == 73)
    #expect(refused.errorText.contains(name == "notes.md" ? "it is a folder" : "a part of its path is a file"))
    #expect(!folder.exists("site/notes.md") || name == "notes.md")
    #expect(try run("a.json", "--out-dir", "notes.md").code == 73)
    try folder.write("figs/a.svg/own.txt", "mine")
    #expect(try run("b.json", "a.json", "--out-dir", "figs", "--force").code == 73)
    #expect(try folder.names("figs") == ["a.svg"])
  }

  @Test("--prune and check know lrplot's files by the same rule")
  func prune() throws {
    #expect(try run("report", "notes.md", "-o", "site").code == 0)
    let made = "site/figures/" + (try #require(try folder.names("site/figures").first))
    let figure = try folder.text(made)
    try folder.write("site/figures/poster.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\">\n\(figure)</svg>\n")
    try folder.write("site/figures/quoted.svg", "<svg><!-- \(figure) --></svg>")
    try folder.write("site/figures/old.svg", figure.replacing("id=\"", with: "id=\"x"))
    try folder.write("site/about.md", "What lrplot makes begins with\n\n<!-- Made by lrplot from a.md: … -->\n")
    try folder.write("site/note.md", "<!-- Made by lrplot and by me -->\n")
    try folder.write("site/old.md", "<!-- Made by lrplot from old.md: edit that -->\n")
    let found = try run("check", "notes.md", "-o", "site")
    #expect(found.text.split(separator: "\n").count == 2)
    #expect(try run("report", "notes.md", "-o", "site", "--prune").code == 0)
    #expect(try folder.names("site") == ["about.md", "figures", "note.md", "notes.md"])
    #expect(try folder.names("site/figures").filter { !made.hasSuffix($0) } == ["poster.svg", "quoted.svg"])
  }

  @Test("the pages of the reference")
  func reference() throws {
    try folder.write("docs/README.md", "mine")
    #expect(try run("list", "--write", "docs").code == 73)
    #expect(try folder.names("docs") == ["README.md"])
    #expect(try run("list", "--write", "docs", "--force").code == 0)
    #expect(try run("list", "--write", "docs").code == 0)
    #expect(try folder.text("docs/README.md").contains("# Reference"))
  }

  /// A pandoc whose page is its template, and whose LaTeX is its text, and an engine whose paper is its LaTeX.
  private func pandoc() throws -> [String: String] {
    try folder.write(
      "bin/pandoc",
      """
      #!/bin/sh
      case "$*" in *--version*) exit 0;; esac
      while [ $# -gt 1 ]; do shift; done
      case "$1" in *.html) cp page.html "$1";; *) cp report.md "$1";; esac
      """)
    try folder.write("bin/xelatex", "#!/bin/sh\ncp report.tex report.pdf\n")
    for name in ["pandoc", "xelatex"] {
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path("bin/\(name)"))
    }
    let path = [folder.path("bin"), Program.folder, ProcessInfo.processInfo.environment["PATH"] ?? ""]
    return ["PATH": path.joined(separator: ":")]
  }

  @Test("a page says itself who made it, a paper stands in the list of the folder")
  func pages() throws {
    let path = try pandoc()
    func build(_ words: String...) throws -> Program.Result {
      try Program.run(["report", "notes.md", "-o", "site", "--to", "html,pdf"] + words, in: folder, environment: path)
    }
    try folder.write("site/site.html", "<!DOCTYPE html>\n<p>mine</p>\n")
    try folder.write("site/site.pdf", "mine")
    let refused = try build()
    #expect(refused.code == 73)
    #expect(
      refused.messages.first
        == "lrplot: error: cannot write `site/site.html` and `site/site.pdf`: lrplot did not make them")
    #expect(try folder.names("site") == ["site.html", "site.pdf"])
    #expect(try build("--force").code == 0)
    #expect(try folder.names("site") == [".lrplot-made", "figures", "notes.md", "site.html", "site.pdf"])
    let list = try folder.text("site/.lrplot-made").split(separator: "\n")
    #expect(list.count == 2 && list[1].hasSuffix("  site.pdf"))
    try folder.write("notes.md", Self.notes + "more\n")
    #expect(try build().code == 0)
    #expect(try folder.text("site/site.pdf").contains("more"))
    // Without the list the paper is a stranger's, save where it is the one that is made.
    try FileManager.default.removeItem(atPath: folder.path("site/.lrplot-made"))
    #expect(try build().code == 0)
    try folder.write("site/site.pdf", folder.text("site/site.pdf") + "% a remark")
    let before = try tree("site")
    try folder.write("notes.md", Self.notes + "even more\n")
    #expect(try build().messages.first == "lrplot: error: cannot write `site/site.pdf`: lrplot did not make it")
    #expect(try tree("site") == before)
    // What is no longer as it was written is no longer in the list, and an empty list is none.
    #expect(try run("report", "notes.md", "-o", "site").code == 0)
    #expect(!folder.exists("site/.lrplot-made"))
  }

  @Test("a list of somebody else is no list, and is not written over")
  func list() throws {
    let path = try pandoc()
    try folder.write("odd\\n\nname/.lrplot-made", "mine\n")
    let words = ["report", "notes.md", "-o", "odd\\n\nname"]
    let refused = try Program.run(words + ["--to", "pdf"], in: folder, environment: path)
    #expect(refused.code == 73 && refused.errorText.contains(".lrplot-made`"))
    #expect(try folder.names("odd\\n\nname") == [".lrplot-made"])
    // Where every file bears its mark, nobody asks for a list.
    #expect(try Program.run(words, in: folder).code == 0)
    #expect(try Program.run(words + ["--to", "pdf", "--force"], in: folder, environment: path).code == 0)
    try folder.write("notes.md", Self.notes + "more\n")
    #expect(try Program.run(words + ["--to", "pdf"], in: folder, environment: path).code == 0)
  }
}
