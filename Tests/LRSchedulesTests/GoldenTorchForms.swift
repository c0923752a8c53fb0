extension GoldenForms {
  static func torch(_ golden: GoldenCase) -> String? {
    let base = golden.base
    switch golden.name {
    case "StepLR":
      return #"""
        {"type": "step", "lr": \#(base), "every": \#(golden.whole("step_size", 0)), "gamma": \#(golden.number("gamma", 0.1))}
        """#
    case "MultiStepLR":
      let milestones = golden.numbers("milestones")
      return #"""
        {"type": "multistep", "lr": \#(base), "milestones": \#(milestones), "gamma": \#(golden.number("gamma", 0.1))}
        """#
    case "ConstantLR":
      let first = base * golden.number("factor", 1.0 / 3)
      return stairs([(0, first), (golden.whole("total_iters", 5), base)])
    case "LinearLR":
      let (from, to) = (golden.number("start_factor", 1.0 / 3), golden.number("end_factor", 1))
      return #"""
        {"type": "linear", "from": \#(base * from), "to": \#(base * to), "steps": \#(golden.whole("total_iters", 5))}
        """#
    case "ExponentialLR":
      return #"{"type": "exponential", "lr": \#(base), "gamma": \#(golden.number("gamma", 0))}"#
    case "PolynomialLR":
      return #"""
        {"type": "polynomial", "lr": \#(base), "power": \#(golden.number("power", 1)),
         "steps": \#(golden.whole("total_iters", 5))}
        """#
    case "CosineAnnealingLR":
      // Past T_max torch climbs again; no record goes there.
      return #"""
        {"type": "cosine", "lr": \#(base), "min_lr": \#(golden.number("eta_min", 0)), "steps": \#(golden.whole("T_max", 0))}
        """#
    case "CosineAnnealingWarmRestarts":
      return #"""
        {"type": "cosine_restarts", "lr": \#(base), "min_lr": \#(golden.number("eta_min", 0)),
         "first": \#(golden.whole("T_0", 0)), "mult": \#(golden.whole("T_mult", 1))}
        """#
    case "CyclicLR":
      let mode = golden.word("mode") ?? "triangular"
      let gamma = mode == "exp_range" ? #""gamma": \#(golden.number("gamma", 1)), "# : ""
      return #"""
        {"type": "cyclic", "lr": \#(golden.number("max_lr", 0)), "min_lr": \#(golden.number("base_lr", 0)), \#(gamma)
         "up": \#(golden.whole("step_size_up", 2000)), "mode": "\#(mode)"}
        """#
    case "OneCycleLR":
      let total = golden.whole("total_steps") ?? golden.whole("epochs", 0) * golden.whole("steps_per_epoch", 0)
      return #"""
        {"type": "one_cycle", "lr": \#(golden.number("max_lr", 0)), "steps": \#(total), "convention": "torch",
         "shape": "\#(golden.word("anneal_strategy") ?? "cosine")", "phases": \#(golden.flag("three_phase") ? 3 : 2)}
        """#
    default:
      return nil
    }
  }

  static func transformers(_ golden: GoldenCase) -> String? {
    let base = golden.base
    let steps = golden.whole("num_warmup_steps", 0)
    let total = golden.whole("num_training_steps", 0)
    let ratio = golden.number("min_lr_ratio", 0)
    let head = #""lr": \#(base), \#(warmup(steps, from: ratio * base))"#
    switch golden.name {
    case "linear":
      return #"{"type": "linear", \#(head)"steps": \#(total)}"#
    case "cosine":
      return golden.number("num_cycles") == nil ? #"{"type": "cosine", \#(head)"steps": \#(total)}"# : nil
    case "cosine_with_restarts":
      let cycle = (total - steps) / golden.whole("num_cycles", 1)
      return #"{"type": "cosine_restarts", \#(head)"first": \#(cycle), "steps": \#(total)}"#
    case "cosine_with_min_lr":
      let floor = golden.number("min_lr") ?? base * golden.number("min_lr_rate", 0)
      return #"{"type": "cosine", \#(head)"min_lr": \#(floor), "steps": \#(total)}"#
    case "cosine_warmup_with_min_lr":
      // One ahead of all the others: peak at t = w − 1, floor at T − 1.
      let floor = golden.number("min_lr") ?? base * golden.number("min_lr_rate", 0)
      let start = base * golden.number("warmup_lr_rate", 1 / Double(steps))
      return #"""
        {"type": "sequence", "parts": [{"type": "linear", "from": \#(start), "to": \#(base), "steps": \#(steps - 1)},
          {"type": "cosine", "lr": \#(base), "min_lr": \#(floor), "steps": \#(total - steps)}]}
        """#
    case "polynomial":
      return #"""
        {"type": "polynomial", \#(head)"min_lr": \#(golden.number("lr_end", 1e-7)), "power": \#(golden.number("power", 1)),
         "steps": \#(total)}
        """#
    case "constant", "constant_with_warmup":
      return #"{"type": "constant", \#(head)"steps": \#(golden.steps)}"#
    case "inverse_sqrt":
      return #"{"type": "inverse_sqrt", \#(head)"timescale": \#(golden.whole("timescale", steps))}"#
    case "warmup_stable_decay":
      let decay = golden.whole("num_decay_steps", 0)
      let length = golden.whole("num_stable_steps").map { steps + $0 + decay } ?? total
      return #"""
        {"type": "wsd", \#(head)"min_ratio": \#(ratio), "decay": \#(decay), "steps": \#(length),
         "shape": "\#(golden.word("decay_type") ?? "cosine")"}
        """#
    default:
      return nil
    }
  }
}
