public import LRInput

/// All that the tool knows of an optimizer: decoding, hints, lists, schema and reference page come from here.
public struct OptimizerEntry: Sendable {
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
  /// Its keys, without `type`.
  public let keys: [KeyDeclaration]
  /// An optimizer of this type as JSON text.
  public let example: String
  /// Reads the arguments; nil if any was wrong, which has been reported.
  public let make: @Sendable (ObjectReader) -> (any OptimizerRule)?

  /// See the properties of the same names.
  public init(
    name: String, otherNames: [String] = [], summary: String, formula: String, latex: String, edges: String,
    source: String, keys: [KeyDeclaration], example: String,
    make: @escaping @Sendable (ObjectReader) -> (any OptimizerRule)?
  ) {
    self.name = name
    self.otherNames = otherNames
    self.summary = summary
    self.formula = formula
    self.latex = latex
    self.edges = edges
    self.source = source
    self.keys = keys
    self.example = example
    self.make = make
  }
}
