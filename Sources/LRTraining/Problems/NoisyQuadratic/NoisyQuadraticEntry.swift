import LRInput

extension NoisyQuadraticMoments {
  private static let size = Key.integer(
    "dimension", in: .between(1, 1_000_000), kind: "coordinates", default: 1000, summary: "Coordinates.")
  private static let batchSize = Key.number(
    "batch", in: .above(0), unit: "samples", default: 1, summary: "Samples a gradient: its noise is h_i/batch.")

  static let entry = ProblemEntry(
    name: "noisy_quadratic", otherNames: ["nqm", "noisy_quadratic_model"],
    summary: "A quadratic with many curvatures and noise in its gradients, known in expectation.",
    formula: "f(x) = ½ Σ h_i x_i²", latex: #"f(x) = \tfrac12\sum_i h_i x_i^2"#, edges: "", source: "Zhang et al. 2019",
    keys: [size.declaration, batchSize.declaration], example: #"{"type": "noisy_quadratic"}"#
  ) { reader in
    guard let size = reader.read(size), let batch = reader.read(batchSize) else { return nil }
    return .moments(NoisyQuadraticMoments(curvatures: (1...size).map { 1 / Double($0) }, batch: batch))
  }
}
