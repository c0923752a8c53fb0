import Foundation
import Testing

@Suite("The same name has the same colour")
struct PaletteTests {
  let folder: WorkFolder

  init() throws {
    folder = try WorkFolder()
    try folder.write("a.json", Self.spec("constant", "cosine"))
    try folder.write("palette.yaml", "cosine: green\nlinear: '#8a3ffc'\nother: red\n")
  }

  private static func spec(_ names: String..., more: String = "") -> String {
    let curves = names.map { #"{ "label": "\#($0)", "schedule": { "type": "\#($0)", "lr": 1 }\#(more) }"# }
    return "{ \"steps\": 100, \"curves\": [ \(curves.joined(separator: ", ")) ] }"
  }

  private func run(_ arguments: String...) throws -> Program.Result { try Program.run(arguments, in: folder) }

  /// The colour of a curve in a figure, by its name.
  private func color(_ name: String, in figure: String) throws -> String {
    let text = try folder.text(figure)
    let group = try #require(text.ranges(of: "<title>\(name)</title>").first, "\(figure)")
    let stroke = try #require(text[group.upperBound...].firstMatch(of: /stroke="(#[0-9a-f]{6})"/))
    return String(stroke.output.1)
  }

  @Test("--palette ties names to colours, which stand in the figure's spec")
  func palette() throws {
    #expect(try run("a.json", "-o", "a.svg", "--palette", "palette.yaml", "--deps", "a.d").code == 0)
    #expect(try color("cosine", in: "a.svg") == "#057f5a")
    #expect(try folder.text("a.d").hasPrefix("a.svg: a.json palette.yaml\n"))
    let spec = try run("extract", "a.svg").text
    #expect(spec.contains("\"palette\": { \"cosine\": \"green\" }"))
    try folder.write("again.json", spec)
    #expect(try run("again.json", "-o", "again.svg").code == 0)
    #expect(try folder.data("again.svg") == folder.data("a.svg"))
    let stale = try run("check", "a.json", "-o", "a.svg")
    #expect(stale.code == 1)
    #expect(try run("check", "a.json", "-o", "a.svg", "--palette", "palette.yaml").code == 0)
    #expect(try run("a.json", "-o", "-", "--palette", "none.json").code == 66)
    try folder.write("wrong.json", "{ \"cosine\": \"grean\" }")
    let wrong = try run("a.json", "-o", "-", "--palette", "wrong.json")
    #expect(wrong.code == 65)
    #expect(wrong.messages.last == "hint: did you mean `green`?")
  }

  @Test("what else is drawn decides nothing")
  func others() throws {
    try folder.write("b.json", Self.spec("cosine", "linear"))
    #expect(try run("a.json", "b.json", "--out-dir", "both").code == 0)
    #expect(try run("b.json", "--out-dir", "alone").code == 0)
    #expect(try folder.data("both/b.svg") == folder.data("alone/b.svg"))
  }

  private func report(_ specs: [String], front: String = "") throws -> Program.Result {
    let figures = specs.enumerated().map { "```lrplot {#fig-\($0.offset)}\n\($0.element)\n```\n" }
    try folder.write("notes.md", front + figures.joined(separator: "\n"))
    return try run("report", "notes.md", "-o", "site", "--stable-names", "--theme", "light", "--force")
  }

  @Test("in a report each name has one colour, alone too, and figures tell their names apart")
  func reports() throws {
    let specs = [
      Self.spec("constant", "cosine"), Self.spec("cosine", "linear"), Self.spec("linear", "constant"),
      Self.spec("linear"),
    ]
    let built = try report(specs)
    #expect(built.code == 0 && built.error.isEmpty, "\(built.errorText)")
    let figures = (0...3).map { "site/figures/fig-\($0).svg" }
    let cosine = try Set(figures[0...1].map { try color("cosine", in: $0) })
    let linear = try Set(figures[1...3].map { try color("linear", in: $0) })
    let constant = try Set([figures[0], figures[2]].map { try color("constant", in: $0) })
    #expect(cosine.count == 1 && linear.count == 1 && constant.count == 1)
    #expect(cosine.union(linear).union(constant).count == 3)
    let spec = try run("extract", figures[3]).text
    #expect(spec.contains("\"palette\": { \"linear\": "))
  }

  @Test("front matter decides before; what is wrong in it is told at its place")
  func front() throws {
    let specs = [Self.spec("constant", "cosine"), Self.spec("cosine", "linear")]
    #expect(try report(specs, front: "---\ntitle: x\npalette: {cosine: red, linear: '#8a3ffc'}\n---\n\n").code == 0)
    #expect(try color("cosine", in: "site/figures/fig-0.svg") == "#aa2a26")
    #expect(try color("linear", in: "site/figures/fig-1.svg") == "#8a3ffc")
    let wrong = try report(specs, front: "---\ntitle: x\npalette:\n  cosine: read\n---\n\n")
    #expect(wrong.code == 65)
    #expect(wrong.messages.first?.hasPrefix("notes.md:4:11: error: `cosine` must be ") == true)
  }

  @Test("a clash is told")
  func clashes() throws {
    let asked = try report([
      Self.spec("cosine", more: #", "color": "red""#), Self.spec("cosine", more: #", "color": "plum""#),
    ])
    #expect(asked.code == 0)
    #expect(
      asked.messages.contains {
        $0.contains("`cosine` is red in one figure and asks for plum in another: it is red in all")
      })
    let types = ["constant", "cosine", "linear", "exponential", "polynomial", "rex", "tanh", "wsd", "one_cycle"]
    let pairs = types.flatMap { one in
      types.filter { $0 > one }.map { other in
        "{ \"steps\": 100, \"curves\": [ "
          + [one, other].map { "{ \"label\": \"\($0)\", \"schedule\": { \"type\": \"constant\", \"lr\": 1 } }" }
          .joined(separator: ", ") + " ] }"
      }
    }
    let crowded = try report(pairs)
    #expect(crowded.code == 0)
    #expect(crowded.messages.contains { $0.contains("no colouring of the names tells all apart") })
  }
}
