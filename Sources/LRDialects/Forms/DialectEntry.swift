import LRInput
import LRSchedules

/// All that the tool knows of one schedule of a framework.
public struct DialectEntry: Sendable {
  /// The framework that has it.
  public let dialect: Dialect
  /// The framework's own name: `CosineAnnealingLR`.
  public let name: String
  /// Names that the framework or its users also have for it; they are accepted.
  public let otherNames: [String]
  /// What it does, in one sentence.
  public let summary: String
  /// The rate of update t, in plain text, with the framework's argument names.
  public let formula: String
  /// The same formula in LaTeX, without dollar signs; η is the optimizer's rate.
  public let latex: String
  /// What it does at the edges of its arguments and of the run, quirks included.
  public let edges: [Edge]
  /// The file of the framework that says so.
  public let source: String
  /// The arguments, with the framework's defaults.
  public let keys: [KeyDeclaration]
  /// A schedule in this form as JSON text, fit for a run of 1000 steps.
  public let example: String
  /// Whether it starts from the optimizer's rate, `lr` beside `args`.
  public let needsRate: Bool
  /// Whether it acts on `metrics`.
  public let needsMetrics: Bool
  var make: @Sendable (ObjectReader, DialectContext) -> DialectSchedule?

  init(
    _ dialect: Dialect, _ name: String, otherNames: [String] = [], summary: String, formula: String, latex: String,
    edges: [Edge], source: String, keys: [KeyDeclaration], example: String, needsRate: Bool = true,
    needsMetrics: Bool = false,
    make: @escaping @Sendable (ObjectReader, DialectContext) -> DialectSchedule?
  ) {
    self.dialect = dialect
    self.name = name
    self.otherNames = otherNames
    self.summary = summary
    self.formula = formula
    self.latex = latex
    self.edges = edges
    self.source = source
    self.keys = keys
    self.example = example
    self.needsRate = needsRate
    self.needsMetrics = needsMetrics
    self.make = make
  }

  /// An edge as a schedule of a spec: `{"dialect": "torch", "name": "StepLR", …}`.
  public func example(of edge: Edge) -> String { edge.spec(dialect, name, needsRate: needsRate) }
}

extension Edge {
  /// The edge of a framework's schedule as a schedule of a spec.
  ///
  /// - Parameter needsRate: Whether it starts from the optimizer's rate.
  func spec(_ dialect: Dialect, _ name: String, needsRate: Bool) -> String {
    var members = [#""dialect": "\#(dialect.rawValue)""#, #""name": "\#(name)""#, #""args": {\#(keys)}"#]
    if needsRate { members.append(#""lr": \#(rateText)"#) }
    if let metrics { members.append(#""metrics": [\#(metrics)]"#) }
    return "{\(members.joined(separator: ", "))}"
  }
}

extension Key {
  /// The same key where Python's None, JSON's `null`, also stands; it is the default.
  ///
  ///     static let down = Key.number("step_size_down", summary: "…").orNone("step_size_up")
  ///     guard let down = reader.read(down) else { return nil }   // down: Double?
  ///
  /// - Parameter meaning: what None stands for, in a word or two.
  func orNone(_ meaning: String? = nil) -> Key<Value?> {
    var declaration = declaration
    declaration.defaultText = meaning.map { "None: \($0)" } ?? "None"
    declaration.schema.types.append(.null)
    let decode = decode
    return Key<Value?>(declaration, default: .some(nil)) { node, declaration, sink in
      if case .null = node.value { return .some(nil) }
      return decode(node, declaration, sink).map { .some($0) }
    }
  }
}
