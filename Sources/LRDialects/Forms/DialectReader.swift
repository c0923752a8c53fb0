import LRInput
import LRSchedules

/// Turns a framework's own name and arguments into a schedule.
///
///     {"dialect": "torch", "name": "StepLR", "args": {"step_size": 30}, "lr": 0.1}
public enum DialectReader {
  /// `"dialect": "torch"`; without it an object is no framework's schedule.
  public static let dialectKey: Key<Dialect> = .choice(
    "dialect", summary: "The framework whose names and arguments are used.")
  /// `"name": "StepLR"`, or another name that the framework accepts.
  public static let nameKey = Key.string("name", kind: "schedule", summary: "The framework's name of the schedule.")
  /// `"args": {"step_size": 30}`: checked against the keys of the named schedule.
  public static let argsKey = Key.node(
    "args", kind: "object", defaultText: "{}", schema: SchemaFragment(.object),
    summary: "The framework's arguments; null is Python's None.")
  /// `"lr": 0.1`; a schedule that takes its rates from its arguments alone passes it over.
  public static let lrKey = Key.rate(
    "lr", defaultText: "none", summary: "The optimizer's own rate, from which the schedule starts.")
  /// `"metrics": [2.3, 1.9]`, or `"loss"` for the losses of its own runs.
  public static let metricsKey = Key.numbers(
    "metrics", defaultText: "none", summary: "The metric after update 0, 1, 2 and so on, for schedules that act on it.")
  /// `"total": 1000`: steps, for code that works a length out before it makes the schedule.
  public static let totalKey = Key.integer(
    "total", in: .between(1, 1e9), kind: "steps", unit: "steps", defaultText: "none",
    summary: "The length of the training, where the framework's code computes it for the schedule."
  ).orNone()
  /// `"every": 10`: updates a call; 1 where the scheduler is called after each.
  public static let everyKey = Key.integer(
    "every", in: .between(1, 1e9), kind: "steps", unit: "steps", default: 1,
    summary: "Updates from one call of the scheduler's `step()` to the next, in between which the rate stays.")
  /// `"steps": 300`: how long it lasts before the next part of a sequence.
  public static let stepsKey = Key.integer(
    "steps", in: .between(1, 1e9), kind: "steps", unit: "steps", defaultText: "what is left of the run",
    summary: "How long it lasts as a part of a sequence.")

  /// The keys of a schedule in a framework's form.
  public static let keys = [
    dialectKey.declaration, nameKey.declaration, argsKey.declaration, lrKey.declaration, metricsKey.declaration,
    totalKey.declaration, everyKey.declaration, stepsKey.declaration,
  ]

  /// The deepest nesting of schedules in schedules.
  package static let mostNested = 16
  /// How many simple curves one value may need: it bounds the work of every single value.
  package static let mostParts = 10_000
  /// The longest run that is computed step by step; its rates take 128 MiB.
  package static let mostSimulated = 1 << 24

  private static let aliases = [
    "base_lr": "lr", "learning_rate": "lr", "initial_lr": "lr", "schedule": "name", "type": "name",
    "arguments": "args", "params": "args", "kwargs": "args", "config": "args", "init_args": "args",
    "peer": "dialect", "framework": "dialect", "losses": "metrics", "frequency": "every",
  ]

  /// Reads `{"dialect": …, "name": …, "args": {…}, "lr": …}`.
  ///
  /// - Parameters:
  ///   - clock: The length of the run, and what is left of it for this schedule.
  ///   - sink: Takes every mistake, at its place, and warnings about quirks of the framework.
  /// - Returns: The schedule, or nil if anything was wrong with it.
  public static func read(_ node: Node, clock: RunClock, sink: DiagnosticSink) -> ReadSchedule? {
    let errorsBefore = sink.errorCount
    guard let reader = ObjectReader(node, keys: keys, what: "a framework's schedule", aliases: aliases, sink: sink)
    else { return nil }
    let dialect = reader.require(dialectKey)
    let name = reader.require(nameKey)
    let lr = reader.read(lrKey)
    let metrics = reader.read(metricsKey)
    let total = reader.read(totalKey) ?? nil
    let every = reader.read(everyKey)
    let steps = reader.read(stepsKey)
    guard let dialect, let name, let every else { return nil }
    let context = DialectContext(
      dialect: dialect, name: name, lr: lr, metrics: metrics, total: total, clock: clock, offset: node.offset,
      nameOffset: reader.offset(of: nameKey), sink: sink)
    // A wrong value of `lr` is reported once, not again as missing.
    guard sink.errorCount == errorsBefore || lr != nil || !reader.has(lrKey),
      let made = make(args: reader.node(of: argsKey), context, every: every), sink.errorCount == errorsBefore
    else { return nil }
    guard made.peak.isFinite else {
      sink.error(
        at: context.nameOffset, "the rate of \(name) grows beyond all numbers in this run",
        hint: "shorten the run, or let the rate grow less")
      return nil
    }
    return ReadSchedule(
      schedule: FrameworkSchedule(made), type: name, label: name, peak: made.peak, length: steps ?? clock.left,
      cost: made.cost,
      facts: made.facts)
  }

  /// Makes the schedule on the clock of its calls; what is said of steps then speaks of calls.
  private static func make(args: Node?, _ context: DialectContext, every: Int) -> DialectSchedule? {
    guard every > 1 else { return make(args: args, context) }
    let inner = DiagnosticSink(context.sink.source)
    var made = make(args: args, context.stepped(every: every, sink: inner))
    for var diagnostic in inner.diagnostics {
      if diagnostic.message.contains("step ") || diagnostic.message.contains("steps") {
        diagnostic.message += "; a step is a call of the scheduler here, one every \(StepCount.digits(every)) updates"
      }
      context.sink.report(diagnostic)
    }
    guard let called = made else { return nil }
    made?.curve = SteppedEvery(called.curve, every: every)
    made?.facts = called.facts.stepped(every: every)
    return made
  }

  /// Finds the entry and lets it read its arguments.
  private static func make(args: Node?, _ context: DialectContext) -> DialectSchedule? {
    guard let entry = entry(context), let reader = reader(args, entry, context) else { return nil }
    let made = entry.make(reader, context)
    if let made, made.cost > mostParts {
      context.sink.error(
        at: context.offset, "\(made.cost) schedules in one", hint: "at most \(mostParts) may be joined")
      return nil
    }
    return made
  }

  /// The entry of the name in a context; reports an unknown one.
  static func entry(_ context: DialectContext) -> DialectEntry? {
    if let entry = context.dialect.catalog.entry(named: context.name) { return entry }
    context.sink.error(
      at: context.nameOffset,
      "\(context.dialect.rawValue) has no schedule \(DiagnosticText.quoted(context.name))",
      hint: context.dialect.hint(for: context.name))
    return nil
  }

  /// A reader of the arguments of an entry; absent arguments are all defaults.
  static func reader(_ args: Node?, _ entry: DialectEntry, _ context: DialectContext) -> ObjectReader? {
    ObjectReader(
      args ?? Node(.object([]), offset: context.offset), keys: entry.keys, what: "the arguments of \(entry.name)",
      sink: context.sink)
  }

  private static let partNameKey = Key.string(
    "schedule", kind: "schedule", summary: "The framework's name of the part.")
  private static let partKeys = [partNameKey.declaration, argsKey.declaration]

  /// Reads a part of a schedule that holds others, `{"schedule": name, "args": {…}}`.
  static func part(_ node: Node, context: DialectContext) -> DialectSchedule? {
    guard let (inner, args) = partContext(node, context: context) else { return nil }
    return make(args: args, inner)
  }

  /// The context of a part, and its arguments.
  static func partContext(_ node: Node, context: DialectContext) -> (DialectContext, Node?)? {
    guard context.depth < mostNested else {
      context.sink.error(at: node.offset, "schedules are nested too deep", hint: "at most \(mostNested) levels")
      return nil
    }
    guard
      let reader = ObjectReader(
        node, keys: partKeys, what: "a part of \(context.name)", aliases: ["name": "schedule", "type": "schedule"],
        sink: context.sink),
      let name = reader.require(partNameKey)
    else { return nil }
    let inner = DialectContext(
      dialect: context.dialect, name: name, lr: context.lr, metrics: context.metrics, total: context.total,
      clock: context.clock, offset: node.offset, nameOffset: reader.offset(of: partNameKey), sink: context.sink,
      depth: context.depth + 1)
    return (inner, reader.node(of: argsKey))
  }
}
