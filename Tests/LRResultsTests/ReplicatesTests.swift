import LRTraining
import Testing

@testable import LRResults

/// The rule that says which runs count, on records written by hand.
@Suite("Replicates") struct ReplicatesTests {
  /// A run whose losses at steps 0, 1, 2 are given, and the step at which it diverged.
  private func record(_ losses: [Double], divergedAt step: Int? = nil, score: Double? = nil) -> RunRecord {
    RunRecord(
      outcome: step.map { .diverged(step: $0) } ?? .finished, score: score ?? (step == nil ? losses[2] : .infinity),
      series: [losses], low: [[]], high: [[]], events: [step == nil ? 1 : .infinity])
  }

  private func replicates(_ records: [RunRecord]) -> Replicates {
    Replicates(TrainingResult(points: [0, 1, 2], records: records))
  }

  @Test("a run leaves the mean at the step at which it diverges, however long its numbers stay finite")
  func meanOfTheRunsThatAreLeft() {
    let some = replicates([record([1, 2, 3]), record([3, 4, 5]), record([5, 600, 7000], divergedAt: 1)])
    #expect(some.row(0, at: 0).value == 3)
    #expect(some.row(0, at: 0).counted == 3)
    let later = some.row(0, at: 2)
    #expect(later.value == 4)
    #expect((later.counted, later.runs) == (2, 3))
    // s/√n of 3 and 5 is √2/√2.
    #expect(later.standardError == 1)
    #expect((later.low, later.high) == (3, 5))
    #expect(some.diverged == 1)
  }

  @Test("where no run is left there is no number, and the note says why")
  func noneLeft() {
    let row = replicates([record([1, 2, 3], divergedAt: 1), record([1, 2, 3], divergedAt: 2)]).row(0, at: 2)
    #expect(row.value.isNaN)
    #expect(row.note == .diverged)
    #expect(row.counted == 0 && row.runs == 2)
  }

  @Test("a single run is followed to its end")
  func alone() {
    let row = replicates([record([1, 2, 7000], divergedAt: 1)]).row(0, at: 2)
    #expect(row.value == 7000)
    #expect(!row.hasInterval)
  }

  @Test("a score of which any run diverged is no number")
  func score() {
    let good = replicates([record([1, 2, 3]), record([3, 4, 5])]).score
    #expect(good.value == 4)
    let lost = replicates([record([1, 2, 3]), record([3, 4, 5], divergedAt: 2)]).score
    #expect(lost.value == .infinity)
    #expect(lost.note == .diverged)
    #expect((lost.counted, lost.runs) == (1, 2))
    #expect(!lost.hasInterval)
    let late = Replicates.score([1, .infinity], diverged: 0, at: 0.5)
    #expect(late.note == .notReached)
  }

  @Test("steps to a target and shares count the runs that met it")
  func targets() {
    let both = replicates([record([1, 2, 3]), record([3, 4, 5], divergedAt: 2)])
    #expect(both.stepsToTarget.value.isNaN)
    #expect(both.stepsToTarget.note == .notReached)
    #expect(both.hits == 1)
    #expect(both.share(at: 0.1).value == 0.5)
    #expect(both.share(at: 0.1).x == 0.1)
    #expect(replicates([record([1, 2, 3])]).stepsToTarget.value == 1)
  }

  @Test("Wilson's ends are 0 and 1 where no run or every run met it", arguments: [1, 2, 3, 12, 400, 100_000])
  func wilsonEnds(count: Int) {
    #expect(Share(hits: 0, count: count).interval.lowerBound == 0)
    #expect(Share(hits: count, count: count).interval.upperBound == 1)
    for hits in [0, 1, count / 2, count] {
      let share = Share(hits: hits, count: count)
      #expect(share.interval.contains(share.value))
    }
  }
}
