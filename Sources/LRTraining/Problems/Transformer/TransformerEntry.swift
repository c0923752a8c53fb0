import LRInput

extension Transformer {
  private static let layers = Key.integer("layers", in: .between(1, 64), default: 6, summary: "Encoder layers.")
  private static let width = Key.integer(
    "width", in: .between(1, 512), default: 16, summary: "Numbers that stand for a token.")
  private static let heads = Key.integer(
    "heads", in: .between(1, 64), default: 2, summary: "Heads of attention; they divide `width` evenly.")
  private static let feedForward = Key.integer(
    "feed_forward", in: .between(1, 2048), default: 32, summary: "Width of the hidden layer of the feed-forward part.")
  private static let vocabulary = Key.integer(
    "vocabulary", in: .between(2, 1024), kind: "letters", default: 8, summary: "Letters of the alphabet.")
  private static let length = Key.integer(
    "length", in: .between(1, 256), kind: "letters", default: 8, summary: "Letters of a string.")
  private static let batch = Key.integer(
    "batch", in: .between(1, 4096), kind: "strings", default: 16, summary: "Strings of a batch, fresh in every update.")
  private static let norm: Key<TransformerShape.Norm> = .choice(
    "norm", default: .post, aliases: ["post_ln": .post, "pre_ln": .pre, "postln": .post, "preln": .pre],
    summary: "Whether layers are normalised after each residual sum or before each sublayer.")
  private static let initialisation: Key<Initialisation> = .choice(
    "initialisation", default: .xavier, aliases: ["glorot": .xavier, "pytorch": .mild, "default": .mild],
    summary: "Size of the weights at the start: √(6/(in + out)), or 1/√in as PyTorch's linear layers have.")
  private static let embedding = Key.number(
    "embedding_sd", in: .between(1e-6, 1e3), default: 1,
    summary: "Standard deviation of token and position embeddings at the start.")

  static let entry = ProblemEntry(
    name: "transformer", otherNames: ["tiny_transformer", "encoder", "string_reversal"],
    summary: "A small transformer that learns to reverse random strings: what warmup is for, and what it is not.",
    formula: "f = mean over positions of −ln p(letter), p from an encoder without a mask",
    latex: #"f(w) = -\frac1{n}\sum_i \log p_w\bigl(s_{L+1-i}\mid s\bigr)"#,
    edges: """
      Attention has no biases; the feed-forward part has, with max(0, ·); one more normalisation stands before the \
      output. Computed in single precision. The counted loss is that of 8 held-out batches, the same in all runs, and \
      takes as long as several updates; chance is ln(vocabulary).
      """,
    source: "Vaswani et al., NeurIPS 2017, arXiv:1706.03762; Xiong et al., ICML 2020, arXiv:2002.04745",
    keys: [
      layers.declaration, width.declaration, heads.declaration, feedForward.declaration, vocabulary.declaration,
      length.declaration, batch.declaration, norm.declaration, initialisation.declaration, embedding.declaration,
    ],
    aliases: [
      "depth": "layers", "num_layers": "layers", "d_model": "width", "dim": "width", "n_heads": "heads",
      "nhead": "heads", "d_ff": "feed_forward", "ff": "feed_forward", "dim_feedforward": "feed_forward",
      "vocab": "vocabulary", "vocab_size": "vocabulary", "seq_len": "length", "batch_size": "batch", "ln": "norm",
      "initialization": "initialisation", "init": "initialisation",
    ],
    example: #"{"type": "transformer", "layers": 6, "norm": "post"}"#
  ) { reader in
    guard let layers = reader.read(layers), let width = reader.read(width), let heads = reader.read(heads),
      let feedForward = reader.read(feedForward), let vocabulary = reader.read(vocabulary),
      let length = reader.read(length), let batch = reader.read(batch), let norm = reader.read(norm),
      let initialisation = reader.read(initialisation), let embedding = reader.read(embedding)
    else { return nil }
    guard width % heads == 0 else {
      reader.error(
        at: Self.heads, "\(heads) heads do not divide a width of \(width) evenly",
        hint: "`width` must be a multiple of `heads`")
      return nil
    }
    let shape = TransformerShape(
      layers: layers, width: width, heads: heads, feedForward: feedForward, vocabulary: vocabulary, length: length,
      batch: batch, norm: norm)
    guard shape.count <= 5_000_000, shape.tokens * max(3 * width, feedForward) <= 50_000_000 else {
      reader.sink.error(
        at: reader.node.offset, "the transformer would have \(shape.count) parameters",
        hint: "at most 5000000, and batches of a size that memory holds")
      return nil
    }
    return .iterates(Transformer(shape: shape, initialisation: initialisation, embedding: embedding))
  }
}
