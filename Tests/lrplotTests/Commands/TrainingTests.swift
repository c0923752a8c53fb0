import Foundation
import Testing

/// Training charts from outside: what the binary prints, keeps and promises.
@Suite("Training") struct TrainingTests {
  let folder: WorkFolder

  init() throws { folder = try WorkFolder() }

  private static let adam = #"""
    { "steps": 3, "train": { "problem": { "type": "quadratic", "curvatures": [1, 10], "centre": [0, 0], "start": [1, 1] },
                             "optimizer": { "type": "adam", "betas": [0.9, 0.99], "eps": 1e-8 } },
      "curves": [ { "label": "adam", "schedule": { "type": "table", "values": [0.1, 0.1, 0.05] } } ] }
    """#

  private static let tuned = #"""
    { "steps": 60, "train": { "problem": { "type": "noisy_quadratic", "dimension": 20, "batch": 10 } },
      "tune": { "from": 0.1, "to": 4, "per_decade": 6 },
      "curves": [ { "label": "cosine", "schedule": { "type": "cosine", "lr": 2 } },
                  { "label": "constant", "schedule": { "type": "constant", "lr": 1 } } ] }
    """#

  private static let noisy = #"""
    { "steps": 40, "train": { "problem": { "type": "quadratic", "curvatures": [1, 4], "noise": 0.5 }, "runs": 6,
                              "sweep": { "from": 0.05, "to": 0.6 } },
      "curves": [ { "label": "linear", "schedule": { "type": "linear", "lr": 0.2 } } ],
      "panels": [ { "show": "loss" }, { "show": "sweep" } ] }
    """#

  private func values(_ spec: String, _ arguments: String...) throws -> String {
    let result = try Program.run(["values", "-"] + arguments, in: folder, input: Data(spec.utf8))
    #expect(result.code == 0, "\(result.errorText)")
    return result.text
  }

  @Test("losses are those at x_0 … x_T, one more than rates")
  func losses() throws {
    let rows = try values(Self.adam, "--of", "loss").split(separator: "\n")
    #expect(rows[0] == "step,adam" && rows.count == 5)
    #expect(rows[1] == "0,5.5")
    #expect(rows[2].hasPrefix("1,4.45500000180"))
    #expect(try values(Self.adam) == "step,adam\n0,0.1\n1,0.1\n2,0.05\n")
    let json = try values(Self.adam, "--of", "loss", "--format", "json").filter { $0 != "\n" }
    #expect(json.hasPrefix(#"{"curves":[{"label":"adam","values":[5.5,4.455"#))
  }

  private struct Tuned: Decodable {
    struct Curve: Decodable {
      struct Best: Decodable {
        var lr: Double
        var loss: Double
        var edge: Bool
        var cliff: Bool
      }
      var label: String
      var tuned: Best
    }
    var curves: [Curve]
  }

  @Test("tuned: the best peak, its loss, edge and cliff")
  func tuned() throws {
    let text = try values(Self.tuned, "--of", "tuned", "--format", "json")
    let curves = try JSONDecoder().decode(Tuned.self, from: Data(text.utf8)).curves
    #expect(curves.map(\.label) == ["cosine", "constant"])
    for curve in curves {
      #expect((0.1...4).contains(curve.tuned.lr) && !curve.tuned.edge)
      // The loss of the tuned run is the one that its curve ends at.
      let last = try values(Self.tuned, "--of", "loss").split(separator: "\n").last?.split(separator: ",") ?? []
      #expect(last.contains { Double($0) == curve.tuned.loss })
    }
    let narrow = Self.tuned.replacing("\"to\": 4", with: "\"to\": 0.2")
    let edges = try JSONDecoder().decode(
      Tuned.self, from: Data(try values(narrow, "--of", "tuned", "--format", "json").utf8))
    #expect(edges.curves.allSatisfy { $0.tuned.edge && abs($0.tuned.lr - 0.2) < 1e-12 })
  }

  @Test("the bytes depend on neither threads nor CPU features")
  func determinism() throws {
    func draw(_ arguments: [String], _ environment: [String: String] = [:]) throws -> Data {
      let result = try Program.run(
        ["-", "-o", "-"] + arguments, in: folder, input: Data(Self.noisy.utf8), environment: environment)
      #expect(result.code == 0, "\(result.errorText)")
      return result.output
    }
    let one = try draw(["--threads", "1"])
    #expect(!one.isEmpty)
    #expect(try draw(["--threads", "2"]) == one)
    #expect(try draw([], ["GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2_Usable,-FMA_Usable,-AVX2,-FMA"]) == one)
  }

  @Test("results are kept where --cache says and nowhere else, and give the same figure")
  func cache() throws {
    try folder.write("spec.json", Self.noisy)
    func draw(_ arguments: String...) throws -> String {
      let result = try Program.run(["spec.json", "-o", "fig.svg"] + arguments, in: folder)
      #expect(result.code == 0, "\(result.errorText)")
      return try folder.text("fig.svg")
    }
    let plain = try draw()
    #expect(try folder.names() == ["fig.svg", "spec.json"])
    #expect(try draw("--cache", "results") == plain)
    let kept = try folder.names("results")
    #expect(!kept.isEmpty)
    #expect(try draw("--cache", "results") == plain)
    #expect(try folder.names("results") == kept)
    // A damaged result is made anew.
    for part in kept {
      for name in try folder.names("results/\(part)") {
        try folder.write("results/\(part)/\(name)", Data([1, 2, 3]))
        #expect(try draw("--cache", "results") == plain)
        try folder.write("results/\(part)/\(name)", Data(repeating: 65, count: 4000))
        #expect(try draw("--cache", "results") == plain)
      }
    }
    #expect(try draw("--no-cache") == plain)
  }

  @Test("shards that run side by side fill one folder, and the figure is the same")
  func shards() throws {
    try folder.write("spec.json", Self.noisy)
    let plain = try Program.run(["spec.json", "-o", "-"], in: folder).output
    // As GNU parallel runs them; xargs has the same way of starting several at once.
    let parts = try Program.shell(
      "seq 3 | xargs -P 3 -I K lrplot spec.json --cache results --shard K/3 -o fig.svg", in: folder)
    #expect(parts.code == 0, "\(parts.errorText)")
    #expect(parts.errorText.contains("belong to other shards") || folder.exists("fig.svg"))
    let drawn = try Program.run(["spec.json", "--cache", "results", "-o", "-"], in: folder)
    #expect(drawn.output == plain)
    #expect(try Program.run(["spec.json", "--shard", "1/3", "-o", "-"], in: folder).code == 64)
    #expect(try Program.run(["spec.json", "--shard", "4/3", "--cache", "r", "-o", "-"], in: folder).code == 64)
  }

  @Test(
    "a shard whose results cannot be kept ends with 73 and the reason, before the work where that can be known",
    arguments: [
      // A file in the place of a folder, and one on the way to it.
      ("", "file", "a part of its path is a file, not a folder"),
      ("", "file/deep/results", "a part of its path is a file, not a folder"),
      // As a full disk: it takes folders and empty files, and no byte.
      ("ulimit -f 1; ", "results", "file too large"),
    ])
  func unkeptShard(limit: String, cache: String, reason: String) throws {
    try folder.write("spec.json", Self.noisy)
    try folder.write("file", "")
    for shard in ["1/1", "1/2", "2/2"] {
      let result = try Program.shell(
        "{ \(limit)lrplot spec.json --cache \(cache) --shard \(shard) -o fig.svg 2>&1; echo $?; } | cat", in: folder,
        // The limit is for all files, those of `make coverage` too.
        environment: ["LLVM_PROFILE_FILE": "/dev/null"])
      let lines = result.text.split(separator: "\n")
      #expect(lines.count == 3 && lines.last == "73", "\(result.text)")
      #expect(
        lines.first?.hasPrefix("spec.json: error: the results of this shard are not kept: cannot write `\(cache)")
          == true
          && lines.first?.hasSuffix(": \(reason)") == true, "\(result.text)")
      #expect(try folder.names() == ["file", "spec.json"], "no figure, and no folder that is empty")
    }
  }

  @Test("without a shard the work is done, and it is said once that nothing is kept")
  func unkept() throws {
    try folder.write("spec.json", Self.noisy)
    try folder.write("other.json", Self.noisy.replacing("\"steps\": 40", with: "\"steps\": 41"))
    try folder.write("file", "")
    let plain = try Program.run(["spec.json", "-o", "-"], in: folder).output
    for arguments in [["spec.json", "-o", "fig.svg"], ["spec.json", "other.json"]] {
      let result = try Program.run(arguments + ["--cache", "file"], in: folder)
      #expect(result.code == 0)
      #expect(
        result.messages == [
          "lrplot: warning: results are not kept: cannot write `file`: a part of its path is a file, not a folder",
          "hint: they are made anew each time; --cache names another folder, --no-cache none",
        ])
    }
    #expect(try folder.data("fig.svg") == plain)
    #expect(try Program.run(["spec.json", "-o", "-", "--cache", "file", "--quiet"], in: folder).errorText == "")
    let values = try Program.run(["values", "spec.json", "--of", "loss", "--cache", "file"], in: folder)
    #expect(values.code == 0 && values.messages.count == 2)
    // A full cache of which nothing is missing need not be writable.
    #expect(try Program.run(["spec.json", "-o", "-", "--cache", "kept"], in: folder).output == plain)
    let looked = try Program.shell(
      "{ ulimit -f 1; lrplot spec.json --cache kept --shard 1/2 -o -; } | cat", in: folder,
      environment: ["LLVM_PROFILE_FILE": "/dev/null"])
    #expect(looked.errorText == "")
  }

  @Test("a schedule that acts on losses falls once they no longer do")
  func plateau() throws {
    let spec = #"""
      { "steps": 60, "train": { "problem": { "type": "noisy_quadratic", "dimension": 10 } },
        "schedule": { "type": "plateau", "lr": 1, "metrics": "loss", "patience": 3, "threshold": 0.01 } }
      """#
    let rates = try values(spec).split(separator: "\n").dropFirst().compactMap { Double($0.split(separator: ",")[1]) }
    #expect(rates.count == 60 && rates[0] == 1)
    #expect(Set(rates).count > 1 && zip(rates, rates.dropFirst()).allSatisfy { $0 >= $1 })
    // The rates are those that the losses of the very runs give.
    let losses = try values(spec, "--of", "loss").split(separator: "\n").dropFirst(2).map {
      $0.split(separator: ",")[1]
    }
    let list = losses.joined(separator: ", ")
    let replayed = spec.replacing("\"loss\"", with: "[\(list)]").replacing(/"train": \{ .* \} \},/, with: "")
    #expect(try values(replayed) == values(spec))
  }

  @Test("an SVG says what came of the runs")
  func description() throws {
    let result = try Program.run(["-", "-o", "-"], in: folder, input: Data(Self.tuned.utf8))
    let text = try #require(try result.document().rootElement()?.elements(forName: "desc").first?.stringValue)
    #expect(text.contains("noisy quadratic with sgd"))
    #expect(text.contains("tuned peak rate"))
  }
}
