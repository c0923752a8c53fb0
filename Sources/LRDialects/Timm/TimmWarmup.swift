import LRInput
import LRMath
import LRSchedules

/// The straight warmup that every class of timm has: from + (target − from)·t/steps for t < steps.
///
/// Before the first `step()`, that is for update 0, the optimizer's own rate stands, or `from` if there is a warmup.
struct TimmWarmup: Sendable {
  var steps = 0.0
  var from = 0.0
  /// Whether the main part's clock starts at its end.
  var isPrefix = false

  var origin: Double { isPrefix ? steps : 0 }

  /// What the whole schedule is asked for, from what its main part is on its own clock.
  ///
  /// - Parameters:
  ///   - base: The optimizer's rate, to which the warmup leads.
  ///   - noise: The noise that is added.
  func facts(before main: ScheduleFacts, base: Double, noise: TimmNoise?) -> ScheduleFacts {
    main.asPart(from: origin).with { facts in
      facts.warmup = steps == 0 ? nil : .init(steps, from: from, to: base)
      facts.isNoisy = noise != nil
    }
  }

  /// The whole curve of a main part, which is given on its own clock.
  ///
  /// - Parameters:
  ///   - base: The optimizer's rate.
  ///   - target: Where the warmup leads to; the optimizer's rate unless given.
  func curve(before main: any RateCurve, base: Double, target: Double? = nil) -> any RateCurve {
    if steps > 0 {
      let rise = PointPath(times: [0, steps], rates: [from, target ?? base], shape: .linear)
      return Stages([
        Stages.Stage(start: 0, origin: 0, curve: rise, kind: .warmup),
        Stages.Stage(start: steps, origin: origin, curve: main),
      ])
    }
    let first = steps == 0 ? base : from
    let formula = main.rate(at: -origin)
    if abs(first - formula) <= 1e-14 * abs(first) {
      return origin == 0 ? main : Stages([Stages.Stage(start: 0, origin: origin, curve: main)])
    }
    return Stages([
      Stages.Stage(start: 0, origin: 0, curve: ConstantCurve(peak: first), kind: .hold),
      Stages.Stage(start: 1, origin: origin, curve: main),
    ])
  }

  /// Warns of the jump at the end of a warmup that the main part's clock does not wait for.
  func warnOfJump(to main: any RateCurve, base: Double, context: DialectContext) {
    guard steps > 0, !isPrefix, context.reaches(steps) else { return }
    let next = main.rate(at: steps)
    guard abs(next - base) > 1e-3 * abs(base) else { return }
    context.quirk(
      "the warmup leads to \(RateText.short(base)), and the main part, whose clock has run since the start, "
        + "goes on from \(RateText.short(next))",
      hint: "`warmup_prefix` true starts its clock after the warmup")
  }
}

/// The arguments that all classes of timm share.
enum TimmKeys {
  static let warmupSteps = Key.number("warmup_t", unit: "steps", default: 0, summary: "The length of the warmup.")
  static let warmupFrom = Key.number(
    "warmup_lr_init", kind: "rate", default: 0, summary: "The rate with which the warmup starts.")
  /// For the classes whose main part runs during the warmup, and for those where it waits.
  static let inside = Key.bool(
    "warmup_prefix", default: false, summary: "Whether the clock of the main part starts at the end of the warmup.")
  static let prefix = Key.bool(
    "warmup_prefix", default: true, summary: "Whether the clock of the main part starts at the end of the warmup.")
  static let floor = Key.number(
    "lr_min", in: .atLeast(0), kind: "rate", default: 0, summary: "The rate at the bottom.")
  static let length = Key.number(
    "t_initial", in: .positive, unit: "steps", summary: "The length of the first cycle.")

  private static let inEpochs = Key.bool(
    "t_in_epochs", default: true, summary: "Whether the counter is told epochs or updates; the formula is the same.")
  private static let initialize = Key.bool(
    "initialize", default: true, summary: "Whether `initial_lr` is taken from the optimizer's rate.")

  static let common = [inEpochs.declaration, initialize.declaration] + TimmNoise.keys
  static let warmup = [warmupSteps.declaration, warmupFrom.declaration]

  /// Reads the arguments without an effect on the formula; false if one is refused.
  static func accepts(_ reader: ObjectReader, clocked: Bool = true) -> Bool {
    if clocked { _ = reader.read(inEpochs) }
    guard let fresh = reader.read(initialize) else { return false }
    if !fresh {
      reader.error(
        at: initialize, "without `initialize` timm raises: the optimizer of a fresh training has no `initial_lr`",
        hint: "leave `initialize` out")
    }
    return fresh
  }

  /// The keys of a class without `t_in_epochs`.
  static let unclocked = [initialize.declaration] + TimmNoise.keys

  static func warmup(_ reader: ObjectReader, prefix: Key<Bool>?) -> TimmWarmup? {
    let (from, isPrefix) = (reader.read(warmupFrom), prefix.map { reader.read($0) } ?? true)
    guard let steps = reader.read(warmupSteps), let from, let isPrefix else { return nil }
    if steps == 0 {
      reader.warnIgnored(warmupFrom, "there is no warmup")
      if let prefix { reader.warnIgnored(prefix, "there is no warmup") }
    }
    return TimmWarmup(steps: steps, from: from, isPrefix: isPrefix)
  }
}
