import LRInput
import LRMath
import LRSchedules
import LRTraining
import Testing

@testable import LRResults

/// What quantities ask of a training, and what is said where it is not there.
@Suite("Needs of quantities") struct NeedTests {
  private func training(
    _ problem: String, optimizer: String = #"{"type": "sgd"}"#, target: Event? = nil, coordinate: Int = 0
  ) throws -> Training {
    func node(_ text: String) throws -> Node {
      try #require(JSONReader.parse(DiagnosticSink(Source(name: "", text: text))))
    }
    let sink = DiagnosticSink(Source(name: "", bytes: []))
    return Training(
      problem: try #require(ProblemReader.read(try node(problem), sink: sink)),
      optimizer: try #require(OptimizerReader.read(try node(optimizer), sink: sink)), problemType: "the_problem",
      optimizerType: "sgd", identity: "", runs: 1, seed: 1, coordinate: coordinate, target: target)
  }

  private func refusal(_ name: String, _ training: Training) throws -> String? {
    try #require(Quantity.named(name)).refusal(under: training)?.message
  }

  @Test func rangesAndTargets() throws {
    let plain = try training(#"{"type": "quadratic", "curvatures": [1], "start": [1]}"#)
    #expect(try refusal("share", plain) == "`share` needs a `target` in `train`")
    #expect(try refusal("sweep", plain) == "`sweep` needs a `sweep` or `tune`")
    #expect(try refusal("tuned", plain) == "`tuned_lr` needs a `tune`")
    let aimed = try training(
      #"{"type": "quadratic", "curvatures": [1], "start": [1]}"#, target: Event(.loss, .below, 0.1))
    #expect(try refusal("share", aimed) == nil)
    #expect(try refusal("sweep_share", aimed) == "`sweep_share` needs a `sweep` in `train`")
  }

  @Test func coordinates() throws {
    let one = try training(#"{"type": "quadratic", "curvatures": [1], "start": [1]}"#, coordinate: 3)
    #expect(try refusal("plane", one) == "`plane` needs a problem with two coordinates, not 1")
    #expect(try refusal("coordinate", one) == "the problem has 1 coordinates, counted from 0")
    let exact = try training(#"{"type": "noisy_quadratic", "dimension": 2}"#)
    #expect(try refusal("plane", exact) == "`plane` needs a problem with two coordinates")
    #expect(try refusal("loss", exact) == nil)
    #expect(
      try refusal("step_length", exact)
        == "`step_length` is not known of `the_problem`, whose runs are known in expectation")
  }

  @Test func whatIsNotKnown() throws {
    let adam = try training(#"{"type": "noisy_quadratic"}"#, optimizer: #"{"type": "adam"}"#)
    let refusal = try #require(Quantity.loss.refusal(under: adam))
    #expect(refusal.isOfOptimizer && refusal.message.contains("plain SGD and heavy-ball momentum only"))
  }

  @Test func constantsOfAProblem() throws {
    func constants(_ problem: String) throws -> [String] {
      let plan = RunPlan(schedule: Flat(), steps: 1, training: try training(problem))
      return try Results([plan], runner: TrainingRunner()).problemConstants?.names ?? []
    }
    #expect(
      try constants(#"{"type": "quadratic", "curvatures": [1, 2], "start": [1, 1]}"#)
        == ["dimension", "smoothness", "least_loss"])
    #expect(try constants(#"{"type": "noisy_quadratic"}"#).first == "dimension")
    #expect(try Results([], runner: TrainingRunner()).problemConstants == nil)
  }
}

private struct Flat: Schedule {
  func rate(at step: Double) -> Double { 0.1 }
  func piece(at step: Double) -> Piece { .constant(0.1, from: 0, to: .infinity) }
  var phases: [Phase] { [] }
}
