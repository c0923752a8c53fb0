import LRInput

/// torchtitan's TOML: `[optimizer] lr`, `[lr_scheduler]`, `[training] steps`.
enum TorchtitanLayout {
  static let layout = ConfigLayout(
    name: "a torchtitan config", summary: "torchtitan's TOML", fits: fits, translate: translate)

  private static func fits(_ root: Node) -> Bool {
    guard root["optimizer"]?.members != nil,
      root["lr_scheduler"]?.has(anyOf: ["_target_", "_component_", "class_path", "name", "type", "class_name"]) != true
    else { return false }
    if root["lr_scheduler"]?.has(anyOf: ["decay_ratio", "decay_type", "min_lr_factor", "lr_min"]) == true {
      return true
    }
    // An optimizer and a warmup are of many a program; what stands around them is torchtitan's.
    return root["training"]?["steps"] != nil
      && (root["training"]?.has(anyOf: ["seq_len", "warmup_steps", "local_batch_size", "global_batch_size"]) == true
        || root["model"]?["flavor"] != nil || root["job"] != nil)
  }

  private static let keys = ["warmup_steps", "decay_ratio", "decay_type", "min_lr_factor", "lr_min", "total_steps"]

  private static func translate(_ config: Config) -> Run? {
    let section = config.root["lr_scheduler"] ?? Node(.object([]), offset: config.root.offset)
    for member in section.members ?? [] where !keys.contains(member.key) {
      config.sink.error(
        at: member.keyOffset, "unknown key \(DiagnosticText.quoted(member.key)) in `lr_scheduler` of torchtitan",
        hint: NearMiss.hint(for: member.key, among: keys, noun: "keys"))
    }
    let rate = config.rate([(config.value("optimizer.lr"), "lr")], at: config.root["optimizer"]?.offset ?? 0)
    let run = config.steps([(config.value("training.steps"), "steps")], at: config.root.keyOffset("training"))
    // The schedule may be laid out for another length than the run's.
    let steps = config.number("total_steps", in: section) ?? run
    if config.asksForWarmup(section["warmup_steps"]) { return nil }
    var warmup =
      config.warmupFlag ?? config.number("warmup_steps", in: section)
      ?? config.number(config.value("training.warmup_steps"), "warmup_steps") ?? Tree.number(200, at: section.offset)
    let total = steps.double ?? 0
    if let length = warmup.double, length > total, config.value("training.warmup_steps") != nil {
      // Older versions do not cut it: the run ends on the way up, (t + 1)/(w + 1).
      let rise = Tree.object(
        [
          ("type", Tree.string("linear", at: warmup.offset)),
          ("from", Tree.number((rate.double ?? 0) / (length + 1), at: rate.offset)), ("to", rate), ("steps", warmup),
        ], at: warmup.offset)
      config.sink.warning(
        at: warmup.offset, "the warmup of \(JSONText.number(length)) steps is longer than the run, which ends within it"
      )
      return Run(steps: run, schedules: [rise])
    }
    if let length = warmup.double, length > total {
      config.sink.warning(
        at: warmup.offset, "the warmup of \(JSONText.number(length)) steps is longer than the run; torchtitan cuts it")
      warmup = Tree.number(total, at: warmup.offset)
    }
    let rise = warmup.double ?? 0
    var decay = total - rise
    var decayOffset = section.offset
    if let ratio = config.number("decay_ratio", in: section), let share = ratio.double {
      // Python's round takes halves to even.
      decay = min(decay, (total * share).rounded(.toNearestOrEven))
      decayOffset = ratio.offset
    }
    guard let shape = shape(config, section["decay_type"]) else { return nil }
    // Versions with these keys warm up by (t + 1)/(w + 1).
    let isOlder = section["lr_min"] != nil || config.value("training.warmup_steps") != nil
    var ramp: Node? = rise > 0 ? warmup : nil
    if isOlder, rise > 0 {
      let start = Tree.number((rate.double ?? 0) / (rise + 1), at: warmup.offset)
      ramp = Tree.object([("steps", warmup), ("start", start)], at: warmup.offset)
      config.sink.warning(
        at: warmup.offset, "these keys are of older versions of torchtitan, whose warmup is (t + 1)/(w + 1)",
        hint: "their decay differs from version to version too; it is drawn as newer ones have it")
    }
    // The factor of update t is that of t + 1 on the way from 1 to the floor, which begins at T − D: the decay of
    // `wsd` with the same D. (torchtitan/components/lr_scheduler.py)
    let schedule = Tree.object(
      [
        ("type", Tree.string("wsd", at: section.offset)), ("lr", rate),
        ("min_ratio", config.number("min_lr_factor", in: section) ?? config.number("lr_min", in: section)),
        ("decay", Tree.number(max(decay, 0), at: decayOffset)), ("shape", shape), ("steps", steps),
        ("warmup", ramp),
      ], at: section.offset)
    return Run(steps: run, schedules: [schedule])
  }

  private static func shape(_ config: Config, _ node: Node?) -> Node? {
    guard let node else { return Tree.string("linear", at: config.root.offset) }
    let shapes = ["linear": "linear", "sqrt": "1-sqrt", "cosine": "cosine"]
    if let text = node.string, let shape = shapes[text] { return Tree.string(shape, at: node.offset) }
    config.sink.error(
      at: node.offset,
      "`decay_type` must be `linear`, `sqrt` or `cosine`, not \(DiagnosticText.quoted(node.string ?? node.kind))")
    return nil
  }
}
