import Testing

@testable import LRTraining

@Suite("What is done to runs besides their updates")
struct TreatmentTests {
  /// Descent on ½·4(x − 1)² + ½·9(x + 2)² with noise, as a plain loop with everything in it.
  private func plainLoop(
    _ text: String, rates: [Double], frozen: Int = 0, wiped: Set<Int> = [], longest: Double? = nil
  ) throws -> [[Double]] {
    let problem = try TrainingText.problem(Self.problem)
    let place = Place(problem, seed: 3, run: 2)
    let read = try TrainingText.optimizer(text)
    let state = read.rule.state(dimension: 2)
    let table = RateTable(rates)
    for batch in 0..<frozen {
      let kept = Array(place.x)
      _ = place.gradient(for: rates.count + batch, rate: 0)
      state.update(&place.x, gradient: &place.g, rate: 0, momentum: read.momentum.override(at: 0, rates: table))
      place.move(to: kept)
    }
    return [Array(place.x)]
      + rates.enumerated().map { step, rate in
        if wiped.contains(step) { state.reset() }
        let before = Array(place.x)
        _ = place.gradient(for: step, rate: rate)
        state.update(&place.x, gradient: &place.g, rate: rate, momentum: read.momentum.override(at: step, rates: table))
        let length = (zip(place.x, before).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / 2).squareRoot()
        if let longest, length > longest * abs(rate) {
          let share = longest * abs(rate) / length
          place.move(to: zip(place.x, before).map { $1 + ($0 - $1) * share })
        }
        return Array(place.x)
      }
  }

  private static let problem = #"{"type": "quadratic", "curvatures": [4, 9], "centre": [1, -2], "noise": 0.5}"#

  private func iterates(_ text: String, rates: [Double], _ treatment: Treatment = Treatment()) throws -> [[Double]] {
    let problem = try TrainingText.problem(Self.problem)
    let optimizer = try TrainingText.optimizer(text)
    let columns = (0..<2).map { coordinate in
      TrainingCell(
        problem: .iterates(problem), optimizer: optimizer, identity: "", rates: RateTable(rates), seed: 3, runs: 0..<4,
        treatment: treatment, recording: Recording(quantities: [.coordinate], coordinate: coordinate)
      ).run().records[2].series[0]
    }
    return zip(columns[0], columns[1]).map { [$0, $1] }
  }

  private static let rates = [0.1, 0.2, 0.2, 0, 0.15, 0.1, -0.05, 0.02]

  static let optimizers =
    OptimizerEntry.catalog.names.map { "{\"type\": \"\($0)\"}" } + [
      #"{"type": "sgd", "momentum": 0.9, "clip": 1}"#, #"{"type": "adam", "momentum_range": [0.8, 0.95]}"#,
      #"{"type": "sgd", "momenta": [0.9, 0, 0.5]}"#,
    ]

  @Test("A run is what a plain loop gives", arguments: optimizers)
  func plain(text: String) throws {
    #expect(try iterates(text, rates: Self.rates) == plainLoop(text, rates: Self.rates))
  }

  @Test("Frozen batches feed the state, come from beyond the run, and leave the weights alone", arguments: optimizers)
  func frozen(text: String) throws {
    let warmed = try iterates(text, rates: Self.rates, Treatment(frozenBatches: 5))
    #expect(warmed == (try plainLoop(text, rates: Self.rates, frozen: 5)))
    #expect(warmed[0] == [1, 1])
    let cold = try iterates(text, rates: Self.rates)
    #expect((warmed == cold) == (text == #"{"type": "sgd"}"#), "only plain descent remembers nothing")
  }

  @Test("A state is wiped before the updates that are named", arguments: optimizers)
  func wiped(text: String) throws {
    let wiped = try iterates(text, rates: Self.rates, Treatment(wipedAt: [4, 2, 99]))
    #expect(wiped == (try plainLoop(text, rates: Self.rates, wiped: [2, 4])))
    #expect(wiped.prefix(3) == (try iterates(text, rates: Self.rates)).prefix(3))
  }

  @Test("Updates are shortened to so many rates, in their direction, and no others", arguments: optimizers)
  func shortened(text: String) throws {
    let treatment = Treatment(longestStep: 0.6)
    #expect(try iterates(text, rates: Self.rates, treatment) == plainLoop(text, rates: Self.rates, longest: 0.6))
    let cell = TrainingCell(
      problem: .iterates(try TrainingText.problem(Self.problem)), optimizer: try TrainingText.optimizer(text),
      identity: "", rates: RateTable(Self.rates), seed: 3, runs: 0..<1, treatment: treatment,
      recording: Recording(quantities: [.stepLength, .relativeStep]))
    let series = cell.run().records[0].series
    for (step, rate) in Self.rates.enumerated() {
      #expect(series[0][step] <= 0.6 * abs(rate) + 1e-15, "step \(step)")
      #expect(rate == 0 ? series[1][step].isNaN : series[1][step] <= 0.6 + 1e-12, "step \(step)")
      #expect(!(series[1][step] < 0), "a length has no sign")
    }
  }

  @Test("The preconditioner has its median and its outer quantiles, and none where there is none")
  func preconditioner() throws {
    // Curvatures 1 … 5 from (1, …, 1) towards 0: after one update of Adam v̂ = g², and 1/√v̂ is 1, ½, … ⅕.
    let problem = try TrainingText.problem(#"{"type": "quadratic", "curvatures": [1, 2, 3, 4, 5]}"#)
    func record(_ text: String) throws -> RunRecord {
      TrainingCell(
        problem: .iterates(problem), optimizer: try TrainingText.optimizer(text), identity: "",
        rates: RateTable([0.1, 0.1]), seed: 1, runs: 0..<1, recording: Recording(quantities: [.preconditioner])
      ).run().records[0]
    }
    let adam = try record(#"{"type": "adam", "eps": 0}"#)
    let close = { (a: Double, b: Double) in abs(a - b) < 1e-12 }
    #expect(close(adam.series[0][0], 1 / 3.0) && close(adam.low[0][0], 0.2 + 0.05 * 0.2) && close(adam.high[0][0], 0.9))
    #expect(adam.series[0][2].isNaN && adam.low[0].count == 3 && adam.high[0][2].isNaN)
    let sgd = try record(#"{"type": "sgd"}"#)
    #expect(sgd.series[0].allSatisfy { $0.isNaN })
  }
}
