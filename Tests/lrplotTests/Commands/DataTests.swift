import Foundation
import Testing

@Suite("Data of one's own")
struct DataTests {
  let folder: WorkFolder
  static let spec =
    #"{ "curves": [ { "label": "A", "data": "d/t.csv", "x": "step", "y": "m", "band": ["lo", "hi"], "where": { "o": "a" } } ] }"#

  init() throws {
    folder = try WorkFolder()
    try folder.write("d/t.csv", "step,o,m,lo,hi\n0,a,2,1,3\n1,a,1,0.5,2\n0,b,9,8,10\n")
    try folder.write("a.json", Self.spec)
  }

  private func run(_ arguments: String...) throws -> Program.Result { try Program.run(arguments, in: folder) }

  @Test("drawn, printed, a part of the depfile, named in what is carried")
  func whole() throws {
    let drawn = try run("a.json", "-o", "a.svg", "--deps", "a.d")
    #expect(drawn.code == 0 && drawn.error.isEmpty)
    #expect(try folder.text("a.d").hasPrefix("a.svg: a.json d/t.csv\n"))
    #expect(try run("values", "a.json").text == "step,A,A lo,A hi\n0,2.0,1.0,3.0\n1,1.0,0.5,2.0\n")
    #expect(try run("values", "a.json", "--format", "json").text.contains("\"low\":[1.0,0.5],\"high\":[3.0,2.0]"))
    #expect(try run("explain", "a.json").text.contains("m (o a): from 2 at step 0 to 1 at step 1"))
    let spec = try run("extract", "a.svg")
    #expect(spec.text.contains("\"data\": \"d/t.csv\"") && !spec.text.contains("9"))
    try folder.write("again.json", spec.text)
    #expect(try run("again.json", "-o", "again.svg").code == 0)
    #expect(try folder.data("again.svg") == folder.data("a.svg"))
    #expect(try run("diff", "a.json", "again.json").code == 0)
    #expect(try run("check", "a.json", "-o", "a.svg").code == 0)
    try folder.write("d/t.csv", "step,o,m,lo,hi\n0,a,2,1,3\n1,a,1,0.5,2.5\n")
    #expect(try run("check", "a.json", "-o", "a.svg").code == 1)
  }

  @Test("a file that is not there: 66; a column or a value that is not there: 65, with what there is")
  func wrong() throws {
    try folder.write("b.json", #"{ "curves": [ { "data": "none.csv", "y": "m" } ] }"#)
    #expect(try run("b.json").code == 66)
    try folder.write("b.json", #"{ "curves": [ { "data": "d/t.csv", "y": "n", "where": { "o": "c" } } ] }"#)
    let wrong = try run("b.json")
    #expect(wrong.code == 65)
    #expect(
      wrong.messages == [
        "b.json:1:41: error: the table has no column `n`", "hint: it has `step`, `o`, `m`, `lo` and `hi`",
      ])
    try folder.write("b.json", #"{ "curves": [ { "data": "d/t.csv", "y": "m", "where": { "o": "c" } } ] }"#)
    #expect(
      try run("b.json").messages == [
        "b.json:1:62: error: no row has `c` in the column `o`", "hint: it has `a` and `b`",
      ])
  }

  @Test("in a document a table stays below its folder")
  func confined() throws {
    func report(_ path: String) throws -> Program.Result {
      try folder.write("doc/d.csv", "step,m\n0,1\n1,2\n")
      try folder.write(
        "doc/a.md", "```lrplot {#fig-a}\n{ \"curves\": [ { \"data\": \"\(path)\", \"y\": \"m\" } ] }\n```\n")
      return try run("report", "doc/a.md", "-o", "out")
    }
    #expect(try report("d.csv").code == 0)
    let outside = try report("../d/t.csv")
    #expect(outside.code == 65)
    #expect(outside.errorText.contains("the table `../d/t.csv` leaves the folder of the document"))
  }

  @Test("a table has what its columns are called, and no other quantity")
  func quantities() throws {
    try folder.write("q.csv", "step,loss,p50\n0,2,3\n10,1,2\n")
    for (column, quantity, message) in [
      ("loss", "loss", nil), ("loss", "lr", "no curve of the panel has a rate"),
      ("loss", "sweep", "`sweep` is not known of a table"), ("p50", "loss", nil),
      ("p50", "partial_sum", "`partial_sum` is not known of a table"),
    ] {
      let spec = #"{"curves": [{"label": "a", "data": "q.csv", "x": "step", "y": "\#(column)"}]}"#
      try folder.write("q.json", spec)
      let result = try Program.run(["values", "q.json", "--of", quantity], in: folder)
      #expect(result.code == (message == nil ? 0 : 65))
      #expect(result.errorText == (message.map { "--of: error: \($0)\n" } ?? ""), "\(column) \(quantity)")
    }
  }

  @Test("tags name the columns that are drawn, the ends of bands too, as the table has them")
  func columnTags() throws {
    try folder.write("n/d.csv", "step,p50,Grad norm,lo\n0,1,7,0.5\n10,2,8,0.25\n")
    let spec = #"""
      { "panels": [ { "curves": [ { "label": "A", "data": "d.csv", "y": "p50", "band": ["lo", "p50"] } ] },
                    { "curves": [ { "label": "A", "data": "d.csv", "y": "Grad norm" } ] } ] }
      """#
    func report(_ tags: String) throws -> Program.Result {
      try folder.write("n/n.md", "```lrplot {#fig-a}\n\(spec)\n```\n\n\(tags)\n")
      return try run("report", "n/n.md", "-o", "out")
    }
    let tags = ["p50.a.10", "p50.a.first", "lo.a.last", "grad_norm.a.peak", "panel_2.grad_norm.a.peak_step"]
    let good = try report(tags.map { "<% fig_a.\($0) %>" }.joined(separator: " "))
    #expect(good.code == 0, "\(good.errorText)")
    #expect(try folder.text("out/n.md").contains("\n2 1 0.25 8 10\n"))
    let wrong = try report("<% fig_a.p5.a %> <% fig_a.panel_2.p50.a %>")
    #expect(
      wrong.messages == [
        "n/n.md:6:10: error: the chart `fig-a` has no `p5`", "hint: did you mean `p50`?",
        "n/n.md:6:35: error: the chart `fig-a` has no `p50`",
        wrong.messages.last ?? "",
      ])
    #expect(wrong.messages.last?.hasPrefix("hint: the names are `grad_norm`, `lr`") == true)
  }

  @Test("a name that a hint would give back is told to have no value")
  func noValue() throws {
    try folder.write("n/d.csv", "step,m\n0,1\n10,2\n")
    let spec = #"{ "curves": [ { "label": "a", "data": "d.csv", "x": "step", "y": "m" } ] }"#
    try folder.write("n/n.md", "```lrplot {#fig-a}\n\(spec)\n```\n\n<% fig_a.lr.a.diverged %>\n")
    let result = try run("report", "n/n.md", "-o", "out")
    #expect(result.code == 65)
    #expect(result.messages == ["n/n.md:5:15: error: `diverged` of the curve `a` of `fig-a` has no value"])
  }
}
