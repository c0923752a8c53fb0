import LRInput
import LRSchedules

/// The arguments of timm's schedulers with cycles.
enum TimmCycleKeys {
  static let mult = Key.number(
    "cycle_mul", in: .positive, default: 1, summary: "The factor from one cycle's length to the next's.")
  static let decay = Key.number("cycle_decay", default: 1, summary: "The factor from one cycle's top to the next's.")
  static let limit = Key.number(
    "cycle_limit", default: 1, summary: "The number of cycles; then the rate stays at `lr_min`.")
  static let k = Key.number("k_decay", default: 1, summary: "The exponent of the share of a cycle that has passed.")

  static let all = [
    TimmKeys.length.declaration, TimmKeys.floor.declaration, mult.declaration, decay.declaration, limit.declaration,
    TimmKeys.inside.declaration,
  ]

  /// Reads what the three classes share, and makes the schedule.
  static func make(
    _ reader: ObjectReader, _ context: DialectContext, meetsWarmup: Bool = false, shape: TimmCycles.Shape?
  ) -> DialectSchedule? {
    let (floor, mult, decay, limit) = (
      reader.read(TimmKeys.floor), reader.read(mult), reader.read(decay), reader.read(limit)
    )
    let (length, warmup) = (reader.require(TimmKeys.length), TimmKeys.warmup(reader, prefix: TimmKeys.inside))
    let (noise, base, accepted) = (TimmNoise.read(reader), context.base(), TimmKeys.accepts(reader))
    guard let length, let floor, let mult, let decay, let limit, let shape, let warmup, let noise, let base, accepted
    else { return nil }
    if limit <= 1 {
      reader.warnIgnored(Self.mult, "there is but one cycle; `cycle_limit` is its number")
      reader.warnIgnored(Self.decay, "there is but one cycle; `cycle_limit` is its number")
    }
    let cycles = TimmCycles(
      base: base, floor: floor, cycles: CycleClock(first: length, mult: mult), decay: decay, limit: limit,
      shape: shape)
    return cycles.schedule(warmup, noise: noise, meetsWarmup: meetsWarmup, context)
  }
}

enum TimmCosine {
  static let entry = DialectEntry(
    .timm, "CosineLRScheduler", summary: "Cosine decay in cycles, with a warmup.",
    formula: "lr_min + (lr·cycle_decay^i − lr_min)·(1 + cos(π·x^k_decay))/2, x from 0 to 1 in cycle i",
    latex:
      #"""
      \eta_t = \eta_{\min} + (\eta \thinspace d^{\thinspace i} - \eta_{\min}) \thinspace \frac{1 + \cos(\pi \#
      x^{k})}{2}
      """#,
    edges: [
      Edge("There is one cycle, and then `lr_min` for ever.", #""t_initial": 50"#, [25: 0.5, 50: 0, 99: 0]),
      Edge(
        "The clock runs during the warmup unless `warmup_prefix` is true: the rate jumps at the warmup's end.",
        #""t_initial": 100, "warmup_t": 10"#, [0: 0, 9: 0.9, 10: 0.9755, 100: 0]),
      Edge(
        "With the prefix the warmup comes first, and `t_initial` steps follow it.",
        #""t_initial": 90, "warmup_t": 10, "warmup_prefix": true"#, [10: 1, 55: 0.5, 100: 0]),
      Edge("An `lr_min` above the top makes a cycle rise.", #""t_initial": 100, "lr_min": 2"#, [0: 1, 50: 1.5, 99: 2]),
      Edge(
        "timm finds the cycle by a logarithm, which misses some restarts by a step; here the cycle begins on time.",
        #""t_initial": 1, "cycle_mul": 3, "cycle_limit": 10"#, steps: 130, [40: 1, 121: 1]),
      .refused(
        "Cycles that shrink to an end before the run's: timm finds no logarithm.",
        #""t_initial": 10, "cycle_mul": 0.5, "cycle_limit": 9"#),
    ],
    source: "timm/scheduler/cosine_lr.py",
    keys: TimmCycleKeys.all + [TimmCycleKeys.k.declaration] + TimmKeys.warmup + TimmKeys.common,
    example: #"""
      {"dialect": "timm", "name": "CosineLRScheduler", "lr": 0.1,
       "args": {"t_initial": 950, "lr_min": 1e-5, "warmup_t": 50, "warmup_lr_init": 1e-4, "warmup_prefix": true}}
      """#
  ) { reader, context in
    TimmCycleKeys.make(reader, context, shape: reader.read(TimmCycleKeys.k).map { .cosine(k: $0) })
  }
}

enum TimmTanh {
  private static let lower = Key.number("lb", default: -7, summary: "The argument of tanh where a cycle begins.")
  private static let upper = Key.number("ub", default: 3, summary: "The argument of tanh where a cycle ends.")

  static let entry = DialectEntry(
    .timm, "TanhLRScheduler", summary: "Decay along a hyperbolic tangent, in cycles.",
    formula: "lr_min + (lr·cycle_decay^i − lr_min)·(1 − tanh(lb·(1 − x) + ub·x))/2, x from 0 to 1 in cycle i",
    latex:
      #"""
      \eta_t = \eta_{\min} + (\eta \thinspace d^{\thinspace i} - \eta_{\min}) \thinspace \frac{1 - \tanh(L (1 - x) + \#
      U x)}{2}
      """#,
    edges: [
      Edge(
        "The tangent ends a little above `lr_min`, which follows at once.", #""t_initial": 100"#,
        [99: 0.003018, 100: 0]),
      Edge(
        "A warmup without the prefix leads to the curve, not to the optimizer's rate: there is no jump.",
        #""t_initial": 100, "lb": -1, "ub": 1, "warmup_t": 10"#, [5: 0.416, 10: 0.832]),
      Edge(
        "Update 0 has the optimizer's rate, whatever the tangent says.", #""t_initial": 100, "lb": -1, "ub": 1"#,
        [0: 1, 1: 0.8765, 50: 0.5]),
      .refused("`lb` that is not below `ub`.", #""t_initial": 100, "lb": 3, "ub": 3"#),
    ],
    source: "timm/scheduler/tanh_lr.py; Hsueh et al. 2018, arXiv:1806.01593",
    keys: TimmCycleKeys.all + [lower.declaration, upper.declaration] + TimmKeys.warmup + TimmKeys.common,
    example: #"""
      {"dialect": "timm", "name": "TanhLRScheduler", "args": {"t_initial": 1000, "lr_min": 1e-4}, "lr": 0.1}
      """#
  ) { reader, context in
    guard let lower = reader.read(lower), let upper = reader.read(upper) else { return nil }
    if lower >= upper {
      reader.error(at: Self.lower, "`lb` must be below `ub`", hint: "timm asserts it; the defaults are -7 and 3")
    }
    for key in [TimmKeys.warmupSteps, TimmKeys.warmupFrom, TimmCycleKeys.limit] {
      if let value = reader.node(of: key)?.double, value < 0 {
        reader.error(at: key, "`\(key.name)` must be at least 0", hint: "timm asserts it")
      }
    }
    return TimmCycleKeys.make(reader, context, meetsWarmup: true, shape: .tanh(lower: lower, upper: upper))
  }
}

enum TimmPoly {
  private static let power = Key.number("power", default: 0.5, summary: "The exponent; 1 is a straight line.")

  static let entry = DialectEntry(
    .timm, "PolyLRScheduler", summary: "A power of the share that is left, in cycles.",
    formula: "lr_min + (lr·cycle_decay^i − lr_min)·(1 − x^k_decay)^power, x from 0 to 1 in cycle i",
    latex: #"\eta_t = \eta_{\min} + (\eta \thinspace d^{\thinspace i} - \eta_{\min}) \thinspace (1 - x^{k})^{p}"#,
    edges: [
      Edge("The default power is 0.5, not 1: a late drop.", #""t_initial": 100"#, [75: 0.5, 99: 0.1, 100: 0]),
      Edge("With `k_decay` above 1 the decay comes later.", #""t_initial": 100, "power": 1, "k_decay": 2"#, [50: 0.75]),
      Edge(
        "The clock runs during the warmup unless `warmup_prefix` is true.",
        #""t_initial": 100, "power": 1, "warmup_t": 10"#, [5: 0.5, 10: 0.9, 100: 0]),
    ],
    source: "timm/scheduler/poly_lr.py",
    keys: TimmCycleKeys.all + [power.declaration, TimmCycleKeys.k.declaration] + TimmKeys.warmup + TimmKeys.common,
    example: #"""
      {"dialect": "timm", "name": "PolyLRScheduler", "args": {"t_initial": 1000, "power": 0.9}, "lr": 0.1}
      """#
  ) { reader, context in
    guard let power = reader.read(power), let k = reader.read(TimmCycleKeys.k) else { return nil }
    return TimmCycleKeys.make(reader, context, shape: .polynomial(power: power, k: k))
  }
}
