@testable import LRTraining

/// Trials on arrays, as tests hold their vectors.
extension Trial {
  func start(_ x: inout [Double]) {
    var point = x.mutableSpan
    start(&point)
  }

  func move(_ x: inout [Double], before step: Int) {
    var point = x.mutableSpan
    move(&point, before: step)
  }

  func gradient(at x: [Double], for update: Update, into g: inout [Double]) -> Double {
    var slopes = g.mutableSpan
    return gradient(at: x.span, for: update, into: &slopes)
  }

  func loss(at x: [Double]) -> Double { loss(at: x.span) }

  func exactGradient(at x: [Double], into g: inout [Double]) {
    var slopes = g.mutableSpan
    exactGradient(at: x.span, into: &slopes)
  }
}

extension OptimizerState {
  func update(_ x: inout [Double], gradient g: inout [Double], rate: Double, momentum: Double?) {
    var point = x.mutableSpan
    var slopes = g.mutableSpan
    update(&point, gradient: &slopes, rate: rate, momentum: momentum)
  }

  func preconditioner(into p: inout [Double]) -> Bool {
    var factors = p.mutableSpan
    return preconditioner(into: &factors)
  }
}
