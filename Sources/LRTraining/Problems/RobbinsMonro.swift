import LRInput
import LRMath

/// One coordinate pulled to zero under noise of variance 1: x ← x − η_t (hx + ξ_t).
struct RobbinsMonro: Problem, Smooth {
  /// Which law the noise follows.
  enum Noise: String, Sendable, CaseIterable {
    /// N(0, 1).
    case gaussian
    /// ±1/η with probability η²/2 each, else 0, for a rate of at most 1: each spike moves x by 1.
    case spikes
    /// Student's t with `degrees` degrees of freedom, scaled to variance 1 where it has one (above 2).
    case heavyTailed = "heavy_tailed"
  }

  let noise: Noise
  /// Degrees of freedom of heavy tails.
  let degrees: Int
  let curvature: Double
  /// x_0.
  let start: Double

  var dimension: Int { 1 }
  var leastLoss: Double? { 0 }
  var isDeterministic: Bool { false }
  var cost: Double { noise == .heavyTailed ? 60 : 30 }
  var lossCost: Double { 2 }
  var smoothness: Double { curvature }

  func trial(_ key: RunKey) -> any Trial { RobbinsMonroTrial(self, key) }
}

private final class RobbinsMonroTrial: Trial {
  private let problem: RobbinsMonro
  private let generator: CounterGenerator

  init(_ problem: RobbinsMonro, _ key: RunKey) {
    self.problem = problem
    generator = key.generator(for: .noise)
  }

  func start(_ x: inout MutableSpan<Double>) { x[0] = problem.start }

  func gradient(at x: Span<Double>, for update: Update, into g: inout MutableSpan<Double>) -> Double {
    g[0] = problem.curvature * x[0] + noise(update)
    return loss(at: x)
  }

  func loss(at x: Span<Double>) -> Double { 0.5 * problem.curvature * x[0] * x[0] }

  func exactGradient(at x: Span<Double>, into g: inout MutableSpan<Double>) { g[0] = problem.curvature * x[0] }

  private func noise(_ update: Update) -> Double {
    let step = UInt64(update.step)
    switch problem.noise {
    case .gaussian: return generator.normal(step)
    case .spikes:
      let rate = min(update.rate, 1)
      guard rate > 0 else { return 0 }
      let chance = generator.uniform(step)
      let share = rate * rate
      return chance < share / 2 ? 1 / rate : chance < share ? -1 / rate : 0
    case .heavyTailed:
      // Z/√(χ²/ν), the χ² from squared normal numbers.
      var sum = 0.0
      for draw in 1...UInt64(problem.degrees) {
        let normal = generator.normal(step, draw: draw)
        sum += normal * normal
      }
      let nu = Double(problem.degrees)
      let scale = nu > 2 ? ((nu - 2) / nu).squareRoot() : 1
      return generator.normal(step) / (sum / nu).squareRoot() * scale
    }
  }
}

extension RobbinsMonro {
  private static let noise: Key<Noise> = .choice(
    "noise", default: .gaussian, aliases: ["normal": .gaussian, "spike": .spikes, "student": .heavyTailed],
    summary: "The law of the noise.")
  private static let degrees = Key.integer(
    "degrees", in: .between(1, 100), default: 3,
    summary: "Degrees of freedom of heavy tails; below 3 the variance is infinite.")
  private static let curvature = Key.number(
    "curvature", in: .between(1e-50, 1e50), default: 1, summary: "h, how strongly x is pulled to 0.")
  private static let start = Key.number("start", in: .between(-1e50, 1e50), default: 10, summary: "x_0.")

  static let entry = ProblemEntry(
    name: "robbins_monro", otherNames: ["rm", "stochastic_approximation", "scalar"],
    summary:
      "One coordinate under noise of variance 1: Gaussian, heavy-tailed, or rare spikes that grow as the rate falls.",
    formula: "g = h·x + ξ, Var ξ = 1; spikes: ξ = ±1/η with probability η²/2 each (η ≤ 1)",
    latex: #"g_t = h\,x_t + \xi_t,\qquad \mathrm{Var}\,\xi_t = 1"#,
    edges: """
      E x² depends on the noise through its variance alone, so it is the same for Gaussian noise and spikes; the paths \
      are not. A rate above 1 has spikes of 1/η as if it were 1. Heavy tails of 1 or 2 degrees have no variance.
      """,
    source: "Robbins and Monro, Ann. Math. Statist. 22(3), 1951",
    keys: [noise.declaration, degrees.declaration, curvature.declaration, start.declaration],
    aliases: ["h": "curvature", "x0": "start", "df": "degrees", "distribution": "noise"],
    example: #"{"type": "robbins_monro", "noise": "spikes"}"#
  ) { reader in
    guard let noise = reader.read(noise), let degrees = reader.read(degrees), let curvature = reader.read(curvature),
      let start = reader.read(start)
    else { return nil }
    if reader.has(Self.degrees), noise != .heavyTailed {
      reader.warning(at: Self.degrees, "`degrees` does nothing without \"noise\": \"heavy_tailed\"")
    }
    return .iterates(RobbinsMonro(noise: noise, degrees: degrees, curvature: curvature, start: start))
  }
}
