import LRInput
import LRMath
import LRSchedules

/// Warmup, hold and decay.
enum TransformersWSD {
  enum Shape: String, Sendable, CaseIterable {
    case linear
    case cosine
    case oneMinusSqrt = "1-sqrt"

    var transition: Transition.Shape {
      switch self {
      case .linear: .linear
      case .cosine: .cosine
      case .oneMinusSqrt: .oneMinusSqrt
      }
    }
  }

  private static let decay = Key.number("num_decay_steps", unit: "steps", summary: "The length of the decay.")
  private static let total = Key.number(
    "num_training_steps", unit: "steps", summary: "The length of the training, all three parts together."
  ).orNone()
  private static let stable = Key.number("num_stable_steps", unit: "steps", summary: "The length of the hold.")
    .orNone("what is left of num_training_steps")
  private static let warmupType: Key<Shape> = .choice(
    "warmup_type", default: .linear, summary: "The shape of the warmup.")
  private static let decayType: Key<Shape> = .choice("decay_type", default: .cosine, summary: "The shape of the decay.")
  private static let floor = Key.number(
    "min_lr_ratio", default: 0, summary: "The floor as a share of the rate; the warmup starts from it too.")

  static let entry = DialectEntry(
    .transformers, "warmup_stable_decay", otherNames: ["get_wsd_schedule"],
    summary: "A warmup from the floor, a hold, and a decay to the floor.",
    formula: "lr·(r + (1 − r)·f(t/w)), lr, lr·(r + (1 − r)·g(u/num_decay_steps)), then lr·r; r = min_lr_ratio",
    latex:
      #"""
      \eta_t = \eta \thinspace (r + (1 - r) f_t), \quad f_t = \begin{cases} t / w & t \lt w \cr 1 & t \lt T - D \cr \#
      g\left(\frac{t - (T - D)}{D}\right) & t \lt T \cr 0 & t \ge T \end{cases}
      """#,
    edges: [
      Edge(
        """
        The decay begins at t = T − num_decay_steps, which still has the whole rate; update T is the first at the \
        floor.
        """,
        #""num_warmup_steps": 10, "num_decay_steps": 20, "num_training_steps": 100"#,
        [0: 0, 10: 1, 80: 1, 90: 0.5, 100: 0]),
      Edge(
        "The warmup starts at the floor, not at 0.",
        #""num_warmup_steps": 10, "num_decay_steps": 20, "num_training_steps": 100, "min_lr_ratio": 0.1"#,
        [0: 0.1, 5: 0.55, 100: 0.1, 150: 0.1]),
      Edge(
        "`num_stable_steps` wins over `num_training_steps`.",
        #""num_warmup_steps": 0, "num_decay_steps": 10, "num_stable_steps": 20, "num_training_steps": 100"#,
        [20: 1, 25: 0.5, 30: 0]),
      .refused("Neither of these two.", #""num_warmup_steps": 10, "num_decay_steps": 20"#),
    ],
    source: TransformersDialect.source,
    keys: [
      TransformersKeys.warmup.declaration, decay.declaration, total.declaration, stable.declaration,
      warmupType.declaration, decayType.declaration, floor.declaration, TransformersKeys.waves.declaration,
    ] + TorchKeys.common,
    example: #"""
      {"dialect": "transformers", "name": "warmup_stable_decay",
       "args": {"num_warmup_steps": 50, "num_decay_steps": 200, "num_training_steps": 1000}, "lr": 5e-5}
      """#
  ) { reader, context in
    let warmup = TransformersKeys.warmup(reader, context)
    let (warmupType, decayType) = (reader.read(warmupType), reader.read(decayType))
    let (ratio, waves, decay) = (reader.read(floor), reader.read(TransformersKeys.waves), reader.require(decay))
    guard let base = context.base(), let warmup, let warmupType, let decayType, let ratio, let waves, let decay,
      let hold = hold(reader, warmup: warmup, decay: decay)
    else { return nil }
    let parts = WSDParts(
      base: base, ratio: ratio, warmup: warmup, hold: hold, decay: decay, rise: warmupType, fall: decayType,
      waves: waves)
    let facts = ScheduleFacts(
      .falls, peak: base, floor: ratio == 0 ? nil : ratio * base, warmup: .init(warmup), milestones: [],
      landing: waves == 0.5 || decayType != .cosine ? parts.warmup + parts.hold + decay : nil)
    return context.made(parts.curve, facts: facts.with { $0.floorShare = ratio == 0 ? nil : ratio })
  }

  /// The length of the hold.
  private static func hold(_ reader: ObjectReader, warmup: Double, decay: Double) -> Double? {
    guard let total = reader.read(total), let stable = reader.read(stable) else { return nil }
    if let stable {
      if total != nil {
        reader.warning(at: self.total, "`num_training_steps` has no effect where there is `num_stable_steps`")
      }
      return stable
    }
    guard let total else {
      reader.error(
        at: self.total, "the length is missing", hint: "give `num_training_steps` or `num_stable_steps`")
      return nil
    }
    if total < warmup + decay {
      reader.warning(
        at: self.total, "warmup and decay are longer than the training, so the decay begins in its middle")
    }
    return total - warmup - decay
  }
}

/// The three parts of a warmup-stable-decay schedule.
struct WSDParts: Sendable {
  let base: Double
  /// r.
  let ratio: Double
  let warmup: Double
  let hold: Double
  let decay: Double
  let rise: TransformersWSD.Shape
  let fall: TransformersWSD.Shape
  let waves: Double

  var curve: any RateCurve {
    // A negative ratio is cut at 0, and a hold of negative length leaves a part of the decay out.
    guard ratio >= 0, hold >= 0, warmup >= 0, decay >= 0 else { return WholeSteps { base * factor(at: $0) } }
    let way = Transition(from: base, to: base * ratio)
    let start: any RateCurve =
      warmup > 0
      ? ShapedWay(way: way, shape: rise.transition, length: max(1, warmup), rises: true) : ConstantCurve(peak: base)
    return Prefixed(start, until: warmup, then: Prefixed(ConstantCurve(peak: base), until: hold, then: tail(way)).named)
  }

  private func tail(_ way: Transition) -> any RateCurve {
    guard decay > 0 else { return ConstantCurve(peak: way.to) }
    let length = max(1, decay)
    if fall == .cosine, waves != 0.5 {
      let wave: any RateCurve =
        waves == 0 ? ConstantCurve(peak: base) : CosineWave(way: way, half: length / (2 * abs(waves)))
      return Halted(wave, at: decay, final: way.to)
    }
    return Halted(ShapedWay(way: way, shape: fall.transition, length: length), at: decay, final: way.to)
  }

  /// The factor at a whole step, in transformers' own order of operations.
  private func factor(at step: Double) -> Double {
    func floored(_ share: Double) -> Double { max(0, share * (1 - ratio) + ratio) }
    if step < warmup { return floored(rise.transition.remaining(after: 1 - step / max(1, warmup))) }
    if step < warmup + hold { return 1 }
    if step < warmup + hold + decay {
      let u = (step - warmup - hold) / max(1, decay)
      if fall == .cosine { return floored(0.5 * (1 + Math.cosPi(2 * waves * u))) }
      return floored(fall.transition.remaining(after: u))
    }
    return ratio
  }
}

extension Prefixed {
  /// The same curve whose first part is a hold, not a warmup.
  fileprivate var named: HeldFirst { HeldFirst(body: self) }
}

/// A hold and what comes after it.
struct HeldFirst: RateCurve {
  let body: Prefixed

  func rate(at step: Double) -> Double { body.rate(at: step) }
  func piece(at step: Double) -> Piece { body.piece(at: step) }
  func hasRate(at step: Double) -> Bool { body.hasRate(at: step) }

  func phases(length: Double) -> [Phase] {
    body.phases(length: length).map { $0.kind == .warmup ? Phase(.hold, from: $0.start, to: $0.end) : $0 }
  }
}
