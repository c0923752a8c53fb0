import Foundation
import Testing

@Suite("lrplot values")
struct ValuesTests {
  let folder: WorkFolder

  init() throws { folder = try WorkFolder() }

  private struct Table: Decodable {
    struct Curve: Decodable {
      var label: String
      var values: [Double]
    }
    var curves: [Curve]
  }

  private func run(_ spec: String, _ arguments: String...) throws -> Program.Result {
    try Program.run(["values", "-"] + arguments, in: folder, input: Data(spec.utf8))
  }

  /// The numbers of the first curve.
  private func rates(_ schedule: String, steps: Int) throws -> [Double] {
    let result = try run(#"{ "steps": \#(steps), "schedule": \#(schedule) }"#)
    #expect(result.code == 0)
    return result.text.split(separator: "\n").dropFirst().compactMap { line in
      line.split(separator: ",").last.flatMap { Double($0) }
    }
  }

  @Test("csv: a header, then every step")
  func csv() throws {
    let result = try run(#"{ "steps": 4, "schedule": { "type": "step", "lr": 0.5, "every": 2, "gamma": 0.5 } }"#)
    #expect(result.code == 0)
    #expect(result.error.isEmpty)
    #expect(result.text == "step,step\n0,0.5\n1,0.5\n2,0.25\n3,0.25\n")
  }

  @Test("csv: names are quoted as RFC 4180 asks")
  func quoting() throws {
    let curves = ["plain", "a, b", "say \\\"so\\\"", "naïve η", "$\\\\eta_t$", " "].map {
      #"{ "label": "\#($0)", "schedule": { "type": "constant", "lr": 1 } }"#
    }
    let result = try run(#"{ "steps": 1, "curves": [\#(curves.joined(separator: ", "))] }"#)
    #expect(
      result.text == "step,plain,\"a, b\",\"say \"\"so\"\"\",naïve η,$\\eta_t$, \n0,1.0,1.0,1.0,1.0,1.0,1.0\n")
  }

  @Test("json: curves with labels and values")
  func json() throws {
    let spec = #"""
      { "steps": 3, "curves": [
        { "label": "a \"b\" \\ é", "schedule": { "type": "constant", "lr": 1e-5 } },
        { "schedule": { "type": "table", "values": [0.25, 0.5] } } ] }
      """#
    let result = try run(spec, "--format", "json")
    #expect(result.code == 0)
    let table = try JSONDecoder().decode(Table.self, from: result.output)
    #expect(table.curves.map(\.label) == ["a \"b\" \\ é", "table"])
    #expect(table.curves.map(\.values) == [[1e-5, 1e-5, 1e-5], [0.25, 0.5, 0.5]])
    let object = try #require(try JSONSerialization.jsonObject(with: result.output) as? [String: Any])
    #expect(Array(object.keys) == ["curves"])
  }

  @Test("both forms give the same doubles, and each is the shortest that does")
  func shortest() throws {
    let spec = #"{ "steps": 1000, "schedule": { "type": "cosine", "lr": 0.1, "min_lr": 1e-7, "warmup": 77 } }"#
    let words = try run(spec).text.split(separator: "\n").dropFirst().compactMap { $0.split(separator: ",").last }
    let table = try JSONDecoder().decode(Table.self, from: run(spec, "--format", "json").output)
    #expect(words.count == 1000)
    #expect(words.compactMap { Double($0)?.bitPattern } == table.curves[0].values.map(\.bitPattern))
    // Swift's description is the shortest text that reads back as the same double.
    #expect(words.allSatisfy { Double($0)?.description == String($0) })
  }

  @Test("a cosine after a warmup: lr(t + 1)/w, then half a wave over what is left")
  func cosine() throws {
    let rates = try rates(#"{ "type": "cosine", "lr": 0.1, "min_lr": 0.02, "warmup": 4 }"#, steps: 8)
    let decay = [1.0, 2, 3].map { t in 0.02 + 0.04 * (1 + cos(t * Double.pi / 4)) }
    let wanted = [0.025, 0.05, 0.075, 0.1, 0.1] + decay
    #expect(rates.count == 8)
    #expect(zip(rates, wanted).allSatisfy { abs($0 - $1) < 2e-16 })
  }

  @Test(
    "by hand",
    arguments: [
      (#"{ "type": "linear", "lr": 1, "min_lr": 0.5 }"#, [1, 0.875, 0.75, 0.625]),
      (#"{ "type": "linear", "from": 0.5, "to": 1 }"#, [0.5, 0.625, 0.75, 0.875]),
      (#"{ "type": "polynomial", "lr": 1, "power": 2 }"#, [1, 0.5625, 0.25, 0.0625]),
      (#"{ "type": "exponential", "lr": 1, "gamma": 0.5 }"#, [1, 0.5, 0.25, 0.125]),
      (#"{ "type": "exponential", "lr": 1, "gamma": 0.25, "per_steps": 2, "staircase": true }"#, [1, 1, 0.25, 0.25]),
      (#"{ "type": "inverse_time", "lr": 1, "decay": 1 }"#, [1, 0.5, 1.0 / 3, 0.25]),
      (#"{ "type": "inverse_sqrt", "lr": 1, "timescale": 1 }"#, [1, 0.5.squareRoot(), 1 / 3.0.squareRoot(), 0.5]),
      (#"{ "type": "multistep", "lr": 1, "milestones": [1, 3], "gamma": 0.5 }"#, [1, 0.5, 0.5, 0.25]),
      (#"{ "type": "cosine_restarts", "lr": 1, "first": 2, "decay": 0.5 }"#, [1, 0.5, 0.5, 0.25]),
      (#"{ "type": "cyclic", "lr": 1, "min_lr": 0, "up": 2, "down": 1 }"#, [0, 0.5, 1, 0]),
      (#"{ "type": "wsd", "lr": 1, "warmup": 1, "decay": 2 }"#, [1, 1, 1, 0.5]),
      (#"{ "type": "piecewise", "points": [[0, 0], [2, 1], [4, 0.5]] }"#, [0, 0.5, 1, 0.75]),
      (#"{ "type": "table", "values": [0.3, 0.2] }"#, [0.3, 0.2, 0.2, 0.2]),
      (#"{ "type": "constant", "lr": 1, "warmup": "50%" }"#, [0.5, 1, 1, 1]),
      (#"{ "type": "constant", "lr": 1, "warmup": { "steps": 4, "start": 0 } }"#, [0, 0.25, 0.5, 0.75]),
      (#"{ "type": "linear", "lr": 1, "steps": 2 }"#, [1, 0.5, 0, 0]),
      (
        #"{ "type": "sequence", "parts": [{ "type": "constant", "lr": 2, "steps": 2 }, "#
          + #"{ "type": "linear", "lr": 1 }] }"#,
        [2, 2, 1, 0.5]
      ),
      (
        #"{ "type": "product", "parts": [{ "type": "constant", "lr": 2 }, { "type": "linear", "lr": 1 }] }"#,
        [2, 1.5, 1, 0.5]
      ),
    ] as [(String, [Double])])
  func byHand(_ schedule: String, wanted: [Double]) throws {
    let rates = try rates(schedule, steps: 4)
    #expect(rates.count == 4)
    #expect(zip(rates, wanted).allSatisfy { abs($0 - $1) <= 1e-15 })
  }

  @Test("--steps stretches what has no length of its own")
  func steps() throws {
    let spec = #"{ "steps": 100, "schedule": { "type": "linear", "lr": 1 } }"#
    #expect(try run(spec, "--steps", "4").text == "step,linear\n0,1.0\n1,0.75\n2,0.5\n3,0.25\n")
    let peer = #"{ "steps": 2, "schedule": { "type": "table", "values": [0.5, 0.25] } }"#
    #expect(try run(peer, "--steps", "4").text == "step,table\n0,0.5\n1,0.25\n2,0.25\n3,0.25\n")
  }

  @Test("a reader that has enough ends a long table")
  func head() throws {
    try folder.write("long.json", #"{ "steps": 1e9, "schedule": { "type": "cosine", "lr": 1 } }"#)
    let result = try Program.shell("lrplot values long.json | head -n 2", in: folder, timeout: 20)
    #expect(result.text == "step,cosine\n0,1.0\n")
    #expect(result.error.isEmpty)
  }

  @Test("a wrong spec prints nothing")
  func wrong() throws {
    let result = try run(Specs.wrong)
    #expect(result.code == 65)
    #expect(result.output.isEmpty)
    #expect(result.messages.first == "<stdin>:1:38: error: unknown schedule `cosin`")
  }
}
