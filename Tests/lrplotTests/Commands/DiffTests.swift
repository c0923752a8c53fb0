import Foundation
import Testing

@Suite("lrplot diff")
struct DiffTests {
  let folder: WorkFolder

  init() throws {
    folder = try WorkFolder()
    try folder.write("a.json", Specs.cosine)
    try folder.write("b.json", Specs.step)
    try folder.write("wrong.json", Specs.wrong)
  }

  private func run(_ arguments: String...) throws -> Program.Result {
    try Program.run(["diff"] + arguments, in: folder)
  }

  @Test("Equal schedules give 0, unlike ones 1")
  func codes() throws {
    let same = try run("a.json", "a.json")
    #expect(same.code == 0)
    #expect(same.text.contains("none: the same rate at all 10 steps"))
    let unlike = try run("a.json", "b.json")
    #expect(unlike.code == 1)
    #expect(unlike.error.isEmpty)
    #expect(unlike.text.contains("largest difference"))
  }

  @Test("JSON")
  func json() throws {
    struct Report: Decodable { var equal: Bool }
    let result = try run("a.json", "b.json", "--format", "json")
    #expect(try JSONDecoder().decode(Report.self, from: result.output).equal == false)
    #expect(result.code == 1)
  }

  @Test("A figure, in a file or on standard output alone")
  func figure() throws {
    let file = try run("a.json", "b.json", "-o", "out/diff.svg")
    #expect(file.code == 1)
    let svg = try folder.text("out/diff.svg")
    #expect(svg.contains("<title") && svg.contains("</svg>"))
    #expect(file.text.contains("largest difference"))
    let stream = try run("a.json", "b.json", "-o", "-")
    #expect(stream.code == 1)
    #expect(stream.text == svg)
    #expect(try run("a.json", "b.json", "-o", "diff.pdf").code == 1)
    #expect(folder.exists("diff.pdf"))
  }

  @Test("Two dialects of one schedule")
  func dialects() throws {
    try folder.write(
      "torch.json",
      #"{"steps": 100, "schedule": {"dialect": "torch", "name": "ExponentialLR", "args": {"gamma": 0.9}, "lr": 0.1}}"#)
    try folder.write("ours.json", #"{"steps": 100, "schedule": {"type": "exponential", "lr": 0.1, "gamma": 0.9}}"#)
    #expect(try run("torch.json", "ours.json").code == 0)
  }

  @Test("Both specs are read, and the mistakes of both are said")
  func wrong() throws {
    let result = try run("wrong.json", "none.json")
    #expect(result.code == 65)
    #expect(result.errorText.contains("wrong.json:1:38: error:") && result.errorText.contains("none.json"))
    #expect(try run("a.json", "none.json").code == 66)
  }

  @Test(
    "Usage",
    arguments: [["a.json"], ["-", "-"], ["a.json", "b.json", "-o", "x.jpg"], ["a.json", "b.json", "c.json"]])
  func usage(_ arguments: [String]) throws {
    #expect(try Program.run(["diff"] + arguments, in: folder).code == 64)
  }

  @Test("No label in common")
  func noPairs() throws {
    func curves(_ a: String, _ b: String) -> String {
      let list = [a, b].map { #"{"label": "\#($0)", "schedule": {"type": "constant", "lr": 0.1}}"# }
      return #"{"steps": 10, "curves": [\#(list.joined(separator: ","))]}"#
    }
    try folder.write("p.json", curves("p", "q"))
    try folder.write("r.json", curves("r", "s"))
    let result = try run("p.json", "r.json")
    #expect(result.code == 65)
    #expect(result.errorText == "lrplot: error: no curve of p.json has the label of a curve of r.json\n")
  }
}
