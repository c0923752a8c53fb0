import Foundation
import Testing

@Suite("lrplot check")
struct CheckTests {
  let folder: WorkFolder
  let arguments = ["a.json", "it's b.json", "--out-dir", "my figs", "--format", "svg,png"]

  init() throws {
    folder = try WorkFolder()
    try folder.write("a.json", Specs.cosine)
    try folder.write("it's b.json", Specs.step)
    #expect(try Program.run(arguments, in: folder).code == 0)
  }

  private func check() throws -> Program.Result { try Program.run(["check"] + arguments, in: folder) }

  /// Runs the command that a finding names, as a person would paste it.
  private func mend(_ finding: String) throws {
    let command = try #require(finding.components(separatedBy: ": run ").last)
    #expect(try Program.shell(command, in: folder).code == 0)
  }

  @Test("up to date: 0, and silent")
  func upToDate() throws {
    let result = try check()
    #expect(result.code == 0)
    #expect(result.output.isEmpty)
    #expect(result.error.isEmpty)
  }

  @Test("missing, stale and left over are named, and their commands mend them")
  func findings() throws {
    try FileManager.default.removeItem(atPath: folder.path("my figs/a.png"))
    try folder.write("my figs/it's b.svg", folder.data("my figs/a.svg"))
    try folder.write("my figs/old.svg", folder.data("my figs/a.svg"))
    let before = try folder.names("my figs")
    let result = try check()
    #expect(result.code == 1)
    #expect(result.error.isEmpty)
    let lines = result.text.split(separator: "\n").map(String.init)
    #expect(
      lines == [
        "missing: my figs/a.png: run lrplot a.json --out-dir 'my figs' --format svg,png",
        #"stale: my figs/it's b.svg: run lrplot 'it'\''s b.json' --out-dir 'my figs' --format svg,png"#,
        "left over: my figs/old.svg: run rm 'my figs/old.svg'",
      ])
    #expect(try folder.names("my figs") == before)
    for line in lines { try mend(line) }
    #expect(try check().code == 0)
  }

  @Test("a changed spec makes its figures stale")
  func changedSpec() throws {
    try folder.write("a.json", Specs.step)
    let lines = try check().text.split(separator: "\n").map(String.init)
    #expect(lines.map { String($0.prefix(21)) } == ["stale: my figs/a.svg:", "stale: my figs/a.png:"])
    try mend(try #require(lines.first))
    #expect(try check().code == 0)
  }

  @Test("a file that is no figure of lrplot is never called left over, wherever it lies")
  func foreign() throws {
    try folder.write("my figs/foreign.svg", #"<svg xmlns="http://www.w3.org/2000/svg"/>"#)
    try folder.write("my figs/notes.txt", "text")
    try folder.write("my figs/photo.png", Data([0x89, 0x50, 0x4E, 0x47]))
    try folder.write("my figs/others/a.svg", folder.data("my figs/a.svg"))
    #expect(try check().code == 0)
  }

  @Test("where a file of somebody else stands, it is stale, with a word on why")
  func overwritten() throws {
    try folder.write("my figs/a.svg", "<svg/>")
    let result = try check()
    #expect(result.code == 1)
    #expect(result.text.hasPrefix("stale: my figs/a.svg (it is no figure of lrplot): run lrplot a.json "))
  }

  @Test("a figure that differs in the version of Cairo alone is fine; where more does, the version is named")
  func otherCairo() throws {
    let figure = try folder.text("my figs/a.svg")
    let version = try #require(figure.firstMatch(of: /cairo="([0-9.]+)"/)?.1)
    let other = figure.replacing("cairo=\"\(version)\"", with: "cairo=\"1.10.2\"")
    try folder.write("my figs/a.svg", other)
    #expect(try check().code == 0)
    try folder.write("my figs/a.svg", other.replacing("720", with: "721"))
    let result = try check()
    #expect(result.code == 1)
    #expect(
      result.text
        == "stale: my figs/a.svg (drawn with Cairo 1.10.2, this is \(version)): "
        + "run lrplot a.json --out-dir 'my figs' --format svg,png\n")
  }

  @Test("with some specs of a folder named, the figures of the others are not left over")
  func neighbours() throws {
    for names in [["a.json"], ["nope.json"], ["./a.json"]] {
      let result = try Program.run(["check"] + names + ["--out-dir", "my figs"], in: folder)
      #expect(result.text == (names == ["./a.json"] ? "" : result.text) && !result.text.contains("left over"))
    }
    try folder.write("my figs/old.svg", folder.data("my figs/a.svg"))
    let left = try Program.run(["check", "a.json", "--out-dir", "my figs"], in: folder)
    #expect(left.text.hasPrefix("left over: my figs/old"))
    // With a name that leads nowhere, the figure of the one that was meant is nobody's left-over.
    let misspelt = try Program.run(["check", "aa.json", "--out-dir", "my figs"], in: folder)
    #expect(misspelt.code == 66 && !misspelt.text.contains("left over"))
  }

  @Test("--diff: pictures of what is, of what should be and of what differs, and why in plain words")
  func witness() throws {
    try folder.write("a.json", Specs.step)
    try FileManager.default.removeItem(atPath: folder.path("my figs/it's b.png"))
    let result = try Program.run(["check"] + arguments + ["--diff", "why"], in: folder)
    #expect(result.code == 1)
    #expect(result.text.contains("stale: my figs/a.svg (the spec or a flag has changed): run lrplot a.json"))
    for picture in ["a.svg.expected", "a.svg.actual", "a.svg.difference", "a.png.difference", "it's b.png.expected"] {
      #expect(try folder.data("why/\(picture).png").starts(with: [0x89, 0x50, 0x4E, 0x47]), "\(picture)")
    }
    #expect(!folder.exists("why/it's b.png.actual.png"))
    #expect(try folder.text("why/a.svg.txt").contains("the spec or a flag has changed\nrun lrplot a.json"))
    #expect(try folder.names("why").allSatisfy { !$0.hasPrefix(".") })
  }

  @Test("--diff of a report: a changed figure, which has another name, stands beside the one whose place it takes")
  func reportWitness() throws {
    func notes(_ rate: Double) throws {
      let spec = #"{"steps": 10, "schedule": {"type": "cosine", "lr": \#(rate)}}"#
      try folder.write("n.md", "# N\n\n```lrplot {#fig-a}\n\(spec)\n```\n")
    }
    try notes(0.1)
    for names in [[], ["--stable-names"]] {
      #expect(try Program.run(["report", "n.md", "-o", "site"] + names, in: folder).code == 0)
      try notes(0.2)
      let result = try Program.run(["check", "n.md", "-o", "site", "--diff", "why"] + names, in: folder)
      #expect(result.code == 1)
      #expect(result.text.contains("(the spec or a flag has changed): run lrplot report n.md -o site"))
      let shown = try folder.names("why").filter { $0.hasPrefix("fig-a") }
      for role in ["expected.png", "actual.png", "difference.png", "txt"] {
        #expect(shown.count { $0.hasSuffix(".svg." + role) } == 1, "\(role) of \(shown)")
      }
      try FileManager.default.removeItem(atPath: folder.path("why"))
      try FileManager.default.removeItem(atPath: folder.path("site"))
      try notes(0.1)
    }
  }

  @Test("--tolerance: coordinates may lie that far apart, and nothing else may differ")
  func tolerance() throws {
    let figure = try folder.text("my figs/a.svg")
    let path = try #require(figure.firstMatch(of: /d="m([0-9.]+)/))
    let moved = try #require(Double(path.1)) + 0.01
    func check(_ text: String, _ flags: [String]) throws -> Int32 {
      try folder.write("my figs/a.svg", text)
      return try Program.run(["check", "a.json", "--out-dir", "my figs"] + flags, in: folder).code
    }
    let near = figure.replacing(path.0, with: "d=\"m\(String(format: "%.2f", moved))")
    #expect(try check(near, []) == 1)
    #expect(try check(near, ["--tolerance", "0.01"]) == 0)
    #expect(try check(near, ["--tolerance", "0.005"]) == 1)
    #expect(try check(near.replacing("</desc>", with: " 1</desc>"), ["--tolerance", "0.01"]) == 1)
    #expect(try check(figure.replacing("#1c4bb5", with: "#1c4bb6"), ["--tolerance", "1"]) == 1)
    #expect(try check(figure, ["--tolerance", "11"]) == 64)
  }

  @Test("every flag that decides over the bytes is in the command")
  func flags() throws {
    let flags = ["a.json", "--theme", "dark", "--text", "live", "--steps", "7"]
    let before = try Program.run(["check"] + flags, in: folder)
    #expect(before.text == "missing: a.svg: run lrplot a.json --theme dark --text live --steps 7\n")
    try mend(before.text.trimmingCharacters(in: .newlines))
    #expect(try Program.run(["check"] + flags, in: folder).code == 0)
    #expect(try Program.run(["check", "a.json"], in: folder).code == 1)
    let scaled = ["a.json", "--format", "png", "--scale", "1.5"]
    let png = try Program.run(["check"] + scaled, in: folder)
    #expect(png.text == "missing: a.png: run lrplot a.json --format png --scale 1.5\n")
    try mend(png.text.trimmingCharacters(in: .newlines))
    #expect(try Program.run(["check"] + scaled, in: folder).code == 0)
  }

  @Test("a wrong spec: 65, and the others are checked all the same")
  func wrong() throws {
    try folder.write("wrong.json", Specs.wrong)
    try FileManager.default.removeItem(atPath: folder.path("my figs/a.svg"))
    let result = try Program.run(["check", "wrong.json"] + arguments, in: folder)
    #expect(result.code == 65)
    #expect(result.messages.first == "wrong.json:1:38: error: unknown schedule `cosin`")
    #expect(result.text.hasPrefix("missing: my figs/a.svg: run "))
  }
}
