@testable import LRTraining

/// A trial with vectors of its own.
final class Place {
  let trial: any Trial
  var x: [Double]
  var g: [Double]

  init(_ problem: any Problem, seed: UInt64 = 1, run: Int = 0) {
    trial = problem.trial(RunKey(seed: seed, run: run))
    x = Array(repeating: 0, count: problem.dimension)
    g = x
    trial.start(&x)
  }

  func move(to point: [Double]) { x = point }

  var loss: Double { trial.loss(at: x) }

  var exactGradient: [Double] {
    trial.exactGradient(at: x, into: &g)
    return g
  }

  private func move(before step: Int) { trial.move(&x, before: step) }

  /// The gradient that an update sees, with its loss.
  func gradient(for step: Int, rate: Double = 0.1) -> (loss: Double, gradient: [Double]) {
    move(before: step)
    let loss = trial.gradient(at: x, for: Update(step: step, rate: rate), into: &g)
    return (loss, g)
  }

  /// The gradient by central differences, whose step suits the size of each coordinate.
  var differences: [Double] {
    x.indices.map { index in
      let kept = x[index]
      let step = 1e-5 * max(1, abs(kept))
      x[index] = kept + step
      let up = trial.loss(at: x)
      x[index] = kept - step
      let down = trial.loss(at: x)
      x[index] = kept
      return (up - down) / (2 * step)
    }
  }

  /// The losses of plain descent, at x_0 … x_T.
  func descend(_ rates: [Double]) -> [Double] {
    [loss]
      + rates.enumerated().map { step, rate in
        move(before: step)
        _ = trial.gradient(at: x, for: Update(step: step, rate: rate), into: &g)
        for index in x.indices { x[index] -= rate * g[index] }
        return loss
      }
  }
}
