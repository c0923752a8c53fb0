import LRInput

extension NoisyQuadraticMoments {
  private static let size = Key.integer(
    "dimension", in: .between(1, 1_000_000), kind: "coordinates", default: 1000,
    summary: "Coordinates, with curvatures h_i = 1/i, i = 1, 2, ….")
  private static let curvatures = Key.numbers(
    "curvatures", in: .between(1e-100, 1e100), count: 1...100_000, defaultText: "1/i",
    summary: "h_i, one a coordinate, in place of `dimension`.")
  private static let batchSize = Key.number(
    "batch", in: .between(1e-50, 1e50), unit: "samples", default: 1,
    summary: "B, samples in a gradient, whose noise has the variance h_i/B; any number above 0.")
  private static let sampled = Key.bool(
    "sampled", default: false,
    summary: "Whether noise is drawn, run by run, for any optimizer; else moments are followed exactly.")

  static let entry = ProblemEntry(
    name: "noisy_quadratic",
    otherNames: ["nqm", "noisy_quadratic_model", "NoisyQuadratic", "noisy_quad", "sampled_noisy_quadratic"],
    summary: """
      A quadratic with curvatures from 1 down to 1/d and noise in its gradients: in expectation, without any sampling, \
      or drawn run by run.
      """,
    formula: "f(θ) = ½ Σ h_i θ_i²; E θ_i² = 1 at the start; gradient noise of variance h_i/B",
    latex: #"f(\theta) = \tfrac12\sum_i h_i\,\mathbb E\theta_i^2,\qquad \mathrm{Var}[g_i] = h_i/B"#,
    edges: """
      Exact for plain descent and heavy-ball momentum; other optimizers need `sampled`. A rate above 2/h_1 blows the \
      first coordinate up, but a schedule that falls below it later contracts the blow-up again: what counts as diverged \
      decides which peak is best, so every chart should say its bound.
      """,
    source: "Zhang, Li, Nado et al., NeurIPS 2019, arXiv:1907.04164",
    keys: [size.declaration, curvatures.declaration, batchSize.declaration, sampled.declaration],
    aliases: [
      "d": "dimension", "dim": "dimension", "h": "curvatures", "batch_size": "batch", "B": "batch",
      "sample": "sampled", "stochastic": "sampled",
    ],
    example: #"{"type": "noisy_quadratic", "dimension": 1000, "batch": 10}"#
  ) { reader in
    let (size, batch, sampled) = (reader.read(size), reader.read(batchSize), reader.read(sampled))
    var list: [Double]?
    if reader.has(curvatures) {
      if reader.has(Self.size) {
        reader.error(at: curvatures, "give `dimension` or `curvatures`, not both")
        return nil
      }
      list = reader.read(curvatures)
      if list == nil { return nil }
    }
    guard let size, let batch, let sampled else { return nil }
    let h = list ?? (1...size).map { 1 / Double($0) }
    return sampled
      ? .iterates(NoisyQuadraticSampled(curvatures: h, batch: batch))
      : .moments(NoisyQuadraticMoments(curvatures: h, batch: batch))
  }
}
