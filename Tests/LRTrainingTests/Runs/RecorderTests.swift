import Testing

@testable import LRTraining

@Suite("What runs write down")
struct RecorderTests {
  private let falling = SmallProblem(losses: [9, 7, 8, 5, 6, 3, 4, 1], leastLoss: 0.5)

  private func record(_ recording: Recording, _ treatment: Treatment = Treatment()) -> RunRecord {
    falling.cell(recording, treatment: treatment).run().records[0]
  }

  @Test(
    "Points are every few steps, and always the last",
    arguments: [
      (1, 3, [0, 1, 2, 3]), (4, 10, [0, 4, 8, 10]), (5, 10, [0, 5, 10]), (100, 7, [0, 7]), (0, 2, [0, 1, 2]),
      (3, 0, [0]),
      (-5, 1, [0, 1]),
    ])
  func points(every: Int, steps: Int, points: [Int]) {
    #expect(Recording(every: every).points(steps: steps) == points)
  }

  @Test("Every quantity stands at its points, those of updates with no number at the end", arguments: [1, 2, 3, 7, 50])
  func series(every: Int) {
    let recording = Recording(
      every: every,
      quantities: [
        .loss, .excessLoss, .batchLoss, .squaredGradient, .bestSquaredGradient, .coordinate, .stepLength, .loss,
      ])
    let result = falling.cell(recording).run()
    let series = result.records[0].series
    let losses: [Double] = [9, 7, 8, 5, 6, 3, 4, 1]
    for (index, step) in result.points.enumerated() {
      #expect(series[0][index] == losses[step] && series[7][index] == losses[step])
      #expect(series[1][index] == losses[step] - 0.5)
      #expect(step == 7 ? series[2][index].isNaN : series[2][index] == losses[step])
      #expect(series[3][index] == losses[step] * losses[step])
      let best = losses[...step].min() ?? 0
      #expect(series[4][index] == best * best, "the best of all iterates, not of those written down")
      #expect(series[5][index] == Double(step))
      #expect(step == 7 ? series[6][index].isNaN : series[6][index] == 1)
    }
    #expect(series.allSatisfy { $0.count == result.points.count })
    #expect(result.values(0, at: result.points.count - 1) == [1])
  }

  @Test("A run without updates has its start")
  func noUpdates() {
    let problem = SmallProblem(losses: [4])
    let result = problem.cell(Recording(quantities: [.loss, .batchLoss])).run()
    #expect(result.points == [0] && result.records[0].series[0] == [4] && result.records[0].series[1][0].isNaN)
    #expect(result.records[0].score == 4 && result.records[0].outcome == .finished)
    let ofUpdates = problem.cell(Recording(score: Score(.batchLoss))).run().records[0]
    #expect(ofUpdates.score == .infinity, "nothing to judge it by")
  }

  @Test("A score is the last value, or the mean of the last few, whatever is written down", arguments: [1, 3, 100])
  func score(every: Int) {
    func score(_ quantity: RecordedQuantity, _ window: Int) -> Double {
      record(Recording(every: every, score: Score(quantity, window: window))).score
    }
    #expect(score(.loss, 1) == 1 && score(.loss, 2) == 2.5 && score(.loss, 100) == 43.0 / 8)
    #expect(score(.batchLoss, 1) == 4 && score(.batchLoss, 3) == 13.0 / 3)
    #expect(score(.excessLoss, 1) == 0.5 && score(.bestSquaredGradient, 1) == 1 && score(.coordinate, 2) == 6.5)
    #expect(score(.loss, 0) == 1, "at least one step")
  }

  @Test("An excess over an unknown least loss is no number, and no score")
  func unknownLeast() {
    let problem = SmallProblem(losses: [3, 2])
    let record = problem.cell(Recording(quantities: [.excessLoss], score: Score(.excessLoss))).run().records[0]
    #expect(record.series[0].allSatisfy { $0.isNaN } && record.score.isNaN && record.outcome == .finished)
  }

  @Test("Events happen at the first step beyond their level, between after and until", arguments: [1, 4])
  func events(every: Int) {
    let events: [(Event, Double)] = [
      (Event(.loss, .below, 7), 1), (Event(.loss, .below, 6.9), 3), (Event(.loss, .above, 8.5), 0),
      (Event(.loss, .above, 9), .infinity), (Event(.loss, .below, 7, after: 1), 3),
      (Event(.loss, .below, 7, after: 3), 4), (Event(.loss, .below, 3, until: 4), .infinity),
      (Event(.loss, .below, 3, after: 4, until: 5), 5), (Event(.batchLoss, .below, 1), .infinity),
      (Event(.batchLoss, .below, 4), 5), (Event(.coordinate, .above, 2.5), 3), (Event(.stepLength, .above, 0.5), 0),
      (Event(.bestSquaredGradient, .below, 25), 3),
    ]
    let record = record(Recording(every: every, events: events.map(\.0)))
    for (found, (event, step)) in zip(record.events, events) { #expect(found == step, "\(event)") }
  }

  @Test("No number passes no level, and an absolute value has no sign")
  func levels() {
    #expect(!Event(.loss, .below, 1).happens(.nan, at: 0) && !Event(.loss, .above, 1).happens(.nan, at: 0))
    #expect(Event(.loss, .above, 1).happens(.infinity, at: 0) && Event(.loss, .below, 1).happens(1, at: 0))
    #expect(!Event(.loss, .above, 1).happens(1, at: 0))
    #expect(Event(.coordinate, .above, 1, isAbsolute: true).happens(-2, at: 3))
    #expect(!Event(.coordinate, .above, 1).happens(-2, at: 3))
    #expect(!Event(.loss, .below, 1, after: .max).happens(0, at: .max))
  }

  @Test("An event of the score happens at the end or never, at whatever steps it says")
  func eventsOfScore() {
    let events = [
      Event(.loss, .below, 1, isOfScore: true), Event(.loss, .below, 0.9, isOfScore: true),
      Event(.loss, .below, 1, after: .max, isOfScore: true), Event(.loss, .below, 1, until: 2, isOfScore: true),
    ]
    #expect(record(Recording(events: events)).events == [7, .infinity, 7, 7])
  }

  @Test("A score of steps is that of the first event, and the run ends there unless more is asked")
  func stepsToEvent() {
    let score = Score(.loss, isStepsToEvent: true)
    let event = Event(.loss, .below, 5)
    let (brief, whole) = (
      record(Recording(events: [event], score: score)),
      record(Recording(quantities: [.loss], events: [event], score: score))
    )
    #expect(brief.score == 3 && whole.score == 3 && brief.events == [3])
    #expect(whole.series[0].last == 1)
    #expect(record(Recording(events: [Event(.loss, .below, 0)], score: score)).score == .infinity)
    // The run diverges after the event: that it goes on changes nothing of when it happened.
    let bound = Treatment(divergedAbove: 7.5)
    let late = SmallProblem(losses: [7, 5, 9, 1])
    for quantities in [[], [RecordedQuantity.loss]] {
      let recording = Recording(quantities: quantities, events: [event], score: score)
      #expect(late.cell(recording, treatment: bound).run().records[0].score == 1)
    }
    // And an event after the divergence does not count.
    let early = SmallProblem(losses: [7, 9, 5, 1])
    let recording = Recording(quantities: [.loss], events: [event], score: score)
    #expect(early.cell(recording, treatment: bound).run().records[0].score == .infinity)
  }
}
