import LRInput

/// All that the reference tells of a key that changes a schedule of any type, such as `warmup`.
public struct ModifierEntry: Sendable {
  /// The key: `warmup`.
  public let name: String
  /// What it does, in one sentence.
  public let summary: String
  /// The rate of update t, in plain text.
  public let formula: String
  /// The same formula in LaTeX, without dollar signs.
  public let latex: String
  /// What it does at its edges, with keys that stand in a `constant` schedule.
  public let edges: [Edge]
  /// The paper it comes from.
  public let source: String
  /// The keys of its object form.
  public let keys: [KeyDeclaration]
  /// A schedule with it as JSON text, fit for a run of 1000 steps.
  public let example: String

  /// An edge as a schedule of a spec: `{"type": "constant", "lr": 1, …}`.
  public func example(of edge: Edge) -> String { #"{"type": "constant", "lr": 1, \#(edge.keys)}"# }
}
