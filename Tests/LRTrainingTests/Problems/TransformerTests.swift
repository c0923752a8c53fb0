import LRInput
import LRMath
import Testing

@testable import LRTraining

@Suite struct TransformerTests {
  static let small = TransformerShape(
    layers: 2, width: 8, heads: 2, feedForward: 12, vocabulary: 5, length: 3, batch: 2, norm: .post)

  static let shapes: [TransformerShape] = [
    small, shape { $0.norm = .pre }, shape { $0.heads = 1 }, shape { ($0.width, $0.feedForward) = (16, 24) },
    shape { ($0.length, $0.vocabulary, $0.norm) = (9, 17, .pre) },
  ]

  private static func shape(_ change: (inout TransformerShape) -> Void) -> TransformerShape {
    var shape = small
    change(&shape)
    return shape
  }

  @Test func hasAsManyParametersAsThePaperNet() {
    let shape = TransformerShape(
      layers: 6, width: 16, heads: 2, feedForward: 32, vocabulary: 8, length: 8, batch: 16, norm: .post)
    #expect(shape.count == 13_384)
  }

  /// Every tenth parameter, and so all kinds of them, against central differences in double precision.
  @Test(arguments: shapes)
  func gradientIsThatOfTheLoss(shape: TransformerShape) {
    let net = TransformerNet<Double>(shape)
    let random = CounterGenerator(seed: 3)
    var weights = (0..<shape.count).map { 0.4 * random.normal(UInt64($0)) }
    for index in 0..<shape.width { weights[shape.lastGain + index] += 1 }
    let letters = (0..<shape.tokens).map { Int(random.bits(1, draw: UInt64($0)) % UInt64(shape.vocabulary)) }
    var gradient = [Double](repeating: 0, count: shape.count)
    _ = net.loss(weights, letters: letters, targets: letters.reversed(), gradient: &gradient)
    let size = gradient.map(\.magnitude).max() ?? 1
    for index in stride(from: 0, to: shape.count, by: shape.count > 1000 ? 31 : 10) {
      let kept = weights[index]
      let step = 1e-5
      weights[index] = kept + step
      let up = net.loss(weights, letters: letters, targets: letters.reversed(), gradient: nil)
      weights[index] = kept - step
      let down = net.loss(weights, letters: letters, targets: letters.reversed(), gradient: nil)
      weights[index] = kept
      // A kink of max(0, ·) within the step would show; none does at these weights.
      #expect(abs((up - down) / (2 * step) - gradient[index]) <= 1e-7 * size + 1e-9, "parameter \(index)")
    }
  }

  @Test func singlePrecisionFollowsDouble() {
    let shape = Self.small
    let random = CounterGenerator(seed: 5)
    let weights = (0..<shape.count).map { 0.4 * random.normal(UInt64($0)) }
    let letters = (0..<shape.tokens).map { _ in 1 }
    var (coarse, fine) = ([Float](repeating: 0, count: shape.count), [Double](repeating: 0, count: shape.count))
    let a = TransformerNet<Float>(shape).loss(
      weights.map { Float($0) }, letters: letters, targets: letters, gradient: &coarse)
    let b = TransformerNet<Double>(shape).loss(weights, letters: letters, targets: letters, gradient: &fine)
    #expect(abs(a - b) < 1e-5)
    let size = fine.map(\.magnitude).max() ?? 1
    for (one, other) in zip(coarse, fine) { #expect(abs(Double(one) - other) < 1e-4 * size) }
  }

  @Test func startsNearChanceAndTheSameKeyGivesTheSameRun() throws {
    let sink = DiagnosticSink(Source(name: "spec.json", text: #"{"type": "transformer", "layers": 1, "width": 8}"#))
    let node = try #require(JSONReader.parse(sink))
    guard case .iterates(let problem) = ProblemReader.read(node, sink: sink) else {
      Issue.record("\(sink.diagnostics)")
      return
    }
    func first(_ run: Int) -> (loss: Double, gradient: [Double]) {
      var x = [Double](repeating: 0, count: problem.dimension)
      var g = x
      let trial = problem.trial(RunKey(seed: 7, run: run))
      trial.start(&x)
      let loss = trial.gradient(at: x, for: Update(step: 0, rate: 0.1), into: &g)
      return (loss, g)
    }
    let (one, again, other) = (first(0), first(0), first(1))
    #expect(one.loss == again.loss && one.gradient == again.gradient)
    #expect(one.loss != other.loss)
    // ln 8 = 2.079; Xavier weights after a normalised stream spread the logits somewhat.
    #expect((1.9...3.2).contains(one.loss))
  }
}
