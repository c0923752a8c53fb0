import Foundation
import Testing

/// Results that are kept beside their spec, and the words that comparisons of them get.
@Suite("lrplot keep, and comparisons in documents") struct KeepTests {
  let folder: WorkFolder

  init() throws { folder = try WorkFolder() }

  private func spec(runs: Int = 8, seed: Int = 1) -> String {
    #"""
    { "steps": 40, "show": "best_score",
      "train": { "problem": { "type": "quadratic", "curvatures": [1, 4], "noise": 0.5 }, "runs": \#(runs), "seed": \#(seed),
                 "sweep": { "from": 0.02, "to": 0.4, "per_decade": 4 } },
      "curves": [ { "label": "constant", "schedule": { "type": "constant", "lr": 1 } },
                  { "label": "linear", "schedule": { "type": "linear", "lr": 1 } } ] }
    """#
  }

  private func run(_ arguments: String...) throws -> Program.Result { try Program.run(arguments, in: folder) }

  @Test("a table that is of its spec goes into the cache; another seed, other runs or another number are told")
  func keep() throws {
    try folder.write("a.json", spec())
    #expect(try run("keep", "a.json", "kept.csv", "--write").code == 0)
    let table = try folder.text("kept.csv")
    #expect(table.hasPrefix("cell,run,score,diverged,target\n"))
    #expect(try run("keep", "a.json", "kept.csv", "--cache", "cache").code == 0)
    let drawn = try run("values", "a.json", "--of", "best_score", "--cache", "cache")
    #expect(drawn.text == (try run("values", "a.json", "--of", "best_score", "--no-cache").text))

    for other in [spec(seed: 2), spec(runs: 9)] {
      try folder.write("b.json", other)
      let result = try run("keep", "b.json", "kept.csv")
      #expect(result.code == 1)
      #expect(result.errorText.contains("was made from another spec, other seeds or another version"))
    }
    let rows = table.split(separator: "\n", omittingEmptySubsequences: false)
    let wrong = rows[1].split(separator: ",", omittingEmptySubsequences: false).enumerated()
      .map { $0 == 2 ? "0.125" : String($1) }.joined(separator: ",")
    try folder.write("kept.csv", ([rows[0], Substring(wrong)] + rows.dropFirst(2)).joined(separator: "\n"))
    let result = try run("keep", "a.json", "kept.csv")
    #expect(result.code == 1)
    #expect(result.errorText.contains("has other numbers than its runs"))
    try folder.write("kept.csv", "a,b\n")
    #expect(try run("keep", "a.json", "kept.csv").code == 65)
  }

  @Test("only a table is written over, and a spec without runs has none")
  func strangers() throws {
    try folder.write("a.json", spec())
    try folder.write("notes.csv", "mine\n")
    for name in ["a.json", "notes.csv"] {
      let before = try folder.text(name)
      #expect(try run("keep", "a.json", name, "--write").code == 73)
      #expect(try folder.text(name) == before)
    }
    try folder.write("plain.json", Specs.cosine)
    #expect(try run("keep", "plain.json", "new.csv", "--write").code == 65)
    #expect(!folder.exists("new.csv"))
    #expect(try run("keep", "a.json", "new.csv", "--write").code == 0)
    #expect(try run("keep", "a.json", "new.csv", "--write").code == 0)
  }

  @Test("a document has the ratio, its interval, and the word that the interval allows")
  func words() throws {
    let tags = ["ratio", "low", "high", "verdict"].map { "<% a.best_score.constant.over.linear.\($0) %>" }
    try folder.write("a.md", "```lrplot {#a .hidden}\n\(spec(runs: 64))\n```\n\n\(tags.joined(separator: ";"))\n")
    #expect(try run("report", "a.md", "-o", "site").code == 0)
    let line = try #require(try folder.text("site/a.md").split(separator: "\n").last { $0.contains(";") })
    let parts = line.split(separator: ";").map(String.init)
    let numbers = parts.prefix(3).compactMap(Double.init)
    try #require(numbers.count == 3)
    #expect(numbers[1] < numbers[0] && numbers[0] < numbers[2])
    let isClear = numbers[1] > 1 || numbers[2] < 1
    #expect((parts[3] == "clear") == isClear)

    let tag = "<% a.best_score.constant.over.linear.ratio %>"
    try folder.write("b.md", "```lrplot {#a .hidden}\n\(spec(runs: 2))\n```\n\n\(tag)\n")
    let few = try run("report", "b.md", "-o", "few")
    #expect(few.code == 65)
    #expect(few.errorText.contains("`linear` of the curve `constant` over others has no value"))
  }
}
