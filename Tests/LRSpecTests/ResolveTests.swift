import LRPlotting
import LRScene
import LRSpec
import Testing

@Suite struct ResolveTests {
  /// Peak, its step and the rate of the last update of a schedule over 100 steps, as the callouts have them.
  @Test(
    arguments: [
      (#"{ "type": "constant", "lr": 0.5 }"#, 0.5, 0.0, 0.5),
      (#"{ "type": "linear", "lr": 1, "min_lr": 0.25 }"#, 1, 0, 0.2575),
      (#"{ "type": "linear", "from": 0, "to": 1 }"#, 0.99, 99, 0.99),
      (#"{ "type": "cosine", "lr": 1, "warmup": 10 }"#, 1, 9, 0.00030458649045211894),
      (#"{ "type": "cosine", "lr": 1, "warmup": { "steps": 10, "start": 0 } }"#, 1, 10, 0.00030458649045211894),
      (#"{ "type": "polynomial", "lr": 2, "power": 3, "min_ratio": 0.5 }"#, 2, 0, 1.000001),
      (#"{ "type": "exponential", "lr": 1, "gamma": 0.5, "per_steps": 50 }"#, 1, 0, 0.2534898699475073),
      (#"{ "type": "inverse_time", "lr": 1, "decay": 0.01 }"#, 1, 0, 1 / 1.99),
      (#"{ "type": "inverse_sqrt", "lr": 1, "timescale": 100 }"#, 1, 0, (1 / 1.99).squareRoot()),
      (#"{ "type": "step", "lr": 1, "every": 30, "gamma": 0.5 }"#, 1, 0, 0.125),
      (#"{ "type": "multistep", "lr": 1, "milestones": [99], "gamma": 0.5 }"#, 1, 0, 0.5),
      (#"{ "type": "cosine_restarts", "lr": 1, "first": 50, "decay": 0.5 }"#, 1, 0, 0.0004933178929321103),
      (#"{ "type": "cyclic", "lr": 1, "min_lr": 0.5, "up": 20 }"#, 1, 20, 0.975),
      (#"{ "type": "one_cycle", "lr": 1, "pct_start": 0.25, "div": 4, "final_div": 10 }"#, 1, 25, 0.025427620326806538),
      (#"{ "type": "wsd", "lr": 1, "min_lr": 0.1, "warmup": 20, "decay": 30 }"#, 1, 19, 0.13),
      (#"{ "type": "piecewise", "points": [[0, 0.1], [40, 0.7], [100, 0.3]] }"#, 0.7, 40, 0.3 + 0.4 / 60),
      (#"{ "type": "table", "values": [0.1, 0.4, 0.4, 0.2] }"#, 0.4, 1, 0.2),
      (
        #"{ "type": "sequence", "parts": [{ "type": "constant", "lr": 0.2, "steps": 60 }, "#
          + #"{ "type": "linear", "lr": 0.4 }] }"#,
        0.4, 60, 0.01
      ),
      (
        #"{ "type": "product", "parts": [{ "type": "constant", "lr": 3 }, { "type": "linear", "lr": 1 }] }"#, 3, 0, 0.03
      ),
    ] as [(String, Double, Double, Double)])
  func peakAndFinalByHand(schedule: String, peak: Double, step: Double, final: Double) throws {
    let figure = try SpecReading(schedule: schedule, #""marks": ["peak", "final"]"#).figure()
    let callouts = figure.panels[0].series[0].callouts
    try #require(callouts.count == 2)
    #expect(abs(callouts[0].y - peak) < 1e-12 && callouts[0].x == step)
    #expect(abs(callouts[1].y - final) < 1e-12 && callouts[1].x == 99)
  }

  @Test func aPeakBetweenWholeStepsIsTheBestOfTheUpdates() throws {
    // Up in 2.25 steps: the summit lies between updates 2 and 3.
    let figure = try SpecReading(
      steps: 10, schedule: #"{ "type": "piecewise", "points": [[0, 0], [2.25, 9], [10, 0]] }"#, #""marks": ["peak"]"#
    ).figure()
    let callout = try #require(figure.panels[0].series[0].callouts.first)
    // 8 at update 2, 9·7/7.75 at update 3.
    #expect(callout.x == 3 && abs(callout.y - 63.0 / 7.75) < 1e-14)
  }

  @Test func calloutsSayNumbersAsPeopleReadThem() throws {
    let figure = try SpecReading(
      steps: 20_000, schedule: #"{ "type": "cosine", "lr": 3e-4, "min_lr": 0.00012, "warmup": 2000 }"#,
      #""marks": ["peak", "final"]"#
    ).figure()
    let texts = figure.panels[0].series[0].callouts.map(\.text.plain)
    #expect(texts.count == 2)
    #expect(texts[0].hasPrefix("peak 3×10") && texts[0].hasSuffix("at step 1,999"))
    #expect(texts[1].hasPrefix("final ≈1.2×10"))
  }

  @Test func bandsAreThePhasesOfTheFirstCurveWithinTheRun() throws {
    let figure = try SpecReading(
      schedule: #"{ "type": "wsd", "lr": 1, "warmup": 10, "decay": 30 }"#, #""phases": true"#
    ).figure()
    #expect(
      figure.panels[0].bands == [
        Band(kind: .warmup, start: 0, end: 10, name: "warmup"), Band(kind: .hold, start: 10, end: 70, name: "hold"),
        Band(kind: .decay, start: 70, end: 100, name: "decay"),
      ])
    let plain = try SpecReading(schedule: #"{ "type": "wsd", "lr": 1, "warmup": 10, "decay": 30 }"#).figure()
    #expect(plain.panels[0].bands.isEmpty)
    let cycles = try SpecReading(schedule: #"{ "type": "cosine_restarts", "lr": 1, "first": 60 }"#, #""phases": true"#)
      .figure().panels[0].bands
    #expect(cycles.map(\.kind) == [.cycle, .cycle] && cycles.map(\.end) == [60, 100])
  }

  @Test func axesAreNamedUnlessTheSpecDoes() throws {
    let usual = try SpecReading(schedule: #"{ "type": "constant", "lr": 1 }"#).figure().panels[0]
    #expect(usual.x.title?.plain == "step" && usual.x.unit == .steps && usual.y.unit == .rate)
    #expect(usual.y.title?.plain.hasPrefix("learning rate η") == true)
    let log = try SpecReading(schedule: #"{ "type": "constant", "lr": 1 }"#, #""y": "log""#).figure().panels[0]
    #expect(log.y.title == usual.y.title && log.y.scale == .log)
    let own = try SpecReading(
      schedule: #"{ "type": "constant", "lr": 1 }"#, #""x": { "title": "update" }, "y": { "title": "" }"#
    ).figure().panels[0]
    #expect(own.x.title?.plain == "update" && own.y.title?.isEmpty == true)
  }

  @Test func theCurveIsTheSchedule() throws {
    let curve = try SpecReading(steps: 4, schedule: #"{ "type": "linear", "lr": 1 }"#).figure().panels[0].series[0]
      .curve
    #expect(curve.from == 0 && curve.to == 4)
    #expect([0, 1, 2.5, 3].map { curve.value(at: $0) } == [1, 0.75, 0.375, 0.25])
  }
}
