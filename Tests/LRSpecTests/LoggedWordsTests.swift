import LRConfigs
import LRInput
import LRPlotting
import LRScene
import LRSchedules
import Testing

@testable import LRSpec

/// What explanations, comparisons and descriptions say of logs: for the log of every schedule, and for odd ones.
@Suite("What is told of logs") struct LoggedWordsTests {
  /// The log of a schedule: its rate at every seventh step, from `first` on, of an update `ahead` of it.
  private struct Log {
    var steps: [Int]
    var rates: [Double]
    var text: String { "step,lr\n" + zip(steps, rates).map { "\($0),\($1)\n" }.joined() }

    init(_ truth: RunTruth, first: Int = 0, ahead: Int = 0) {
      steps = Array(stride(from: first, to: truth.rates.count, by: 7))
      rates = steps.map { truth.rates[$0 + ahead] }
    }

    /// Its highest value but for the first.
    var top: Int { rates.indices.dropFirst().max { rates[$0] < rates[$1] } ?? 0 }
  }

  private func json(_ text: String) throws -> [Node] {
    try #require(
      JSONReader.parse(DiagnosticSink(Source(name: "out.json", text: text)))?["curves"]?.array, "\(text)")
  }

  private func alone(_ log: Log) throws -> ChartSpec {
    try SpecReading(#"{ "log": "a.csv" }"#, logs: ["a.csv": log.text]).good()
  }

  private func short(_ rate: Double) -> String { NumberText.short(rate).plain }

  private func told(_ spec: ChartSpec) -> String {
    Explanation(spec).written(as: .text).replacing("\n", with: " ").replacing(#/ +/#, with: " ")
  }

  static let forms = ToldForm.examples.map { ToldForm(name: $0.name, schedule: $0.schedule, steps: 210) }

  @Test(
    "the log of a schedule follows it, whichever update it tells of, and its numbers are told",
    arguments: ToldForm.examples)
  func follows(_ form: ToldForm) throws {
    let truth = try RunTruth(try form.read().good())
    for log in [Log(truth), Log(truth, first: 1, ahead: -1)] {
      let reading = form.read(#""log": "a.csv""#, logs: ["a.csv": log.text])
      let spec = try reading.good()
      #expect(told(spec).contains("note: against plan: the log follows the plan"))
      let curve = try #require(try json(Explanation(spec).written(as: .json)).last)
      #expect(curve["type"]?.string == "log" && curve["plan"]?["follows"]?.bool == true)
      #expect(curve["count"]?.integer == log.rates.count && curve["plan"]?["compared"]?.integer == log.rates.count)
      #expect(curve["peak"]?["rate"]?.double == log.rates.max() && curve["min"]?.double == log.rates.min())
      #expect(curve["first"]?.double == log.rates.first && curve["final"]?.double == log.rates.last)
      #expect(curve["steps"]?.array?.map(\.integer) == [log.steps.first, log.steps.last])
      let figure = try reading.figure()
      #expect(figure.subtitle?.plain.hasPrefix("The log follows the plan") == true)
      #expect(figure.summary.contains("plan (log) against plan: the log follows the plan"))
      #expect(figure.summary.contains("plan (log): from \(short(log.rates[0])) at step \(log.steps[0]) to "))
      #expect(figure.summary.contains("highest \(short(log.rates.max() ?? .nan)) at "))
    }
  }

  @Test("a value of a log that is no rate of the schedule is where the log leaves it", arguments: ToldForm.examples)
  func leaves(_ form: ToldForm) throws {
    let plan = try form.read().good()
    let truth = try RunTruth(plan)
    let whole = Log(truth)
    var broken = whole
    let place = whole.top
    broken.rates[place] *= 3
    guard whole.rates[place] > 0 else { return }
    let (step, difference) = (whole.steps[place], broken.rates[place] - whole.rates[place])
    let spec = try form.read(#""log": "a.csv""#, logs: ["a.csv": broken.text]).good()
    #expect(Explanation(spec).hasFindings)
    #expect(told(spec).contains("warning: against plan: the log "))
    let found = try #require(try json(Explanation(spec).written(as: .json)).last?["plan"])
    #expect(found["follows"]?.bool == false)
    #expect(found["largest"]?["step"]?.integer == step)
    #expect(found["largest"]?["difference"]?.double.map { abs($0 - difference) <= 1e-9 * difference } == true)
    // Printed: what was logged.
    let printed = try SpecReading(#"{ "log": "a.csv" }"#, logs: ["a.csv": broken.text]).trained()
    #expect(Array(printed.spec.values(printed.results).curves[0].table).map(\.value) == broken.rates)
    // Compared: the plan with both logs, either way round, and the logs with each other.
    let (good, bad) = (try alone(whole), try alone(broken))
    let same = Comparison(plan, good, names: ("a", "b"))
    #expect(same.isEqual && same.written(as: .text).contains("the log follows the plan"))
    for (pair, sign) in [((plan, bad), 1.0), ((bad, plan), -1), ((good, bad), 1)] {
      let comparison = Comparison(pair.0, pair.1, names: ("a", "b"))
      #expect(!comparison.isEqual)
      let largest = try #require(try json(comparison.written(as: .json))[0]["largest"])
      #expect(largest["step"]?.integer == step)
      #expect(largest["difference"]?.double.map { abs($0 - sign * difference) <= 1e-9 * difference } == true)
      let text = comparison.written(as: .text)
      #expect(text.contains("at step \(NumberText.count(step)): "), "\(text)")
      #expect(text.contains("\(NumberText.count(whole.rates.count)) values from step 0 to step "), "\(text)")
      let figure = comparison.figure(origin: Origin(digest: "d", spec: nil, generator: "g"))
      #expect(figure.panels[1].series[0].callouts.map(\.x) == [Double(step)])
      #expect(figure.panels.allSatisfy { $0.x.lower == 0 && $0.x.upper.map { $0 >= Double(step) } == true })
    }
    let logs = Comparison(good, bad, names: ("a", "b")).written(as: .text)
    #expect(
      logs.contains("the logs differ at 1 of the \(whole.rates.count) steps that both have, first at step \(step)"))
    #expect(
      Comparison(good, good, names: ("a", "b")).written(as: .text)
        .contains("the logs agree at all \(whole.rates.count) steps that both have"))
  }

  private func explained(_ log: String, _ more: String = "", name: String = "a.csv") throws -> String {
    told(try SpecReading("{ \"log\": \"\(name)\"\(more) }", logs: [name: log]).good())
  }

  @Test("values that are none, a single one, epochs, losses and conventions are said")
  func oddities() throws {
    let gaps = try explained("step,loss\n0,2\n1,nan\n2,1\n")
    #expect(gaps.contains("A log: 2 values of `loss` from step 0 to step 2, and 1 that are not finite."))
    #expect(gaps.contains("highest 2 at step 0") && gaps.contains("lowest 1 at step 2"))
    #expect(try explained("step,lr\n5,0.1\n").contains("A log: 1 value of `lr` at step 5."))
    #expect(try explained("epoch,lr\n0,0.1\n0.5,0.2\n").contains("from epoch 0 to epoch 0.5."))
    let state = #"{"log_history": [{"step": 1, "learning_rate": 0.1}, {"step": 2, "learning_rate": 0.2}]}"#
    let told = try explained(state, name: "trainer_state.json")
    #expect(told.contains("At step s trainer_state.json has the rate of update s − 1, in older versions"))
    let single = try SpecReading(#"{ "log": "a.csv" }"#, logs: ["a.csv": "step,lr\n5,0.1\n"]).figure().summary
    #expect(single.contains("a: one value, 0.1 at step 5."))
    let broken = try SpecReading(#"{ "log": "a.csv" }"#, logs: ["a.csv": "step,lr\n0,1\n1,nan\n2,2\n"]).figure().summary
    #expect(broken.contains("lowest 1 at 0; 1 value is not finite."))
  }

  @Test("a rate that is back up is a finding, in words and as JSON")
  func jumps() throws {
    let log = "step,lr\n" + [10, 9, 8, 7, 6, 10, 9, 8, 7].enumerated().map { "\($0),\($1)\n" }.joined()
    let spec = try SpecReading(#"{ "log": "a.csv" }"#, logs: ["a.csv": log]).good()
    #expect(Explanation(spec).hasFindings)
    #expect(told(spec).contains("note: the rate is back up at step 5, from 6 to 10 [log-jump]"))
    let finding = try #require(try json(Explanation(spec).written(as: .json))[0]["findings"]?.array?.first)
    #expect(finding["rule"]?.string == "log-jump" && finding["steps"]?.array?.map(\.integer) == [5])
  }

  /// Public reports: a CSVLogger's epochs against a plan in steps; the same two inside of one spec follow.
  @Test("epochs of a log are laid over the steps of a plan that knows how many an epoch has")
  func epochs() throws {
    let log = try SpecReading(
      #"{ "log": "ep.csv" }"#, logs: ["ep.csv": "epoch,lr\n0,0.1\n1,0.05\n2,0.025\n"]
    ).good()
    let plan = try SpecReading(
      #"{ "epochs": 3, "steps_per_epoch": 100, "#
        + #""schedule": { "type": "step", "lr": 0.1, "every": 100, "gamma": 0.5 } }"#
    ).good()
    for told in [Comparison(log, plan, names: ("a", "b")), Comparison(plan, log, names: ("a", "b"))] {
      #expect(told.isEqual && told.written(as: .text).contains("the log follows the plan"))
    }
  }

  @Test("a log of epochs is told in epochs, in `diff` both ways and beside its plan in a spec")
  func toldInEpochs() throws {
    let text = "epoch,lr\n0,0.1\n1,0.05\n2,0.05\n3,0.025\n4,0.0125\n"
    let body =
      #""epochs": 5, "steps_per_epoch": 100, "schedule": { "type": "step", "lr": 0.1, "every": 100, "gamma": 0.5 }"#
    let log = try SpecReading(#"{ "log": "ep.csv" }"#, logs: ["ep.csv": text]).good()
    let plan = try SpecReading("{ \(body) }").good()
    let words = "the log is one epoch behind the plan from epoch 2"
    for told in [Comparison(log, plan, names: ("a", "b")), Comparison(plan, log, names: ("a", "b"))] {
      let text = told.written(as: .text)
      #expect(text.contains(words) && text.contains("5 values from epoch 0 to epoch 4, peak 0.1 at epoch 0"), "\(text)")
      #expect(text.contains("0.025, 25 % of the peak, at epoch 2:"), "\(text)")
      // Drawn, the log lies on the steps of the plan.
      let figure = told.figure(origin: Origin(digest: "d", spec: nil, generator: "g"))
      #expect(figure.panels[1].series[0].callouts.map(\.x) == [200])
    }
    let both = try SpecReading("{ \(body), \"log\": \"ep.csv\" }", logs: ["ep.csv": text]).good()
    #expect(told(both).contains("warning: against step: \(words)"), "\(told(both))")
    // A plan that counts epochs, and a log of steps: each step lies in its epoch.
    let rows = "step,lr\n" + (0..<5).map { "\($0 * 100),\(0.1 * [1, 0.5, 0.25, 0.125, 0.0625][$0])\n" }.joined()
    let own =
      #""epochs": 5, "unit": "epoch", "schedule": { "type": "step", "lr": 0.1, "every": 1, "gamma": 0.5 }, "log": "st.csv""#
    let laid = try SpecReading("{ \(own), \"steps_per_epoch\": 100 }", logs: ["st.csv": rows])
    #expect(told(try laid.good()).contains("note: against step: the log follows the plan"))
    #expect(try laid.good().curves.last?.log?.lastStep == 4)
    let unknown = SpecReading("{ \(own) }", logs: ["st.csv": rows])
    #expect(try unknown.good().curves.last?.log?.plan == nil)
    // Two logs of two clocks have no steps in common that mean the same.
    let steps = try SpecReading(#"{ "log": "a.csv" }"#, logs: ["a.csv": "step,lr\n0,0.1\n100,0.05\n"]).good()
    let apart = Comparison(log, steps, names: ("a", "b"))
    #expect(!apart.isEqual && apart.written(as: .text).contains("the log counts epochs and the other steps"))
  }

  @Test("two logs of epochs are compared in epochs")
  func loggedEpochs() throws {
    func spec(_ rows: String, _ more: String = "") throws -> ChartSpec {
      try SpecReading(#"{ "log": "a.csv"\#(more) }"#, logs: ["a.csv": "epoch,lr\n" + rows]).good()
    }
    for more in ["", #", "steps_per_epoch": 10"#] {
      let (one, other) = (try spec("0,1\n1,1\n2,1\n", more), try spec("0,1\n1,1\n2,0.5\n", more))
      let told = Comparison(one, other, names: ("a", "b"))
      let text = told.written(as: .text)
      #expect(text.contains("the logs differ at 1 of the 3 epochs that both have, first at epoch 2"), "\(text)")
      #expect(text.contains("at epoch 2: 1 and 0.5"), "\(text)")
      #expect(
        Comparison(one, one, names: ("a", "b")).written(as: .text).contains("agree at all 3 epochs that both have"))
    }
    let figure = Comparison(try spec("0,1\n1,1\n"), try spec("0,1\n1,2\n"), names: ("a", "b"))
      .figure(origin: Origin(digest: "d", spec: nil, generator: "g"))
    #expect(figure.panels.allSatisfy { $0.x.title == .literal("epoch") && $0.x.stepsPerEpoch == nil })
    #expect(figure.panels[1].series[0].callouts.map(\.text) == [NumberText.short(1) + .literal(" at epoch 1")])
    let halves = try spec("0.5,1\n1,1\n")
    #expect(
      Comparison(halves, try spec("0.5,2\n1,1\n"), names: ("a", "b")).written(as: .text)
        .contains("the logs differ at 1 of the 2 places that both have, first at epoch 0.5"))
  }

  @Test("a plan of epochs is told in epochs beside its log")
  func plannedEpochs() throws {
    let plan = try SpecReading(
      #"{ "epochs": 3, "unit": "epoch", "schedule": { "type": "step", "lr": 0.1, "every": 1, "gamma": 0.5 } }"#
    ).good()
    let log = try SpecReading(#"{ "log": "a.csv" }"#, logs: ["a.csv": "epoch,lr\n0,0.1\n1,0.05\n2,0.01\n"]).good()
    let told = Comparison(plan, log, names: ("a", "b"))
    #expect(told.written(as: .text).contains("peak 0.1 at epoch 0, final 0.025"), "\(told.written(as: .text))")
    let figure = told.figure(origin: Origin(digest: "d", spec: nil, generator: "g"))
    #expect(figure.panels.allSatisfy { $0.x.title == .literal("epoch") })
    #expect(figure.panels[1].series[0].callouts.map(\.x) == [2])
  }

  @Test("an axis of epochs has no second one below it")
  func oneAxis() throws {
    let body = #""schedule": { "type": "constant", "lr": 0.1 }, "steps_per_epoch": 100"#
    for (unit, length) in [("epoch", nil), ("step", 100.0)] {
      let spec = try SpecReading(#"{ "steps": 300, "unit": "\#(unit)", \#(body) }"#).good()
      #expect(spec.epochLength == length)
    }
  }

  @Test("a log that the other side has nothing to be held against is not equal to it")
  func nothingInCommon() throws {
    func spec(_ log: String) throws -> ChartSpec {
      try SpecReading(#"{ "log": "a.csv" }"#, logs: ["a.csv": log]).good()
    }
    let even = try spec("step,lr\n0,1\n2,1\n")
    let odd = Comparison(even, try spec("step,lr\n1,1\n3,1\n"), names: ("a", "b"))
    #expect(!odd.isEqual && odd.written(as: .text).contains("the logs have no step in common"))
    #expect(odd.written(as: .json).contains("\"largest\":null"))
    let one = Comparison(even, try spec("step,lr\n1,1\n2,1\n"), names: ("a", "b"))
    #expect(one.isEqual && one.written(as: .text).contains("the logs agree at the one step that both have"))
    let plan = try SpecReading(steps: 9, schedule: #"{ "type": "constant", "lr": 1 }"#).good()
    let halves = Comparison(plan, try spec("step,lr\n0.5,1\n1.5,1\n"), names: ("a", "b"))
    #expect(!halves.isEqual && halves.written(as: .text).contains("the log has no value at a whole step"))
    // Epochs of a log, and steps of a plan that says nothing of epochs.
    for sides in [(plan, try spec("epoch,lr\n0,1\n1,1\n")), (try spec("epoch,lr\n0,1\n1,1\n"), plan)] {
      let told = Comparison(sides.0, sides.1, names: ("a", "b"))
      #expect(!told.isEqual && told.written(as: .text).contains("the log counts epochs and the plan steps"))
    }
    // Of a rate for each group of parameters the first is held against the plan.
    let groups = Comparison(plan, try spec("step,lr_0,lr_1\n0,1,2\n1,1,2\n"), names: ("a", "b"))
    #expect(!groups.isEqual && groups.written(as: .text).contains("only in b: lr_1"))
  }
}
