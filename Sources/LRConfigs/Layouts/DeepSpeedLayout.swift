import LRDialects
import LRInput
import LRSchedules

/// DeepSpeed's ds_config.json: `{"optimizer": {"type", "params"}, "scheduler": {"type", "params"}, …}`.
enum DeepSpeedLayout {
  static let layout = ConfigLayout(
    name: "a DeepSpeed config", summary: "DeepSpeed's ds_config.json", fits: { section(of: $0) != nil },
    translate: translate)

  /// Keys that no other layout has.
  private static let marks = [
    "zero_optimization", "train_micro_batch_size_per_gpu", "zero_allow_untested_optimizer",
    "zero_force_ds_cpu_optimizer", "steps_per_print", "wall_clock_breakdown", "prescale_gradients",
  ]

  /// The config itself, or the part of another file that is one.
  private static func section(of root: Node) -> Node? {
    if root.has(anyOf: marks) || isScheduler(root["scheduler"]) { return root }
    // DeepSpeed takes PyTorch's schedulers too.
    if root["optimizer"]?["params"]?["lr"] != nil, isScheduler(root["scheduler"], of: .torch) { return root }
    // A name that is mistyped is told as such.
    if root.has(anyOf: ["train_batch_size", "gradient_clipping"]),
      root["scheduler"]?.has(anyOf: ["type", "params"]) == true
    {
      return root
    }
    if root["fp16"]?["enabled"] != nil || root["bf16"]?["enabled"] != nil { return root }
    return ["deepspeed_config", "deepspeed", "ds_config"].lazy
      .compactMap { root[$0] }
      .first { isScheduler($0["scheduler"]) || $0.has(anyOf: marks) && $0["scheduler"] != nil }
  }

  private static func isScheduler(_ node: Node?, of dialect: Dialect = .deepspeed) -> Bool {
    guard let type = node?["type"]?.string else { return false }
    return dialect.catalog.entry(named: type) != nil && node?["params"] != nil
  }

  private static func translate(_ config: Config) -> Run? {
    guard let section = section(of: config.root) else { return nil }
    guard let scheduler = section["scheduler"], scheduler.value != .null, scheduler.members?.isEmpty != true else {
      return config.refuse(
        at: section.offset, "this DeepSpeed config has no `scheduler`, so the training script sets the rate",
        hint: "draw the config of the trainer (its `learning_rate` and `lr_scheduler_type`), or its log")
    }
    guard let call = ClassCall(scheduler, key: "type") else {
      let type = scheduler["type"]
      return config.refuse(
        at: type?.offset ?? scheduler.offset,
        type == nil
          ? "the `scheduler` of this DeepSpeed config has no `type`"
          : "`type` must be the name of a scheduler, not \(type?.kind ?? "")",
        hint: "for example \"WarmupDecayLR\", with its \"params\"")
    }
    for member in scheduler.members ?? [] where !["type", "params"].contains(member.key) && !member.key.hasPrefix("_") {
      config.sink.warning(
        at: member.keyOffset,
        "\(DiagnosticText.quoted(member.key)) is no key of a `scheduler` of DeepSpeed, and does nothing",
        hint: "its arguments stand in `params`")
    }
    if let params = scheduler["params"], params.members == nil, params.value != .null {
      return config.refuse(at: params.offset, "`params` must be an object, not \(params.kind)")
    }
    var rates = [(node: config.value("optimizer.params.lr", in: section), name: "lr")]
    var lengths = [(node: call["total_num_steps"], name: "total_num_steps")]
    // Inside of a trainer's arguments the trainer fills in what is "auto".
    if section != config.root {
      if let rate = rates[0].node, config.isOpen(rate) { rates = [] }
      rates.append((config.root["learning_rate"], "learning_rate"))
      lengths.append((config.root["max_steps"], "max_steps"))
    }
    let steps = config.steps(lengths, at: call.pathOffset)
    warnOfIdleRate(config, call)
    let warmup = section == config.root ? nil : trainersWarmup(config, steps)
    let translation = CallTranslation(
      config: config, bare: [.deepspeed, .torch], steps: steps, rate: config.knownRate(rates), warmup: warmup)
    guard let schedule = translation.schedule(call) else { return nil }
    return Run(steps: steps, schedules: groups(schedule))
  }

  /// Whole steps, as the trainer fills them in; those of a share have the place of the length that they are a share of.
  private static func trainersWarmup(_ config: Config, _ steps: Node) -> Node? {
    guard let warmup = TrainingArgumentsLayout.warmup(config, config.root, steps), let x = warmup.double else {
      return nil
    }
    let isCount = config.root["warmup_steps"]?.double == x
    return isCount ? warmup : Tree.number(x.rounded(.up), at: steps.offset)
  }

  /// A rate on the command line does nothing where the scheduler brings its own.
  private static func warnOfIdleRate(_ config: Config, _ call: ClassCall) {
    guard config.flags.lr != nil,
      let own = ["warmup_max_lr", "cycle_max_lr"].compactMap({ key in call[key].map { (key, $0) } }).first,
      !config.isOpen(own.1), own.1.double ?? 0 >= 0
    else { return }
    config.sink.warning(
      at: own.1.offset, "\(DiagnosticText.quoted(own.0)) sets the rate, so --lr does nothing",
      hint: "change it in a copy")
  }

  /// Rates that may be lists.
  private static let listed: Set<String> = [
    "warmup_min_lr", "warmup_max_lr", "cycle_min_lr", "cycle_max_lr", "lr_range_test_min_lr",
  ]

  /// A schedule for each group of parameters, where rates are lists.
  private static func groups(_ schedule: Node) -> [Node] {
    guard let args = schedule["args"]?.members else { return [schedule] }
    let counts = args.compactMap { listed.contains($0.key) ? $0.node.array?.count : nil }
    guard let count = counts.min(), count > 0 else { return [schedule] }
    return (0..<count).map { index in
      let own = args.map { member in
        guard listed.contains(member.key), let nodes = member.node.array else { return member }
        return Member(key: member.key, keyOffset: member.keyOffset, node: nodes[index])
      }
      return schedule.setting("args", to: .object(own), offset: schedule["args"]?.offset ?? schedule.offset)
    }
  }
}
