import LRInput
import LRMath
import LRSchedules

/// Half a cosine, after a straight warmup if there is a target for it.
enum KerasCosine {
  private static let target = Key.number(
    "warmup_target", kind: "rate", summary: "The rate to which the warmup leads."
  ).orNone("no warmup")
  private static let warmup = Key.number(
    "warmup_steps", unit: "steps", default: 0, summary: "The length of the warmup, before the `decay_steps`.")

  static let entry = DialectEntry(
    .keras, "CosineDecay", summary: "Half a cosine from the first rate to the last, after a warmup.",
    formula: "target·(alpha + (1 − alpha)·(1 + cos(π·min(u, decay_steps)/decay_steps))/2), u = t − warmup_steps",
    latex:
      #"""
      \eta_t = \begin{cases} i + (P - i) \thinspace t / w & t \lt w \cr P \left(\alpha + (1 - \alpha) \frac{1 + \cos \#
      \pi x}{2}\right) & t \ge w \end{cases}, \quad x = \frac{\min(t - w, N)}{N}
      """#,
    edges: [
      Edge(
        "`decay_steps` excludes the warmup, which comes before them.",
        #""initial_learning_rate": 0.0, "decay_steps": 90, "warmup_target": 1.0, "warmup_steps": 10"#,
        [0: 0, 10: 1, 55: 0.5, 100: 0, 150: 0]),
      Edge(
        "From the end on the rate is alpha times the top.",
        #""initial_learning_rate": 1.0, "decay_steps": 50, "alpha": 0.1"#, [25: 0.55, 50: 0.1, 99: 0.1]),
      Edge(
        "An initial rate that is written as an integer makes Keras compute with integers; here the intention is drawn.",
        #""initial_learning_rate": 0, "decay_steps": 90, "warmup_target": 1.0, "warmup_steps": 10"#,
        [0: 0, 5: 0.5, 10: 1]),
      Edge(
        "`warmup_steps` without a `warmup_target` have no effect.",
        #""initial_learning_rate": 1.0, "decay_steps": 100, "warmup_steps": 10"#, [0: 1, 50: 0.5]),
      .refused("`decay_steps` of 0.", #""initial_learning_rate": 1.0, "decay_steps": 0"#),
    ],
    source: KerasDialect.source,
    keys: [KerasKeys.initial, KerasKeys.length, KerasKeys.alpha].map(\.declaration)
      + [target.declaration, warmup.declaration, KerasKeys.name.declaration],
    example: #"""
      {"dialect": "keras", "name": "CosineDecay", "args": {"initial_learning_rate": 0.0, "decay_steps": 900,
       "alpha": 0.01, "warmup_target": 0.1, "warmup_steps": 100}}
      """#,
    needsRate: false,
    make: make)

  @Sendable private static func make(_ reader: ObjectReader, _ context: DialectContext) -> DialectSchedule? {
    let (initial, length) = (reader.require(KerasKeys.initial), reader.require(KerasKeys.length))
    let (alpha, warmup) = (reader.read(KerasKeys.alpha), reader.read(warmup))
    let accepted = KerasKeys.acceptsName(reader)
    guard let target = reader.read(target), let initial, let length, let alpha, let warmup, accepted else { return nil }
    if reader.isWrittenAsInteger(KerasKeys.initial) {
      reader.warning(
        at: KerasKeys.initial,
        "Keras computes with integers if `initial_learning_rate` is one, and gives wrong rates, mostly 0; "
          + "here it is taken for \(RateText.short(initial)).0",
        hint: "write it as a decimal fraction: \(RateText.short(initial)).0")
    }
    guard let target else {
      if warmup != 0 { reader.warnIgnored(Self.warmup, "there is no `warmup_target`") }
      return context.madeOfNumbers(
        descent(from: initial, to: alpha, length: length), facts: facts(from: initial, to: alpha, length: length))
    }
    if warmup <= 0, initial != target {
      reader.warning(
        at: Self.target, "the rate starts at `warmup_target`, as there are no `warmup_steps`",
        hint: "`initial_learning_rate` is not used")
    }
    let main = descent(from: target, to: alpha, length: length)
    let told = facts(from: target, to: alpha, length: length).asPart(from: max(0, warmup)).with {
      $0.warmup = .init(warmup, from: initial, to: target)
    }
    guard warmup > 0 else {
      return context.madeOfNumbers(
        warmup == 0 ? main : Stages([Stages.Stage(start: 0, origin: warmup, curve: main)]), facts: told)
    }
    let (first, rise, steps) = (Float(initial), Float(target) - Float(initial), Float(warmup))
    let ramp = SmoothFormula(.warmup) { Double(rise * (Float($0) / steps) + first) }
    return context.madeOfNumbers(
      Stages([
        Stages.Stage(start: 0, origin: 0, curve: ramp, kind: .warmup),
        Stages.Stage(start: warmup, origin: warmup, curve: main),
      ]), facts: told)
  }

  private static func facts(from initial: Double, to alpha: Double, length: Double) -> ScheduleFacts {
    ScheduleFacts(
      .falls, peak: initial, floor: alpha == 0 ? nil : alpha * initial, warmup: nil, milestones: [], landing: length
    ).with { $0.floorShare = alpha == 0 ? nil : alpha }
  }

  private static func descent(from initial: Double, to alpha: Double, length: Double) -> any RateCurve {
    let (first, last, scale, steps) = (Float(initial), Float(alpha), Float(1 - alpha), Float(length))
    let value: @Sendable (Double) -> Double = { step in
      let share = min(Float(step), steps) / steps
      return Double(first * (scale * (0.5 * (1 + KerasNumbers.cos(Float(Double.pi) * share))) + last))
    }
    return Halted(SmoothFormula(alpha <= 1 ? .decay : .rise, value), at: Double(steps), final: value(Double(steps)))
  }
}
