extension GoldenForms {
  static func optax(_ golden: GoldenCase) -> String? {
    let (first, last) = (golden.number("init_value", 0), golden.number("end_value", 0))
    let peak = golden.number("peak_value", 0)
    let steps = golden.whole("transition_steps", 0)
    let rise = warmup(golden.whole("warmup_steps", 0), from: first)
    switch golden.name {
    case "constant_schedule":
      return #"{"type": "constant", "lr": \#(golden.number("value", 0))}"#
    case "linear_schedule", "polynomial_schedule":
      let way = #"""
        {"type": "polynomial", "from": \#(first), "to": \#(last), "steps": \#(steps), "power": \#(golden.number("power", 1))}
        """#
      guard let begin = golden.whole("transition_begin") else { return way }
      return #"{"type": "sequence", "parts": [{"type": "constant", "lr": \#(first), "steps": \#(begin)}, \#(way)]}"#
    case "exponential_decay":
      // One that begins late and has a floor besides its factor has no canonical form.
      guard golden.number("end_value") == nil else { return nil }
      return exponential(golden, head: #""lr": \#(first), "#)
    case "warmup_exponential_decay_schedule":
      return exponential(golden, head: #""lr": \#(peak), \#(rise)"#)
    case "piecewise_constant_schedule":
      var rate = first
      return stairs(
        [(0, first)]
          + scales(golden).map { boundary in
            rate *= boundary.scale
            return (boundary.step, rate)
          })
    case "piecewise_interpolate_schedule":
      var rate = first
      let points = scales(golden).map { boundary in
        rate *= boundary.scale
        return "[\(boundary.step), \(rate)]"
      }.joined(separator: ", ")
      return #"""
        {"type": "piecewise", "shape": "\#(golden.word("interpolate_type") ?? "")", "points": [[0, \#(first)], \#(points)]}
        """#
    case "cosine_decay_schedule":
      return #"""
        {"type": "cosine", "lr": \#(first), "min_ratio": \#(golden.number("alpha", 0)),
         "steps": \#(golden.whole("decay_steps", 0))}
        """#
    case "linear_onecycle_schedule":
      return #"""
        {"type": "one_cycle", "lr": \#(peak), "div": \#(golden.number("div_factor", 25)), "pct_final": 0.85,
         "phases": 3, "shape": "linear", "steps": \#(steps)}
        """#
    case "cosine_onecycle_schedule":
      return #"""
        {"type": "one_cycle", "lr": \#(peak), "pct_start": \#(golden.number("pct_start", 0.3)), "steps": \#(steps)}
        """#
    case "warmup_constant_schedule":
      return #"{"type": "constant", \#(rise)"lr": \#(peak)}"#
    case "warmup_cosine_decay_schedule":
      return #"""
        {"type": "cosine", "lr": \#(peak), \#(rise)"min_lr": \#(last), "steps": \#(golden.whole("decay_steps", 0))}
        """#
    default:
      return nil
    }
  }

  private static func exponential(_ golden: GoldenCase, head: String) -> String {
    #"""
    {"type": "exponential", \#(head)"gamma": \#(golden.number("decay_rate", 0)),
     "per_steps": \#(golden.whole("transition_steps", 1)), "staircase": \#(golden.flag("staircase"))}
    """#
  }

  static func timm(_ golden: GoldenCase) -> String? {
    let steps = golden.whole("warmup_t") ?? golden.whole("warmup_epochs") ?? 0
    let head = #""lr": \#(golden.base), \#(warmup(steps, from: golden.number("warmup_lr_init", 1e-5)))"#
    let total = golden.whole("t_initial", 0)
    switch golden.name {
    case "CosineLRScheduler":
      // A warmup inside the decay has no canonical form.
      guard steps == 0 || golden.flag("warmup_prefix") else { return nil }
      guard let cycles = golden.whole("cycle_limit") else {
        return #"{"type": "cosine", \#(head)"steps": \#(total + steps)}"#
      }
      return #"""
        {"type": "cosine_restarts", \#(head)"first": \#(total), "decay": \#(golden.number("cycle_decay", 1)),
         "steps": \#(total * cycles)}
        """#
    case "PolyLRScheduler":
      guard steps == 0 else { return nil }
      return #"{"type": "polynomial", \#(head)"power": \#(golden.number("power", 0.5)), "steps": \#(total)}"#
    case "StepLRScheduler":
      let every = golden.whole("decay_t", 0)
      return #"{"type": "step", \#(head)"every": \#(every), "gamma": \#(golden.number("decay_rate", 1))}"#
    case "create_scheduler_v2:step":
      // The warmup lies inside the first stair.
      let every = golden.whole("decay_epochs", 0)
      let milestones = stride(from: every, to: golden.steps, by: every).map { $0 - steps }
      return #"""
        {"type": "multistep", \#(head)"milestones": \#(milestones), "gamma": \#(golden.number("decay_rate", 1))}
        """#
    case "MultiStepLRScheduler":
      // A milestone acts one step earlier than elsewhere.
      let milestones = golden.numbers("decay_t").map { $0 - 1 }
      return #"""
        {"type": "multistep", \#(head)"milestones": \#(milestones), "gamma": \#(golden.number("decay_rate", 1))}
        """#
    case "WSDLRScheduler":
      guard golden.word("stable_fn") == nil, golden.word("decay_fn") == nil else { return nil }
      let start = warmup(steps, from: golden.number("warmup_lr_init", 0))
      return #"""
        {"type": "wsd", "lr": \#(golden.base), \#(start)"decay": \#(golden.whole("decay_t", 0)), "shape": "1-sqrt",
         "steps": \#(total + steps)}
        """#
    case "create_scheduler_v2:constant":
      return #"{"type": "constant", \#(head)"steps": \#(golden.steps)}"#
    default:
      return nil
    }
  }
}
