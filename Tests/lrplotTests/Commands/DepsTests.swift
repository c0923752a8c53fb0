import Foundation
import Testing

@Suite("--deps, and what a line would write over")
struct DepsTests {
  let folder: WorkFolder

  init() throws {
    folder = try WorkFolder()
    try folder.write("a.json", Specs.cosine)
    try folder.write("sub/b.yaml", "steps: 20\ncurves:\n  - {label: B, schedule: {type: constant, lr: 0.05}}\n")
    try folder.write("sub/log.csv", "step,lr\n0,0.1\n1,0.2\n2,0.3\n")
    try folder.write("sub/f.json", #"{ "steps": 20, "curves": [{ "file": "b.yaml" }, { "log": "log.csv" }] }"#)
    try folder.write("n.md", "# N\n\n```lrplot {#fig-a file=\"sub/f.json\"}\n```\n")
    try folder.write("fig.svg", Specs.cosine)
    try folder.write("wrong.json", Specs.wrong)
    try FileManager.default.createSymbolicLink(atPath: folder.path("alias"), withDestinationPath: "a.json")
    try FileManager.default.createSymbolicLink(atPath: folder.path("here"), withDestinationPath: ".")
  }

  private func run(_ words: String) throws -> Program.Result {
    try Program.run(words.split(separator: " ").map(String.init), in: folder)
  }

  @Test(
    "No line writes over what it reads, or into one file twice: 64, and all is as it was",
    arguments: [
      "a.json -o x.svg --deps a.json", "a.json -o x.svg --deps alias", "a.json -o x.svg --deps here/a.json",
      "sub/f.json -o x.svg --deps sub/log.csv", "sub/f.json -o x.svg --deps sub/b.yaml", "a.json -o x.svg --deps x.svg",
      "a.json -o x.svg --deps here/./x.svg", "a.json -o new/x.svg --deps here/new/../new/x.svg",
      "a.json --out-dir dd --deps dd/a.svg", "report n.md -o rep --deps n.md", "report n.md -o rep --deps rep/n.md",
      "report n.md -o rep --deps sub/log.csv", "report . -o rep --deps rep/n.md", "fig.svg -o fig.svg",
      "a.json fig.svg --overlay -o fig.svg", "diff a.json fig.svg -o here/fig.svg", "extract fig.svg -o fig.svg",
      "wrong.json -o x.svg --deps wrong.json",
    ])
  func destroys(_ words: String) throws {
    let names = ["a.json", "sub/b.yaml", "sub/log.csv", "sub/f.json", "n.md", "fig.svg", "wrong.json"]
    let before = try names.map { try folder.text($0) }
    let result = try run(words)
    #expect(result.code == 64)
    #expect(result.errorText.contains("would"), "\(result.errorText)")
    #expect(try names.map { try folder.text($0) } == before)
    #expect(!folder.exists("rep/n.md"))
  }

  @Test("--deps names what was read, on failure too, and sets the time of a figure that stays")
  func deps() throws {
    try folder.write("sub/my f.json", #"{ "steps": 20, "curves": [{ "file": "b.yaml" }, { "log": "log.csv" }] }"#)
    let line = ["sub/my f.json", "-o", "f.svg", "--deps", "new/f.d"]
    #expect(try Program.run(line, in: folder).code == 0)
    #expect(
      try folder.text("new/f.d")
        == "f.svg: sub/my\\ f.json sub/b.yaml sub/log.csv\n\nsub/my\\ f.json sub/b.yaml sub/log.csv:\n")
    let past = Date(timeIntervalSince1970: 1_000_000_000)
    try FileManager.default.setAttributes([.modificationDate: past], ofItemAtPath: folder.path("f.svg"))
    #expect(try Program.run(line, in: folder).code == 0)
    #expect(try folder.changed("f.svg") != past)
    #expect(try run("wrong.json a.json --out-dir figs --deps w.d").code == 65)
    #expect(
      try folder.text("w.d")
        == "figs/wrong.svg: wrong.json\nfigs/a.svg: a.json\n\nwrong.json a.json:\n")
    #expect(try run("a.json -o - --deps a.d").code == 64)
  }

  @Test("--deps of a report: documents, specs, logs, pictures")
  func reportDeps() throws {
    try folder.write("sub/f.json", #"{ "steps": 20, "curves": [{ "file": "b.yaml" }, { "log": "log.csv" }] }"#)
    try folder.write("n.md", "# N\n\n```lrplot {#fig-a file=\"sub/f.json\"}\n```\n")
    let result = try run("report n.md -o site --deps n.d")
    #expect(result.code == 0, "\(result.errorText)")
    #expect(try folder.text("n.d").hasPrefix("site/n.md: n.md sub/f.json sub/b.yaml sub/log.csv\n"))
  }

  @Test("make draws once, and then has nothing to do", .enabled(if: Program.exists("make")))
  func make() throws {
    try folder.write(
      "Makefile", "fig.svg: a.json\n\t@lrplot a.json -o fig.svg --deps fig.d\n-include fig.d\n")
    #expect(
      try Program.shell("make -s fig.svg && touch a.json && make -s fig.svg && make -q fig.svg", in: folder).code == 0)
  }

  @Test("--deps -: the rules go to standard output")
  func standardOutput() throws {
    let result = try run("a.json -o x.svg --deps -")
    #expect(result.text == "x.svg: a.json\n\na.json:\n")
    #expect(!folder.exists("-"))
  }

  @Test("What is missing is named, so that make tries again; documents, fonts and pages are named too")
  func missing() throws {
    #expect(try run("report none.md -o site --deps n.d").code == 66)
    #expect(try folder.text("n.d") == "site/none.md: none.md\n\nnone.md:\n")
    #expect(try run("none.json -o x.svg --deps n.d").code == 66)
    #expect(try folder.text("n.d") == "x.svg: none.json\n\nnone.json:\n")
    try folder.write("l.json", #"{ "log": "gone.csv" }"#)
    #expect(try run("l.json -o x.svg --deps n.d").code == 66)
    #expect(try folder.text("n.d").hasPrefix("x.svg: l.json gone.csv\n"))
    #expect(try run("a.json -o x.svg --font a.json --deps n.d").code == 65)
    #expect(try run("report n.md -o site --to html --deps n.d --font none.ttf").code == 66)
    #expect(try folder.text("n.d").hasPrefix("site/site.html site/n.md: n.md"))
  }

  @Test("A font that is read is named")
  func font() throws {
    let font = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
    guard FileManager.default.fileExists(atPath: font) else { return }
    #expect(try run("a.json -o x.svg --font \(font) --deps x.d").code == 0)
    #expect(try folder.text("x.d").hasPrefix("x.svg: a.json \(font)\n"))
    #expect(try run("report n.md -o site --font \(font) --deps x.d").code == 0)
    #expect(try folder.text("x.d").contains(" \(font) "))
  }

  @Test(
    "make finds files of any name that it can write, also once a log is gone", .enabled(if: Program.exists("make")),
    arguments: ["a b", "a:b", "a#b", "a$b", "a%b", "a[1]", "a*b", "a|b", "a\\b", "a\\ b", "~a", "é"])
  func names(_ name: String) throws {
    try folder.write("\(name).csv", "step,lr\n0,0.1\n1,0.2\n")
    try folder.write("p.json", #"{ "log": "\#(name.replacing("\\", with: "\\\\")).csv" }"#)
    try folder.write("Makefile", "x.svg:\n\t@echo p.json >> told; lrplot p.json -o x.svg --deps x.d\n-include x.d\n")
    let made = try Program.shell("make -s x.svg && make -s x.svg", in: folder)
    #expect(made.code == 0, "\(made.errorText)")
    #expect(try folder.text("told") == "p.json\n")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: 60)], ofItemAtPath: folder.path("\(name).csv"))
    #expect(try Program.shell("make -q x.svg", in: folder).code == 1)
    try FileManager.default.removeItem(atPath: folder.path("\(name).csv"))
    let gone = try Program.shell("make -s x.svg; make -s x.svg", in: folder)
    #expect(gone.code == 2)
    #expect(try folder.text("told") == "p.json\np.json\np.json\n")
    #expect(gone.errorText.contains("there is no such file"), "\(gone.errorText)")
  }

  @Test("A name that make cannot write is told, and the others still stand there", arguments: ["a\nb", "a;b", "a=b"])
  func unwritable(_ name: String) throws {
    try folder.write("\(name).json", Specs.cosine)
    let result = try Program.run(["a.json", "\(name).json", "--out-dir", "d", "--deps", "x.d"], in: folder)
    #expect(result.code == 0)
    #expect(result.errorText.contains("make has no way to write that name"))
    #expect(try folder.text("x.d") == "d/a.svg: a.json\n\na.json:\n")
  }
}
