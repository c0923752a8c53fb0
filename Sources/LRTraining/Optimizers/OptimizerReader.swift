public import LRInput

/// Turns the object of a spec into an optimizer.
public enum OptimizerReader {
  /// Reads `{"type": "adam", "betas": [0.9, 0.99], …}`.
  ///
  /// - Parameters:
  ///   - steps: Updates of the run, which a list of momenta should have numbers for; nil if it is not known.
  ///   - sink: Takes every mistake, at its place.
  /// - Returns: The optimizer, or nil if anything was wrong with it.
  public static func read(_ node: Node, steps: Int? = nil, sink: DiagnosticSink) -> ReadOptimizer? {
    let errorsBefore = sink.errorCount
    guard
      let (entry, reader) = entries.read(
        node, aliases: { _ in OptimizerKeys.aliases }, misplaced: OptimizerKeys.owner, sink: sink)
    else { return nil }

    let clip = reader.read(OptimizerKeys.clip)
    let list = entry.momentum.flatMap { Self.momenta(reader, $0, steps: steps) }
    let range = entry.momentum.flatMap { Self.range(reader, $0) }
    let rule = entry.make(reader)
    let clipsPlainly = names(clipWithoutEps: node)
    if clipsPlainly, !reader.has(OptimizerKeys.clip) {
      sink.warning(
        at: node[OptimizerVariant.name]?.offset ?? node.offset, "`clip_without_eps` does nothing without `clip`",
        hint: OptimizerKeys.clip.declaration.summary)
    }
    guard let rule, sink.errorCount == errorsBefore else { return nil }
    let argument = (rule as? any MomentumRule)?.momentum ?? 0
    return ReadOptimizer(
      type: entry.name, rule: clip.map { Clipping(inner: rule, bound: $0, addsEpsilon: !clipsPlainly) } ?? rule,
      momentum: Momentum(argument: argument, list: list, range: range))
  }

  private static let entries = EntryReader(OptimizerEntry.catalog, example: #"{"type": "sgd", "momentum": 0.9}"#)

  private static func momenta(
    _ reader: ObjectReader, _ momentum: OptimizerEntry.MomentumKey, steps: Int?
  ) -> [Double]? {
    let key = OptimizerKeys.momenta(momentum)
    guard let momenta = reader.read(key) else { return nil }
    if let steps, momenta.count != steps {
      reader.warning(
        at: key, "`momenta` has \(momenta.count) numbers, but the run has \(steps) updates",
        hint: momenta.count < steps ? "its last number holds to the end" : "the numbers past the end are not used")
    }
    return momenta
  }

  private static func range(_ reader: ObjectReader, _ momentum: OptimizerEntry.MomentumKey) -> ClosedRange<Double>? {
    let key = OptimizerKeys.momentumRange(momentum)
    guard let ends = reader.read(key), ends.count == 2 else { return nil }
    if reader.has(OptimizerKeys.momenta(momentum)) {
      reader.error(
        at: key, "`momenta` and `momentum_range` cannot both be given", hint: "either says what momentum is, and when")
    }
    guard ends[0] <= ends[1] else {
      reader.error(
        at: key, "`momentum_range` must begin with its lower end", hint: "write `[\(ends[1]), \(ends[0])]`")
      return nil
    }
    return ends[0]...ends[1]
  }

  /// Whether `variant` holds `clip_without_eps`; what else it holds is the optimizer's own to read.
  private static func names(clipWithoutEps node: Node) -> Bool {
    let names = node[OptimizerVariant.name]?.array ?? []
    return names.contains { $0.string == OptimizerVariant.clipWithoutEps.rawValue }
  }
}
