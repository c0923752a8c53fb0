/// The noisy quadratic in expectation: the second moments of its coordinates, which follow a recursion of their own.
///
/// A_i = E θ_i² ← (1 − ηh_i)² A_i + η² h_i/B for plain descent; with momentum E θ_i b_i and E b_i² come with it.
struct NoisyQuadraticMoments: MomentProblem, NoiseFloored {
  /// h_i, above 0.
  let curvatures: [Double]
  /// B, above 0.
  let batch: Double

  var dimension: Int { curvatures.count }
  var leastLoss: Double? { 0 }
  var cost: Double { 6 * Double(curvatures.count) }

  func evolution(momentum: Bool) -> any MomentEvolution {
    momentum ? HeavyBallMoments(self) : DescentMoments(self)
  }

  /// (1/2B) Σ ηh_i/(2 − ηh_i) without momentum: where A_i = (1 − ηh_i)² A_i + η² h_i/B.
  ///
  /// With it the iterate is autoregressive of order 2, θ ← (1 + μ − ηh)θ − μθ′ − ηξ, whose stationary variance gives
  /// (1/2B) Σ ηh_i (1 + μ) / ((1 − μ)(2(1 + μ) − ηh_i)).
  func noiseFloor(rate: Double, momentum: Double) -> Double {
    let reach = 2 * (1 + momentum)
    guard momentum >= 0, momentum < 1, curvatures.allSatisfy({ rate * $0 < reach }) else { return .infinity }
    let share = (1 + momentum) / (1 - momentum)
    return curvatures.reduce(0) { $0 + rate * $1 * share / (reach - rate * $1) } / (2 * batch)
  }
}

/// Coordinates in blocks of eight, the last one filled with curvatures of 0.
typealias Block = SIMD8<Double>

/// Moments under x ← x − η(hx + ξ), E ξ² = h/B; the loss is summed on the way.
private final class DescentMoments: MomentEvolution {
  private let h: [Block]
  private let noise: [Block]
  private var a: [Block]
  private(set) var loss: Double

  init(_ problem: NoisyQuadraticMoments) {
    h = problem.curvatures.blocks
    noise = h.map { $0 / problem.batch }
    a = [Block](repeating: Block(repeating: 1), count: h.count)
    loss = 0.5 * h.reduce(.zero, +).inOrder
  }

  var squaredGradient: Double { zip(h, a).reduce(Block.zero) { $0 + $1.0 * $1.0 * $1.1 }.inOrder }

  func advance(rate: Double, momentum: Double) {
    loss = 0.5 * Self.advance(&a, h, noise, rate: rate).inOrder
  }

  /// The sum of ha of every lane.
  private static func advance(_ a: inout [Block], _ h: [Block], _ noise: [Block], rate: Double) -> Block {
    let eta = Block(repeating: rate)
    let square = Block(repeating: rate * rate)
    var sum = Block.zero
    let (h, noise) = (h.span, noise.span)
    var a = a.mutableSpan
    // Always so; said once, it spares the loop its checks.
    guard h.count == a.count, noise.count == a.count else { return Block(repeating: .nan) }
    for index in a.indices {
      let kept = 1 - eta * h[index]
      let next = kept * kept * a[index] + square * noise[index]
      a[index] = next
      sum += h[index] * next
    }
    return sum
  }
}

/// Moments under b ← μb + hx + ξ, x ← x − ηb, and x ← x − η(hx + ξ) in updates without momentum.
private final class HeavyBallMoments: MomentEvolution {
  private let h: [Block]
  private let noise: [Block]
  /// E x², E xb and E b² of a block.
  private typealias Moments = (xx: Block, xb: Block, bb: Block)
  private var moments: [Moments]
  private(set) var loss: Double

  init(_ problem: NoisyQuadraticMoments) {
    h = problem.curvatures.blocks
    noise = h.map { $0 / problem.batch }
    moments = [Moments](repeating: (Block(repeating: 1), .zero, .zero), count: h.count)
    loss = 0.5 * h.reduce(.zero, +).inOrder
  }

  var squaredGradient: Double { zip(h, moments).reduce(Block.zero) { $0 + $1.0 * $1.0 * $1.1.xx }.inOrder }

  func advance(rate: Double, momentum: Double) {
    guard momentum != 0 else { return advancePlainly(rate: rate) }
    loss = 0.5 * Self.advance(&moments, h, noise, rate: rate, momentum: momentum).inOrder
  }

  /// The sum of h·E x² of every lane.
  private static func advance(
    _ moments: inout [Moments], _ h: [Block], _ noise: [Block], rate: Double, momentum: Double
  ) -> Block {
    let eta = Block(repeating: rate)
    let mu = Block(repeating: momentum)
    var sum = Block.zero
    let (h, noise) = (h.span, noise.span)
    var moments = moments.mutableSpan
    guard h.count == moments.count, noise.count == moments.count else { return Block(repeating: .nan) }
    for index in moments.indices {
      let (xx, xb, bb) = moments[index]
      let pull = h[index]
      // E b²: of μb + hx + ξ; E xb before x moves: of x(μb + hx).
      let next = mu * mu * bb + 2 * mu * pull * xb + pull * pull * xx + noise[index]
      let before = mu * xb + pull * xx
      let moved = xx - 2 * eta * before + eta * eta * next
      moments[index] = (moved, before - eta * next, next)
      sum += pull * moved
    }
    return sum
  }

  /// As SGD does it: without momentum the buffer waits unchanged, and the new noise knows nothing of it.
  private func advancePlainly(rate: Double) {
    let eta = Block(repeating: rate)
    var sum = Block.zero
    for index in moments.indices {
      let (xx, xb, bb) = moments[index]
      let kept = 1 - eta * h[index]
      let moved = kept * kept * xx + eta * eta * noise[index]
      moments[index] = (moved, kept * xb, bb)
      sum += h[index] * moved
    }
    loss = 0.5 * sum.inOrder
  }
}

extension Array where Element == Double {
  /// The numbers in blocks, the last one filled with 0.
  fileprivate var blocks: [Block] {
    stride(from: 0, to: count, by: 8).map { first in
      var block = Block.zero
      for lane in 0..<Swift.min(8, count - first) { block[lane] = self[first + lane] }
      return block
    }
  }
}

extension Block {
  /// The sum of the lanes, always in the same order.
  var inOrder: Double {
    ((self[0] + self[1]) + (self[2] + self[3])) + ((self[4] + self[5]) + (self[6] + self[7]))
  }
}
