import LRInput

/// Adam whose weight decay acts beside the step; the arithmetic is `Adam`'s.
enum AdamW {
  private static let weightDecay = Key.number(
    "weight_decay", in: .atLeast(0), default: 0.01,
    summary: "λ: the iterate shrinks by 1 − ηλ in each update; torch's default, optax has 1e-4.")

  static let entry = OptimizerEntry(
    name: "adamw",
    otherNames: ["AdamW", "adam_w", "adamw_torch", "adamw_hf", "adamw_torch_fused", "AdamWeightDecay"],
    summary:
      "Adam with decoupled weight decay: the iterate shrinks beside the step, and the moments know nothing of it.",
    formula: "x ← (1 − ηλ)x; then Adam with the gradient from before",
    latex: #"""
      x \leftarrow (1-\eta\lambda)\,x - \eta\,\frac{m/(1-\beta_1^k)}{\sqrt{v}/\sqrt{1-\beta_2^k} + \epsilon}
      """#,
    edges: "Decay follows the scheduled rate, so a rate of 0 stops it. Else as adam.",
    source: "Loshchilov and Hutter 2019; torch/optim/adamw.py", momentum: .betas,
    keys: Adam.keys(decay: [weightDecay.declaration]),
    example: #"{"type": "adamw", "betas": [0.9, 0.95], "weight_decay": 0.1}"#
  ) { reader in Adam.read(reader, decay: WeightDecay.read(reader, weightDecay, isDecoupled: true)) }
}
