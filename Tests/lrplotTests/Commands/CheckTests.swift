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

  @Test("another version of Cairo is named as the reason")
  func otherCairo() throws {
    let figure = try folder.text("my figs/a.svg")
    let version = try #require(figure.firstMatch(of: /cairo="([0-9.]+)"/)?.1)
    try folder.write("my figs/a.svg", figure.replacing("cairo=\"\(version)\"", with: "cairo=\"1.10.2\""))
    let result = try check()
    #expect(result.code == 1)
    #expect(
      result.text
        == "stale: my figs/a.svg (drawn with Cairo 1.10.2, this is \(version)): "
        + "run lrplot a.json --out-dir 'my figs' --format svg,png\n")
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
