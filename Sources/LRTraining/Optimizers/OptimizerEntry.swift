public import LRInput

/// All that the tool knows of an optimizer: decoding, hints, lists, schema and reference page come from here.
public struct OptimizerEntry: CatalogEntry {
  /// Which argument `momenta` and `momentum_range` replace.
  public enum MomentumKey: String, Sendable {
    /// μ of SGD and RMSprop.
    case momentum
    /// β₁ of the Adam family.
    case betas
  }

  /// The name in specs: `adamw`.
  public let name: String
  /// Names that others use for it; they are not accepted, but lead to a hint.
  public let otherNames: [String]
  /// What it does, in one sentence.
  public let summary: String
  /// The update in plain text.
  public let formula: String
  /// The same update in LaTeX, without dollar signs.
  public let latex: String
  /// What happens at the edges: first update, a rate or a gradient of 0, ε = 0.
  public let edges: String
  /// The paper and the framework's file.
  public let source: String
  /// What of it can be cycled; nil if it has no momentum.
  public let momentum: MomentumKey?
  /// Its keys, without `type`, the common ones last.
  public let keys: [KeyDeclaration]
  /// An optimizer of this type as JSON text.
  public let example: String
  /// Reads the arguments; nil if any was wrong, which has been reported.
  public let make: @Sendable (ObjectReader) -> (any OptimizerRule)?

  /// See the properties of the same names; `keys` are its own, without the common ones.
  public init(
    name: String, otherNames: [String] = [], summary: String, formula: String, latex: String, edges: String,
    source: String, momentum: MomentumKey? = nil, keys: [KeyDeclaration], example: String,
    make: @escaping @Sendable (ObjectReader) -> (any OptimizerRule)?
  ) {
    self.name = name
    self.otherNames = otherNames
    self.summary = summary
    self.formula = formula
    self.latex = latex
    self.edges = edges
    self.source = source
    self.momentum = momentum
    self.keys = keys + OptimizerKeys.shared(momentum)
    self.example = example
    self.make = make
  }
}

extension OptimizerEntry.MomentumKey {
  /// The numbers that it may be.
  var bounds: Bounds {
    switch self {
    case .momentum: .atLeast(0)
    case .betas: .from(0, below: 1)
    }
  }

  /// The argument in words.
  var words: String {
    switch self {
    case .momentum: "`momentum`"
    case .betas: "β₁"
    }
  }
}
