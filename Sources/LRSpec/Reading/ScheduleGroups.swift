import LRDialects
import LRInput
import LRPlotting
import LRSchedules

/// Reads a curve's schedule with the groups of parameters that train with it, each at a rate of its own.
///
///     {"type": "cosine", "lr": 0.1, "groups": [{"label": "backbone", "factor": 0.1}, {"label": "head", "lr": 0.1}]}
///
/// A group's rate is the schedule's times a factor, floor and warmup included, as timm's `lr_scale` and the lambdas of
/// transformers have it. PyTorch's schedulers go from the rate of each group by the same arguments: an `eta_min` is that of
/// all of them.
enum ScheduleGroups {
  /// A schedule, or that of one of its groups.
  struct Planned {
    var schedule: ReadSchedule
    /// What it was read from.
    var node: Node
    /// Behind the name of the curve: ` · backbone`.
    var suffix: (label: RichText, name: String) = (.literal(""), "")
    /// The name of the group alone.
    var group = RichText.literal("")
  }

  /// One without groups, one for each group otherwise; none after an error.
  static func read(_ written: Node, by schedules: ScheduleReader, clock: RunClock, sink: DiagnosticSink) -> [Planned] {
    let key = GroupsKey.keys.groups.name
    let node = written.without(key)
    let whole = schedules.read(MetricsOfRuns.unmoved(node), clock: clock, sink: sink)
    guard let list = written[key] else { return whole.map { [Planned(schedule: $0, node: node)] } ?? [] }
    let errorsBefore = sink.errorCount
    let groups = read(list, sink)
    guard let whole, sink.errorCount == errorsBefore else { return [] }
    if MetricsOfRuns.areMeant(by: node) {
      sink.error(at: list.offset, "a schedule that acts on the losses of its own runs has no groups")
      return []
    }
    return groups.compactMap { reader -> Planned? in
      guard let tree = tree(of: node, for: reader) else { return nil }
      // What there is to warn of was said of the schedule itself.
      let quiet = DiagnosticSink(sink.source)
      guard var schedule = schedules.read(tree, clock: clock, sink: quiet) else {
        quiet.diagnostics.filter { $0.severity == .error }.forEach(sink.report)
        return nil
      }
      (schedule.type, schedule.label) = (whole.type, whole.label)
      let name = reader.node(of: GroupKeys.keys.label)?.string ?? ""
      let label = reader.read(GroupKeys.keys.label) ?? .literal(name)
      return Planned(schedule: schedule, node: tree, suffix: (.literal(" · ") + label, " · " + name), group: label)
    }
  }

  /// The groups with a name and one way of saying a rate.
  private static func read(_ list: Node, _ sink: DiagnosticSink) -> [ObjectReader] {
    guard let nodes = list.array, !nodes.isEmpty, nodes.count <= 32 else {
      sink.error(
        at: list.offset, "`groups` must be a list of 1 to 32 groups",
        hint: #"for example [{ "label": "backbone", "factor": 0.1 }]"#)
      return []
    }
    let keys = GroupKeys.keys
    let readers = nodes.flatMap { node -> [ObjectReader] in
      guard let reader = reader(node, sink) else { return [] }
      guard [keys.layers.name, keys.decay.name, keys.minFactor.name].contains(where: { node[$0] != nil }) else {
        return [reader]
      }
      return LayerGroups.nodes(of: reader)?.compactMap { Self.reader($0, sink) } ?? []
    }
    guard readers.count <= Defaults.curves else {
      sink.error(
        at: list.offset, "the groups and layers are \(readers.count) curves",
        hint: "at most \(Defaults.curves) are drawn")
      return []
    }
    var names: Set<String> = []
    return readers.compactMap { reader in
      let label = reader.require(keys.label)
      _ = (reader.read(keys.factor), reader.read(keys.lr))
      if reader.has(keys.factor) == reader.has(keys.lr) {
        sink.error(
          at: reader.has(keys.lr) ? reader.keyOffset(of: keys.lr) : reader.node.offset,
          "a group has a `factor` or an `lr`\(reader.has(keys.lr) ? ", not both" : "")")
      }
      if let name = reader.node(of: keys.label)?.string, !names.insert(name).inserted {
        sink.error(at: reader.offset(of: keys.label), "two groups are named \(DiagnosticText.quoted(name))")
      }
      return label == nil ? nil : reader
    }
  }

  private static func reader(_ node: Node, _ sink: DiagnosticSink) -> ObjectReader? {
    ObjectReader(
      node, keys: GroupKeys.declarations, what: "a group",
      aliases: [
        "name": "label", "scale": "factor", "lr_scale": "factor", "lr_mult": "factor", "multiplier": "factor",
        "learning_rate": "lr", "layer_decay": "decay", "num_layers": "layers", "depth": "layers",
        "min_scale": "min_factor",
      ], sink: sink)
  }

  /// The schedule of a group; nil after an error.
  private static func tree(of node: Node, for group: ObjectReader) -> Node? {
    let keys = GroupKeys.keys
    let rate = node["lr"]?.double
    let factor = group.read(keys.factor)
    let goesFromRate = goesFromRate(node)
    let isRated = node["dialect"] == nil || needsRate(node)
    if let lr = group.read(keys.lr) {
      guard isRated, let rate, rate > 0 else {
        group.error(
          at: keys.lr, "the schedule has no `lr` that this one could take the place of",
          hint: "give the group a `factor`")
        return nil
      }
      let offset = group.offset(of: keys.lr)
      return goesFromRate
        ? node.setting("lr", to: .number(Number(lr)), offset: offset) : scaled(node, by: lr / rate, at: offset)
    }
    guard let factor else { return nil }
    let offset = group.offset(of: keys.factor)
    guard goesFromRate, let rate else { return scaled(node, by: factor, at: offset) }
    return node.setting("lr", to: .number(Number(rate * factor)), offset: offset)
  }

  /// Whether the schedule's arguments stay as they are where its `lr` is another.
  private static func goesFromRate(_ node: Node) -> Bool {
    node["dialect"]?.string == Dialect.torch.rawValue && needsRate(node)
  }

  /// Whether a framework's schedule goes from the optimizer's rate at all.
  private static func needsRate(_ node: Node) -> Bool {
    guard let dialect = node["dialect"]?.string.flatMap(Dialect.init(rawValue:)), let name = node["name"]?.string else {
      return false
    }
    return dialect.catalog.entry(named: name)?.needsRate == true
  }

  private static func scaled(_ node: Node, by factor: Double, at offset: Int) -> Node {
    func object(_ members: [(String, Node.Value)]) -> Node {
      Node(
        .object(members.map { Member(key: $0.0, keyOffset: offset, node: Node($0.1, offset: offset)) }), offset: offset)
    }
    let constant = object([("type", .string("constant")), ("lr", .number(Number(factor)))])
    return object([("type", .string("product")), ("parts", .array([node, constant]))])
  }
}
