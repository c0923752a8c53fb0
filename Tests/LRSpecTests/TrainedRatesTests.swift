import LRResults
import LRTraining
import Testing

@testable import LRSpec

/// Explanations and comparisons of curves whose rates training sets.
@Suite("Rates that training sets") struct TrainedRatesTests {
  private static let tuned = """
    { "steps": 50, "show": "lr", "train": { "problem": { "type": "noisy_quadratic", "dimension": 100 },
        "tune": { "from": 0.01, "to": 4, "per_decade": 5 } },
      "curves": [ { "label": "cos", "schedule": { "type": "cosine", "lr": 7.0, "min_lr": 0.7, "warmup": 5 } } ] }
    """
  private static let driven = """
    { "steps": 400, "show": "lr", "train": { "problem": { "type": "noisy_quadratic", "dimension": 20 } },
      "schedule": { "type": "plateau", "lr": 0.5, "factor": 0.5, "patience": 2, "metrics": "loss" } }
    """
  private static let searched = """
    { "steps": 20, "show": "lr", "schedule": { "type": "constant", "lr": 1 }, "train": {
        "problem": { "type": "noisy_quadratic", "dimension": 5 }, "tune": { "from": 0.1, "to": 1 },
        "shape": { "iterations": 5 } } }
    """

  private func rates(_ text: String) throws -> (spec: ChartSpec, told: TrainedRates, named: NamedValues) {
    let (spec, results) = try SpecReading(text).trained()
    let told = try TrainedRates(spec, runner: TrainingRunner(workers: Workers(threads: 1)))
    return (spec, told, try #require(spec.values(of: .rate, results)).named[0])
  }

  @Test("the peak, the last rate and the floor are those that `values` has", arguments: [tuned, driven, searched])
  func explained(text: String) throws {
    let (spec, told, named) = try rates(text)
    #expect(spec.setsRates)
    let explanation = Explanation(spec, rates: told)
    guard case .planned(let part) = explanation.curves[0] else {
      Issue.record("no schedule")
      return
    }
    #expect(part.report.peak.rate == named.value("peak"))
    #expect(part.report.last == named.value("last"))
    #expect(part.report.minimum.rate == named.value("least"))
    #expect(part.report.last != Explanation(spec).last)
    // Floor and peak that were asked for are scaled with the rates, so that nothing is missed.
    #expect(!part.report.findings.contains { ["floor-not-reached", "peak-not-reached"].contains($0.rule) })
    #expect(explanation.written(as: .json).contains("\"rates\":\"\(told.curves[0].source.name)\""))
    let words = explanation.written(as: .text).replacing("\n ", with: "")
    #expect(words.contains(try #require(told.curves[0].source.sentence)))
    // Marks stand where the numbers are.
    let marked = SpecReading(
      text.replacing("\"show\": \"lr\"", with: "\"show\": \"lr\", \"marks\": [\"peak\", \"final\"]"))
    let callouts = try marked.figure().panels[0].series[0].callouts
    #expect(callouts.map(\.y) == [named.value("peak"), named.value("last")])
    #expect(callouts.first?.x == named.value("peak_step") && callouts.last?.x == Double(spec.steps - 1))
  }

  @Test("a comparison is of the rates that the runs have")
  func compared() throws {
    let (spec, told, named) = try rates(Self.tuned)
    let other = try SpecReading(
      Self.tuned.replacing("\"lr\": 7.0, \"min_lr\": 0.7", with: "\"lr\": 1, \"min_lr\": 0.1")
    ).good()
    let same = Comparison(
      spec, other, names: ("a", "b"),
      rates: (told, try TrainedRates(other, runner: TrainingRunner(workers: Workers(threads: 1)))))
    #expect(same.isEqual)
    #expect(!Comparison(spec, other, names: ("a", "b")).isEqual)
    let peak = try #require(named.value("peak"))
    #expect(same.written(as: .json).contains("\"peak\":\(peak)"))
  }

  @Test("what trains without setting rates runs nothing")
  func untouched() throws {
    let spec = try SpecReading(
      steps: 20, schedule: #"{ "type": "cosine", "lr": 1 }"#,
      #""train": { "problem": { "type": "noisy_quadratic" } }, "show": "loss""#
    ).good()
    #expect(!spec.setsRates)
    #expect(try TrainedRates(spec, runner: TrainingRunner()).curves.map(\.source) == [.planned])
  }

  @Test("a rate is placed at the update that has it: at the end of a branch, and where the next begins smoothly")
  func places() throws {
    let text = Explanation(
      try SpecReading(
        steps: 90,
        schedule: #"""
          { "type": "sequence", "parts": [ { "type": "cosine", "lr": 0.1, "steps": 30 },
            { "type": "cosine", "lr": 0.05, "steps": 30 }, { "type": "linear", "lr": 0.02 } ] }
          """#
      ).good()
    ).written(as: .text).replacing("\n", with: " ").replacing("  ", with: " ")
    #expect(text.contains("≈2.739×10⁻⁴ at step 29, then falls from 0.05 to "))
    #expect(text.contains(" at step 59, then falls from 0.02"))
  }
}

extension Explanation {
  /// The last rate of the first curve.
  fileprivate var last: Double? { if case .planned(let part)? = curves.first { part.report.last } else { nil } }
}
