extension GoldenForms {
  static func keras(_ golden: GoldenCase) -> String? {
    let first = golden.number("initial_learning_rate", 0)
    let steps = golden.whole("decay_steps", 0)
    let rate = golden.number("decay_rate", 0)
    switch golden.name {
    case "ExponentialDecay":
      return #"""
        {"type": "exponential", "lr": \#(first), "gamma": \#(rate), "per_steps": \#(steps),
         "staircase": \#(golden.flag("staircase"))}
        """#
    case "InverseTimeDecay":
      return #"""
        {"type": "inverse_time", "lr": \#(first), "decay": \#(rate), "per_steps": \#(steps),
         "staircase": \#(golden.flag("staircase"))}
        """#
    case "PiecewiseConstantDecay":
      // The boundary itself still has the old value.
      let starts = [0] + golden.numbers("boundaries").map { Int($0) + 1 }
      return stairs(Array(zip(starts, golden.numbers("values"))))
    case "PolynomialDecay":
      return #"""
        {"type": "polynomial", "lr": \#(first), "min_lr": \#(golden.number("end_learning_rate", 1e-4)),
         "power": \#(golden.number("power", 1)), "steps": \#(steps)}
        """#
    case "CosineDecay":
      let rise = golden.whole("warmup_steps", 0)
      return #"""
        {"type": "cosine", "lr": \#(golden.number("warmup_target", first)), \#(warmup(rise, from: first))
         "min_ratio": \#(golden.number("alpha", 0)), "steps": \#(rise + steps)}
        """#
    case "CosineDecayRestarts":
      // With a floor and smaller peaks Keras shrinks the part above the floor only; ours shrinks the peak.
      guard golden.number("alpha") == nil || golden.number("m_mul") == nil else { return nil }
      return #"""
        {"type": "cosine_restarts", "lr": \#(first), "first": \#(golden.whole("first_decay_steps", 0)),
         "mult": \#(golden.number("t_mul", 2)), "decay": \#(golden.number("m_mul", 1)),
         "min_ratio": \#(golden.number("alpha", 0))}
        """#
    default:
      return nil
    }
  }

  /// DeepSpeed's counter stands at −1 during update 0, which is why its warmups come after one extra step.
  static func deepspeed(_ golden: GoldenCase) -> String? {
    let (low, high) = (golden.number("warmup_min_lr", 0), golden.number("warmup_max_lr", 1e-3))
    let rise = golden.whole("warmup_num_steps", 1000)
    func late(_ part: String) -> String {
      #"{"type": "sequence", "parts": [{"type": "constant", "lr": \#(low), "steps": 1}, \#(part)]}"#
    }
    switch golden.name {
    case "WarmupLR" where golden.word("warmup_type") == "linear":
      return late(#"{"type": "constant", \#(warmup(rise, from: low))"lr": \#(high)}"#)
    case "WarmupDecayLR" where golden.word("warmup_type") == "linear":
      let total = golden.whole("total_num_steps", 0)
      return late(
        #"{"type": "linear", "lr": \#(high), "min_lr": \#(low), \#(warmup(rise, from: low))"steps": \#(total)}"#)
    case "OneCycle":
      return oneCycle(golden)
    case "LRRangeTest":
      let low = golden.number("lr_range_test_min_lr", 1e-3)
      let size = golden.whole("lr_range_test_step_size", 2000)
      let growth = golden.number("lr_range_test_step_rate", 1)
      if golden.flag("lr_range_test_staircase") {
        return stairs((0..<golden.steps / size + 1).map { ($0 * size, low * (1 + growth * Double($0))) })
      }
      let last = low * (1 + growth * Double(golden.steps) / Double(size))
      return #"{"type": "linear", "from": \#(low), "to": \#(last)}"#
    default:
      return nil
    }
  }

  private static func oneCycle(_ golden: GoldenCase) -> String {
    let up = golden.whole("cycle_first_step_size", 2000)
    let down = golden.whole("cycle_second_step_size", up)
    let low = golden.number("cycle_min_lr", 0)
    let triangle = #"""
      {"type": "cyclic", "lr": \#(golden.number("cycle_max_lr", 0)), "min_lr": \#(low), "up": \#(up), "down": \#(down),
       "steps": \#(up + down)}
      """#
    guard let rate = golden.number("decay_lr_rate") else { return triangle }
    return #"""
      {"type": "sequence", "parts": [\#(triangle), {"type": "inverse_time", "lr": \#(low), "decay": \#(rate),
        "per_steps": \#(golden.whole("decay_step_size", 1))}]}
      """#
  }
}
