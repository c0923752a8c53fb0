import LRInput

extension MLPSpirals {
  private static let width = Key.integer(
    "width", in: .between(1, 1024), default: 32, summary: "Units of each of the two hidden layers.")
  private static let batch = Key.integer(
    "batch", in: .between(1, 65_536), kind: "points", default: 16, summary: "Points of a batch.")
  private static let samples = Key.integer(
    "samples", in: .between(2, 1_000_000), kind: "points", defaultText: "fresh points in every update",
    summary: "Points of a fixed set, whose loss is then the one that counts.")
  private static let flips = Key.number(
    "label_noise", in: .between(0, 0.49), default: 0,
    summary: "Share of the labels that are flipped, anew in every update; not with `samples`.")
  private static let turns = Key.number(
    "turns", in: .between(0.1, 10), default: 1, summary: "How often each spiral winds around the centre.")
  private static let spread = Key.number(
    "spread", in: .between(0, 1), default: 0.02,
    summary: "Standard deviation of points around their spiral, as a share of its outer radius, which is 4.")

  static let entry = ProblemEntry(
    name: "mlp_spirals", otherNames: ["mlp", "spirals", "two_spirals"],
    summary: "A network 2–32–32–1 with tanh that tells two spirals apart, cleanly or under label noise.",
    formula: "f = mean of ln(1 + e^(−y·net(x))), flips of labels in expectation",
    latex: #"f(w) = \mathbb E \ln\bigl(1 + e^{-y\,\mathrm{net}_w(x)}\bigr)"#,
    edges: """
      With `samples` the net can fit every point, and a constant rate has no noise floor; with `label_noise` the least \
      loss is the entropy of the flips. Fresh points are judged on 4,000 fixed ones, the same in all runs.
      """,
    source: "Lang and Witbrock, Learning to Tell Two Spirals Apart, 1988; Glorot and Bengio, AISTATS 2010",
    keys: [
      width.declaration, batch.declaration, samples.declaration, flips.declaration, turns.declaration,
      spread.declaration,
    ],
    aliases: [
      "hidden": "width", "units": "width", "batch_size": "batch", "n": "samples", "noise": "label_noise",
      "flip": "label_noise", "std": "spread",
    ],
    example: #"{"type": "mlp_spirals", "label_noise": 0.1}"#
  ) { reader in
    guard let width = reader.read(width), let batch = reader.read(batch), let flips = reader.read(flips),
      let turns = reader.read(turns), let spread = reader.read(spread)
    else { return nil }
    let samples = reader.has(samples) ? reader.read(samples) : nil
    guard !reader.has(Self.samples) || samples != nil else { return nil }
    if samples != nil, flips > 0 {
      reader.error(
        at: Self.flips, "`label_noise` is for fresh points, but there are `samples`", hint: "leave one of them out")
      return nil
    }
    return .iterates(
      MLPSpirals(
        width: width, data: SpiralData(turns: turns, spread: spread), batch: batch, samples: samples, flips: flips))
  }
}
