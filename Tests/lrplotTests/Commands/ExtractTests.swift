import Foundation
import Testing

@Suite("lrplot extract")
struct ExtractTests {
  let folder: WorkFolder

  init() throws {
    folder = try WorkFolder()
    try folder.write("a.json", Specs.cosine)
    try folder.write(
      "odd.json",
      #"{ "title": "a (b) \\ <c> & \"d\" π", "steps": 10, "schedule": { "type": "table", "values": ["#
        + (1...300).map { "0.\($0)1" }.joined(separator: ", ") + "] } }")
    try folder.write("ds.json", #"{ "scheduler": { "type": "WarmupLR", "params": { "warmup_num_steps": 5 } } }"#)
  }

  private func run(_ arguments: String...) throws -> Program.Result { try Program.run(arguments, in: folder) }

  @Test(
    "What it prints draws the same bytes again, flags and configs and all",
    arguments: ["a.json", "a.json --steps 7 --theme dark", "odd.json", "ds.json --steps 20 --lr 0.1"],
    ["svg", "png", "pdf"])
  func again(_ words: String, format: String) throws {
    let words = words.split(separator: " ").map(String.init)
    #expect(try Program.run(words + ["-o", "fig.\(format)", "--quiet"], in: folder).code == 0)
    let spec = try run("extract", "fig.\(format)")
    #expect(spec.code == 0)
    #expect(spec.error.isEmpty)
    #expect(spec.text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(try run("extract", "fig.\(format)", "-o", "new/spec.json").output.isEmpty)
    #expect(try folder.data("new/spec.json") == spec.output)
    let again = try run("new/spec.json", "-o", "again.\(format)", "--quiet")
    #expect(again.code == 0)
    #expect(try folder.data("again.\(format)") == folder.data("fig.\(format)"))
  }

  @Test("A scale and a font, which no spec holds, are told, with what draws the same bytes")
  func flags() throws {
    for scale in ["2", "0.5", "1.37"] {
      #expect(try run("a.json", "--scale", scale, "-o", "s.png").code == 0)
      let spec = try run("extract", "s.png", "-o", "s.json")
      #expect(spec.code == 0)
      #expect(spec.messages.last == "hint: no spec says that: draw it with --scale \(scale) for the same bytes")
      #expect(try run("s.json", "--scale", scale, "-o", "t.png").code == 0)
      #expect(try folder.data("t.png") == folder.data("s.png"))
    }
    let font = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"
    guard FileManager.default.fileExists(atPath: font) else { return }
    for name in ["s.svg", "s.png", "s.pdf"] {
      #expect(try run("a.json", "--font", font, "-o", name).code == 0)
      let spec = try run("extract", name, "-o", "s.json")
      #expect(spec.messages.first?.contains("the font is `DejaVu Sans Mono") == true, "\(spec.errorText)")
      #expect(try run("s.json", "--font", font, "-o", "t" + name).code == 0)
      #expect(try folder.data("t" + name) == folder.data(name))
    }
  }

  @Test("A pipe of a figure")
  func pipe() throws {
    let figure = try run("a.json", "-o", "-").output
    let spec = try Program.run(["extract", "-"], in: folder, input: figure)
    #expect(spec.text == #"{ "steps": 10, "schedule": { "type": "cosine", "lr": 0.1 } }"# + "\n")
  }

  @Test("A file that is no figure of lrplot, or carries no spec")
  func foreign() throws {
    try folder.write("other.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
    let other = try run("extract", "other.svg")
    #expect(other.code == 65)
    #expect(other.errorText.hasPrefix("lrplot: error: `other.svg` is no figure of lrplot\nhint: "))
    #expect(try run("extract", "a.json").code == 65)
    #expect(try run("extract", "none.svg").code == 66)
    #expect(try run("diff", "a.json", "a.json", "-o", "diff.svg").code == 0)
    let diff = try run("extract", "diff.svg")
    #expect(diff.code == 65)
    #expect(diff.messages.first == "lrplot: error: `diff.svg` compares two specs, and was not drawn from one")
    let values = (0..<9000).map { "0.\($0)" }.joined(separator: ",")
    try folder.write("long.json", #"{ "steps": 9000, "schedule": { "type": "table", "values": [\#(values)] } }"#)
    #expect(try run("long.json").code == 0)
    let long = try run("extract", "long.svg")
    #expect(long.code == 65)
    #expect(long.errorText.hasPrefix("lrplot: error: `long.svg` carries no spec\nhint: "))
  }

  @Test("A figure, a picture, an event file and a script in the place of a spec are named, with what to do")
  func inPlaceOfSpec() throws {
    #expect(try run("a.json", "-o", "fig.svg").code == 0)
    #expect(try run("a.json", "-o", "fig.png").code == 0)
    try folder.write("other.svg", "<?xml version=\"1.0\"?>\n<svg/>")
    try folder.write("events.out.tfevents.17", "\u{18}\0\0\0abc")
    try folder.write("train.py", "import torch\nopt = torch.optim.SGD(p, lr=0.1)\nepochs = 3\n")
    for (name, message, hint) in [
      ("fig.svg", "this is a figure of lrplot, not a spec", "`lrplot extract fig.svg` gives its spec"),
      ("fig.png", "this is a figure of lrplot, not a spec", "`lrplot extract fig.png` gives its spec"),
      ("other.svg", "this is a picture, not a spec", "lrplot reads specs, configs and logs"),
      ("events.out.tfevents.17", "this is no text, and no event file of TensorBoard", "name a log as text"),
      ("train.py", "this script has no settings that lrplot knows", "write its scheduler into a spec"),
    ] {
      let result = try run("values", name)
      #expect(result.code == 65)
      #expect(result.messages.count == 2)
      #expect(result.messages.first?.contains(": error: \(message)") == true, "\(result.errorText)")
      #expect(result.messages.last?.hasPrefix("hint: \(hint)") == true)
    }
  }
}
