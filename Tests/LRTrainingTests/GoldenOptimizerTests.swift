import Foundation
import LRInput
import LRSchedules
import Testing

@testable import LRTraining

/// A run of a real library on a small deterministic problem: `optimizers.json` has them, with the tolerances of each.
struct GoldenRun: Sendable, CustomTestStringConvertible {
  let node: Node

  var id: String { node["id"]?.string ?? "" }
  var optimizerName: String { node["optimizer"]?.string ?? "" }
  var isRefused: Bool { node["raises"] != nil }
  var testDescription: String { id }

  static let all: [GoldenRun] = {
    guard let url = Bundle.module.url(forResource: "optimizers", withExtension: "json"),
      let data = try? Data(contentsOf: url)
    else { return [] }
    let sink = DiagnosticSink(Source(name: "optimizers.json", bytes: Array(data)))
    return JSONReader.parse(sink)?["cases"]?.array?.map(GoldenRun.init) ?? []
  }()

  /// The run as people write it: arguments beside the optimizer's `type`, `clip`, `momenta` and `variant` too, and the
  /// rates as a table.
  var spec: String {
    var optimizer = [Member(key: "type", node: Node(.string(optimizerName)))] + (node["args"]?.members ?? [])
    for key in ["clip", "momenta", "variant"] {
      if let value = node[key] { optimizer.append(Member(key: key, node: value)) }
    }
    let problem = node["problem"].map(TrainingText.json) ?? ""
    let rates = node["rates"].map(TrainingText.json) ?? "[0.1]"
    return """
      {
        "steps": \(Int(number("steps"))),
        "train": { "problem": \(problem), "optimizer": \(TrainingText.json(Node(.object(optimizer)))) },
        "curves": [ { "label": "\(id)", "schedule": { "type": "table", "values": \(rates) } } ]
      }
      """
  }

  func numbers(_ key: String) -> [Double] { node[key]?.array?.compactMap(\.double) ?? [] }
  func number(_ key: String) -> Double { node[key]?.double ?? .nan }
}

@Suite("Optimizers give the numbers of real libraries")
struct GoldenOptimizerTests {
  @Test("every trajectory within its own tolerance, and what a library refuses is refused")
  func runs() throws {
    var tally: [String: (hits: Int, count: Int)] = [:]
    var (refused, refusals) = (0, 0)
    for run in GoldenRun.all {
      if run.isRefused {
        refusals += 1
        let isRefused = Reading(run.spec).optimizer == nil
        #expect(isRefused, "\(run.id)")
        refused += isRefused ? 1 : 0
      } else {
        let mistake = try mistake(of: run)
        #expect(mistake == nil, "\(run.id)")
        tally[run.optimizerName, default: (0, 0)].count += 1
        tally[run.optimizerName, default: (0, 0)].hits += mistake == nil ? 1 : 0
      }
    }
    let (hits, count) = tally.values.reduce((0, 0)) { ($0.0 + $1.hits, $0.1 + $1.count) }
    for (name, passed) in tally.sorted(by: { $0.key < $1.key }) {
      print("golden optimizers: \(name) \(passed.hits) of \(passed.count)")
    }
    print("golden optimizers: \(hits) of \(count), \(refused) refusals of \(refusals)")
    #expect(hits == 68 && count == 68 && refused == 2 && refusals == 2)
  }

  /// A spec read as the command reads it, piece by piece.
  private struct Reading {
    var problem: ReadProblem?
    var optimizer: ReadOptimizer?
    var schedule: (any Schedule)?
    let sink: DiagnosticSink

    init(_ spec: String) {
      sink = DiagnosticSink(Source(name: "spec.json", text: spec))
      guard let root = JSONReader.parse(sink), let train = root["train"], let steps = root["steps"]?.integer else {
        return
      }
      problem = train["problem"].flatMap { ProblemReader.read($0, sink: sink) }
      optimizer = train["optimizer"].flatMap { OptimizerReader.read($0, steps: steps, sink: sink) }
      schedule = root["curves"]?.array?.first?["schedule"].flatMap {
        ScheduleReader(foreign: nil).read($0, clock: RunClock(run: steps), sink: sink)?.schedule
      }
    }
  }

  /// Where the losses at x_0 … x_T or the last iterate are first not those of the record; nil if nowhere.
  private func mistake(of run: GoldenRun) throws -> String? {
    let read = Reading(run.spec)
    #expect(read.sink.diagnostics.isEmpty, "\(run.id): \(read.sink.diagnostics)")
    let problem = try #require(read.problem, "\(run.id)")
    let optimizer = try #require(read.optimizer, "\(run.id)")
    let schedule = try #require(read.schedule, "\(run.id)")
    let rates = RateTable(schedule, steps: Int(run.number("steps")))
    guard rates.base == run.numbers("rates") else { return "the rates are not those of the table" }

    /// All coordinates in turn, since a run records one.
    func record(_ recording: Recording) -> [Double] {
      TrainingCell(
        problem: problem, optimizer: optimizer, identity: run.id, rates: rates, seed: 1, runs: 0..<1,
        recording: recording
      ).run().records[0].series[0]
    }
    let (losses, wanted) = (record(Recording(quantities: [.loss])), run.numbers("loss"))
    guard losses.count == wanted.count, losses.count == rates.count + 1 else { return "\(losses.count) losses" }
    for (step, (ours, theirs)) in zip(losses, wanted).enumerated() {
      if abs(ours - theirs) <= run.number("rtol") * abs(theirs) + run.number("atol") { continue }
      return "step \(step): \(ours) in place of \(theirs)"
    }
    for (index, theirs) in run.numbers("iterate_final").enumerated() {
      let recording = Recording(every: max(1, rates.count), quantities: [.coordinate], coordinate: index)
      let ours = record(recording).last ?? .nan
      if abs(ours - theirs) <= run.number("rtol") * abs(theirs) + run.number("iterate_atol") { continue }
      return "coordinate \(index): \(ours) in place of \(theirs)"
    }
    return nil
  }
}
