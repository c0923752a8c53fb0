import LRInput
import LRMath
import LRSchedules

/// The schedules of transformers.optimization with a cosine.
enum TransformersCosine {
  /// rise, then base·max(0, r + (1 − r)·(1 + cos(2πn(u + shift)/length))/2), where r·base is the floor.
  private static func curve(
    _ frame: TransformersFrame, rise: (any RateCurve)? = nil, floor: Double, waves: Double, shift: Double = 0
  ) -> any RateCurve {
    let rise = rise ?? TransformersKeys.rise(to: frame.base, in: frame.warmup)
    let warmup = frame.warmup
    if waves == 0 { return Prefixed(rise, until: warmup, then: ConstantCurve(peak: frame.base)) }
    let wave = CosineWave(
      way: Transition(from: frame.base, to: floor), half: frame.length / (2 * abs(waves)), shift: shift)
    if floor >= 0 { return Prefixed(rise, until: warmup, then: wave) }
    return WholeSteps { $0 < warmup ? rise.rate(at: $0) : max(0, wave.rate(at: $0 - warmup)) }
  }

  /// What a number of waves after the warmup is asked for: half a wave is a decay, more come back up.
  private static func facts(
    _ frame: TransformersFrame, floor: Double?, waves: Double, shift: Double = 0
  ) -> ScheduleFacts {
    if waves == 0 { return ScheduleFacts.held(at: frame.base).with { $0.warmup = .init(frame.warmup) } }
    let facts = frame.falls(to: floor, landing: frame.length / (2 * abs(waves)) - shift)
    return abs(waves) <= 0.5 ? facts : facts.cycling(lowAt: facts.landing).with { $0.landing = nil }
  }

  private static func warnOfClimb(_ reader: ObjectReader, _ context: DialectContext, total: Double, waves: Double) {
    guard abs(waves) <= 0.5, waves != 0, Double(context.clock.left) > total + 1 else { return }
    reader.warning(
      at: TransformersKeys.total, "the rate climbs again past `num_training_steps`, which is before the end of the run")
  }

  static let cosine = DialectEntry(
    .transformers, "cosine", otherNames: ["get_cosine_schedule_with_warmup"],
    summary: "A warmup from 0, then half a cosine wave to 0; past the end it climbs again.",
    formula: "lr·t/w for t < w, then lr·(1 + cos(2π·num_cycles·(t − w)/(T − w)))/2",
    latex:
      #"""
      \eta_t = \begin{cases} \eta \thinspace t / w & t \lt w \cr \eta \max\left(0, \frac{1 + \cos 2 \pi n \#
      x}{2}\right) & t \ge w \end{cases}, \quad x = \frac{t - w}{T - w}
      """#,
    edges: [
      Edge(
        "Update 0 has the rate 0, update w the whole rate, update T is the first at 0.",
        #""num_warmup_steps": 10, "num_training_steps": 100"#, [0: 0, 10: 1, 55: 0.5, 100: 0]),
      Edge(
        "It is not clamped: past `num_training_steps` the rate climbs again.",
        #""num_warmup_steps": 0, "num_training_steps": 50"#, [50: 0, 75: 0.5, 100: 1]),
      Edge(
        "A whole wave ends at the top.", #""num_warmup_steps": 0, "num_training_steps": 100, "num_cycles": 1"#,
        [50: 0, 100: 1]),
    ],
    source: TransformersDialect.source,
    keys: TransformersKeys.both + [TransformersKeys.waves.declaration],
    example: #"""
      {"dialect": "transformers", "name": "cosine",
       "args": {"num_warmup_steps": 50, "num_training_steps": 1000}, "lr": 5e-5}
      """#
  ) { reader, context in
    let waves = reader.read(TransformersKeys.waves)
    guard let frame = TransformersFrame.read(reader, context), let waves else { return nil }
    warnOfClimb(reader, context, total: frame.warmup + frame.rest, waves: waves)
    return context.made(
      curve(frame, floor: 0, waves: waves), peak: frame.base, facts: facts(frame, floor: nil, waves: waves))
  }

  private static let cycles = Key.number("num_cycles", default: 1, summary: "The number of equal cycles.")

  static let restarts = DialectEntry(
    .transformers, "cosine_with_restarts", otherNames: ["get_cosine_with_hard_restarts_schedule_with_warmup"],
    summary: "A warmup from 0, then equal cosine cycles, each starting afresh.",
    formula: "lr·t/w for t < w, then lr·(1 + cos(π·((num_cycles·(t − w)/(T − w)) mod 1)))/2, 0 from T on",
    latex:
      #"""
      \eta_t = \begin{cases} \eta \thinspace t / w & t \lt w \cr \eta \frac{1 + \cos(\pi (n x \bmod 1))}{2} & t \ge \#
      w \end{cases}, \quad x = \frac{t - w}{T - w}
      """#,
    edges: [
      Edge(
        "The run is cut into `num_cycles` equal cycles, and from T on the rate is 0.",
        #""num_warmup_steps": 0, "num_training_steps": 100, "num_cycles": 2"#, [25: 0.5, 50: 1, 100: 0, 150: 0]),
      Edge(
        "A fraction of a cycle is cut off: the rate falls to 0 from wherever it is.",
        #""num_warmup_steps": 0, "num_training_steps": 100, "num_cycles": 1.5"#, [99: 0.5236, 100: 0]),
    ],
    source: TransformersDialect.source, keys: TransformersKeys.both + [cycles.declaration],
    example: #"""
      {"dialect": "transformers", "name": "cosine_with_restarts",
       "args": {"num_warmup_steps": 50, "num_training_steps": 1000, "num_cycles": 3}, "lr": 5e-5}
      """#
  ) { reader, context in
    let cycles = reader.read(cycles)
    guard let frame = TransformersFrame.read(reader, context), let cycles else { return nil }
    let (waves, length) = (EqualCycles(base: frame.base, count: cycles, length: frame.length), frame.length)
    // The last of several cycles ends as the others do, with its last update.
    let halted = Halted(waves, at: length, final: 0)
    let curve =
      cycles > 0
      ? frame.curve(cycles > 1 ? Limited(body: halted, end: length, until: length.nextUp) : halted)
      : frame.steps { $0 >= length ? 0 : waves.formula($0) }
    let facts = frame.falls(to: nil, landing: length)
    return context.made(
      curve, peak: frame.base,
      facts: cycles > 1
        ? facts.cycling(lowAt: frame.warmup + length / cycles).with { $0.landing = nil } : facts)
  }

  static let minLR = DialectEntry(
    .transformers, "cosine_with_min_lr", otherNames: ["get_cosine_with_min_lr_schedule_with_warmup"],
    summary: "A warmup from 0, then half a cosine wave to the floor; past the end it climbs again.",
    formula: "lr·t/w for t < w, then min_lr + (lr − min_lr)·(1 + cos(2π·num_cycles·(t − w)/(T − w)))/2",
    latex:
      #"""
      \eta_t = \begin{cases} \eta \thinspace t / w & t \lt w \cr \eta_{\min} + (\eta - \eta_{\min}) \frac{1 + \cos 2 \#
      \pi n x}{2} & t \ge w \end{cases}, \quad x = \frac{t - w}{T - w}
      """#,
    edges: [
      Edge(
        "Update T is the first at the floor.",
        #""num_warmup_steps": 10, "num_training_steps": 100, "min_lr_rate": 0.1"#, [0: 0, 10: 1, 55: 0.55, 100: 0.1]),
      Edge(
        "It is not clamped: past `num_training_steps` the rate climbs again.",
        #""num_warmup_steps": 0, "num_training_steps": 50, "min_lr": 0.1"#, [50: 0.1, 75: 0.55, 100: 1]),
      .refused("No floor at all.", #""num_warmup_steps": 0, "num_training_steps": 100"#),
      .refused(
        "Both forms of the floor.",
        #""num_warmup_steps": 0, "num_training_steps": 100, "min_lr": 0.1, "min_lr_rate": 0.1"#),
    ],
    source: TransformersDialect.source,
    keys: TransformersKeys.both + [
      TransformersKeys.waves.declaration, TransformersKeys.floor.declaration, TransformersKeys.floorRate.declaration,
    ],
    example: #"""
      {"dialect": "transformers", "name": "cosine_with_min_lr",
       "args": {"num_warmup_steps": 50, "num_training_steps": 1000, "min_lr_rate": 0.1}, "lr": 5e-5}
      """#
  ) { reader, context in
    let waves = reader.read(TransformersKeys.waves)
    guard let frame = TransformersFrame.read(reader, context),
      let floor = TransformersKeys.floor(reader, base: frame.base), let waves
    else { return nil }
    warnOfClimb(reader, context, total: frame.warmup + frame.rest, waves: waves)
    return context.made(
      curve(frame, floor: floor, waves: waves), peak: max(frame.base, floor),
      facts: facts(frame, floor: floor, waves: waves).with {
        $0.floorShare = TransformersKeys.floorShare(reader)
      })
  }

  private static let warmupRate = Key.number(
    "warmup_lr_rate", summary: "Where the warmup starts, as a share of the optimizer's rate."
  ).orNone("1/w")

  static let warmupMinLR = DialectEntry(
    .transformers, "cosine_warmup_with_min_lr", otherNames: ["get_cosine_with_min_lr_schedule_with_warmup_lr_rate"],
    summary: "A warmup that is one step ahead of all the others, then half a cosine wave to the floor.",
    formula: "lr·(t + 1)/w for t < w, then min_lr + (lr − min_lr)·(1 + cos(2π·num_cycles·(t − w + 1)/(T − w)))/2",
    latex:
      #"""
      \eta_t = \begin{cases} \eta (t + 1) / w & t \lt w \cr \eta_{\min} + (\eta - \eta_{\min}) \frac{1 + \cos 2 \pi \#
      n x}{2} & t \ge w \end{cases}, \quad x = \frac{t - w + 1}{T - w}
      """#,
    edges: [
      Edge(
        """
        It is one step ahead of all others: the peak at t = w − 1, the floor at t = T − 1, and it climbs from t = T \
        on.
        """,
        #""num_warmup_steps": 10, "num_training_steps": 100, "min_lr_rate": 0"#,
        [0: 0.1, 9: 1, 10: 0.9997, 99: 0, 100: 0.0003046]),
      Edge(
        "With `warmup_lr_rate` the warmup starts there instead of at 1/w.",
        #""num_warmup_steps": 10, "num_training_steps": 100, "min_lr_rate": 0, "warmup_lr_rate": 0.5"#, [0: 0.5, 9: 1]),
      .refused("No floor at all, or both forms of it.", #""num_warmup_steps": 10, "num_training_steps": 100"#),
    ],
    source: TransformersDialect.source,
    keys: TransformersKeys.both + [
      TransformersKeys.waves.declaration, TransformersKeys.floor.declaration, TransformersKeys.floorRate.declaration,
      warmupRate.declaration,
    ],
    example: #"""
      {"dialect": "transformers", "name": "cosine_warmup_with_min_lr",
       "args": {"num_warmup_steps": 50, "num_training_steps": 1000, "min_lr_rate": 0.1}, "lr": 5e-5}
      """#
  ) { reader, context in
    let (waves, start) = (reader.read(TransformersKeys.waves), reader.read(warmupRate))
    guard let frame = TransformersFrame.read(reader, context),
      let floor = TransformersKeys.floor(reader, base: frame.base), let waves, let start
    else { return nil }
    warnOfClimb(reader, context, total: frame.warmup + frame.rest - 1, waves: waves)
    return context.made(
      curve(frame, rise: rise(frame, start: start), floor: floor, waves: waves, shift: 1),
      facts: facts(frame, floor: floor, waves: waves, shift: 1).with { facts in
        facts.floorShare = TransformersKeys.floorShare(reader)
        facts.warmup = .init(frame.warmup, from: start.map { $0 * frame.base }, to: start == nil ? nil : frame.base)
      })
  }

  /// The warmup, which has its last value at the last whole step before w.
  private static func rise(_ frame: TransformersFrame, start: Double?) -> any RateCurve {
    let (base, warmup) = (frame.base, frame.warmup)
    func rate(_ step: Double) -> Double {
      if let start { return base * (start + (1 - start) * step / max(1, warmup - 1)) }
      return base * ((step + 1) / max(1, warmup))
    }
    let last = warmup.rounded(.up) - 1
    guard last > 0 else { return ConstantCurve(peak: rate(0)) }
    return PointPath(times: [0, last], rates: [rate(0), rate(last)], shape: .linear)
  }
}

/// Equal cosine cycles in a given time, restarting where the framework's own arithmetic does.
///
/// num_cycles·(u/length) may round to just below a whole number at a restart; the rate is then 0 for one step more.
struct EqualCycles: RateCurve {
  let base: Double
  /// Above 0; need not be whole.
  let count: Double
  let length: Double

  /// The rate at a whole step, in transformers' own order of operations.
  func formula(_ step: Double) -> Double {
    let cycles = count * (step / length)
    return base * Transition.Shape.cosine.remaining(after: cycles - cycles.rounded(.down))
  }

  /// First step of cycle k.
  private func start(of index: Double) -> Double {
    let start = index * length / count
    let whole = start.rounded()
    guard abs(start - whole) <= 1e-9 * max(1, whole) else { return start }
    return (count * (whole / length)).rounded(.down) >= index ? whole : whole.nextUp
  }

  private func index(at step: Double) -> Double {
    let guess = max(0, (count * (step / length)).rounded(.down))
    if step < start(of: guess) { return guess - 1 }
    return step >= start(of: guess + 1) ? guess + 1 : guess
  }

  private func rate(at step: Double, in index: Double) -> Double {
    let u = count * (step / length) - index
    return base * Transition.Shape.cosine.remaining(after: min(1, max(0, u)))
  }

  func rate(at step: Double) -> Double { rate(at: step, in: index(at: step)) }

  func piece(at step: Double) -> Piece {
    let index = index(at: step)
    return Piece(
      start: start(of: index), end: start(of: index + 1), shape: .arc { rate(at: $0, in: index) })
  }

  func phases(length: Double) -> [Phase] {
    Phase.cycles(until: length) { start(of: $0) }
  }
}
