import LRDialects
import LRInput
import LRMath
import LRSchedules

/// timm's args.yaml, which its training script writes: flat keys around `sched`.
enum TimmLayout {
  static let layout = ConfigLayout(
    name: "a timm args.yaml", summary: "timm's args.yaml",
    fits: { section(of: $0) != nil },
    keys: Set(Argument.all.map(\.key)).union([
      "sched", "lr_cycle_min", "lr_noise", "patience_epochs", "lr_base", "lr_base_size", "lr_base_scale", "layer_decay",
    ]),
    translate: { translate($0) })

  /// The flat keys: the tree itself, or an object in it, whose parent may have the epochs.
  private static func section(of root: Node, depth: Int = 0) -> Node? {
    if let sched = root["sched"], sched.string != nil || sched.value == .null,
      root.has(anyOf: ["epochs", "lr", "lr_base", "warmup_epochs", "decay_epochs"])
    {
      return root
    }
    guard depth < 2 else { return nil }
    for member in root.members ?? [] {
      guard let found = section(of: member.node, depth: depth + 1) else { continue }
      guard found["epochs"] == nil, let epochs = root["epochs"] else { return found }
      return found.setting("epochs", to: epochs.value, offset: epochs.offset)
    }
    return nil
  }

  /// An argument of `create_scheduler_v2`.
  private struct Argument {
    var name: String
    var key: String
    /// The default of `scheduler_kwargs` (timm/scheduler/scheduler_factory.py) where it is not that of
    /// `create_scheduler_v2`.
    var value: Node.Value?
    /// The schedules in which it acts; nil for all.
    var acts: Set<String>?

    init(_ name: String, key: String? = nil, _ value: Double? = nil, in acts: Set<String>? = nil) {
      self.name = name
      self.key = key ?? name
      self.value = value.map { .number(Number($0)) }
      self.acts = acts
    }

    static let cycling: Set<String> = ["cosine", "tanh", "poly"]
    static let all: [Argument] = [
      Argument("num_epochs", key: "epochs", 100), Argument("warmup_epochs", 5), Argument("warmup_lr", 1e-5),
      Argument("warmup_prefix"), Argument("cooldown_epochs"), Argument("min_lr"),
      Argument("decay_epochs", 30, in: ["step", "wsd", "rsqrt"]), milestones,
      Argument("decay_rate", 0.1, in: ["step", "multistep", "poly"]),
      Argument("cycle_mul", key: "lr_cycle_mul", in: cycling),
      Argument("cycle_decay", key: "lr_cycle_decay", in: cycling),
      Argument("cycle_limit", key: "lr_cycle_limit", in: cycling),
      Argument("k_decay", key: "lr_k_decay", in: ["cosine", "poly"]),
      Argument("decay_fn", key: "lr_decay_fn", in: ["wsd", "rsqrt"]),
      Argument("stable_timescale", key: "lr_stable_timescale", in: ["rsqrt"]),
    ]

    private static let milestones = {
      var argument = Argument("decay_milestones", in: ["multistep"])
      argument.value = .array([Node(.number(Number(30))), Node(.number(Number(60)))])
      return argument
    }()
  }

  private static func translate(_ config: Config) -> Run? {
    guard let root = section(of: config.root) else { return nil }
    let config = Config(root: root, layout: config.layout, flags: config.flags, sink: config.sink)
    let sched = root["sched"] ?? root
    guard let text = sched.string, text != "none" else {
      return config.refuse(
        at: sched.offset,
        "this timm args.yaml has no scheduler: `sched` is \(DiagnosticText.quoted(sched.string ?? sched.kind))",
        hint: "write a spec with a `constant` schedule")
    }
    let name = "create_scheduler_v2:\(text)"
    guard let entry = Dialect.timm.catalog.entry(named: name) else {
      let names = Dialect.timm.catalog.names.compactMap { name in
        name.hasPrefix("create_scheduler_v2:") ? String(name.dropFirst("create_scheduler_v2:".count)) : nil
      }
      return config.refuse(
        at: sched.offset, "timm has no schedule \(DiagnosticText.quoted(text))",
        hint: NearMiss.hint(for: text, among: names, noun: "schedules"))
    }
    guard !entry.needsMetrics else {
      return config.refuse(
        at: sched.offset, "timm's \(text) acts on a metric, which is not in its args.yaml",
        hint: "write a spec with `metrics`, or draw summary.csv, the log of the run")
    }
    if let noise = root["lr_noise"], noise.value != .null {
      config.sink.warning(at: noise.offset, "the noise on the rate is left out, since it needs PyTorch's generator")
    }
    let rate = self.rate(config)
    let updates = updates(config)
    let known = Set(entry.keys.map(\.name))
    let args =
      (updates?.members ?? [])
      + Argument.all.compactMap { argument -> Member? in
        guard known.contains(argument.name), argument.acts?.contains(text) != false else { return nil }
        if let node = root[argument.key], node.value != .null {
          return Member(
            key: argument.name, keyOffset: root.keyOffset(argument.key), node: settled(config, node, argument.key))
        }
        return argument.value.map { Tree.member(argument.name, Node($0, offset: sched.offset)) }
      }
    let schedule = Tree.dialectForm(
      Dialect.timm.rawValue, Tree.string(name, at: sched.offset), args: args, lr: rate, at: sched.offset)
    let steps = epochs(config, text)
    guard let updates, config.flags.steps == nil else {
      return Run(steps: steps, unit: updates == nil ? .epochs : .steps, schedules: [schedule])
    }
    let total = Tree.number((steps.double ?? 0) * updates.length, at: steps.offset)
    return Run(steps: total, schedules: [schedule])
  }

  /// What `sched_on_updates` adds to the arguments where it is known how many updates an epoch has; else it is told.
  private static func updates(_ config: Config) -> (members: [Member], length: Double)? {
    guard let node = config.root["sched_on_updates"], node.bool == true else { return nil }
    guard let length = config.flags.stepsPerEpoch, length == length.rounded() else {
      config.sink.warning(
        at: node.offset, "the scheduler steps at every update; the figure counts epochs",
        hint: "--steps-per-epoch N draws its updates")
      return nil
    }
    let members = [
      Tree.member("step_on_epochs", Node(.bool(false), offset: node.offset)),
      Tree.member("updates_per_epoch", config.flag("--steps-per-epoch", length)),
    ]
    return (members, length)
  }

  private static func settled(_ config: Config, _ node: Node, _ name: String) -> Node {
    guard case .string(let text) = node.value, Double(text) != nil else { return node }
    return config.number(node, name) ?? node
  }

  /// Epochs of the training: create_scheduler_v2 of timm/scheduler/scheduler_factory.py lets schedules that know the length
  /// of their cycles end them, and adds the cooldown to them alone; a prefix counts for all.
  private static func epochs(_ config: Config, _ sched: String) -> Node {
    let steps = config.steps([(config.root["epochs"], "epochs")], at: config.root.keyOffset("sched"))
    guard config.flags.steps == nil else { return steps }
    let length = steps.double ?? 0
    let prefix = config.root["warmup_prefix"]?.bool == true ? config.number("warmup_epochs")?.double ?? 5 : 0
    let knowsLength = Argument.cycling.contains(sched) || ["wsd", "rsqrt"].contains(sched)
    let cooldown = knowsLength ? config.number("cooldown_epochs")?.double ?? 0 : 0
    let total = (Argument.cycling.contains(sched) ? cycleLength(config, length) : length) + prefix + cooldown
    return total <= 1e9 ? Tree.number(total, at: steps.offset) : steps
  }

  /// `get_cycle_length`: t·n, or the floor of t·(mⁿ − 1)/(m − 1).
  private static func cycleLength(_ config: Config, _ length: Double) -> Double {
    let cycles = max(1, config.number("lr_cycle_limit")?.double ?? 1)
    let factor = config.number("lr_cycle_mul")?.double ?? 1
    if factor == 1 { return length * cycles }
    return (-length * (Math.pow(factor, cycles) - 1) / (1 - factor)).rounded(.down)
  }

  /// `lr`, or `lr_base` scaled with the batch size as train.py does it.
  private static func rate(_ config: Config) -> Node {
    // `lr: null` is derived from `lr_base`.
    let written = config.root["lr"].flatMap { $0.value == .null ? nil : $0 }
    if let rate = config.knownRate([(written, "lr")]) { return rate }
    if let base = config.number("lr_base")?.double {
      config.sink.error(
        at: config.root.keyOffset("lr_base"),
        "`lr` is null: timm derives it from `lr_base` \(JSONText.number(base)) and the global batch size: give --lr RATE"
      )
      return Tree.number(1e-3, at: config.root.offset)
    }
    return config.rate([], at: config.root.keyOffset("sched"))
  }
}
