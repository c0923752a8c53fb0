import Testing

@testable import LRTraining

@Suite("When a run has diverged")
struct DivergenceTests {
  private func outcome(_ problem: SmallProblem, _ recording: Recording, _ treatment: Treatment = Treatment()) -> Outcome
  {
    problem.cell(recording, treatment: treatment).run().records[0].outcome
  }

  @Test("The loss is above the bound, or no number; the bound itself is not above")
  func bound() {
    let recording = Recording(quantities: [.loss])
    #expect(outcome(SmallProblem(losses: [1, 1e12, 1]), recording) == .finished)
    #expect(outcome(SmallProblem(losses: [1, 1e12 + 1e4, 1]), recording) == .diverged(step: 1))
    #expect(outcome(SmallProblem(losses: [1, 5, 6]), recording, Treatment(divergedAbove: 5)) == .diverged(step: 2))
    #expect(outcome(SmallProblem(losses: [1, 2, .nan]), recording) == .diverged(step: 2))
    #expect(outcome(SmallProblem(losses: [.infinity, 2]), recording) == .diverged(step: 0))
    #expect(outcome(SmallProblem(losses: [1, -.infinity]), recording) == .diverged(step: 1))
    #expect(outcome(SmallProblem(losses: [-1e300, -1e300]), recording) == .finished)
  }

  @Test("Without sampling every step is watched, whatever is written down", arguments: [1, 2, 5])
  func every(every: Int) {
    let spike = SmallProblem(losses: [1, 1, 1, 9, 1, 1])
    let bound = Treatment(divergedAbove: 5)
    #expect(outcome(spike, Recording(every: every, quantities: [.loss]), bound) == .diverged(step: 3))
    #expect(outcome(spike, Recording(every: every, score: Score(.coordinate)), bound) == .diverged(step: 3))
  }

  @Test("A batch beyond the bound is no divergence if the loss is not, and calls for a look at the loss if it is")
  func batches() {
    let bound = Treatment(divergedAbove: 5)
    let rarely = Recording(every: 100, quantities: [.loss])
    let noisy = SmallProblem(losses: [1, 1, 1, 1], batchLosses: [1, 9, .infinity])
    #expect(outcome(noisy, Recording(quantities: [.loss, .batchLoss]), bound) == .finished)
    #expect(outcome(noisy, rarely, bound) == .finished)
    let lost = SmallProblem(losses: [1, 1, 8, 1, 1], batchLosses: [1, 1, 7, 1])
    #expect(outcome(lost, rarely, bound) == .diverged(step: 2))
    let gone = SmallProblem(losses: [1, 1, .nan, .nan], batchLosses: [1, 1, .nan])
    #expect(outcome(gone, rarely) == .diverged(step: 2))
  }

  @Test("A diverged run has no score; it goes on, or ends where it diverged")
  func afterwards() {
    let problem = SmallProblem(losses: [1, 9, 2, 3])
    let recording = Recording(quantities: [.loss, .stepLength], events: [Event(.loss, .below, 2, after: 1)])
    let on = problem.cell(recording, treatment: Treatment(divergedAbove: 5)).run().records[0]
    #expect(
      on.outcome == .diverged(step: 1) && on.score == .infinity && on.series[0] == [1, 9, 2, 3] && on.events == [2])
    let stopped = problem.cell(recording, treatment: Treatment(divergedAbove: 5, stopsAtDivergence: true)).run()
      .records[0]
    #expect(stopped.outcome == .diverged(step: 1) && stopped.score == .infinity && stopped.events == [.infinity])
    #expect(stopped.series[0].prefix(2) == [1, 9] && stopped.series[0].dropFirst(2).allSatisfy { $0.isNaN })
    #expect(stopped.series[1][0] == 1 && stopped.series[1].dropFirst().allSatisfy { $0.isNaN })
    #expect(stopped.series.allSatisfy { $0.count == 4 })
  }

  @Test("The last iterate is watched too, and results count their diverged runs")
  func last() {
    let problem = SmallProblem(losses: [1, 1, 9])
    let result = problem.cell(Recording(quantities: [.loss]), treatment: Treatment(divergedAbove: 5)).run()
    #expect(result.records[0].outcome == .diverged(step: 2) && result.diverged == 1 && result.scores == [.infinity])
    #expect(!Outcome.diverged(step: 2).isFinished && Outcome.finished.isFinished)
  }
}
