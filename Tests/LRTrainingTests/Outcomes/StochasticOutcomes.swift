import LRInput
import LRMath
import LRSchedules
import Testing

@testable import LRTraining

/// Outcomes of the reference with fixed seeds: few runs, honest bands. The full counts are `make reproduce`.
@Suite("Outcomes with noise") struct StochasticOutcomes {
  private func problem(_ text: String) throws -> ReadProblem {
    let sink = DiagnosticSink(Source(name: "spec.json", text: text))
    let node = try #require(JSONReader.parse(sink))
    return try #require(ProblemReader.read(node, sink: sink))
  }

  private func optimizer(_ text: String) throws -> ReadOptimizer {
    let sink = DiagnosticSink(Source(name: "spec.json", text: text))
    let node = try #require(JSONReader.parse(sink))
    return try #require(OptimizerReader.read(node, sink: sink))
  }

  @Test("F11: Adam's first step is η in every coordinate, and its steps shorten to 0.229 η")
  func firstSteps() throws {
    let cell = TrainingCell(
      problem: try problem(#"{"type": "pure_noise", "dimension": 4000}"#),
      optimizer: try optimizer(#"{"type": "adam"}"#),
      identity: "", rates: RateTable([Double](repeating: 0.001, count: 101)), seed: 1, runs: 0..<1,
      recording: Recording(quantities: [.relativeStep, .preconditioner]))
    let record = cell.run().records[0]
    for (step, wanted) in [(0, 1.0), (1, 0.708), (4, 0.452), (9, 0.330), (49, 0.231), (99, 0.229)] {
      #expect(abs(record.series[0][step] - wanted) < 0.012, "step \(step): \(record.series[0][step])")
    }
    for (step, low, middle, high) in [(1, 0.58, 1.20, 4.4), (9, 0.74, 1.04, 1.60), (49, 0.86, 1.01, 1.20)] {
      #expect(abs(record.series[1][step] / middle - 1) < 0.04)
      #expect(abs(record.low[1][step] / low - 1) < 0.06)
      #expect(abs(record.high[1][step] / high - 1) < (step == 1 ? 0.15 : 0.05))
    }
  }

  @Test("F07: E x² is the same for both noises, and follows its recursion")
  func robbinsMonro() throws {
    let rates = (0..<400).map { 0.5 / Double($0 + 1).squareRoot() }
    var exact = 100.0
    for rate in rates { exact = (1 - rate) * (1 - rate) * exact + rate * rate }
    let cell = TrainingCell(
      problem: try problem(#"{"type": "robbins_monro"}"#), optimizer: try optimizer(#"{"type": "sgd"}"#), identity: "",
      rates: RateTable(rates), seed: 4, runs: 0..<400, recording: Recording(every: 400, quantities: [.loss]))
    let gaussian = Sample(cell.run().scores.map { 2 * $0 })
    #expect(abs(gaussian.mean - exact) < 4 * gaussian.standardError)
  }

  @Test("F07: spikes move x by 1, as often as the squares of the rates say")
  func spikes() throws {
    let cell = TrainingCell(
      problem: try problem(#"{"type": "robbins_monro", "noise": "spikes", "start": 0}"#),
      optimizer: try optimizer(#"{"type": "sgd"}"#), identity: "", rates: RateTable([0.3]), seed: 5, runs: 0..<4000,
      recording: Recording(quantities: [.coordinate]))
    let moves = cell.run().records.map { $0.series[0][1] }
    #expect(moves.allSatisfy { $0 == 0 || abs(abs($0) - 1) < 1e-12 })
    let share = Share(hits: moves.count { $0 != 0 }, count: moves.count)
    #expect(share.interval.contains(0.09))
  }

  @Test("F12: a constant rate leaves the sharp well above 2/h, and does not below")
  func twoBasins() throws {
    func left(_ rate: Double) throws -> Int {
      let cell = TrainingCell(
        problem: try problem(#"{"type": "two_basins", "noise": 2}"#), optimizer: try optimizer(#"{"type": "sgd"}"#),
        identity: "", rates: RateTable([Double](repeating: rate, count: 1000)), seed: 6, runs: 0..<12,
        recording: Recording(every: 1000, quantities: [.coordinate]))
      return cell.run().records.count { ($0.series[0].last ?? 0) > 0.344 }
    }
    #expect(try left(0.03) == 0)
    #expect(try left(0.05) == 12)
  }

  @Test(
    "F09: the theorem's bound holds at every step, convex or not",
    arguments: [
      #"{"type": "logistic_regression", "samples": 60, "dimension": 5, "l2": 0.001}"#,
      #"{"type": "robust_regression", "samples": 60, "dimension": 5}"#,
      #"{"type": "quadratic", "curvatures": [1, 0.1]}"#,
    ])
  func theorem(_ text: String) throws {
    guard case .iterates(let problem) = try problem(text), let smooth = problem as? any Smooth,
      let least = problem.leastLoss
    else {
      Issue.record("no constants")
      return
    }
    let c = 1 / smooth.smoothness
    let shapes: [(Int) -> Double] = [
      { _ in c }, { c / Double($0 + 1).squareRoot() }, { c / Double($0 + 1) }, { c / Double(($0 + 1) * ($0 + 1)) },
      { 1.9 * c / Double($0 / 50 + 1) },
    ]
    for shape in shapes {
      let rates = (0..<300).map(shape)
      let cell = TrainingCell(
        problem: .iterates(problem), optimizer: try optimizer(#"{"type": "sgd"}"#), identity: "",
        rates: RateTable(rates), seed: 1, runs: 0..<1,
        recording: Recording(quantities: [.loss, .squaredGradient, .bestSquaredGradient]))
      let record = cell.run().records[0]
      let largest = record.series[1].max() ?? 0
      var (sum, squares) = (0.0, 0.0)
      for (step, rate) in rates.enumerated() {
        sum += rate
        squares += rate * rate
        let bound = (2 * (record.series[0][0] - least) + smooth.smoothness * largest * squares) / (2 * sum)
        #expect(record.series[2][step] <= bound * (1 + 1e-12), "step \(step)")
      }
    }
  }

  @Test("F09b: c/t may blow up before it converges")
  func blowUp() throws {
    for (cL, peak) in [(5.5, 7.9), (10.5, 180), (20.5, 1.3e5), (40.5, 9.8e10)] {
      let cell = TrainingCell(
        problem: try problem(#"{"type": "quadratic", "curvatures": [1], "start": [1]}"#),
        optimizer: try optimizer(#"{"type": "sgd"}"#), identity: "", rates: RateTable((1...60).map { cL / Double($0) }),
        seed: 1, runs: 0..<1, treatment: Treatment(divergedAbove: 1e300),
        recording: Recording(quantities: [.coordinate]))
      let highest = cell.run().records[0].series[0].map(\.magnitude).max() ?? 0
      #expect(abs(highest / peak - 1) < 0.05, "cL \(cL): \(highest)")
    }
  }

  @Test("F20: in the ravine a rate near 2/h zigzags, a middle one arrives, a low one crawls")
  func ravine() throws {
    for (rate, wanted) in [(0.105, 9e5), (0.095, 8e-5), (0.04, 0.060), (0.004, 4.95)] {
      let cell = TrainingCell(
        problem: try problem(#"{"type": "quadratic", "curvatures": [1, 20], "start": [-4, 1]}"#),
        optimizer: try optimizer(#"{"type": "sgd"}"#), identity: "",
        rates: RateTable([Double](repeating: rate, count: 60)), seed: 1, runs: 0..<1)
      let loss = cell.run().scores[0]
      #expect(abs(loss / wanted - 1) < 0.1, "η \(rate): \(loss)")
    }
  }
}
