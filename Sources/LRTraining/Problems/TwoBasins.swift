import LRInput
import LRMath

/// One coordinate with two wells of equal depth, a sharp one at 0 and a flat one beside it.
struct TwoBasins: Problem {
  /// Second derivative at the bottom of the sharp well, and of the flat one.
  let curvatures: (sharp: Double, flat: Double)
  /// Where the flat well lies.
  let distance: Double
  /// How sharply the wells are told apart: β of the soft minimum.
  let sharpness: Double
  /// Standard deviation of the gradient noise.
  let noise: Double
  /// x_0; nil for an even spread over [−1, distance + 1].
  let start: Double?
  /// The update before which x is put to 0, the bottom of the sharp well; nil for none.
  let resetAt: Int?

  var dimension: Int { 1 }
  var leastLoss: Double? { nil }
  var isDeterministic: Bool { noise == 0 && start != nil }
  var cost: Double { 60 }
  var lossCost: Double { 40 }

  func trial(_ key: RunKey) -> any Trial { TwoBasinsTrial(self, key) }

  /// f and f′: −(1/β) ln(e^(−β q₁) + e^(−β q₂)) of the two parabolas q.
  func value(_ x: Double) -> (loss: Double, slope: Double) {
    let away = x - distance
    let (sharp, flat) = (0.5 * curvatures.sharp * x * x, 0.5 * curvatures.flat * away * away)
    let least = min(sharp, flat)
    let weightSharp = Math.exp(-sharpness * (sharp - least))
    let weightFlat = Math.exp(-sharpness * (flat - least))
    let sum = weightSharp + weightFlat
    let slope = (weightSharp * curvatures.sharp * x + weightFlat * curvatures.flat * away) / sum
    return (least - Math.log(sum) / sharpness, slope)
  }
}

private final class TwoBasinsTrial: Trial {
  private let problem: TwoBasins
  private let starts: CounterGenerator
  private let noise: CounterGenerator

  init(_ problem: TwoBasins, _ key: RunKey) {
    self.problem = problem
    starts = key.generator(for: .start)
    noise = key.generator(for: .noise)
  }

  func start(_ x: inout MutableSpan<Double>) {
    x[0] = problem.start ?? -1 + (problem.distance + 2) * starts.uniform(0)
  }

  func gradient(at x: Span<Double>, for update: Update, into g: inout MutableSpan<Double>) -> Double {
    let (loss, slope) = problem.value(x[0])
    g[0] = problem.noise == 0 ? slope : slope + problem.noise * noise.normal(UInt64(update.step))
    return loss
  }

  func move(_ x: inout MutableSpan<Double>, before step: Int) {
    if step == problem.resetAt { x[0] = 0 }
  }

  func loss(at x: Span<Double>) -> Double { problem.value(x[0]).loss }

  func exactGradient(at x: Span<Double>, into g: inout MutableSpan<Double>) { g[0] = problem.value(x[0]).slope }
}

extension TwoBasins {
  private static let sharp = Key.number(
    "sharp", in: .between(1e-6, 1e12), default: 50, summary: "Curvature of the well at 0.")
  private static let flat = Key.number(
    "flat", in: .between(1e-6, 1e12), default: 2, summary: "Curvature of the other well.")
  private static let distance = Key.number(
    "distance", in: .between(1e-6, 1e6), default: 2, summary: "Where the other well lies.")
  private static let sharpness = Key.number(
    "beta", in: .between(1e-3, 1e6), default: 8, summary: "β of the soft minimum of the two parabolas.")
  private static let noise = Key.number(
    "noise", in: .between(0, 1e12), default: 2, summary: "Standard deviation of Gaussian noise in the gradient.")
  private static let start = Key.number(
    "start", in: .between(-1e12, 1e12), default: 0, summary: "x_0: the bottom of the sharp well.")
  private static let spread = Key.bool(
    "spread", default: false, summary: "Whether runs start evenly spread over [−1, distance + 1] instead.")
  private static let resetAt = Key.integer(
    "reset_at", in: .between(0, 1e9), kind: "steps", defaultText: "never",
    summary: "The update before which x is put into the sharp well, wherever it was.")

  static let entry = ProblemEntry(
    name: "two_basins", otherNames: ["sharp_flat", "double_well", "two_wells"],
    summary: "Two wells of equal depth, one sharp and one flat: which schedules leave the sharp one?",
    formula: "f(x) = −(1/β) ln(e^(−β·½·sharp·x²) + e^(−β·½·flat·(x − distance)²))",
    latex: #"""
      f(x) = -\tfrac1\beta \log\bigl(e^{-\beta\, h_1 x^2/2} + e^{-\beta\, h_2 (x-d)^2/2}\bigr)
      """#,
    edges: """
      Plain descent leaves the sharp well iff η > 2/sharp, with noise somewhat earlier. Sharpness depends on how the \
      problem is written (Dinh et al. 2017), and says nothing of generalisation here.
      """,
    source: "Smith, WACV 2017, arXiv:1506.01186, section 3; Dinh et al., ICML 2017, arXiv:1703.04933",
    keys: [
      sharp.declaration, flat.declaration, distance.declaration, sharpness.declaration, noise.declaration,
      start.declaration, spread.declaration, resetAt.declaration,
    ],
    aliases: ["sigma": "noise", "x0": "start", "h1": "sharp", "h2": "flat", "reset": "reset_at"],
    example: #"{"type": "two_basins", "noise": 2}"#
  ) { reader in
    guard let sharp = reader.read(sharp), let flat = reader.read(flat), let distance = reader.read(distance),
      let sharpness = reader.read(sharpness), let noise = reader.read(noise), let start = reader.read(start),
      let spread = reader.read(spread)
    else { return nil }
    if spread, reader.has(Self.start) {
      reader.error(at: Self.start, "give `start` or `spread`, not both")
      return nil
    }
    let reset = reader.has(resetAt) ? reader.read(resetAt) : nil
    guard !reader.has(resetAt) || reset != nil else { return nil }
    return .iterates(
      TwoBasins(
        curvatures: (sharp, flat), distance: distance, sharpness: sharpness, noise: noise,
        start: spread ? nil : start, resetAt: reset))
  }
}
