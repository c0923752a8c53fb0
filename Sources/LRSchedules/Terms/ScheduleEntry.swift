import LRInput

/// All that the tool knows of a schedule type: decoding, hints, lists, schema and reference page come from here.
public struct ScheduleEntry: CatalogEntry {
  /// The name in specs: `cosine`.
  public let name: String
  /// Names that others use for it; they are not accepted, but lead to a hint.
  public let otherNames: [String]
  /// What it does, in one sentence.
  public let summary: String
  /// The rate of update t, in plain text; T is the length.
  public let formula: String
  /// The same formula in LaTeX, without dollar signs.
  public let latex: String
  /// What it does at the edges of its keys and of the run.
  public let edges: [Edge]
  /// The paper or the framework it comes from.
  public let source: String
  /// Its keys, without `type`, the common ones last.
  public let keys: [KeyDeclaration]
  /// A schedule of this type as JSON text, fit for a run of 1000 steps.
  public let example: String
  /// Whether the rate has no jumps, with the example's options.
  public let isContinuous: Bool
  /// Whether the rate never grows after its warmup, whatever its options.
  public let isDecay: Bool
  /// Makes the value of its type from the keys that are written.
  package let make: @Sendable (ScheduleArguments) -> (any PlannedSchedule)?

  package init(
    name: String, otherNames: [String] = [], summary: String, formula: String, latex: String, edges: [Edge],
    source: String, keys: [KeyDeclaration], example: String, isContinuous: Bool = true, isDecay: Bool = false,
    make: @escaping @Sendable (ScheduleArguments) -> (any PlannedSchedule)?
  ) {
    self.name = name
    self.otherNames = otherNames
    self.summary = summary
    self.formula = formula
    self.latex = latex
    self.edges = edges
    self.source = source
    self.keys = keys + SharedKeys.common
    self.example = example
    self.isContinuous = isContinuous
    self.isDecay = isDecay
    self.make = make
  }

  /// An edge as a schedule of a spec: `{"type": "cosine", …}`.
  public func example(of edge: Edge) -> String { edge.spec(type: name) }

  /// Names from elsewhere for the keys of this type; none if the object needs no hint, since few do.
  package func aliases(for node: Node) -> [String: String] {
    let members = node.members ?? []
    let isKnown = members.allSatisfy { member in
      member.key == ScheduleEntry.typeKey.name || keys.contains { $0.name == member.key }
    }
    if isKnown { return [:] }
    return SharedKeys.aliases.filter { alias in keys.contains { $0.name == alias.value } }
  }
}
