import LRInput
import LRMath
import LRSchedules

/// A stable part, constant or falling slowly, and a decay over the last steps, after a warmup.
struct TimmWSD: RateCurve {
  enum Stable: String, Sendable, CaseIterable {
    case constant
    case rsqrt
    case power
  }

  enum Decay: String, Sendable, CaseIterable {
    case linear
    case oneMinusSqrt = "1-sqrt"
    case cosine
    case power
    case exp
  }

  let base: Double
  let floor: Double
  /// Length of stable part and decay together, and of the decay, in steps.
  let length: Double
  let decaySteps: Double
  var stable = Stable.constant
  var timescale = 1.0
  var stablePower = 0.5
  var decay = Decay.oneMinusSqrt
  var decayPower = 0.5
  /// What the exponential decay would end with before it is stretched to 0.
  var decayRatio = 0.1

  private var turn: Double { length - decaySteps }

  /// The stable part: base·(1 + u/timescale)^−power, never below the floor.
  private func level(at step: Double) -> Double {
    switch stable {
    case .constant: max(base, floor)
    case .rsqrt: max(base * Math.pow(1 + step / timescale, -0.5), floor)
    case .power: max(base * Math.pow(1 + step / timescale, -stablePower), floor)
    }
  }

  private func remaining(after share: Double) -> Double {
    switch decay {
    case .linear: 1 - share
    case .oneMinusSqrt: 1 - share.squareRoot()
    case .cosine: Transition.Shape.cosine.remaining(after: share)
    case .power: 1 - Math.pow(share, decayPower)
    case .exp: (Math.pow(decayRatio, share) - decayRatio) / (1 - decayRatio)
    }
  }

  func rate(at step: Double) -> Double {
    let level = level(at: step)
    guard step > turn else { return level }
    return step < length ? floor + (level - floor) * remaining(after: (step - turn) / decaySteps) : floor
  }

  /// Where the stable part meets the floor: base·(1 + u/s)^−p = floor, solved for u.
  private var meeting: Double {
    guard stable != .constant, floor > 0, base > floor else { return .infinity }
    return timescale * (Math.pow(base / floor, stable == .rsqrt ? 2 : 1 / stablePower) - 1)
  }

  func piece(at step: Double) -> Piece {
    let meeting = meeting
    if step >= length || step >= meeting || base <= floor {
      return .constant(rate(at: step), from: min(step, length, meeting), to: .infinity)
    }
    let (start, end) = step < turn ? (0, min(turn, meeting)) : (turn, min(length, meeting))
    if stable == .constant {
      if step < turn { return .constant(base, from: start, to: end) }
      if decay == .linear { return Piece(start: start, end: end, shape: .line(from: base, to: floor)) }
    }
    return Piece(start: start, end: end, shape: .arc { rate(at: $0) })
  }

  func phases(length: Double) -> [Phase] {
    let parts = [
      Phase(stable == .constant ? .hold : .decay, from: 0, to: turn, name: "stable"),
      Phase(.decay, from: turn, to: self.length), Phase(.hold, from: self.length, to: .infinity),
    ]
    return parts.compactMap { $0.clipped(to: length) }.filter { $0.end > $0.start }
  }

  func schedule(_ warmup: TimmWarmup, noise: TimmNoise?, _ context: DialectContext) -> DialectSchedule? {
    guard stable == .constant || timescale > 0 else {
      context.refuse(
        "`stable_timescale` must be above 0; its default is the length of the warmup, of which there is none")
      return nil
    }
    var warmup = warmup
    warmup.isPrefix = true
    let curve = warmup.curve(before: self, base: base)
    let facts = ScheduleFacts(
      .falls, peak: base, floor: floor == 0 ? nil : floor, warmup: nil, milestones: [], landing: length)
    return context.madeOfNumbers(
      noise?.curve(on: curve) ?? curve, facts: warmup.facts(before: facts, base: base, noise: noise))
  }

  private static let decaySteps = Key.number(
    "decay_t", in: .positive, unit: "steps", summary: "The length of the decay, the last steps of `t_initial`.")
  private static let length = Key.number(
    "t_initial", in: .positive, unit: "steps", summary: "The length of stable part and decay together.")
  private static let stable: Key<Stable> = .choice(
    "stable_fn", default: .constant, summary: "Whether the stable part stays or falls slowly.")
  static let timescale = Key.number(
    "stable_timescale", unit: "steps", summary: "The steps in which rsqrt falls by the square root of 2."
  ).orNone("warmup_t")
  private static let stablePower = Key.number(
    "stable_power", in: .positive, default: 0.5, summary: "The exponent of the stable part `power`.")
  static let decay: Key<Decay> = .choice("decay_fn", default: .oneMinusSqrt, summary: "The shape of the decay.")
  private static let decayPower = Key.number(
    "decay_power", in: .positive, default: 0.5, summary: "The exponent of the decay `power`.")
  private static let decayRatio = Key.number(
    "decay_ratio", in: .inside(0, 1), default: 0.1, summary: "How far the decay `exp` would go before it is stretched.")

  static let entry = DialectEntry(
    .timm, "WSDLRScheduler",
    summary: "A warmup, a stable part, and a decay over the last steps.",
    formula: "lr_min + (max(lr·s(u), lr_min) − lr_min)·f(x), s = 1 or (1 + u/timescale)^−p, x from 0 to 1 in decay_t",
    latex:
      #"""
      \eta_t = \eta_{\min} + \left(\max(\eta \thinspace s_u, \eta_{\min}) - \eta_{\min}\right) f(x), \quad s_u = \#
      \left(1 + \frac{u}{\tau}\right)^{-p}
      """#,
    edges: [
      Edge(
        "The decay begins at u = t_initial − decay_t, which still has the whole rate.",
        #""t_initial": 100, "decay_t": 20"#, [80: 1, 85: 0.5, 100: 0, 150: 0]),
      Edge(
        "The warmup always comes before `t_initial`, not within.", #""t_initial": 90, "decay_t": 20, "warmup_t": 10"#,
        [0: 0, 10: 1, 80: 1, 100: 0]),
      Edge(
        "The stable part may fall slowly.",
        #""t_initial": 100, "decay_t": 20, "stable_fn": "rsqrt", "stable_timescale": 10"#, [0: 1, 30: 0.5]),
      .refused("A decay that is longer than `t_initial`.", #""t_initial": 100, "decay_t": 101"#),
      .refused(
        "A stable part that falls, without a timescale or a warmup to take it from.",
        #""t_initial": 100, "decay_t": 20, "stable_fn": "rsqrt""#),
    ],
    source: "timm/scheduler/wsd_lr.py; Hu et al. 2024 (MiniCPM), arXiv:2404.06395",
    keys: [length.declaration, decaySteps.declaration, TimmKeys.floor.declaration, stable.declaration]
      + [timescale.declaration, stablePower.declaration, decay.declaration, decayPower.declaration]
      + [decayRatio.declaration] + TimmKeys.warmup + TimmKeys.common,
    example: #"""
      {"dialect": "timm", "name": "WSDLRScheduler", "args": {"t_initial": 950, "decay_t": 200, "warmup_t": 50},
       "lr": 0.1}
      """#,
    make: make)

  @Sendable private static func make(_ reader: ObjectReader, _ context: DialectContext) -> DialectSchedule? {
    let (length, decaySteps) = (reader.require(length), reader.require(decaySteps))
    let (floor, stable, decay) = (reader.read(TimmKeys.floor), reader.read(stable), reader.read(decay))
    let (stablePower, decayPower) = (reader.read(stablePower), reader.read(decayPower))
    let (ratio, warmup) = (reader.read(decayRatio), TimmKeys.warmup(reader, prefix: nil))
    let (noise, base, accepted) = (TimmNoise.read(reader), context.base(), TimmKeys.accepts(reader))
    guard let timescale = reader.read(timescale), let length, let decaySteps, let floor, let stable, let decay,
      let stablePower, let decayPower, let ratio, let warmup, let noise, let base, accepted
    else { return nil }
    guard decaySteps <= length else {
      reader.error(at: Self.decaySteps, "`decay_t` must be at most `t_initial`", hint: "it is a part of it")
      return nil
    }
    if stable == .constant { reader.warnIgnored(Self.timescale, "the stable part is constant") }
    if stable != .power { reader.warnIgnored(Self.stablePower, "only the stable part `power` has an exponent") }
    if decay != .power { reader.warnIgnored(Self.decayPower, "only the decay `power` has an exponent") }
    if decay != .exp { reader.warnIgnored(decayRatio, "only the decay `exp` has a ratio") }
    let curve = TimmWSD(
      base: base, floor: floor, length: length, decaySteps: decaySteps, stable: stable,
      timescale: timescale ?? warmup.steps, stablePower: stablePower, decay: decay, decayPower: decayPower,
      decayRatio: ratio)
    return curve.schedule(warmup, noise: noise, context)
  }
}
