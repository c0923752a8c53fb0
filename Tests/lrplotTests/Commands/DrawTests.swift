import Foundation
import Testing

@Suite("lrplot SPEC…")
struct DrawTests {
  let folder: WorkFolder

  init() throws {
    folder = try WorkFolder()
    try folder.write("a.json", Specs.cosine)
    try folder.write("b.json", Specs.step)
    try folder.write("wrong.json", Specs.wrong)
  }

  private func run(_ arguments: String...) throws -> Program.Result { try Program.run(arguments, in: folder) }

  @Test("without -o the figure stands beside its spec, and nothing is said")
  func beside() throws {
    try folder.write("deep/c.json", Specs.cosine)
    let result = try run("deep/c.json")
    #expect(result.code == 0)
    #expect(result.output.isEmpty)
    #expect(result.error.isEmpty)
    #expect(try folder.names("deep") == ["c.json", "c.svg"])
  }

  @Test("the format is that of the name", arguments: ["fig.svg", "fig.png", "fig.pdf", "made/up/fig.PNG"])
  func formats(_ name: String) throws {
    #expect(try run("a.json", "-o", name).code == 0)
    let data = try folder.data(name)
    let head: [UInt8] =
      switch (name as NSString).pathExtension.lowercased() {
      case "svg": Array("<svg ".utf8)
      case "png": [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      default: Array("%PDF-".utf8)
      }
    #expect(data.starts(with: head))
  }

  @Test("-o - puts the figure, and nothing else, on standard output")
  func standardOutput() throws {
    let result = try run("a.json", "-o", "-")
    #expect(result.code == 0)
    #expect(result.error.isEmpty)
    _ = try result.document()
    let png = try run("a.json", "-o", "-", "--format", "png")
    #expect(png.output.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    #expect(png.output.suffix(8).starts(with: Data("IEND".utf8)))
    #expect(try folder.names() == ["a.json", "b.json", "wrong.json"])
  }

  @Test("- is a spec from standard input, <stdin> in messages")
  func standardInput() throws {
    let good = try Program.run(["-"], in: folder, input: Data(Specs.cosine.utf8))
    #expect(good.code == 0)
    #expect(try good.output == run("a.json", "-o", "-").output)
    let wrong = try Program.run(["-", "-o", "fig.svg"], in: folder, input: Data(Specs.wrong.utf8))
    #expect(wrong.code == 65)
    #expect(wrong.messages.first == "<stdin>:1:38: error: unknown schedule `cosin`")
    #expect(!folder.exists("fig.svg"))
  }

  @Test("every spec is tried; one that is wrong does not keep the others back")
  func several() throws {
    let result = try run("a.json", "wrong.json", "missing.json", "b.json", "--out-dir", "new/figs")
    #expect(result.code == 65)
    #expect(result.messages.contains("wrong.json:1:38: error: unknown schedule `cosin`"))
    #expect(result.messages.contains("lrplot: error: cannot read `missing.json`: there is no such file"))
    #expect(try folder.names("new/figs") == ["a.svg", "b.svg"])
  }

  @Test("a folder stands for the specs in it")
  func folders() throws {
    try folder.write("specs/x.json", Specs.cosine)
    try folder.write("specs/deeper/y.json", Specs.step)
    try folder.write("specs/notes.txt", "not a spec")
    let result = try run("specs", "--out-dir", "figs", "--format", "svg,png,pdf")
    #expect(result.code == 0)
    #expect(try folder.names("figs") == ["x.pdf", "x.png", "x.svg", "y.pdf", "y.png", "y.svg"])
  }

  @Test("unchanged bytes leave the file alone, changed ones replace it")
  func unchanged() throws {
    #expect(try run("a.json", "--format", "svg,png,pdf").code == 0)
    let names = ["a.svg", "a.png", "a.pdf"]
    let past = Date(timeIntervalSince1970: 1_000_000_000)
    for name in names {
      try FileManager.default.setAttributes([.modificationDate: past], ofItemAtPath: folder.path(name))
    }
    #expect(try run("a.json", "--format", "svg,png,pdf").code == 0)
    #expect(try names.allSatisfy { try folder.changed($0) == past })
    #expect(try run("a.json", "--format", "svg,png,pdf", "--steps", "11").code == 0)
    #expect(try names.allSatisfy { try folder.changed($0) != past })
  }

  @Test("a figure survives every failure", arguments: ["--theme dark wrong.json", "--font a.json a.json", "gone.json"])
  func survives(_ words: String) throws {
    try folder.write("fig.svg", "precious")
    let result = try Program.run(words.split(separator: " ").map(String.init) + ["-o", "fig.svg"], in: folder)
    #expect(result.code != 0)
    #expect(try folder.text("fig.svg") == "precious")
    #expect(try folder.names() == ["a.json", "b.json", "fig.svg", "wrong.json"])
  }

  @Test("what cannot be written")
  func cannotWrite() throws {
    try folder.write("file", "a file")
    let below = try run("a.json", "-o", "file/fig.svg")
    #expect(below.code == 73)
    #expect(
      below.errorText
        == "lrplot: error: cannot write `file/fig.svg`: a part of its path is a file, not a folder\n")
    try FileManager.default.createSymbolicLink(atPath: folder.path("full.svg"), withDestinationPath: "/dev/full")
    let full = try run("a.json", "-o", "full.svg")
    #expect(full.code == 73)
    #expect(full.errorText == "lrplot: error: cannot write `full.svg`: the disk is full\n")
    try FileManager.default.createDirectory(atPath: folder.path("x.svg"), withIntermediateDirectories: true)
    #expect(try run("a.json", "-o", "x.svg").code == 73)
  }

  @Test(
    "a result that nobody takes",
    arguments: ["a.json -o -", "values a.json", "list", "list cosine", "schema", "--version", "--help", "check a.json"])
  func fullOutput(_ words: String) throws {
    let result = try Program.shell("lrplot \(words) > /dev/full", in: folder)
    #expect(result.code == 73)
    #expect(result.errorText == "lrplot: error: cannot write to standard output\n")
  }

  @Test("--steps stretches the schedule, --theme and --text stand for the keys of their names")
  func overrides() throws {
    let short = try run("values", "a.json", "--steps", "5").text.split(separator: "\n")
    #expect(short.count == 6)
    #expect(short[1] == "0,0.1")
    // (1 + cos(2π/5))/2 of 0.1
    #expect(short[3].hasPrefix("2,0.06545084971874"))
    try folder.write(
      "dark.json",
      #"{ "steps": 10, "schedule": { "type": "cosine", "lr": 0.1 }, "theme": "dark", "text": "live" }"#)
    let flags = try run("a.json", "--theme", "dark", "--text", "live", "-o", "-")
    #expect(flags.code == 0)
    #expect(flags.text.contains("<text"))
    #expect(try flags.output == run("dark.json", "-o", "-").output)
    #expect(try flags.output != run("a.json", "-o", "-").output)
  }

  @Test("warnings are said, and not with --quiet")
  func warnings() throws {
    try folder.write(
      "twins.json",
      #"{ "steps": 9, "curves": [{ "schedule": { "type": "constant", "lr": 1 } }, "#
        + #"{ "schedule": { "type": "constant", "lr": 2 } }] }"#)
    let loud = try run("twins.json")
    #expect(loud.code == 0)
    #expect(
      loud.messages.prefix(2) == [
        "twins.json:1:75: warning: two curves are named `constant` and look the same",
        "hint: give each a `label` of its own",
      ])
    let quiet = try run("twins.json", "--quiet")
    #expect(quiet.code == 0)
    #expect(quiet.error.isEmpty)
  }

  @Test("a letter that the font lacks is named at its text")
  func missingLetters() throws {
    try folder.write(
      "han.json", #"{ "title": "学習率", "steps": 9, "schedule": { "type": "constant", "lr": 1 } }"#)
    let result = try run("han.json")
    #expect(result.code == 0)
    let message = try #require(result.messages.first)
    #expect(message.hasPrefix("han.json:1:12: warning: DejaVu Sans 2.37 has no letter for 学 (U+5B66), 習 (U+7FD2)"))
  }
}
