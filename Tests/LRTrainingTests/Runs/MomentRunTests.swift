import LRMath
import Testing

@testable import LRTraining

@Suite("Runs in expectation")
struct MomentRunTests {
  /// One number that shrinks by 1 − rate·(1 − momentum).
  private struct Decay: MomentProblem {
    var leastLoss: Double?
    var dimension: Int { 1 }
    var cost: Double { 1 }
    func evolution(momentum: Bool) -> any MomentEvolution { State(hasMomentum: momentum) }

    private final class State: MomentEvolution {
      var loss = 8.0
      let hasMomentum: Bool
      var squaredGradient: Double { 2 * loss }
      init(hasMomentum: Bool) { self.hasMomentum = hasMomentum }
      func advance(rate: Double, momentum: Double) {
        #expect(momentum == 0 || hasMomentum)
        loss *= 1 - rate * (1 - momentum)
      }
    }
  }

  private func cell(
    _ problem: any MomentProblem, rates: [Double], momentum: Momentum = Momentum(), treatment: Treatment = Treatment(),
    _ recording: Recording
  ) -> TrainingCell {
    TrainingCell(
      problem: .moments(problem), optimizer: ReadOptimizer(type: "sgd", rule: SGD(), momentum: momentum), identity: "",
      rates: RateTable(rates), seed: 1, runs: 0..<5, treatment: treatment, recording: recording)
  }

  @Test("Loss, excess over the problem's own least loss, squared gradients, score and events")
  func quantities() {
    let recording = Recording(
      every: 2, quantities: [.loss, .excessLoss, .squaredGradient, .bestSquaredGradient, .coordinate],
      events: [Event(.excessLoss, .below, 1), Event(.squaredGradient, .below, 8)], score: Score(.excessLoss, window: 2))
    let result = cell(Decay(leastLoss: 1), rates: [0.5, 0.5, -1, 0.5, 0.5], recording).run()
    #expect(result.records.count == 1 && result.points == [0, 2, 4, 5])
    let record = result.records[0]
    // 8, 4, 2, 4, 2, 1.
    #expect(record.series[0] == [8, 2, 2, 1] && record.series[1] == [7, 1, 1, 0])
    #expect(record.series[2] == [16, 4, 4, 2] && record.series[3] == [16, 4, 4, 2])
    #expect(record.series[4].allSatisfy { $0.isNaN }, "there are no iterates to look at")
    #expect(record.events == [2, 1] && record.score == 0.5 && record.outcome == .finished)
    let unknown = cell(Decay(), rates: [0.5], Recording(quantities: [.excessLoss])).run().records[0]
    #expect(unknown.series[0].allSatisfy { $0.isNaN })
  }

  @Test("Momentum comes from the argument, a list or a range")
  func momentum() {
    let recording = Recording(quantities: [.loss])
    func losses(_ momentum: Momentum) -> [Double] {
      cell(Decay(), rates: [0.5, 0.25], momentum: momentum, recording).run().records[0].series[0]
    }
    #expect(losses(Momentum(argument: 0.5)) == [8, 6, 5.25])
    #expect(losses(Momentum(argument: 0.5, list: [0, 1])) == [8, 4, 4])
    #expect(losses(Momentum(range: 0...1)) == [8, 4, 3.5])
  }

  @Test("Divergence is that of the loss; the run goes on while it is a number, or ends")
  func divergence() {
    let rates = [-1.0, -1, 0.75, 0.5]
    let recording = Recording(quantities: [.loss])
    let on = cell(Decay(), rates: rates, treatment: Treatment(divergedAbove: 20), recording).run().records[0]
    #expect(on.outcome == .diverged(step: 2) && on.score == .infinity && on.series[0] == [8, 16, 32, 8, 4])
    let treatment = Treatment(divergedAbove: 20, stopsAtDivergence: true)
    let stopped = cell(Decay(), rates: rates, treatment: treatment, recording).run().records[0]
    #expect(stopped.outcome == on.outcome && stopped.series[0].prefix(3) == [8, 16, 32] && stopped.series[0][3].isNaN)
    let lost = cell(Decay(), rates: [.infinity, 1, 1], recording).run().records[0]
    #expect(lost.outcome == .diverged(step: 1) && lost.series[0].count == 4 && lost.series[0][2].isNaN)
    let fine = cell(Decay(), rates: rates, treatment: Treatment(divergedAbove: 32), recording).run().records[0]
    #expect(fine.outcome == .finished && fine.score == 4)
  }

  @Test("Once the event that counts has happened the run may end")
  func settled() {
    let recording = Recording(events: [Event(.loss, .below, 4)], score: Score(.loss, isStepsToEvent: true))
    #expect(cell(Decay(), rates: [0.25, 0.5, 9], recording).run().records[0].score == 2)
  }

  /// E ½Σhx² of the noisy quadratic by the mean and the covariance of (x, b), a matrix for each coordinate, with SGD's rules:
  /// without momentum the buffer waits.
  private func expected(_ curvatures: [Double], batch: Double, rates: [Double], momenta: [Double]) -> [Double] {
    var moments = curvatures.map { _ in (xx: 1.0, xb: 0.0, bb: 0.0) }
    func loss() -> Double { zip(curvatures, moments).reduce(0) { $0 + 0.5 * $1.0 * $1.1.xx } }
    return [loss()]
      + zip(rates, momenta).map { rate, mu in
        for (index, h) in curvatures.enumerated() {
          // (x, b) ← M(x, b) + Nξ, so that the second moments become M S Mᵀ + N Nᵀ h/B.
          let rows = mu == 0 ? [[1 - rate * h, 0], [0, 1]] : [[1 - rate * h, -rate * mu], [h, mu]]
          let noise = mu == 0 ? [-rate, 0] : [-rate, 1]
          let old = [[moments[index].xx, moments[index].xb], [moments[index].xb, moments[index].bb]]
          func entry(_ i: Int, _ j: Int) -> Double {
            var sum = noise[i] * noise[j] * h / batch
            for a in 0..<2 { for b in 0..<2 { sum += rows[i][a] * old[a][b] * rows[j][b] } }
            return sum
          }
          moments[index] = (entry(0, 0), entry(0, 1), entry(1, 1))
        }
        return loss()
      }
  }

  @Test(
    "The noisy quadratic follows its second moments as SGD moves them, in updates without momentum too",
    arguments: [
      [0, 0, 0, 0, 0, 0], [0.9, 0.9, 0.9, 0.9, 0.9, 0.9], [0.5, 0, 0, 0.9, 0, 0.7], [0, 0, 0.9, 0.5, 0, 0],
      [1.2, 0.1, 0, 0.3, 0.99, 0.5],
    ])
  func noisyQuadratic(momenta: [Double]) {
    let rates = [0.3, 0.5, 0.2, 0, 1.1, 0.4]
    for dimension in 1...9 {
      let curvatures = (1...dimension).map { 1 / Double($0) }
      let problem = NoisyQuadraticMoments(curvatures: curvatures, batch: 4)
      let losses = cell(
        problem, rates: rates, momentum: Momentum(list: momenta), Recording(quantities: [.loss, .excessLoss])
      )
      .run().records[0].series
      let wanted = expected(curvatures, batch: 4, rates: rates, momenta: momenta)
      for (found, wanted) in zip(losses[0], wanted) { #expect(abs(found - wanted) <= 1e-13 * wanted) }
      #expect(losses[1] == losses[0], "the least loss is 0")
    }
  }

  @Test("Expectation and sampled runs agree, with a momentum that pauses")
  func sampled() throws {
    let text = #"{"type": "noisy_quadratic", "curvatures": [1, 0.3, 0.1], "batch": 2, "sampled": true}"#
    let momenta = [0.9, 0, 0.9, 0.5, 0, 0.9]
    let rates = [0.5, 0.4, 0.6, 0.5, 0.5, 0.3]
    let cell = TrainingCell(
      problem: .iterates(try TrainingText.problem(text)),
      optimizer: ReadOptimizer(type: "sgd", rule: SGD(), momentum: Momentum(list: momenta)), identity: "",
      rates: RateTable(rates), seed: 5, runs: 0..<2500, recording: Recording(quantities: [.loss]))
    let result = cell.run()
    let wanted = expected([1, 0.3, 0.1], batch: 2, rates: rates, momenta: momenta)
    for (point, wanted) in wanted.enumerated() {
      let sample = Sample(result.values(0, at: point))
      #expect(abs(sample.mean - wanted) < 4.5 * sample.standardError, "step \(point): \(sample), not \(wanted)")
    }
  }
}
