import LRInput
import LRSchedules
import Testing

@testable import LRTraining

/// Runs on the exact noisy quadratic of 1000 coordinates, as the course's figures have them.
struct ExactRun {
  var losses: [Double]
  var outcome: Outcome

  /// - Parameters:
  ///   - schedule: of peak 1, as a spec has it.
  ///   - peak: what its rates are scaled to.
  init(_ schedule: String, peak: Double, steps: Int, batch: Double, momentum: Double = 0) throws {
    let sink = DiagnosticSink(Source(name: "spec.json", text: schedule))
    let node = try #require(JSONReader.parse(sink))
    let read = try #require(ScheduleReader(foreign: nil).read(node, clock: RunClock(run: steps), sink: sink))
    let problem = NoisyQuadraticMoments(curvatures: (1...1000).map { 1 / Double($0) }, batch: batch)
    let cell = TrainingCell(
      problem: .moments(problem),
      optimizer: ReadOptimizer(type: "sgd", rule: SGD(momentum: momentum), momentum: Momentum(argument: momentum)),
      identity: "", rates: RateTable(read.schedule, steps: steps).scaled(toPeak: peak), seed: 1, runs: 0..<1,
      recording: Recording(quantities: [.loss]))
    let record = cell.run().records[0]
    (losses, outcome) = (record.series[0], record.outcome)
  }
}

/// Numbers of the reference tables, to the digits printed there; what is exact has no seeds.
@Suite("Outcomes on the exact noisy quadratic") struct NoisyQuadraticOutcomes {
  private static let constant = #"{"type": "constant", "lr": 1}"#
  private static let cosine = #"{"type": "cosine", "lr": 1}"#
  private static let linear = #"{"type": "linear", "lr": 1}"#

  private func isPrinted(_ value: Double, as printed: Double, digits: Double = 0.5) -> Bool {
    // Half a unit of the third digit.
    abs(value - printed) <= digits * 0.011 * abs(printed)
  }

  @Test("F01: a constant rate diverges, stalls, or crawls")
  func constantRates() throws {
    for (rate, at3, at30, at1000) in [
      (1.9, 2.79, 2.07, 1.304), (0.6, 2.53, 1.47, 0.199), (0.1, 3.33, 2.28, 0.627), (0.01, 3.69, 3.34, 1.68),
    ] {
      let run = try ExactRun(Self.constant, peak: rate, steps: 1000, batch: 10)
      #expect(isPrinted(run.losses[0], as: 3.743))
      #expect(isPrinted(run.losses[3], as: at3) && isPrinted(run.losses[30], as: at30))
      #expect(isPrinted(run.losses[1000], as: at1000))
    }
    let lost = try ExactRun(Self.constant, peak: 2.05, steps: 1000, batch: 10)
    #expect(isPrinted(lost.losses[30], as: 46.7))
    #expect(!lost.outcome.isFinished)
  }

  @Test("F02: the noise floor is that of the formula")
  func noiseFloor() throws {
    let problem = NoisyQuadraticMoments(curvatures: (1...1000).map { 1 / Double($0) }, batch: 1)
    #expect(abs(problem.noiseFloor(rate: 1, momentum: 0) - 2.2178) < 5e-5)
    #expect(abs(problem.noiseFloor(rate: 0.05, momentum: 0) - 0.094) < 5e-4)
    #expect(problem.noiseFloor(rate: 2.01, momentum: 0) == .infinity)
    let run = try ExactRun(Self.constant, peak: 1, steps: 3000, batch: 1)
    #expect(abs((run.losses.last ?? 0) - 2.2179) < 5e-5)
  }

  @Test("with momentum the floor is that of an autoregression of order 2", arguments: [0.5, 0.9, 0.97])
  func noiseFloor(momentum: Double) throws {
    let problem = NoisyQuadraticMoments(curvatures: (1...1000).map { 1 / Double($0) }, batch: 1)
    let run = try ExactRun(Self.constant, peak: 1, steps: 5000, batch: 1, momentum: momentum)
    let floor = problem.noiseFloor(rate: 1, momentum: momentum)
    #expect(abs((run.losses.last ?? 0) / floor - 1) < 1e-4)
    #expect(problem.noiseFloor(rate: 2 * (1 + momentum) + 0.01, momentum: momentum) == .infinity)
    #expect(problem.noiseFloor(rate: 0.1, momentum: 1) == .infinity)
  }

  @Test("F04: the first drop of a staircase brings the loss down within a few steps")
  func staircase() throws {
    let run = try ExactRun(
      #"{"type": "multistep", "lr": 1, "milestones": [500, 750]}"#, peak: 1.93, steps: 1000, batch: 10)
    for (step, loss) in [(499, 1.689), (505, 0.477), (510, 0.307), (550, 0.210)] {
      // The peak is printed to three digits, and just below 2/h₁ the loss before the drop hangs on the fourth.
      #expect(abs(run.losses[step] / loss - 1) < 0.06, "step \(step): \(run.losses[step])")
    }
  }

  /// At the peaks that were found by tuning; the second of the reference's two tables, whose grid was finer.
  @Test("F05: cosine and linear are near each other and clear of ÷10")
  func finalLosses() throws {
    for (schedule, peak, wanted) in [
      (Self.cosine, 2.128, 0.0828), (Self.linear, 2.254, 0.0801), (Self.constant, 0.622, 0.1985),
      (#"{"type": "multistep", "lr": 1, "milestones": [500, 750]}"#, 2.009, 0.1194),
      (#"{"type": "wsd", "lr": 1, "decay": 200}"#, 1.19, 0.1041),
      (#"{"type": "wsd", "lr": 1, "decay": 500}"#, 1.595, 0.0868),
    ] {
      let run = try ExactRun(schedule, peak: peak, steps: 1000, batch: 10)
      #expect(run.outcome.isFinished)
      #expect(abs((run.losses.last ?? 0) / wanted - 1) < 0.01, "\(schedule): \(run.losses.last ?? 0)")
    }
  }

  @Test("F14: restarts lead on the way and lose at the end")
  func anytime() throws {
    let restarts = try ExactRun(
      #"{"type": "cosine_restarts", "lr": 1, "first": 100, "mult": 2}"#, peak: 0.535, steps: 1500, batch: 1)
    let cosine = try ExactRun(Self.cosine, peak: 0.66, steps: 1500, batch: 1)
    #expect(abs(restarts.losses[700] - 0.674) < 0.01)
    #expect(abs(restarts.losses[1500] - 0.430) < 0.005)
    #expect(abs(cosine.losses[1500] - 0.366) < 0.005)
    #expect(restarts.losses[750] > 1.7 * restarts.losses[700])
  }

  @Test("F19b: heavy ball needs 73 steps where plain descent needs hundreds")
  func heavyBall() throws {
    let ball = try ExactRun(Self.constant, peak: 1.6, steps: 100, batch: 1000, momentum: 0.9)
    let first = ball.losses.firstIndex { $0 <= 0.05 } ?? .max
    #expect((60...73).contains(first))
    let plain = try ExactRun(Self.constant, peak: 1.85, steps: 500, batch: 1000)
    #expect((plain.losses.firstIndex { $0 <= 0.05 } ?? .max) > 400)
  }

  @Test("the derivative of the final loss by every rate is that of finite differences")
  func adjoint() {
    let problem = NoisyQuadraticMoments(curvatures: (1...21).map { 1 / Double($0) }, batch: 3)
    var rates = (0..<12).map { 1.7 - 0.1 * Double($0) }
    let gradient = problem.finalLoss(rates: rates).gradient
    for index in rates.indices {
      let kept = rates[index]
      rates[index] = kept + 1e-6
      let up = problem.finalLoss(rates: rates).loss
      rates[index] = kept - 1e-6
      let down = problem.finalLoss(rates: rates).loss
      rates[index] = kept
      #expect(abs((up - down) / 2e-6 - gradient[index]) < 1e-8)
    }
  }

  @Test("the searched shape is better than what it starts from, and than linear decay")
  func shape() {
    let problem = NoisyQuadraticMoments(curvatures: (1...50).map { 1 / Double($0) }, batch: 10)
    let start = (0..<60).map { 1.8 * (1 - Double($0) / 60) }
    let found = ShapeTuner(iterations: 150).shape(problem, from: start)
    let (before, after) = (problem.finalLoss(rates: start).loss, problem.finalLoss(rates: found).loss)
    #expect(after < 0.95 * before)
    #expect(found.allSatisfy { $0 > 0 && $0.isFinite })
  }

  @Test("sampled runs agree with the exact moments")
  func sampled() {
    let curvatures = (1...12).map { 1 / Double($0) }
    let rates = RateTable([Double](repeating: 0.8, count: 25))
    func cell(_ problem: ReadProblem, _ runs: Range<Int>) -> TrainingCell {
      TrainingCell(
        problem: problem, optimizer: ReadOptimizer(type: "sgd", rule: SGD()), identity: "", rates: rates, seed: 3,
        runs: runs, recording: Recording(every: 25, quantities: [.loss]))
    }
    let exact = cell(.moments(NoisyQuadraticMoments(curvatures: curvatures, batch: 2)), 0..<1).run().scores[0]
    let sample = Sample(
      cell(.iterates(NoisyQuadraticSampled(curvatures: curvatures, batch: 2)), 0..<600).run().scores)
    #expect(abs(sample.mean - exact) < 4 * sample.standardError)
    #expect(sample.standardError < 0.1 * exact)
  }
}
