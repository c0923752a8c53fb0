import LRInput
import LRMath

/// How the two moments of the Adam family follow the gradient.
struct AdamMoments: Sendable {
  private let keptFirst: Four
  private let takenFirst: Four
  private let keptSecond: Four
  private let takenSecond: Four

  /// - Parameters:
  ///   - first: β₁ of this update, from 0 to below 1.
  ///   - second: β₂, likewise.
  init(_ first: Double, _ second: Double) {
    keptFirst = Four(repeating: first)
    takenFirst = Four(repeating: 1 - first)
    keptSecond = Four(repeating: second)
    takenSecond = Four(repeating: 1 - second)
  }

  /// m ← β₁m + (1 − β₁)g.
  @inline(__always)
  func first(_ m: Four, _ g: Four) -> Four { keptFirst * m + takenFirst * g }

  /// v ← β₂v + (1 − β₂)g².
  @inline(__always)
  func second(_ v: Four, _ g: Four) -> Four { keptSecond * v + takenSecond * (g * g) }
}

/// A member of the Adam family.
protocol AdamRule: MomentumRule {
  /// β₁, β₂, ε and decay.
  var arguments: AdamArguments { get }
}

extension AdamRule {
  var momentum: Double { arguments.beta1 }
}

/// What all of the Adam family read: β₁, β₂, ε and decay.
struct AdamArguments: Sendable {
  var beta1 = 0.9
  var beta2 = 0.999
  var eps = 1e-8
  var decay = WeightDecay()

  static let betas = OptimizerKeys.betas(0.9, 0.999)
  static let eps = OptimizerKeys.eps(1e-8)

  /// 1 − βᵏ, the share of a moment that k updates have filled.
  static func filled(_ beta: Double, after k: Int) -> Double {
    1 - Math.pow(beta, Double(k))
  }

  /// Reads the arguments; nil if one was wrong.
  static func read(_ reader: ObjectReader, decay: WeightDecay?) -> AdamArguments? {
    let betas = reader.read(betas)
    let eps = reader.read(eps)
    guard let betas, let eps, let decay else { return nil }
    return AdamArguments(beta1: betas[0], beta2: betas[1], eps: eps, decay: decay)
  }
}
