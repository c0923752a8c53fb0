import LRInput
import LRMath
import LRSchedules

/// The schedules of transformers.optimization without a cosine.
enum TransformersPlain {
  static let constant = DialectEntry(
    .transformers, "constant", otherNames: ["get_constant_schedule"], summary: "The same rate at every step.",
    formula: "lr", latex: #"\eta_t = \eta"#,
    edges: [
      Edge("A warmup is taken and has no effect.", #""num_warmup_steps": 10"#, [0: 1, 99: 1])
    ],
    source: TransformersDialect.source, keys: TransformersKeys.unusedBoth + TorchKeys.common,
    example: #"{"dialect": "transformers", "name": "constant", "args": {}, "lr": 5e-5}"#
  ) { reader, context in
    TransformersKeys.warnOfUnused(reader, warmup: true)
    guard let base = context.base() else { return nil }
    return context.made(ConstantCurve(peak: base), peak: base, facts: .held(at: base))
  }

  static let constantWithWarmup = DialectEntry(
    .transformers, "constant_with_warmup", otherNames: ["get_constant_schedule_with_warmup"],
    summary: "A warmup from 0, then the same rate at every step.", formula: "lr·min(1, t/num_warmup_steps)",
    latex: #"\eta_t = \eta \min\left(1, \frac{t}{w}\right)"#,
    edges: [
      Edge(
        "Update 0 has the rate 0, update w is the first with the whole rate.", #""num_warmup_steps": 10"#,
        [0: 0, 5: 0.5, 10: 1, 99: 1]),
      Edge(
        "`num_training_steps` is taken and has no effect.", #""num_warmup_steps": 0, "num_training_steps": 50"#,
        [0: 1, 99: 1]),
    ],
    source: TransformersDialect.source, keys: TransformersKeys.endless,
    example: #"""
      {"dialect": "transformers", "name": "constant_with_warmup", "args": {"num_warmup_steps": 50}, "lr": 5e-5}
      """#
  ) { reader, context in
    TransformersKeys.warnOfUnused(reader, warmup: false)
    let warmup = TransformersKeys.warmup(reader, context)
    guard let base = context.base(), let warmup else { return nil }
    let rise = TransformersKeys.rise(to: base, in: warmup)
    return context.made(
      Prefixed(rise, until: warmup, then: ConstantCurve(peak: base)), peak: base,
      facts: ScheduleFacts.held(at: base).with { $0.warmup = .init(warmup) })
  }

  static let linear = DialectEntry(
    .transformers, "linear", otherNames: ["get_linear_schedule_with_warmup"],
    summary: "A warmup from 0, then a line to 0.",
    formula: "lr·t/w for t < w = num_warmup_steps, then lr·max(0, (T − t)/(T − w)), T = num_training_steps",
    latex:
      #"""
      \eta_t = \begin{cases} \eta \thinspace t / w & t \lt w \cr \eta \max\left(0, 1 - x\right) & t \ge w \#
      \end{cases}, \quad x = \frac{t - w}{T - w}
      """#,
    edges: [
      Edge(
        """
        With a warmup update 0 has the rate 0; update w is the first with the whole rate, and update T the first \
        with 0 again.
        """,
        #""num_warmup_steps": 10, "num_training_steps": 100"#, [0: 0, 10: 1, 55: 0.5, 100: 0, 150: 0]),
      Edge(
        "Without a warmup it starts at the whole rate.", #""num_warmup_steps": 0, "num_training_steps": 100"#,
        [0: 1, 50: 0.5]),
      Edge(
        "A share of the run is not understood as one: it is a warmup of less than a step.",
        #""num_warmup_steps": 0.1, "num_training_steps": 100"#, [0: 0, 50: 0.5005]),
      Edge(
        "A warmup longer than the training never gets to the whole rate within it.",
        #""num_warmup_steps": 120, "num_training_steps": 100"#, [60: 0.5, 99: 0.825]),
    ],
    source: TransformersDialect.source, keys: TransformersKeys.both,
    example: #"""
      {"dialect": "transformers", "name": "linear",
       "args": {"num_warmup_steps": 50, "num_training_steps": 1000}, "lr": 5e-5}
      """#
  ) { reader, context in
    guard let frame = TransformersFrame.read(reader, context) else { return nil }
    let start = frame.base * (frame.rest / frame.length)
    let line: any RateCurve =
      frame.rest > 0
      ? PointPath(times: [0, frame.rest], rates: [start, 0], shape: .linear) : ConstantCurve(peak: 0)
    return context.made(
      frame.curve(line), peak: max(0, frame.base), facts: frame.falls(to: nil, landing: frame.rest))
  }

  private static let end = Key.number("lr_end", kind: "rate", default: 1e-7, summary: "The rate at the end.")
  private static let power = Key.number("power", default: 1, summary: "The exponent; 1 is a straight line.")

  static let polynomial = DialectEntry(
    .transformers, "polynomial", otherNames: ["get_polynomial_decay_schedule_with_warmup"],
    summary: "A warmup from 0, then a power of the share that is left.",
    formula: "lr·t/w for t < w, then lr_end + (lr − lr_end)·((T − t)/(T − w))^power, lr_end past T",
    latex:
      #"""
      \eta_t = \begin{cases} \eta \thinspace t / w & t \lt w \cr e + (\eta - e) (1 - x)^{p} & t \ge w \end{cases}, \#
      \quad x = \frac{t - w}{T - w}
      """#,
    edges: [
      Edge(
        "The end is `lr_end`, 1e-7 unless told otherwise, not 0.", #""num_warmup_steps": 0, "num_training_steps": 100"#,
        [50: 0.5, 100: 1e-7, 150: 1e-7]),
      .refused(
        "An `lr_end` that is not below the optimizer's rate.",
        #""num_warmup_steps": 0, "num_training_steps": 100, "lr_end": 2"#),
      .refused(
        "A warmup as long as the training, in a run that reaches its end: it divides by zero.",
        #""num_warmup_steps": 50, "num_training_steps": 50"#),
    ],
    source: TransformersDialect.source, keys: TransformersKeys.both + [end.declaration, power.declaration],
    example: #"""
      {"dialect": "transformers", "name": "polynomial",
       "args": {"num_warmup_steps": 50, "num_training_steps": 1000, "power": 2}, "lr": 5e-5}
      """#
  ) { reader, context in
    let (end, power) = (reader.read(end), reader.read(power))
    guard let frame = TransformersFrame.read(reader, context), let end, let power else { return nil }
    let base = frame.base
    guard base > end else {
      reader.error(
        at: TransformersPlain.end, "`lr_end` must be below the optimizer's rate", hint: "it is 1e-7 unless it is given")
      return nil
    }
    if base == 0 {
      context.sink.error(at: context.offset, "polynomial divides by the optimizer's rate, which is 0")
      return nil
    }
    let last = frame.warmup + frame.rest
    if frame.rest == 0 || frame.rest > 0 && power < 0, last == last.rounded(), last >= 0,
      last < Double(context.clock.left)
    {
      context.quirkRefusal("divides by zero", at: Int(last))
      return nil
    }
    return context.made(
      decay(frame, end: end, power: power), facts: frame.falls(to: end, landing: frame.rest))
  }

  private static func decay(_ frame: TransformersFrame, end: Double, power: Double) -> any RateCurve {
    let (base, rest) = (frame.base, frame.rest)
    if rest <= 0 { return frame.curve(ConstantCurve(peak: end)) }
    if power > 0 {
      let body = PolynomialCurve(way: Transition(from: base, to: end), length: rest, power: power)
      return frame.curve(Halted(body, at: rest, final: end))
    }
    // The last step of the training itself is not past the end.
    return frame.steps { $0 > rest ? end : end + (base - end) * Math.pow(1 - $0 / rest, power) }
  }

  private static let timescale = Key.number("timescale", unit: "steps", summary: "The steps in which it falls by √2.")
    .orNone("num_warmup_steps, or 10000 without a warmup")

  static let inverseSqrt = DialectEntry(
    .transformers, "inverse_sqrt", otherNames: ["get_inverse_sqrt_schedule"],
    summary: "A warmup from 0, then one over the square root of the time.",
    formula: "lr·t/w for t < w, then lr/√((t − w + timescale)/timescale)",
    latex:
      #"""
      \eta_t = \begin{cases} \eta \thinspace t / w & t \lt w \cr \eta \sqrt{\frac{s}{t - w + s}} & t \ge w \#
      \end{cases}
      """#,
    edges: [
      Edge(
        "The peak is at t = w, whatever `timescale` is.", #""num_warmup_steps": 10, "timescale": 30"#,
        [0: 0, 10: 1, 100: 0.5]),
      Edge(
        "Unless it is given, `timescale` is the warmup's length, and 10000 without a warmup.",
        #""num_warmup_steps": 10"#, [10: 1, 40: 0.5]),
      Edge("That is hardly any decay in a short run.", #""num_warmup_steps": 0"#, [0: 1, 99: 0.9951]),
      .refused("A `timescale` of 0.", #""num_warmup_steps": 10, "timescale": 0"#),
    ],
    source: TransformersDialect.source,
    keys: TransformersKeys.endless + [timescale.declaration],
    example: #"""
      {"dialect": "transformers", "name": "inverse_sqrt", "args": {"num_warmup_steps": 50}, "lr": 5e-5}
      """#
  ) { reader, context in
    TransformersKeys.warnOfUnused(reader, warmup: false)
    let (warmup, timescale) = (TransformersKeys.warmup(reader, context), reader.read(timescale))
    guard let base = context.base(), let warmup, let timescale else { return nil }
    let scale = timescale ?? (warmup == 0 ? 10_000 : warmup)
    // (t − w + s)/s falls from 1 to 0 with a negative s.
    let first = max(0, warmup.rounded(.up))
    let failing = scale == 0 ? first : (warmup - scale).rounded(.up)
    if scale <= 0, failing < Double(context.clock.left) {
      context.quirkRefusal("has no square root", at: Int(max(first, failing)))
      return nil
    }
    let frame = TransformersFrame(base: base, warmup: warmup, rest: .infinity)
    guard scale > 0 else {
      return context.made(
        frame.steps { base / (($0 + scale) / scale).squareRoot() }, facts: frame.falls(to: nil, landing: nil))
    }
    let decay = InverseSqrtCurve(peak: base, floor: 0, timescale: scale)
    return context.made(
      frame.curve(Halted(decay, at: 1e13, final: 0)), facts: frame.falls(to: nil, landing: nil))
  }
}

extension DialectContext {
  /// Reports a step of the run at which the framework raises.
  func quirkRefusal(_ what: String, at step: Int) {
    sink.error(
      at: nameOffset, "\(name) \(what) at step \(StepCount.digits(step))",
      hint: "\(dialect.title) raises an error there")
  }
}

/// What the schedules with a warmup and an end have in common.
struct TransformersFrame {
  let base: Double
  /// w, in steps; may be negative.
  let warmup: Double
  /// T − w, in steps; may be negative.
  let rest: Double
  /// The length by which the time is divided: max(1, T − w).
  var length: Double { max(1, rest) }

  static func read(_ reader: ObjectReader, _ context: DialectContext) -> TransformersFrame? {
    let warmup = TransformersKeys.warmup(reader, context)
    let total = reader.require(TransformersKeys.total)
    guard let base = context.base(), let warmup, let total else { return nil }
    if warmup > total {
      reader.warning(at: TransformersKeys.warmup, "the warmup is longer than the training")
    }
    return TransformersFrame(base: base, warmup: warmup, rest: total - warmup)
  }

  /// What a decay after the warmup is asked for.
  ///
  /// - Parameters:
  ///   - floor: The rate it leads to; nil where it names none.
  ///   - landing: The step after the warmup at which it is there; nil where it never is.
  func falls(to floor: Double?, landing: Double?) -> ScheduleFacts {
    ScheduleFacts(
      .falls, peak: base, floor: floor, warmup: .init(warmup), milestones: [], landing: landing.map { $0 + warmup })
  }

  /// The warmup, and a main part on a clock that begins after it.
  func curve(_ main: any RateCurve) -> any RateCurve {
    Prefixed(TransformersKeys.rise(to: base, in: warmup), until: warmup, then: main)
  }

  /// The same for a main part that has a formula at whole steps only.
  func steps(_ main: @escaping @Sendable (Double) -> Double) -> any RateCurve {
    let (rise, warmup) = (TransformersKeys.rise(to: base, in: warmup), warmup)
    return WholeSteps { $0 < warmup ? rise.rate(at: $0) : main($0 - warmup) }
  }
}
