import LRInput
import LRSchedules

/// Schedules one after the other, each on a clock that starts at its boundary.
enum OptaxJoin {
  /// What parts at boundaries that grow are asked for; of others only that there are parts.
  private static func facts(_ parts: [ScheduleFacts], boundaries: [Double]) -> ScheduleFacts {
    let used = Array(parts.prefix(boundaries.count + 1))
    guard boundaries == boundaries.sorted() else { return .free }
    return .sequence(used, starts: [0] + boundaries.prefix(used.count - 1))
  }

  /// The last boundary in the list that has been reached decides, even if the list is not sorted.
  static func curve(_ parts: [any RateCurve], boundaries: [Double]) -> any RateCurve {
    var stages = [Stages.Stage(start: 0, origin: 0, curve: parts[0])]
    // From the back: a part ends where the first of all later ones starts.
    var end = Double.infinity
    var kept: [Stages.Stage] = []
    for (part, boundary) in zip(parts.dropFirst(), boundaries).reversed() where boundary < end {
      kept.append(Stages.Stage(start: max(0, boundary), origin: boundary, curve: part))
      end = boundary
    }
    if end > 0 { stages += kept.reversed() } else { stages = kept.reversed() }
    let joined = Stages(stages)
    guard let seam = boundaries.first, seam > 0 else { return joined }
    return Told(body: joined) { Phase.opened(joined.phases(length: $0), until: seam) }
  }

  private static let parts = Key.nodes(
    "schedules", count: 1...10_000, kind: "list of schedules",
    items: SchemaFragment(.object), summary: "The schedules: {\"schedule\": name, \"args\": {…}}.")
  private static let boundaries = Key.numbers(
    "boundaries", kind: "list of steps", summary: "The steps at which the second, third … schedule starts.")

  static let entry = DialectEntry(
    .optax, "join_schedules", summary: "Schedules one after the other, each on its own clock.",
    formula: "schedule k of t − (boundary k)", latex: #"\eta_t = \eta^{(k)}_{t - b_k}, \quad b_k \le t \lt b_{k+1}"#,
    edges: [
      Edge(
        "Each schedule has a clock that starts at its boundary; where it begins is its own affair.",
        #"""
        "schedules": [{"schedule": "linear_schedule", "args": {"init_value": 0, "end_value": 1, "transition_steps": \#
        10}}, {"schedule": "constant_schedule", "args": {"value": 0.5}}], "boundaries": [10]
        """#,
        [9: 0.9, 10: 0.5]),
      Edge(
        "A boundary 0 leaves the first schedule out.",
        #"""
        "schedules": [{"schedule": "constant_schedule", "args": {"value": 1}}, {"schedule": "constant_schedule", \#
        "args": {"value": 0.5}}], "boundaries": [0]
        """#,
        [0: 0.5]),
      Edge(
        "A schedule without a boundary is never reached.",
        #"""
        "schedules": [{"schedule": "constant_schedule", "args": {"value": 1}}, {"schedule": "constant_schedule", \#
        "args": {"value": 0.5}}], "boundaries": []
        """#,
        [99: 1]),
      .refused(
        "`contrib.reduce_on_plateau`, which is a transform of gradients.",
        #""schedules": [{"schedule": "contrib.reduce_on_plateau"}], "boundaries": []"#),
    ],
    source: "optax/schedules/_join.py",
    keys: [parts.declaration, boundaries.declaration],
    example: #"""
      {"dialect": "optax", "name": "join_schedules", "args": {"boundaries": [100], "schedules": [
        {"schedule": "linear_schedule", "args": {"init_value": 0.0, "end_value": 0.1, "transition_steps": 100}},
        {"schedule": "cosine_decay_schedule", "args": {"init_value": 0.1, "decay_steps": 900}}]}}
      """#,
    needsRate: false
  ) { reader, context in
    let boundaries = reader.require(boundaries)
    guard let nodes = reader.require(parts) else { return nil }
    let read = nodes.indices.compactMap { index in
      part(nodes[index], context.limited(to: reach(of: index, boundaries ?? [], run: context.clock.left)))
    }
    guard let boundaries, read.count == nodes.count else { return nil }
    warn(reader, parts: nodes.count, boundaries)
    let curve = curve(read.map(\.curve), boundaries: boundaries)
    let facts = facts(read.map(\.facts), boundaries: boundaries)
    return context.made(curve, cost: read.reduce(0) { $0 + $1.cost }, facts: facts)
  }

  /// How many steps a schedule acts at most: what it does later is never asked for.
  private static func reach(of part: Int, _ boundaries: [Double], run: Int) -> Int {
    guard part == 0 || part <= boundaries.count else { return 0 }
    let start = part == 0 ? 0 : boundaries[part - 1]
    let end = boundaries.dropFirst(part).reduce(Double(run), min)
    return Int(min(max(0, end - start), 1e9))
  }

  /// A transform of gradients is no function of the step.
  private static func part(_ node: Node, _ context: DialectContext) -> DialectSchedule? {
    if let name = node["schedule"], let text = name.string, text.hasSuffix("reduce_on_plateau") {
      context.sink.error(at: name.offset, "`\(text)` is a transform of gradients, and cannot be joined")
      return nil
    }
    return context.part(node)
  }

  private static func warn(_ reader: ObjectReader, parts: Int, _ boundaries: [Double]) {
    if boundaries.count != parts - 1 {
      let missing = boundaries.count < parts - 1
      reader.warning(
        at: Self.boundaries,
        missing
          ? "there is no boundary for the last \(StepCount.digits(parts - 1 - boundaries.count)) of the schedules"
          : "there are more boundaries than schedules that start at one",
        hint: missing ? "optax never reaches them" : "optax ignores the last")
    }
    if boundaries != boundaries.sorted() {
      reader.warning(
        at: Self.boundaries, "the boundaries do not grow", hint: "the last in the list that has been reached decides")
    }
  }

  private static let warmups = Key.nodes(
    "cosine_kwargs", count: 1...10_000, kind: "list of objects", items: SchemaFragment(.object),
    summary: "The arguments of warmup_cosine_decay_schedule, one object a cycle.")

  static let sgdrEntry = DialectEntry(
    .optax, "sgdr_schedule", summary: "Cycles of a straight warmup and half a cosine down.",
    formula: "warmup_cosine_decay_schedule k of t − (decay_steps of the cycles before)",
    latex: #"\eta_t = \eta^{(k)}_{t - (N_0 + \ldots + N_{k-1})}"#,
    edges: [
      Edge(
        "A cycle is as long as its `decay_steps`, warmup included; the last one stays at its end.",
        #"""
        "cosine_kwargs": [{"init_value": 0, "peak_value": 1, "warmup_steps": 10, "decay_steps": 50}, {"init_value": \#
        0, "peak_value": 0.5, "warmup_steps": 10, "decay_steps": 50}]
        """#,
        [10: 1, 50: 0, 60: 0.5, 100: 0, 150: 0]),
      .refused(
        "A cycle that is no longer than its warmup.",
        #""cosine_kwargs": [{"init_value": 0, "peak_value": 1, "warmup_steps": 10, "decay_steps": 10}]"#),
    ],
    source: OptaxDialect.source,
    keys: [warmups.declaration],
    example: #"""
      {"dialect": "optax", "name": "sgdr_schedule", "args": {"cosine_kwargs": [
        {"init_value": 0.0, "peak_value": 0.1, "warmup_steps": 20, "decay_steps": 400},
        {"init_value": 0.0, "peak_value": 0.05, "warmup_steps": 20, "decay_steps": 600}]}}
      """#,
    needsRate: false
  ) { reader, context in
    guard let nodes = reader.require(warmups) else { return nil }
    var cycles: [any RateCurve] = []
    var told: [ScheduleFacts] = []
    var boundaries: [Double] = []
    for node in nodes {
      guard
        let inner = ObjectReader(
          node, keys: OptaxWarmups.cosineKeys, what: "a cycle of sgdr_schedule", sink: context.sink),
        let cycle = OptaxWarmups.readCosine(inner)
      else { continue }
      cycles.append(cycle.curve)
      told.append(cycle.facts)
      boundaries.append((boundaries.last ?? 0) + cycle.length)
    }
    guard cycles.count == nodes.count else { return nil }
    let facts = facts(told, boundaries: boundaries.dropLast())
    return context.madeOfNumbers(
      curve(cycles, boundaries: boundaries.dropLast()),
      facts: told.count > 1 ? facts.cycling(lowAt: told[0].landing) : facts)
  }
}
