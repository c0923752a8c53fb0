import Foundation
import Testing

@Suite("lrplot report")
struct ReportTests {
  let folder: WorkFolder

  private static let notes = """
    # Notes

    ```lrplot {#fig-a caption="The peak is <% fig_a.lr.cosine.peak %>."}
    { "steps": 10, "schedule": { "type": "cosine", "lr": 0.1 } }
    ```

    ```lrplot {#fig-b file=specs/step.json}
    ```

    At step 5 it is <% fig_a.lr.cosine.5 %>; see [](#fig-b).

    """

  init() throws {
    folder = try WorkFolder()
    try folder.write("notes.md", Self.notes)
    try folder.write("specs/step.json", Specs.step)
  }

  private func run(_ arguments: String...) throws -> Program.Result { try Program.run(arguments, in: folder) }

  @Test("documents become Markdown with figures, the same twice")
  func builds() throws {
    let first = try run("report", "notes.md", "-o", "site")
    #expect(first.code == 0)
    #expect(first.output.isEmpty && first.error.isEmpty)
    let text = try folder.text("site/notes.md")
    #expect(text.contains("**Figure 1.** The peak is 0.1.\n"))
    #expect(text.contains("At step 5 it is 0.05; see [Figure 2](#fig-b).\n"))
    let figures = try folder.names("site/figures")
    #expect(figures.count == 2 && figures.allSatisfy { text.contains("(figures/\($0))") })
    #expect(try folder.names().sorted() == ["notes.md", "site", "specs"])
    let before = try folder.changed("site/notes.md")
    #expect(try run("report", "notes.md", "-o", "site").code == 0)
    #expect(try folder.changed("site/notes.md") == before)
    #expect(try run("report", "notes.md", "-o", "other/folder").code == 0)
    #expect(try folder.data("other/folder/notes.md") == folder.data("site/notes.md"))
  }

  @Test("a number in a document is what `lrplot values` prints")
  func sameNumbers() throws {
    try folder.write("one.md", "```lrplot {#a .hidden file=specs/step.json}\n```\n\n<% plain(a.lr.step.7) %>\n")
    #expect(try run("report", "one.md", "-o", "site").code == 0)
    let rates = try run("values", "specs/step.json").text.split(separator: "\n")
    let last = try folder.text("site/one.md").split(separator: "\n").last
    #expect(rates[8] == "7,\(try #require(last))")
  }

  @Test("a wrong document leaves the earlier output as it was")
  func survives() throws {
    #expect(try run("report", "notes.md", "-o", "site").code == 0)
    let before = try folder.data("site/notes.md")
    try folder.write("notes.md", Self.notes.replacing("cosine.5", with: "cosin.5"))
    let wrong = try run("report", "notes.md", "-o", "site")
    #expect(wrong.code == 65)
    #expect(
      wrong.messages == [
        "notes.md:10:29: error: `lr` of `fig-a` has no `cosin`", "hint: did you mean `cosine`?",
      ])
    #expect(try folder.data("site/notes.md") == before)
    #expect(try run("check", "notes.md", "-o", "site").code == 65)
  }

  @Test("a mistake of a spec is told at its line of the document, or in its own file")
  func specs() throws {
    try folder.write("notes.md", Self.notes.replacing("\"lr\": 0.1", with: "\"lrr\": 0.1"))
    try folder.write("specs/step.json", Specs.wrong)
    let wrong = try run("report", "notes.md", "-o", "site")
    #expect(wrong.code == 65)
    let errors = wrong.messages.filter { $0.contains("error") }
    #expect(errors.map { $0.prefix { $0 != " " } } == ["notes.md:4:48:", "specs/step.json:1:38:", "notes.md:7:24:"])
    #expect(!folder.exists("site"))
  }

  @Test(
    "what cannot be a document is refused",
    arguments: [
      ("notes.md", 64), ("notes.txt -o s", 64), ("none.md -o s", 66), ("notes.md x/notes.md -o s", 64),
      ("notes.md -o s --to docx", 64), ("notes.md -o .", 64), ("notes.md -o specs/..", 64),
      ("notes.md -o notes.md", 73), ("long.md -o s", 65),
      ("latin.md -o s", 65),
    ])
  func refusals(_ words: String, _ code: Int32) throws {
    try folder.write("long.md", "# A\n" + String(repeating: "x", count: 17 << 20))
    try folder.write("latin.md", Data([0x23, 0x20, 0xE9, 0x0A]))
    let result = try Program.run(["report"] + words.split(separator: " ").map(String.init), in: folder)
    #expect(result.code == code)
    #expect(!result.error.isEmpty && result.output.isEmpty)
    #expect(!folder.exists("s"))
  }

  @Test("check names what is stale, missing and left over, and the command that mends it")
  func check() throws {
    #expect(try run("report", "notes.md", "-o", "site").code == 0)
    #expect(try run("check", "notes.md", "-o", "site").code == 0)
    let figures = try folder.names("site/figures")
    try folder.write("site/figures/fig-old-1.svg", folder.data("site/figures/\(figures[0])"))
    try FileManager.default.removeItem(atPath: folder.path("site/figures/\(figures[1])"))
    try folder.write("site/own.md", "mine")
    try folder.write("site/old.md", "<!-- Made by lrplot from old.md: …  -->\n")
    try folder.write("site/notes.md", folder.text("site/notes.md") + "x")
    let found = try run("check", "notes.md", "--out-dir", "site")
    #expect(found.code == 1)
    let lines = found.text.split(separator: "\n").map(String.init)
    #expect(
      lines == [
        "missing: site/figures/\(figures[1]): run lrplot report notes.md -o site",
        "stale: site/notes.md: run lrplot report notes.md -o site",
        "left over: site/old.md: run lrplot report notes.md -o site --prune",
        "left over: site/figures/fig-old-1.svg: run lrplot report notes.md -o site --prune",
      ])
    let named = try run("report", "notes.md", "-o", "site")
    #expect(named.code == 0 && named.messages.count == 4)
    #expect(folder.exists("site/old.md"))
    #expect(try run("report", "notes.md", "-o", "site", "--prune").code == 0)
    #expect(try run("check", "notes.md", "-o", "site").code == 0)
    #expect(try folder.names("site") == ["figures", "notes.md", "own.md"])
  }

  @Test("what may never end is not read, and not written over", .timeLimit(.minutes(1)))
  func pipes() throws {
    #expect(mkfifo(folder.path("pipe.md"), 0o600) == 0 && mkfifo(folder.path("pipe.json"), 0o600) == 0)
    #expect(try run("report", "pipe.md", "-o", "site").code == 64)
    try folder.write("a.md", "```lrplot {#a file=pipe.json}\n```\n")
    let named = try run("report", "a.md", "-o", "site")
    #expect(named.code == 65)
    #expect(named.messages.first == "a.md:1:20: error: `pipe.json` is no file")
    try FileManager.default.createDirectory(atPath: folder.path("site"), withIntermediateDirectories: true)
    #expect(mkfifo(folder.path("site/notes.md"), 0o600) == 0)
    #expect(try run("report", "notes.md", "-o", "site", "--force").code == 73)
    #expect(try run("check", "notes.md", "-o", "site").code == 1)
  }

  @Test("a symbolic link counts as part of the document's folder")
  func links() throws {
    try folder.write("course/a.md", "```lrplot {#a file=charts/step.json}\n```\n")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("course/charts"), withDestinationPath: "../specs")
    #expect(try run("report", "course/a.md", "-o", "site").code == 0)
  }

  @Test("pictures that a document names go with it")
  func pictures() throws {
    try folder.write("course/img/a.png", Data([1, 2, 3]))
    try folder.write("course/a.md", "# A\n\n![A board](img/a.png) ![none](no.png) ![out](../specs/step.json)\n")
    try folder.write("other/img/a.png", Data([7]))
    try folder.write("other/b.md", "![B](./img/a.png)\n")
    let first = try run("report", "course/a.md", "other/b.md", "-o", "site")
    #expect(first.code == 0)
    let pictures = try folder.names("site/pictures")
    #expect(pictures.count == 2)
    #expect(try Set(pictures.map { try folder.data("site/pictures/\($0)") }) == [Data([1, 2, 3]), Data([7])])
    #expect(
      first.messages.filter { $0.contains("warning") } == [
        "course/a.md:3:31: warning: there is no picture `course/no.png` to copy",
        "course/a.md:3:46: warning: the picture `course/../specs/step.json` leaves the folder of the document, and is not copied",
      ])
    #expect(try run("check", "course/a.md", "other/b.md", "-o", "site", "--quiet").code == 0)
    try folder.write("course/img/a.png", Data([1, 2]))
    let stale = try run("check", "course/a.md", "other/b.md", "-o", "site", "--quiet")
    #expect(
      stale.code == 1 && stale.text.contains("missing: site/pictures/a-")
        && stale.text.contains("left over: site/pictures/a-"))
    try folder.write("site/pictures/own.png", Data([9]))
    #expect(try run("report", "course/a.md", "other/b.md", "-o", "site", "--prune").code == 0)
    #expect(try folder.names("site/pictures").count == 3)
  }

  @Test("where a folder stands in the way, nothing is written")
  func obstacle() throws {
    #expect(try run("report", "notes.md", "-o", "site").code == 0)
    let before = try folder.data("site/notes.md")
    let figure = try folder.names("site/figures")[0]
    try FileManager.default.removeItem(atPath: folder.path("site/figures/\(figure)"))
    try folder.write("site/figures/\(figure)/x", "y")
    try folder.write("notes.md", Self.notes + "\nmore\n")
    #expect(try run("report", "notes.md", "-o", "site").code == 73)
    #expect(try folder.data("site/notes.md") == before)
  }

  @Test("a document that only quotes the note is its writer's")
  func quoted() throws {
    try folder.write("site/own.md", "# About\n\n<!-- Made by lrplot from old.md: …  -->\n")
    try folder.write("site/front.md", "---\nx: y\n---\n\n<!-- Made by lrplot from old.md: …  -->\n")
    #expect(try run("report", "notes.md", "-o", "site", "--prune").code == 0)
    #expect(folder.exists("site/own.md") && !folder.exists("site/front.md"))
  }

  @Test("a formula of a title is set in the figure, and is words in the caption")
  func formula() throws {
    try folder.write(
      "m.json",
      #"{ "title": "rate $\\eta_t^2$ < $\\text{\\\\input\\{x\\}}$", "steps": 9, "schedule": { "type": "cosine", "lr": 1 } }"#
    )
    try folder.write("m.md", "```lrplot {#m file=m.json}\n```\n")
    #expect(try Program.run(["report", "m.md", "-o", "site", "--quiet"], in: folder).code == 0)
    #expect(try folder.text("site/m.md").contains("**Figure 1.** rate η\\_t² &lt; \\\\input\\{x\\}\n"))
    try folder.write("m.json", #"{ "title": "$\\input{x}$", "steps": 9, "schedule": { "type": "cosine", "lr": 1 } }"#)
    #expect(try Program.run(["report", "m.md", "-o", "site", "--quiet"], in: folder).code == 65)
    try folder.write("m.json", #"{ "title": "a\n# b", "steps": 9, "schedule": { "type": "cosine", "lr": 1 } }"#)
    #expect(try Program.run(["report", "m.md", "-o", "site", "--quiet"], in: folder).code == 65)
  }

  @Test("an interruption reaches pandoc, and leaves nothing behind", .timeLimit(.minutes(1)))
  func interrupted() throws {
    // `sleep` stands for a pandoc that takes long.
    let path = try stand(for: "pandoc", "exec sleep 50")
    let start = Date()
    let result = try Program.shell(
      """
      lrplot report notes.md -o site --to html & p=$!
      for i in $(seq 200); do [ -n "$(ls -A site 2>/dev/null)" ] && break; sleep 0.1; done
      sleep 0.3; kill -TERM $p; wait $p; echo $?; ls -A site
      """, in: folder, environment: path)
    #expect(result.text == "143\n")
    #expect(Date().timeIntervalSince(start) < 40)
  }

  /// A program of a name in `bin`, and the path that finds it first.
  private func stand(for name: String, _ script: String) throws -> [String: String] {
    try folder.write("bin/\(name)", "#!/bin/sh\n\(script)\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path("bin/\(name)"))
    let path = [folder.path("bin"), Program.folder, ProcessInfo.processInfo.environment["PATH"] ?? ""]
    return ["PATH": path.joined(separator: ":")]
  }

  @Test("for a page, a pandoc that knows how is held to the files that it is given", arguments: [0, 6])
  func sandbox(_ code: Int) throws {
    let path = try stand(
      for: "pandoc",
      """
      case "$*" in *--version*) echo "Unknown option --sandbox." >&2; exit \(code);; esac
      echo "$*" > "\(folder.path("words"))"
      while [ $# -gt 1 ]; do shift; done
      echo "<!DOCTYPE html>" > "$1"
      """)
    let made = try Program.run(["report", "notes.md", "-o", "site", "--to", "html"], in: folder, environment: path)
    #expect(made.code == 0 && made.error.isEmpty)
    #expect(try folder.text("words").contains(" --sandbox ") == (code == 0))
    #expect(try folder.text("site/site.html") == "<!DOCTYPE html>\n")
  }

  @Test("LaTeX opens no other files, and what is empty or something else takes no page's place")
  func bounds() throws {
    let path = try stand(
      for: "pandoc",
      """
      case "$*" in *--version*) exit 6;; esac
      while [ $# -gt 1 ]; do shift; done
      echo "\\begin{document}" > "$1"
      """)
    _ = try stand(for: "xelatex", "echo \"$openin_any $openout_any $shell_escape $SOURCE_DATE_EPOCH\" > report.pdf")
    func make(_ format: String) throws -> Program.Result {
      try Program.run(["report", "notes.md", "-o", "site", "--to", format, "--force"], in: folder, environment: path)
    }
    #expect(try make("pdf").code == 0)
    #expect(try folder.text("site/site.pdf") == "p p f 0\n")
    try folder.write("site/site.html", "<!DOCTYPE html>\n")
    let noise = try make("html")
    #expect(noise.code == 70 && noise.messages.first == "lrplot: error: pandoc ended well, and made no html")
    _ = try stand(for: "pandoc", "exit 0")
    #expect(try make("pdf").messages.first == "lrplot: error: pandoc ended well, and made no pdf")
    #expect(try folder.text("site/site.html") == "<!DOCTYPE html>\n")
    #expect(try folder.text("site/site.pdf") == "p p f 0\n")
  }

  @Test(
    "a paper and a page have the same bytes each time, are checked, and have the words of the front matter",
    .enabled(if: Program.exists("pandoc") && Program.exists("xelatex")))
  func papers() throws {
    let front = "---\ntitle: A course\nauthor: A. Nonym\nlang: de\ntoc: true\n---\n\n## Words\n\n"
    try folder.write("f/a.md", front + "```lrplot {#fig-a}\n\(Specs.cosine)\n```\n")
    func run(_ command: String, _ more: String = "") throws -> Program.Result {
      try Program.shell(
        "lrplot \(command) f/a.md -o \(more.isEmpty ? "site" : more) --to html,pdf", in: folder, timeout: 200)
    }
    #expect(try run("report").code == 0)
    let paper = try folder.data("site/site.pdf")
    try FileManager.default.removeItem(atPath: folder.path("site/site.pdf"))
    #expect(try run("check").text.hasPrefix("missing: site/site.pdf: run lrplot report f/a.md -o site --to html,pdf\n"))
    #expect(try run("report").code == 0 && run("check").code == 0)
    #expect(try folder.data("site/site.pdf") == paper)
    let page = try folder.text("site/site.html")
    for words in ["<html lang=\"de\">", "<title>A course</title>", "<h1>A course</h1>", "A. Nonym</p>"] {
      #expect(page.contains(words), "\(words)")
    }
    try folder.write("site/site.html", page + " ")
    #expect(try run("check").text.hasPrefix("stale: site/site.html: run lrplot report f/a.md -o site --to html,pdf\n"))
  }

  @Test("a mistake of LaTeX has its place in the document", .enabled(if: Program.exists("xelatex")))
  func latexMistake() throws {
    try folder.write("f/a.md", "# A\n\nIt is $a \\wrongcommand b$ here.\n")
    let made = try Program.run(["report", "f/a.md", "-o", "site", "--to", "pdf"], in: folder, timeout: 100)
    #expect(made.code == 65)
    #expect(made.errorText.hasPrefix("f/a.md:3:10: error: LaTeX: Undefined control sequence"), "\(made.errorText)")
    #expect(!folder.exists("site/a.md"))
  }

  @Test("what an ended build left behind is told, and goes with --prune; what may be at work stays")
  func temporaryFolders() throws {
    try folder.write("site/.lrplot-aB3xYz/report.md", "x")
    try folder.write("site/.lrplot-young1/report.md", "x")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -7200)], ofItemAtPath: folder.path("site/.lrplot-aB3xYz"))
    let told = try Program.run(["report", "notes.md", "-o", "site"], in: folder)
    #expect(told.messages.contains("lrplot: warning: site/.lrplot-aB3xYz is left over from an earlier build"))
    #expect(try Program.run(["report", "notes.md", "-o", "site", "--prune"], in: folder).code == 0)
    #expect(!folder.exists("site/.lrplot-aB3xYz") && folder.exists("site/.lrplot-young1"))
  }

  @Test(
    "a log stays in the folder of the document, whoever names it",
    arguments: [
      ("../secret.csv", false), ("/etc/passwd", false), ("charts/../../secret.csv", false), ("logs/a.csv", true),
      ("charts/../logs/a.csv", true), ("./logs/a.csv", true),
    ])
  func logs(_ log: String, _ isInside: Bool) throws {
    try folder.write("secret.csv", "step,lr\n0,0.1\n1,0.2\n")
    try folder.write("d/logs/a.csv", "step,lr\n0,0.1\n1,0.2\n")
    try folder.write("d/charts/x", "")
    func code(_ text: String) throws -> (Int32, String) {
      try folder.write("d/note.md", text)
      let made = try Program.run(["report", "d/note.md", "-o", "site", "--quiet"], in: folder)
      return (made.code, made.errorText)
    }
    let refusal = "the log `\(log)` leaves the folder of the document"
    let (inline, said) = try code("> ```lrplot {#a}\n> { \"log\": \"\(log)\" }\n> ```\n\n<% a.lr.a.last %>\n")
    #expect(inline == (isInside ? 0 : 65), "\(said)")
    if !isInside { #expect(said.hasPrefix("d/note.md:2:12: error: \(refusal)\n"), "\(said)") }
    // A spec in a folder of its own may look beside that.
    let up = log.hasPrefix("/") ? log : "../" + log
    try folder.write("d/charts/c.json", "{ \"log\": \"\(up)\" }")
    let (named, _) = try code("```lrplot {#a file=charts/c.json}\n```\n")
    #expect(named == (isInside ? 0 : 65))
  }

  @Test("a host has its own Markdown, which is checked as it was built; documents have other endings too")
  func flavors() throws {
    try folder.write(
      "q/a.qmd",
      "```lrplot {#fig-a}\n{ \"steps\": 9, \"schedule\": { \"type\": \"cosine\", \"lr\": 1 } }\n```\n\n@fig-a\n")
    try folder.write("q/b.markdown", "[](a.qmd)\n")
    func code(_ words: String...) throws -> Int32 {
      try Program.run(words + ["q/a.qmd", "q/b.markdown", "-o", "site", "--quiet"], in: folder).code
    }
    #expect(try code("report", "--flavor", "quarto") == 0)
    #expect(try folder.text("site/a.qmd").contains("){#fig-a fig-alt=\""))
    #expect(try folder.text("site/b.md").hasSuffix("[a](a.qmd)\n"))
    #expect(try code("check", "--flavor", "quarto") == 0)
    let stale = try Program.run(["check", "q/a.qmd", "q/b.markdown", "-o", "site", "--flavor", "myst"], in: folder)
    #expect(stale.code == 1 && stale.text.contains("lrplot report q/a.qmd q/b.markdown -o site --flavor myst"))
    #expect(try code("report", "--flavor", "word") == 64)
  }

  @Test("files that a document links to go along, under names of their content; what cannot is told")
  func files() throws {
    try folder.write("d/data.csv", "a,b\n")
    try folder.write("d/img/p.png", Data([1, 2]))
    try folder.write("other.txt", "x")
    try folder.write("d/more.md", "# More\n")
    try folder.write(
      "d/a.md",
      """
      [data](data.csv), [big](img/p.png), ![p](img/p.png), [part](data.csv#row=2), [out](../other.txt), [dir](img/),
      [gone](gone.csv), [more](more.md), [far](https://example.org/x.csv)

      ```{figure} img/p.png
      Words
      ```

      """)
    let made = try Program.run(["report", "d/a.md", "-o", "site"], in: folder)
    #expect(made.code == 0)
    #expect(
      made.errorText.split(separator: "\n").filter { $0.contains(": warning: ") } == [
        "d/a.md:1:84: warning: the file `d/../other.txt` leaves the folder of the document, and is not copied",
        "d/a.md:1:105: warning: `d/img` is a folder, and is not copied",
        "d/a.md:2:8: warning: there is no file `d/gone.csv` to copy",
        "d/a.md:2:26: warning: the file `d/more.md` is a document that is no part of the report, and is not copied",
      ])
    let text = try folder.text("site/a.md")
    let (data, picture) = (try folder.names("site/files")[0], try folder.names("site/pictures")[0])
    #expect(data.hasPrefix("data-") && data.hasSuffix(".csv") && picture.hasPrefix("p-"))
    #expect(
      text.contains(
        "[data](files/\(data)), [big](pictures/\(picture)), ![p](pictures/\(picture)), [part](files/\(data)#row=2)"))
    #expect(text.contains("[gone](gone.csv)") && text.contains("```{figure} pictures/\(picture)\n"))
    try folder.write("d/data.csv", "other\n")
    let stale = try Program.run(["check", "d/a.md", "-o", "site", "--quiet"], in: folder)
    #expect(stale.code == 1 && stale.text.contains("left over: site/files/\(data)"))
    #expect(try Program.run(["report", "d/a.md", "-o", "site", "--prune", "--quiet"], in: folder).code == 0)
    #expect(try folder.names("site/files").count == 1)
  }

  @Test("with one document of a folder named, what the others gave is not left over, nor pruned")
  func neighbours() throws {
    for name in ["m", "n", "s/o"] {
      try folder.write("d/\(name).md", "# \(name)\n\n```lrplot {#fig-\(name.last ?? "x")}\n\(Specs.cosine)\n```\n")
    }
    #expect(try Program.run(["report", "d", "-o", "site", "--no-navigation"], in: folder).code == 0)
    let before = try (folder.names("site"), folder.names("site/figures"))
    #expect(before.1.count == 3)
    let line = ["d/m.md", "-o", "site", "--no-navigation"]
    let check = try Program.run(["check"] + line, in: folder)
    #expect(check.code == 0, "\(check.text)")
    #expect(try Program.run(["report"] + line + ["--prune"], in: folder).code == 0)
    #expect(try (folder.names("site"), folder.names("site/figures")) == before)
    // A source that has gone leaves its document behind, and what only that showed.
    try FileManager.default.removeItem(atPath: folder.path("d/n.md"))
    let left = try Program.run(["check"] + line, in: folder)
    #expect(
      left.text.split(separator: "\n").map { $0.prefix(29) } == [
        "left over: site/n.md: run lrp", "left over: site/figures/fig-n",
      ])
    #expect(try Program.run(["report"] + line + ["--prune"], in: folder).code == 0)
    #expect(try folder.names("site/figures").count == 2)
  }

  @Test("what a link leads to is copied or told, wherever it is")
  func lostLinks() throws {
    try folder.write(
      "d/a.md",
      "[f](../no/x.csv) [g](/etc/passwd) [d](.) [n](no.md) [p](a.html) [h](#a) [m](mailto:x@y.z) [u](//h/x.csv)\n\n# A\n"
    )
    let made = try Program.run(["report", "d/a.md", "-o", "site", "--deps", "a.d"], in: folder)
    #expect(made.code == 0)
    #expect(
      made.errorText.split(separator: "\n").filter { $0.contains(": warning: ") } == [
        "d/a.md:1:5: warning: the file `d/../no/x.csv` leaves the folder of the document, and is not copied",
        "d/a.md:1:22: warning: the file `/etc/passwd` leaves the folder of the document, and is not copied",
        "d/a.md:1:39: warning: `d/` is a folder, and is not copied",
        "d/a.md:1:46: warning: there is no document `d/no.md`",
      ])
    #expect(try folder.text("a.d") == "site/a.md: d/a.md\n\nd/a.md:\n")
    try folder.write("d/b.md", "[label](my-label) [f](gone.csv)\n")
    let myst = try Program.run(["report", "d/b.md", "-o", "myst", "--flavor", "myst"], in: folder)
    #expect(myst.errorText.components(separatedBy: ": warning: ").count == 2)
  }

  @Test("the first page of a folder comes first; the folder itself is no place for what is made of it")
  func order() throws {
    for name in ["a.md", "index.md", "z/b.md", "z/index.md", "z/a.md"] { try folder.write("w/" + name, "# \(name)\n") }
    #expect(try Program.run(["report", "w", "-o", "out"], in: folder).code == 0)
    #expect(try folder.text("out/index.md").contains("\n[a.md](a.md) →"))
    #expect(try folder.text("out/a.md").contains("← [index.md](index.md) · [z/index.md](z/index.md) →"))
    #expect(try folder.text("out/z/a.md").contains("← [z/index.md](index.md) · [z/b.md](b.md) →"))
    let same = try Program.run(["report", "w", "-o", "w"], in: folder)
    #expect(same.code == 64)
    #expect(
      same.errorText.hasPrefix(
        "Error: the documents of w lie in w, where the report goes; give another folder with -o\n"))
  }

  @Test("a folder of documents keeps its shape")
  func shape() throws {
    let chart = "```lrplot {#ID}\n{ \"steps\": 9, \"schedule\": { \"type\": \"cosine\", \"lr\": 1 } }\n```\n\n"
    let (a, b) = (chart.replacing("ID", with: "fig-a"), chart.replacing("ID", with: "fig-b"))
    try folder.write("src/index.md", "# Home\n\n<% contents %>\n\n[](#fig-b)\n")
    try folder.write("src/s1/index.md", "# One\n\n\(a)[b](../s2/index.md#x) ![p](p.png)\n")
    try folder.write("src/s1/p.png", Data([1]))
    try folder.write("src/s2/index.md", "# Two\n\n\(b)## X\n\n[](#fig-a) [](../index.md)\n")
    func run(_ command: String) throws -> Program.Result {
      try Program.run([command, "src", "-o", "src/site", "--quiet"], in: folder)
    }
    #expect(try run("report").code == 0)
    let home = try folder.text("src/site/index.md")
    #expect(home.contains("- [Home](index.md)\n- [One](s1/index.md)\n- [Two](s2/index.md)\n\n"))
    #expect(home.contains("[Figure 2](s2/index.md#fig-b)"))
    let one = try folder.text("src/site/s1/index.md")
    #expect(one.contains("](../figures/fig-a-") && one.contains("[b](../s2/index.md#x) ![p](../pictures/p-"))
    #expect(one.contains("← [Home](../index.md) · [Two](../s2/index.md) →"))
    let two = try folder.text("src/site/s2/index.md")
    #expect(two.contains("[Figure 1](../s1/index.md#fig-a) [Home](../index.md)\n"))
    // What was made is none of the documents the next time.
    #expect(try run("report").code == 0)
    #expect(try run("check").code == 0)
    try FileManager.default.removeItem(atPath: folder.path("src/s2/index.md"))
    try folder.write("src/index.md", "# Home\n")
    try folder.write("src/s1/index.md", "# One\n")
    try folder.write("src/s2/more.md", "# More\n")
    #expect(try run("check").text.contains("left over: src/site/s2/index.md"))
    #expect(try Program.run(["report", "src", "-o", "src"], in: folder).code == 64)
    try folder.write("empty/x.txt", "")
    #expect(try Program.run(["report", "empty", "-o", "out"], in: folder).code == 64)
  }

  @Test("figures have the format and the theme that are asked for, and documents their links or not")
  func looks() throws {
    try folder.write("b.md", "# B\n")
    func run(_ command: String, _ more: String...) throws -> Int32 {
      let words = [
        "notes.md", "b.md", "-o", "site", "--format", "png", "--theme", "dark", "--no-navigation", "--quiet",
      ]
      return try Program.run([command] + words + more, in: folder).code
    }
    #expect(try run("report") == 0)
    let figure = try folder.names("site/figures")[0]
    let drawing = try folder.data("site/figures/\(figure)")
    #expect(figure.hasSuffix(".png") && drawing.starts(with: [0x89, 0x50]))
    #expect(try folder.text("site/notes.md").contains("](figures/\(figure))"))
    #expect(try !folder.text("site/notes.md").contains("[B](b.md)"))
    #expect(try run("check") == 0)
    #expect(try run("report", "--stable-names", "--prune") == 0 && run("check", "--stable-names") == 0)
    #expect(try folder.names("site/figures").allSatisfy { !$0.contains(/-[0-9a-f]{8}\./) })
    #expect(try Program.run(["check", "notes.md", "b.md", "-o", "site", "--quiet"], in: folder).code == 1)
  }

  @Test("where pandoc is not installed, it is said and nothing is written")
  func noPandoc() throws {
    let result = try Program.run(
      ["report", "notes.md", "-o", "site", "--to", "html"], in: folder, environment: ["PATH": "/nowhere"])
    #expect(result.code == 66)
    #expect(result.messages.first == "lrplot: error: pandoc is not installed")
    #expect(!folder.exists("site/notes.md"))
  }

  @Test("with a cache the second build draws nothing, and gives the same bytes")
  func cache() throws {
    #expect(try run("report", "notes.md", "-o", "site", "--cache", "kept").code == 0)
    #expect(try run("report", "notes.md", "-o", "again", "--cache", "kept").code == 0)
    #expect(try folder.data("site/notes.md") == folder.data("again/notes.md"))
    #expect(try folder.names("site/figures") == folder.names("again/figures"))
    #expect(try run("check", "notes.md", "-o", "again", "--cache", "kept").code == 0)
  }
}
