@testable import LRTraining

/// A problem whose losses are written down: after update t at a rate of 1, plain descent stands at x = t + 1, wherever the
/// losses lead.
struct SmallProblem: Problem {
  /// f(0), f(1), …; the last one holds.
  var losses: [Double]
  /// What the sample of update t sees, in place of the loss; nil for a problem without sampling.
  var batchLosses: [Double]?
  var leastLoss: Double?
  /// The gradient of an update, given its step; −1 where nothing else is said.
  var gradient: @Sendable (Int) -> Double = { _ in -1 }

  var dimension: Int { 1 }
  var isDeterministic: Bool { batchLosses == nil }
  var cost: Double { 1 }

  func trial(_ key: RunKey) -> any Trial { SmallTrial(problem: self, run: key.run) }

  /// A cell of plain descent at a rate of 1, as many updates as there are losses after the first.
  func cell(
    _ recording: Recording, treatment: Treatment = Treatment(), rates: [Double]? = nil, runs: Range<Int> = 0..<1,
    optimizer: ReadOptimizer = ReadOptimizer(type: "sgd", rule: SGD())
  ) -> TrainingCell {
    TrainingCell(
      problem: .iterates(self), optimizer: optimizer, identity: "small",
      rates: RateTable(rates ?? [Double](repeating: 1, count: losses.count - 1)), seed: 1, runs: runs,
      treatment: treatment, recording: recording)
  }
}

private final class SmallTrial: Trial {
  private let problem: SmallProblem
  private let run: Int

  init(problem: SmallProblem, run: Int) {
    self.problem = problem
    self.run = run
  }

  func start(_ x: inout MutableSpan<Double>) { x[0] = 0 }

  func gradient(at x: Span<Double>, for update: Update, into g: inout MutableSpan<Double>) -> Double {
    g[0] = problem.gradient(update.step)
    guard let batch = problem.batchLosses else { return loss(at: x) }
    return batch[min(update.step, batch.count - 1)]
  }

  func loss(at x: Span<Double>) -> Double {
    guard x[0].isFinite else { return .nan }
    return problem.losses[min(max(0, Int(x[0])), problem.losses.count - 1)]
  }

  func exactGradient(at x: Span<Double>, into g: inout MutableSpan<Double>) { g[0] = loss(at: x) }
}
