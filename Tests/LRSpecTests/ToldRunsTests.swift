import LRPlotting
import LRResults
import LRTraining
import Testing

@testable import LRSpec

/// What figures and words say where runs were tuned, diverged, missed their target, or were recorded now and then.
@Suite("What is told of runs") struct ToldRunsTests {
  private static let quadratic = #""problem": { "type": "quadratic", "curvatures": [1], "start": [1] }"#

  private func summary(_ text: String) throws -> String { try SpecReading(text).figure().summary }

  private func values(_ text: String, _ quantity: Quantity) throws -> [NamedValues] {
    let (spec, results) = try SpecReading(text).trained()
    return try #require(spec.values(of: quantity, results)).named
  }

  private func tuned(_ show: String, to: Double, _ more: String = "") -> String {
    """
    { "steps": 3, "show": "\(show)", "train": { \(Self.quadratic),
        "tune": { "from": 0.1, "to": \(to), "per_decade": 1, "refine": 0 } \(more) },
      "schedule": { "type": "linear", "lr": 1, "min_lr": 0.5 } }
    """
  }

  @Test("an edge is an edge in every quantity of the tuned run", arguments: ["final", "moderate_share"])
  func edges(show: String) throws {
    let quantity = try #require(Quantity.named(show))
    #expect(try values(tuned(show, to: 1), quantity)[0].value("edge") == 1)
    #expect(try summary(tuned(show, to: 1)).contains("at a tuned peak rate of 1 (edge)"))
    #expect(try values(tuned(show, to: 10), quantity)[0].value("edge") == 0)
    #expect(try !summary(tuned(show, to: 10)).contains("(edge)"))
    #expect(try summary(tuned("loss", to: 1)).contains("at a tuned peak rate of 1 (edge)"))
    #expect(
      try summary(tuned("lr", to: 1)).contains("peak 1 at step 0, final ≈0.6667, reaches 0.5 at step 3, tuned (edge)."))
  }

  @Test("the bound on the last iterate is at its own peak, and a searched shape has no tuned one")
  func peaksOfTheirOwn() throws {
    let bound = try #require(Quantity.named("last_iterate_bound"))
    #expect(try values(tuned("last_iterate_bound", to: 1), bound)[0].value("lr") == nil)
    #expect(try !summary(tuned("last_iterate_bound", to: 1)).contains("tuned"))
    let searched = """
      { "steps": 20, "show": "final", "schedule": { "type": "constant", "lr": 1 }, "train": {
          "problem": { "type": "noisy_quadratic", "dimension": 5 }, "tune": { "from": 0.1, "to": 1 },
          "shape": { "iterations": 5 } } }
      """
    #expect(try !summary(searched).contains("tuned peak rate"))
    let rates = try TrainedRates(SpecReading(searched).good(), runner: TrainingRunner(workers: Workers(threads: 1)))
    #expect(rates.curves.map(\.source) == [.searched])
  }

  private static func sweep(_ more: String) -> String {
    """
    { "steps": 60, "show": "sweep", "schedule": { "type": "constant", "lr": 1 }, "train": { \(quadratic),
        "target": { "below": 0.01 }, "score": "steps_to_target", "sweep": { "rates": [\(more)] } } }
    """
  }

  @Test("a target that is not reached is no divergence, and the low end is told and shaded too")
  func missedTargets() throws {
    let text = Self.sweep("0.001, 0.01, 0.5, 1, 3, 4")
    #expect(
      try summary(text).contains(
        "does not reach the target up to 0.01, 3 at 0.5, lowest 1 at 1 (cliff), diverges from 3 on"))
    let panel = try SpecReading(text).figure().panels[0]
    #expect(panel.x.lower == 0.001)
    #expect(panel.ranges.map(\.name.plain) == ["diverges (loss above 10¹²)", "target not reached"])
    #expect(panel.ranges.map(\.end) == [.infinity, 0.01])
    let missed = try summary(Self.sweep("0.001, 0.01"))
    #expect(missed.contains("does not reach the target at every rate") && !missed.contains("diverge"))
  }

  @Test("a score is of all runs or there is none: no mean of those that are left, and no place in the order")
  func scoresOfLostRuns() throws {
    let text = """
      { "steps": 40, "show": "final", "train": { "problem": { "type": "quadratic", "curvatures": [1], "start": [1], "noise": 1 },
          "runs": 4, "diverged_above": 100 }, "curves": [
          { "label": "a", "schedule": { "type": "constant", "lr": 0.1 } },
          { "label": "b", "schedule": { "type": "constant", "lr": 3 } },
          { "label": "c", "schedule": { "type": "constant", "lr": 0.5 } } ] }
      """
    let figure = try SpecReading(text).figure()
    #expect(figure.panels[0].x.title?.plain == "final loss, mean ± s.e. of 4 runs")
    #expect(figure.summary.contains("b: diverged (4 of 4 runs)."))
    #expect(figure.summary.hasSuffix("From high to low: c, a."))
  }

  @Test("a run without a rate behind its end has none in tags either")
  func ratesBehindTheRun() throws {
    let text = #"{ "steps": 100, "schedule": { "type": "cosine", "lr": 0.1 } }"#
    let named = try values(text, .rate)[0]
    #expect(named.value("99") == named.value("last"))
    // The rate that the decay reaches at T is told as such; behind it there is none.
    #expect(named.value("100") == 0)
    #expect(named.value("101") == nil && named.value("5000") == nil)
    let cycle =
      #"{ "steps": 100, "schedule": { "dialect": "torch", "name": "OneCycleLR", "args": { "max_lr": 0.1, "total_steps": 100 } } }"#
    #expect(try values(cycle, .rate)[0].value("100") == nil)
  }

  @Test("a way through the plane that is cut short says so: with a warning, on its axis and in words")
  func longWays() throws {
    let reading = SpecReading(
      #"""
      { "steps": 2500, "show": "plane", "schedule": { "type": "constant", "lr": 0.01 }, "train": {
          "problem": { "type": "quadratic", "curvatures": [1, 10], "start": [-4, 1] } } }
      """#)
    #expect(reading.messages.contains { $0.contains("its first 2,000 steps of 2,500") })
    let figure = try reading.figure()
    #expect(figure.panels[0].x.title?.plain == "first coordinate, first 2,000 steps")
    #expect(figure.summary.contains("in 2,000 steps, the first of 2,500"))
  }

  @Test("two panels of one quantity: both are in the table, each under a name of its own")
  func twoPanels() throws {
    let train = #""train": { "problem": { "type": "noisy_quadratic", "dimension": 5 }"#
    let text = """
      { "steps": 20, "curves": [ { "label": "a", "schedule": { "type": "cosine", "lr": 0.5 } } ], "panels": [
          { "show": "lr" }, { "show": "loss", \(train) } }, { "title": "tuned", "show": "loss",
            \(train), "tune": { "from": 0.1, "to": 1 } } }, { "show": "loss", "steps": 10, \(train) } },
          { "show": "lr", \(train), "tune": { "from": 0.1, "to": 1 } } } ] }
      """
    let losses = try values(text, .loss)
    #expect(losses.map(\.label) == ["a", "a, tuned", "a, panel 4"])
    #expect(losses.map { $0.value("20") == nil } == [false, false, true])
    let rates = try values(text, .rate)
    #expect(rates.map(\.label) == ["a", "a, panel 5"])
    #expect(rates[0].value("peak") == 0.5)
    #expect(rates[1].value("peak") != 0.5)
    #expect(try summary(text).contains("a: starts at 0.5, peak 0.5 at step 0, final "))
    let explained = Explanation(
      try SpecReading(text).good(),
      rates: try TrainedRates(SpecReading(text).good(), runner: TrainingRunner(workers: Workers(threads: 1))))
    #expect(explained.written(as: .text).hasPrefix("a\n  Over 20 steps the rate falls from 0.5 "))
    #expect(explained.written(as: .text).contains("\na, tuned\n"))
  }

  @Test("what was recorded now and then says how often")
  func strides() throws {
    let figure = try SpecReading(
      """
      { "steps": 100, "show": "loss", "train": { \(Self.quadratic), "every": 20 },
        "schedule": { "type": "constant", "lr": 0.1 } }
      """
    ).figure()
    #expect(figure.panels[0].y.title?.plain == "loss, every 20th step")
    #expect(figure.summary.contains("Line chart of the loss over 100 steps, every 20th step."))
  }

  @Test("where no run is left, the words name the steps and the bound")
  func allDiverged() throws {
    let figure = try SpecReading(
      """
      { "steps": 40, "show": "loss", "train": { "problem": { "type": "quadratic", "curvatures": [1], "start": [1], "noise": 1 },
          "runs": 6, "diverged_above": 1000 }, "schedule": { "type": "constant", "lr": 3 } }
      """
    ).figure()
    #expect(figure.summary.contains("; all 6 runs diverged (loss above 1,000), "))
    #expect(!figure.summary.contains("none left"))
    #expect(figure.panels[0].y.title?.plain.contains("(6 did: loss above 1,000)") == true)
  }

  @Test("a curve of what is varied has one name, and its axis one word; formulas beside it are told")
  func varied() throws {
    func text(_ show: String, _ more: String) -> String {
      """
      { "show": "\(show)", "steps": 10, "vary": { "key": "train.problem.dimension", "values": [5, 1000] }, \(more)
        "train": { "problem": { "type": "noisy_quadratic" }, "sweep": { "from": 0.1, "to": 0.5 } },
        "curves": [{ "label": "b", "schedule": { "type": "constant", "lr": 0.2 } }] }
      """
    }
    let (spec, results) = try SpecReading(text("loss", "")).trained()
    let figure = try SpecReading(text("loss", "")).figure()
    let names = spec.values(results).curves.map(\.name)
    #expect(names == ["b, dimension 5", "b, dimension 1000"])
    #expect(figure.panels[0].series.map(\.label.plain) == names)
    #expect(names.allSatisfy { figure.summary.contains("\($0): starts at ") })
    #expect(figure.summary.contains("At the end, from high to low: b, dimension 1000; b, dimension 5."))
    let final = try summary(text("final", #""x": "log","#))
    #expect(final.contains("against dimension, dimension logarithmic. b: at dimension 5 "))
    #expect(
      try summary(text("sweep", #""formulas": ["noise_floor"], "y": "log","#)).contains(
        "Beside them, noise floor, formula: "))
    #expect(try summary(text("sweep", #""y": "log","#)).contains("from 0.1 to 0.5, both axes logarithmic."))
  }
}
