/// The sizes of a transformer, and where its parameters lie in one long vector.
struct TransformerShape: Sendable, Equatable {
  /// Where layers are normalised: after each residual sum, or before each sublayer.
  enum Norm: String, Sendable, CaseIterable { case post, pre }

  var layers: Int
  var width: Int
  var heads: Int
  var feedForward: Int
  var vocabulary: Int
  /// Tokens of a string.
  var length: Int
  /// Strings of a batch.
  var batch: Int
  var norm: Norm

  /// Tokens of a batch.
  var tokens: Int { batch * length }
  var headWidth: Int { width / heads }

  // Token and position embeddings; the layers; the last normalisation; the output with its bias.
  var positions: Int { vocabulary * width }
  var firstLayer: Int { positions + length * width }
  func layer(_ index: Int) -> LayerPlaces {
    LayerPlaces(start: firstLayer + index * LayerPlaces.count(self), shape: self)
  }
  var lastGain: Int { firstLayer + layers * LayerPlaces.count(self) }
  var lastShift: Int { lastGain + width }
  var output: Int { lastShift + width }
  var outputBias: Int { output + width * vocabulary }
  /// All parameters: 13,384 of 6 layers of width 16, 32 in the feed-forward part, 8 letters and strings of 8.
  var count: Int { outputBias + vocabulary }

  /// Multiplications of a forward and a backward pass, about.
  var cost: Double {
    let perToken = 4 * width * width + 2 * width * feedForward + 2 * length * width
    return 3 * Double(tokens) * Double(layers * perToken + width * vocabulary)
  }
}

/// Where the parameters of one layer begin.
struct LayerPlaces {
  /// `width × 3·width`: queries, keys and values side by side, without biases.
  let attention: Int
  /// `width × width`.
  let join: Int
  let gain1: Int
  let shift1: Int
  /// `width × feedForward`.
  let up: Int
  let upBias: Int
  /// `feedForward × width`.
  let down: Int
  let downBias: Int
  let gain2: Int
  let shift2: Int

  init(start: Int, shape: TransformerShape) {
    let (d, f) = (shape.width, shape.feedForward)
    attention = start
    join = attention + 3 * d * d
    gain1 = join + d * d
    shift1 = gain1 + d
    up = shift1 + d
    upBias = up + d * f
    down = upBias + f
    downBias = down + f * d
    gain2 = downBias + d
    shift2 = gain2 + d
  }

  static func count(_ shape: TransformerShape) -> Int {
    4 * shape.width * shape.width + 2 * shape.width * shape.feedForward + shape.feedForward + 5 * shape.width
  }
}
