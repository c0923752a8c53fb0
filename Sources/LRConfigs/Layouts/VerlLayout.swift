import LRInput

/// verl's PPO configs: the actor's optimizer and the critic's, a curve each.
enum VerlLayout {
  static let layout = ConfigLayout(
    name: "a verl config", summary: "verl's trainer configs",
    fits: { $0["actor_rollout_ref"]?["actor"]?["optim"]?.members != nil }, translate: translate)

  private static func translate(_ config: Config) -> Run? {
    var parts = [("actor", "actor_rollout_ref.actor.optim")]
    // Only generalized advantages have a critic.
    let estimator = config.value("algorithm.adv_estimator")?.string
    if config.value("critic.optim.lr") != nil, estimator == nil || estimator == "gae",
      config.value("critic.enable")?.bool != false
    {
      parts.append(("critic", "critic.optim"))
    }
    let steps = config.steps(
      [(config.value("trainer.total_training_steps"), "total_training_steps")],
      at: config.value("trainer.total_epochs")?.offset ?? config.root.offset,
      hint: "the length depends on the data set and the batch size")
    let schedules = parts.compactMap { part in config.value(part.1).flatMap { schedule(config, $0, steps) } }
    guard schedules.count == parts.count else { return nil }
    return Run(steps: steps, schedules: schedules, labels: parts.map(\.0))
  }

  /// verl/utils/torch_functional.py: t/w on the way up, then constant or a cosine down to a share of the rate.
  private static func schedule(_ config: Config, _ optim: Node, _ steps: Node) -> Node? {
    let rate = config.rate([(optim["lr"], "lr")], at: optim.offset)
    let named = ["lr_scheduler_type", "warmup_style"].compactMap { optim[$0] }.first { $0.value != .null }
    let type = named?.string ?? "constant"
    guard type == "constant" || type == "cosine" else {
      config.sink.error(
        at: named?.offset ?? optim.offset, "verl has no schedule \(DiagnosticText.quoted(type))",
        hint: "it has `constant` and `cosine`")
      return nil
    }
    if let cycles = config.number("num_cycles", in: optim), type == "cosine", cycles.double != 0.5 {
      config.sink.error(at: cycles.offset, "a cosine of other than half a cycle is not known here")
    }
    let warmup = config.warmupFlag ?? self.warmup(config, optim, steps)
    let floor = type == "cosine" ? config.number("min_lr_ratio", in: optim) : nil
    if let floor, floor.double ?? 0 > 0, warmup.double ?? 0 > 0 {
      config.sink.warning(at: floor.offset, "the warmup is drawn from 0; some versions of verl begin it at this floor")
    }
    let rise = Tree.object([("steps", warmup), ("start", Tree.number(0, at: warmup.offset))], at: warmup.offset)
    return Tree.object(
      [
        ("type", Tree.string(type, at: named?.offset ?? optim.offset)), ("lr", rate), ("min_ratio", floor),
        ("warmup", warmup.double ?? 0 > 0 ? rise : nil),
      ], at: optim.offset)
  }

  /// A count, or a share that is cut to whole updates.
  private static func warmup(_ config: Config, _ optim: Node, _ steps: Node) -> Node {
    if let count = config.number("lr_warmup_steps", in: optim), count.double ?? -1 >= 0 { return count }
    let share = config.number("lr_warmup_steps_ratio", in: optim)
    return Tree.number(
      ((share?.double ?? 0) * (steps.double ?? 0)).rounded(.towardZero), at: share?.offset ?? optim.offset)
  }
}
