import LRInput
import LRMath
import LRSchedules

/// SequentialLR and ChainedScheduler.
enum TorchCompositions {
  private static let parts = Key.nodes(
    "schedulers", count: 1...DialectReader.mostParts, kind: "list of {schedule, args}",
    items: SchemaFragment(.object), summary: "The schedulers, each as {\"schedule\": name, \"args\": {…}}.")
  private static let milestones = Key.numbers(
    "milestones", kind: "list of steps", summary: "The steps at which the next scheduler takes over.")

  static let sequential = DialectEntry(
    .torch, "SequentialLR", summary: "Schedulers one after the other; each starts from `lr` again.",
    formula: "scheduler k at t − milestones[k − 1]",
    latex: #"\eta_t = \eta^{(k)}_{t - m_k}, \quad m_k \le t \lt m_{k+1}"#,
    edges: [
      Edge(
        "At its milestone a scheduler starts from the optimizer's rate, on a clock of its own.",
        #"""
        "schedulers": [{"schedule": "LinearLR", "args": {"start_factor": 0.1, "total_iters": 10}}, {"schedule": \#
        "ExponentialLR", "args": {"gamma": 0.5}}], "milestones": [10]
        """#,
        [9: 0.91, 10: 1, 11: 0.5]),
      Edge(
        "A part that is cut short jumps there.",
        #"""
        "schedulers": [{"schedule": "LinearLR", "args": {"start_factor": 0.1, "total_iters": 20}}, {"schedule": \#
        "ConstantLR", "args": {"factor": 1}}], "milestones": [10]
        """#,
        [9: 0.505, 10: 1]),
      Edge(
        "A MultiplicativeLR goes on from the present rate instead, and uses its value at 0.",
        #"""
        "schedulers": [{"schedule": "ExponentialLR", "args": {"gamma": 0.5}}, {"schedule": "MultiplicativeLR", \#
        "args": {"lr_lambda": "0.1"}}], "milestones": [2]
        """#,
        [1: 0.5, 2: 0.05, 3: 0.005]),
      .refused(
        "A milestone too few or too many.",
        #""schedulers": [{"schedule": "ExponentialLR", "args": {"gamma": 0.5}}], "milestones": [10]"#),
      .refused(
        "A ReduceLROnPlateau, which needs a metric.",
        #""schedulers": [{"schedule": "ReduceLROnPlateau"}], "milestones": []"#),
    ],
    source: TorchDialect.source,
    keys: [parts.declaration, milestones.declaration] + TorchKeys.common,
    example: #"""
      {"dialect": "torch", "name": "SequentialLR", "args": {"schedulers": [
        {"schedule": "LinearLR", "args": {"start_factor": 0.1, "total_iters": 100}},
        {"schedule": "CosineAnnealingLR", "args": {"T_max": 900}}], "milestones": [100]}, "lr": 0.1}
      """#
  ) { reader, context in make(readSequential(reader, context), context) }

  static let chained = DialectEntry(
    .torch, "ChainedScheduler", summary: "Schedulers that all act at every step: the product of their factors.",
    formula: "lr·(factor of each scheduler at t)", latex: #"\eta_t = \eta \prod_k f_k(t)"#,
    edges: [
      Edge(
        "Pure factors are multiplied.",
        #"""
        "schedulers": [{"schedule": "ConstantLR", "args": {"factor": 0.5, "total_iters": 3}}, {"schedule": \#
        "ExponentialLR", "args": {"gamma": 0.5}}]
        """#,
        [1: 0.25, 3: 0.125]),
      Edge(
        """
        A later scheduler that sets the rate by itself (LambdaLR, CosineAnnealingWarmRestarts, CyclicLR, OneCycleLR) \
        undoes those before it.
        """,
        #"""
        "schedulers": [{"schedule": "ExponentialLR", "args": {"gamma": 0.5}}, {"schedule": "LambdaLR", "args": \#
        {"lr_lambda": "1"}}]
        """#,
        [0: 1, 5: 1]),
      Edge(
        "A CosineAnnealingLR with `eta_min` makes it more than a product: the steps are taken one by one.",
        #"""
        "schedulers": [{"schedule": "CosineAnnealingLR", "args": {"T_max": 50, "eta_min": 0.1}}, {"schedule": \#
        "ConstantLR", "args": {"factor": 0.5, "total_iters": 10}}]
        """#,
        [0: 0.5]),
      .refused("A ReduceLROnPlateau, which needs a metric.", #""schedulers": [{"schedule": "ReduceLROnPlateau"}]"#),
    ],
    source: TorchDialect.source, keys: [parts.declaration],
    example: #"""
      {"dialect": "torch", "name": "ChainedScheduler", "args": {"schedulers": [
        {"schedule": "LinearLR", "args": {"start_factor": 0.1, "total_iters": 100}},
        {"schedule": "ExponentialLR", "args": {"gamma": 0.998}}]}, "lr": 0.1}
      """#
  ) { reader, context in make(readChained(reader, context), context) }

  private static func make(_ tree: TorchTree?, _ context: DialectContext) -> DialectSchedule? {
    guard let base = context.lr ?? (tree.map(needsRate) == false ? 0 : context.base()), let tree else { return nil }
    return tree.made(base: base, context: context)
  }

  /// Whether the optimizer's rate matters: a first part that brings its own rates hands them on to the others.
  private static func needsRate(_ tree: TorchTree) -> Bool {
    switch tree {
    case .leaf(let leaf), .resumed(let leaf, _): !type(of: leaf).bringsRates
    case .sequential(let parts, _, _), .chained(let parts): parts.first.map(needsRate) ?? true
    }
  }

  private static func readSequential(_ reader: ObjectReader, _ context: DialectContext) -> TorchTree? {
    let milestones = reader.require(milestones)
    let trees = read(reader, context)
    guard TorchKeys.accepts(reader), let last = reader.read(TorchKeys.lastEpoch), let milestones, let trees else {
      return nil
    }
    guard milestones.count == trees.count - 1 else {
      reader.error(
        at: self.milestones,
        "\(trees.count) schedulers need \(trees.count - 1) milestones, not \(milestones.count)",
        hint: "a milestone stands between each two schedulers")
      return nil
    }
    warn(of: trees, milestones, reader, context)
    if last >= 0 {
      reader.warning(
        at: TorchKeys.lastEpoch,
        "the rate is reset to `lr` and scheduler 1 begins: only the counter of milestones goes on",
        hint: "a SequentialLR that was saved goes on by `load_state_dict`: draw the whole run without `last_epoch`")
    }
    return .sequential(trees, milestones: milestones, last: Double(last))
  }

  private static func readChained(_ reader: ObjectReader, _ context: DialectContext) -> TorchTree? {
    guard let trees = read(reader, context) else { return nil }
    for (index, tree) in trees.enumerated() {
      guard case .leaf(let leaf) = tree else { continue }
      if index > 0, tree.setsAnew {
        context.quirk("scheduler \(index + 1) of the chain sets the rate anew, so those before it have no effect")
      } else if let cosine = leaf as? TorchCosineAnnealingLR, cosine.floor != 0, trees.count > 1 {
        context.quirk(
          "with `eta_min` in a chain the rate is no product: it depends on the steps of all schedulers",
          hint: "`eta_min` 0 makes the cosine a pure factor")
      }
    }
    return .chained(trees)
  }

  /// Warnings about jumps that look like mistakes.
  private static func warn(
    of trees: [TorchTree], _ milestones: [Double], _ reader: ObjectReader, _ context: DialectContext
  ) {
    if zip(milestones, milestones.dropFirst()).contains(where: { $0 >= $1 }) {
      reader.warning(at: self.milestones, "the milestones do not grow, so a scheduler never gets its turn")
    }
    if let first = milestones.first, first <= 0 {
      reader.warning(
        at: self.milestones, "scheduler 1 never gets its turn: the milestone behind it is \(RateText.step(first))",
        hint: "a milestone is the first step of the scheduler that follows")
    }
    let starts = [0] + milestones
    for (index, tree) in trees.enumerated() {
      guard case .leaf(let leaf) = tree else { continue }
      if let linear = leaf as? TorchLinearLR, index < milestones.count,
        milestones[index] > starts[index], linear.length > milestones[index] - starts[index]
      {
        context.quirk("scheduler \(index + 1), a LinearLR, is cut short by its milestone: the rate jumps there")
      }
      if index > 0, leaf is TorchMultiplicativeLR {
        context.quirk(
          "scheduler \(index + 1), a MultiplicativeLR, goes on from the present rate, unlike all others")
      }
    }
  }

  /// Reads the parts; every mistake in any of them is reported.
  private static func read(_ reader: ObjectReader, _ context: DialectContext) -> [TorchTree]? {
    guard let nodes = reader.require(parts) else { return nil }
    let trees = nodes.map { tree($0, context) }
    let found = trees.compactMap { $0 }
    return found.count == nodes.count ? found : nil
  }

  private static func tree(_ node: Node, _ context: DialectContext) -> TorchTree? {
    guard let (inner, args) = DialectReader.partContext(node, context: context) else { return nil }
    if inner.name == TorchPlateau.entry.name {
      inner.sink.error(
        at: inner.nameOffset, "\(context.name) does not take a ReduceLROnPlateau",
        hint: "it steps on a metric, the others do not")
      return nil
    }
    guard let entry = DialectReader.entry(inner), let reader = DialectReader.reader(args, entry, inner) else {
      return nil
    }
    switch entry.name {
    case sequential.name: return readSequential(reader, inner)
    case chained.name: return readChained(reader, inner)
    default: return TorchDialect.part(entry.name, reader, inner)
    }
  }
}
