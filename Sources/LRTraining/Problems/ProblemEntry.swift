public import LRInput

/// All that the tool knows of a problem: decoding, hints, lists, schema and reference page come from here.
public struct ProblemEntry: CatalogEntry {
  /// The name in specs: `quadratic`.
  public let name: String
  /// Names that others use for it; they are not accepted, but lead to a hint.
  public let otherNames: [String]
  /// What it is, in one sentence.
  public let summary: String
  /// The loss in plain text.
  public let formula: String
  /// The same loss in LaTeX, without dollar signs.
  public let latex: String
  /// What it cannot show, and where its numbers end.
  public let edges: String
  /// The paper or the book it comes from.
  public let source: String
  /// Its keys, without `type`.
  public let keys: [KeyDeclaration]
  /// Names that others use for its keys, each with ours; they are not accepted, but lead to a hint.
  public let aliases: [String: String]
  /// A problem of this type as JSON text.
  public let example: String
  /// Reads the arguments; nil if any was wrong, which has been reported.
  public let make: @Sendable (ObjectReader) -> ReadProblem?

  /// See the properties of the same names.
  public init(
    name: String, otherNames: [String] = [], summary: String, formula: String, latex: String, edges: String,
    source: String, keys: [KeyDeclaration], aliases: [String: String] = [:], example: String,
    make: @escaping @Sendable (ObjectReader) -> ReadProblem?
  ) {
    self.name = name
    self.otherNames = otherNames
    self.summary = summary
    self.formula = formula
    self.latex = latex
    self.edges = edges
    self.source = source
    self.keys = keys
    self.aliases = aliases
    self.example = example
    self.make = make
  }
}

/// A problem as it was read from a spec.
public enum ReadProblem: Sendable {
  /// Runs move an iterate, and may be sampled.
  case iterates(any Problem)
  /// Runs are known in expectation.
  case moments(any MomentProblem)
}
