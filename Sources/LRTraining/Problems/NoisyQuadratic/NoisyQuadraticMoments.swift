/// The noisy quadratic in expectation: the second moments of its coordinates, which follow a recursion of their own.
///
/// A_i = E θ_i² ← (1 − ηh_i)² A_i + η² h_i/B for plain descent; with momentum E θ_i b_i and E b_i² come with it.
struct NoisyQuadraticMoments: MomentProblem {
  /// h_i, above 0.
  let curvatures: [Double]
  /// B, above 0.
  let batch: Double

  var dimension: Int { curvatures.count }
  var cost: Double { 4 * Double(curvatures.count) }

  func evolution(momentum: Bool) -> any MomentEvolution {
    momentum ? HeavyBallMoments(self) : DescentMoments(self)
  }
}

/// Moments under x ← x − η(hx + ξ), E ξ² = h/B.
private final class DescentMoments: MomentEvolution {
  private let h: [Double]
  private let noise: [Double]
  private var a: [Double]

  init(_ problem: NoisyQuadraticMoments) {
    h = problem.curvatures
    noise = h.map { $0 / problem.batch }
    a = [Double](repeating: 1, count: h.count)
  }

  var loss: Double { 0.5 * zip(h, a).reduce(0) { $0 + $1.0 * $1.1 } }
  var squaredGradient: Double { zip(h, a).reduce(0) { $0 + $1.0 * $1.0 * $1.1 } }

  func advance(rate: Double, momentum: Double) {
    let square = rate * rate
    for index in a.indices {
      let kept = 1 - rate * h[index]
      a[index] = kept * kept * a[index] + square * noise[index]
    }
  }
}

/// Moments under b ← μb + hx + ξ, x ← x − ηb.
private final class HeavyBallMoments: MomentEvolution {
  private let h: [Double]
  private let noise: [Double]
  private var xx: [Double]
  private var xb: [Double]
  private var bb: [Double]

  init(_ problem: NoisyQuadraticMoments) {
    h = problem.curvatures
    noise = h.map { $0 / problem.batch }
    xx = [Double](repeating: 1, count: h.count)
    xb = [Double](repeating: 0, count: h.count)
    bb = xb
  }

  var loss: Double { 0.5 * zip(h, xx).reduce(0) { $0 + $1.0 * $1.1 } }
  var squaredGradient: Double { zip(h, xx).reduce(0) { $0 + $1.0 * $1.0 * $1.1 } }

  func advance(rate: Double, momentum: Double) {
    for index in xx.indices {
      let (xxOld, xbOld, bbOld) = (xx[index], xb[index], bb[index])
      let curvature = h[index]
      let bbNew =
        momentum * momentum * bbOld + 2 * momentum * curvature * xbOld + curvature * curvature * xxOld + noise[index]
      let xbMid = momentum * xbOld + curvature * xxOld
      bb[index] = bbNew
      xb[index] = xbMid - rate * bbNew
      xx[index] = xxOld - 2 * rate * xbMid + rate * rate * bbNew
    }
  }
}
