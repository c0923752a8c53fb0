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

  /// The optimizer as a spec has it: the arguments, with `clip`, `momenta` and `variant` beside `type`.
  var optimizer: Node {
    var members = [Member(key: "type", node: Node(.string(optimizerName)))] + (node["args"]?.members ?? [])
    for key in ["clip", "momenta", "variant"] {
      if let value = node[key] { members.append(Member(key: key, node: value)) }
    }
    return Node(.object(members))
  }

  func numbers(_ key: String) -> [Double] { node[key]?.array?.compactMap(\.double) ?? [] }
  func number(_ key: String) -> Double { node[key]?.double ?? .nan }
}

@Suite("Optimizers give the numbers of real libraries")
struct GoldenOptimizerTests {
  @Test("every trajectory within its own tolerance")
  func trajectories() throws {
    var passed: [String: (hits: Int, count: Int)] = [:]
    for run in GoldenRun.all where !run.isRefused {
      let isGood = try follows(run)
      passed[run.optimizerName, default: (0, 0)].count += 1
      if isGood { passed[run.optimizerName, default: (0, 0)].hits += 1 }
    }
    let (hits, count) = passed.values.reduce((0, 0)) { ($0.0 + $1.hits, $0.1 + $1.count) }
    let parts = passed.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.hits)/\($0.value.count)" }
    print("golden optimizers: \(hits) of \(count) (\(parts.joined(separator: ", ")))")
    #expect(count == 68)
    #expect(hits == count)
  }

  @Test("what a library refuses is refused before any update")
  func refusals() {
    let refused = GoldenRun.all.filter(\.isRefused)
    #expect(refused.count == 2)
    for run in refused {
      let sink = DiagnosticSink(Source(name: "spec.json", bytes: []))
      #expect(OptimizerReader.read(run.optimizer, sink: sink) == nil, "\(run.id)")
      #expect(sink.hasErrors)
    }
  }

  /// Whether losses and the last iterate are those of the record.
  private func follows(_ run: GoldenRun) throws -> Bool {
    let sink = DiagnosticSink(Source(name: "spec.json", bytes: []))
    let problem = try #require(run.node["problem"].flatMap { ProblemReader.read($0, sink: sink) }, "\(run.id)")
    let optimizer = try #require(OptimizerReader.read(run.optimizer, sink: sink), "\(run.id): \(sink.diagnostics)")
    let rates = run.numbers("rates")
    guard case .iterates(let iterates) = problem else { return false }
    let quantities: [Quantity] = [.loss]
    let cell = Cell(
      problem: problem, optimizer: optimizer, identity: run.id, rates: RateTable(rates), seed: 1, runs: 0..<1,
      recording: Recording(quantities: quantities))
    let losses = cell.run().records[0].series[0]
    let wanted = run.numbers("loss")
    var isGood = losses.count == wanted.count
    #expect(losses.count == wanted.count, "\(run.id)")
    for (step, (ours, theirs)) in zip(losses, wanted).enumerated() where isGood {
      isGood = abs(ours - theirs) <= run.number("rtol") * abs(theirs) + run.number("atol")
      #expect(isGood, "\(run.id), step \(step): \(ours) in place of \(theirs)")
    }
    for (index, theirs) in run.numbers("iterate_final").enumerated() where isGood {
      let ours = last(index, iterates, optimizer, rates)
      isGood = abs(ours - theirs) <= run.number("rtol") * abs(theirs) + run.number("iterate_atol")
      #expect(isGood, "\(run.id), coordinate \(index): \(ours) in place of \(theirs)")
    }
    return isGood
  }

  private func last(_ index: Int, _ problem: any Problem, _ optimizer: ReadOptimizer, _ rates: [Double]) -> Double {
    let cell = Cell(
      problem: .iterates(problem), optimizer: optimizer, identity: "", rates: RateTable(rates), seed: 1, runs: 0..<1,
      recording: Recording(every: max(1, rates.count), quantities: [.coordinate], coordinate: index))
    return cell.run().records[0].series[0].last ?? .nan
  }
}
