import LRDialects
import LRInput
import LRSchedules

/// axolotl's YAML: `learning_rate`, `lr_scheduler`, `warmup_steps` or `warmup_ratio`, beside `base_model`.
enum AxolotlLayout {
  static let layout = ConfigLayout(
    name: "an axolotl config", summary: "axolotl's YAML",
    fits: { root in
      // A home-made file with a `base_model` has the names of transformers.
      root["base_model"] != nil && root["learning_rate"] != nil && root["lr_scheduler"]?.members == nil
        && root["lr_scheduler_type"] == nil
    },
    keys: [
      "lr_scheduler", "warmup_steps", "warmup_ratio", "cosine_min_lr_ratio", "cosine_constant_lr_ratio",
      "relora_warmup_steps",
      "jagged_restart_warmup_steps", "lr_quadratic_warmup",
    ], translate: translate)

  private static func translate(_ config: Config) -> Run? {
    let root = config.root
    if let jagged = root["jagged_restart_steps"], jagged.value != .null {
      return config.refuse(at: jagged.offset, "axolotl's jagged restarts are not known here")
    }
    let restarts = ["relora", "relora_steps"].compactMap { root[$0] }.first { node in
      node.value != .null && node.bool != false && node.double != 0
    }
    if let restarts {
      return config.refuse(at: restarts.offset, "axolotl's ReLoRA restarts the rate, which is not known here")
    }
    // `check_warmup` of utils/schemas/validation.py
    if let share = root["warmup_ratio"], share.double ?? 0 > 0, root["warmup_steps"]?.double ?? 0 > 0 {
      return config.refuse(
        at: root.keyOffset("warmup_ratio"), "axolotl refuses `warmup_ratio` beside `warmup_steps`",
        hint: "take one of them out")
    }
    let rate = config.rate([(root["learning_rate"], "learning_rate")], at: root.offset)
    // axolotl's default is `cosine`.
    var name = Tree.string("cosine", at: root.keyOffset("learning_rate"))
    var assumed: (String, Int)? = ("`cosine`, axolotl's default,", root.keyOffset("learning_rate"))
    if let node = root["lr_scheduler"], node.value != .null {
      guard let text = node.string else {
        return config.refuse(at: node.offset, "`lr_scheduler` must be the name of a schedule, not \(node.kind)")
      }
      name = Tree.string(text, at: node.offset)
      assumed = nil
    }
    let perEpoch = config.flags.stepsPerEpoch, epochs = config.number(root["num_epochs"], "num_epochs", open: .absent)
    let length = perEpoch.map { config.flag("--steps-per-epoch", (($0) * (epochs?.double ?? 1)).rounded(.up)) }
    let steps = config.steps(
      [(root["max_steps"], "max_steps"), (length, "num_epochs")], at: root["num_epochs"]?.offset ?? name.offset,
      hint: "updates in an epoch = samples ÷ (batch size × devices × accumulation), times the epochs")
    let plan = Plan(
      config: config, name: name, rate: rate, steps: steps, warmup: warmup(config, steps),
      kwargs: root["lr_scheduler_kwargs"]?.members ?? [],
      ratio: config.number("cosine_min_lr_ratio"), constantRatio: config.number("cosine_constant_lr_ratio"))
    return plan.schedule().map {
      Run(steps: steps, schedules: [ParameterGroups.ofAxolotl(config, root, rate).applied(to: $0)], assumed: assumed)
    }
  }

  /// axolotl/core/builders/base.py: a share is rounded down, 3 % and at most 100 by default, and 1 becomes 2.
  private static func warmup(_ config: Config, _ steps: Node) -> Node {
    let total = steps.double ?? 0
    var warmup = Tree.number(min((0.03 * total).rounded(.down), 100), at: config.root.offset)
    if let flag = config.warmupFlag {
      return flag
    } else if config.asksForWarmup(config.root["warmup_steps"]) || config.asksForWarmup(config.root["warmup_ratio"]) {
      return warmup
    } else if let count = config.number("warmup_steps") {
      warmup = (count.double ?? 0) > 0 && (count.double ?? 0) < 1 ? Node.share(count, of: steps) : count
    } else if let share = config.number("warmup_ratio") {
      warmup = Tree.number(((share.double ?? 0) * total).rounded(.down), at: share.offset)
    }
    return warmup.double == 1 ? Tree.number(2, at: warmup.offset) : warmup
  }

  /// The schedule that axolotl/core/trainers/mixins/scheduler.py makes of these.
  private struct Plan {
    let config: Config
    let name: Node
    let rate: Node
    let steps: Node
    let warmup: Node
    let kwargs: [Member]
    /// The floor as a share of the rate.
    let ratio: Node?
    /// The share of the run after which the rate stays at the floor.
    let constantRatio: Node?

    func schedule() -> Node? {
      switch name.string {
      case "one_cycle": return oneCycle()
      case "rex": return rex()
      case "cosine" where config.root["lr_quadratic_warmup"]?.bool == true: return quadratic()
      case "cosine" where ratio?.double ?? 0 > 0: return withFloor(ratio ?? rate)
      default:
        if let ratio, ratio.double != 0 {
          config.sink.warning(at: ratio.offset, "only `cosine` has a floor in axolotl, so it ignores this")
        }
        return hub(name, kwargs)
      }
    }

    private func hub(_ name: Node, _ arguments: [Member]) -> Node? {
      HubSchedule(
        config: config, name: name, rate: rate, steps: steps, warmup: warmup, arguments: arguments,
        warmupOffset: config.root["warmup_steps"]?.offset ?? config.root["warmup_ratio"]?.offset
      ).schedule()
    }

    private func withFloor(_ ratio: Node) -> Node? {
      guard let share = constantRatio?.double, share > 0 else {
        return hub(Tree.string("cosine_with_min_lr", at: name.offset), [Tree.member("min_lr_rate", ratio)])
      }
      let length = Tree.number((share * (steps.double ?? 0)).rounded(.towardZero), at: constantRatio?.offset ?? -1)
      let rise = Tree.object(
        [("steps", warmup), ("start", Tree.number(0, at: warmup.offset))], at: warmup.offset)
      return canonical(
        "cosine",
        [("lr", rate), ("min_ratio", ratio), ("steps", length), ("warmup", warmup.double ?? 0 > 0 ? rise : nil)])
    }

    private func oneCycle() -> Node? {
      let share = Tree.number((warmup.double ?? 0) / max(1, steps.double ?? 1), at: warmup.offset)
      var args = [Tree.member("max_lr", rate), Tree.member("total_steps", steps)]
      if !kwargs.contains(where: { $0.key == "pct_start" }) { args.append(Tree.member("pct_start", share)) }
      return Tree.dialectForm(
        Dialect.torch.rawValue, Tree.string("OneCycleLR", at: name.offset), args: args + kwargs, lr: rate,
        at: name.offset)
    }

    /// Warmup (t/w)², then the cosine of transformers.
    private func quadratic() -> Node? {
      guard let w = warmup.double, w >= 1, let lr = rate.double else { return hub(name, []) }
      let formula = "\(JSONText.number(lr)) * (t / \(JSONText.number(w))) ** 2"
      let rise = canonical(
        "expression", [("formula", Tree.string(formula, at: warmup.offset)), ("steps", warmup)])
      let rest = Tree.number((steps.double ?? 0) - w, at: steps.offset)
      let fall = HubSchedule(
        config: config, name: name, rate: rate, steps: rest, warmup: Tree.number(0, at: warmup.offset)
      ).schedule()
      return fall.map { sequence([rise, $0]) }
    }

    /// RexLR: lr·t/w for 1 ≤ t ≤ w, then REX over the rest. Update 0 falls through to the curve, whose clock wraps.
    private func rex() -> Node? {
      let lr = rate.double ?? 0
      let (w, total) = (warmup.double ?? 0, steps.double ?? 0)
      let floor = lr * (ratio?.double ?? 0)
      let main = canonical("rex", [("lr", rate), ("min_lr", Tree.number(floor, at: ratio?.offset ?? name.offset))])
      guard w >= 1, w < total else { return main }
      let share = w.truncatingRemainder(dividingBy: total - w) / (total - w)
      let z = share == 0 ? 1 : share
      let first = w == 1 ? floor : floor + (lr - floor) * z / (0.1 + 0.9 * z)
      config.sink.warning(
        at: name.offset, "update 0 has the rate \(JSONText.number(first)) before the warmup begins",
        hint: "axolotl's RexLR warms up from update 1 on")
      var parts = [
        canonical(
          "constant", [("lr", Tree.number(first, at: rate.offset)), ("steps", Tree.number(1, at: rate.offset))])
      ]
      if w > 1 {
        parts.append(
          canonical(
            "linear",
            [
              ("from", Tree.number(lr / w, at: rate.offset)), ("to", rate),
              ("steps", Tree.number(w - 1, at: warmup.offset)),
            ]))
      }
      return sequence(parts + [main])
    }

    private func sequence(_ parts: [Node]) -> Node {
      canonical("sequence", [("parts", Node(.array(parts), offset: name.offset))])
    }

    private func canonical(_ type: String, _ members: [(String, Node?)]) -> Node {
      Tree.object([("type", Tree.string(type, at: name.offset))] + members, at: name.offset)
    }
  }
}
