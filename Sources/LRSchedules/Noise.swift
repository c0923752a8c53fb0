import LRInput
import LRMath

/// Another schedule, each step's rate a little off at random; the same in every run.
package struct NoiseCurve: RateCurve {
  package let base: any Schedule
  /// The whole steps that have noise.
  package let range: Range<Double>
  package let distribution: Noise.Distribution
  package let deviation: Double
  /// No noise is greater, as a share of the rate.
  package let bound: Double
  package let generator: CounterGenerator

  package func rate(at step: Double) -> Double {
    base.rate(at: step) * factor(at: step)
  }

  /// 1 + noise; between whole steps the noise goes along a line.
  private func factor(at step: Double) -> Double {
    let start = step.rounded(.down)
    let first = noise(at: start)
    if step == start { return 1 + first }
    return 1 + Transition(from: noise(at: start + 1), to: first).rate(remaining: step - start)
  }

  /// The noise of a whole step.
  private func noise(at step: Double) -> Double {
    guard range.contains(step) else { return 0 }
    let counter = UInt64(step)
    guard distribution == .normal else { return bound * (2 * generator.uniform(counter) - 1) }
    // Draws that are too far off are thrown away. Where most would be, even ones are drawn instead, and kept with the
    // probability that the bell curve has there (von Neumann 1951): either way more than half of all draws are kept.
    for draw in 0..<NoiseCurve.mostDraws {
      if deviation <= bound {
        let noise = deviation * generator.normal(counter, draw: draw)
        if noise.magnitude < bound { return noise }
      } else {
        let noise = bound * (2 * generator.uniform(counter, draw: 2 * draw) - 1)
        let share = noise / deviation
        if generator.uniform(counter, draw: 2 * draw + 1) < Math.exp(-0.5 * share * share) { return noise }
      }
    }
    return 0
  }

  private static let mostDraws: UInt64 = 64

  package func piece(at step: Double) -> Piece {
    let piece = base.piece(at: step)
    if step < range.lowerBound - 1 { return piece.cut(at: range.lowerBound - 1) }
    if step >= range.upperBound { return piece.begun(at: range.upperBound) }
    let whole = step.rounded(.down)
    let (first, second) = (noise(at: whole), noise(at: whole + 1))
    let start = max(piece.start, whole)
    let end = min(piece.end, whole + 1)
    @Sendable func factor(_ step: Double) -> Double {
      1 + Transition(from: second, to: first).rate(remaining: min(1, max(0, step - whole)))
    }
    if case .line(let from, let to) = piece.shape, from == to {
      return Piece(start: start, end: end, shape: .line(from: from * factor(start), to: from * factor(end)))
    }
    return Piece(start: start, end: end, shape: .arc { piece.value(at: $0) * factor($0) })
  }

  /// Where the noise ends with the run, the plain rate behind it is none that the run leads to.
  package func hasRate(at step: Double) -> Bool { step != range.upperBound && base.hasRate(at: step) }

  package func phases(length: Double) -> [Phase] {
    base.phases(until: length).map { phase in
      var phase = phase
      phase.isTrend = true
      return phase
    }
  }
}

/// Another schedule, each step's rate off at random by a bounded share; the same in every run.
///
///     Noise(on: Cosine(peak: 0.1, steps: 1000), in: 200..<700, deviation: 0.1)
///
/// rate(t)·(1 + n(t)), n(t) drawn for (seed, t), |n| < bound.
///
/// Source: timm.scheduler's noise; the generator is SplitMix64 of seed and step, with Box and Muller's form.
public struct Noise: PlannedSchedule {
  /// How the noise is spread.
  public enum Distribution: String, Sendable, CaseIterable {
    /// Normal, cut off at the bound.
    case normal
    /// Evenly up to the bound.
    case uniform
  }

  /// The base with its noise; its peak is the base's times 1 + bound.
  public let plan: SchedulePlan

  /// - Parameters:
  ///   - base: The schedule whose rates get noise.
  ///   - range: The steps that have noise.
  ///   - distribution: How it is spread.
  ///   - deviation: The standard deviation of normal noise before the cut, as a share of the rate, above 0.
  ///   - bound: The greatest noise, as a share of the rate, above 0 and at most 1.
  ///   - seed: Another seed gives other noise.
  ///   - steps: Its length, after which it holds; nil goes on for ever.
  public init(
    on base: any Schedule, in range: Range<Int>, distribution: Distribution = .normal, deviation: Double = 1,
    bound: Double = 0.67, seed: UInt64 = 42, steps: Int? = nil
  ) {
    let main = SchedulePlan(of: base)
    let curve = NoiseCurve(
      base: main.schedule, range: Double(range.lowerBound)..<Double(range.upperBound), distribution: distribution,
      deviation: deviation, bound: bound, generator: CounterGenerator(seed: seed))
    plan = SchedulePlan(
      curve, steps: steps, peak: main.peak * (1 + bound), warmsUpTo: curve.rate(at: 0), cost: main.cost + 1,
      facts: main.facts.with { $0.isNoisy = true })
  }

  private static let schedule = Key.node(
    "schedule", kind: "schedule", schema: SchemaFragment(reference: "#/$defs/schedule"),
    summary: "The schedule whose rates get noise.")
  private static let rangeKey = Key.integers(
    "range", in: .between(0, 1e12), count: 1...2, kind: "list of steps", defaultText: "the whole schedule",
    summary: "The first step with noise, and the first without it again.")
  private static let distributionKey: Key<Distribution> = .choice(
    "distribution", default: .normal, aliases: ["gaussian": .normal],
    summary: "Whether the noise is normal, cut off at `pct`, or spread evenly.")
  private static let std = Key.number(
    "std", in: .between(1e-6, 1e6), default: 1, summary: "The standard deviation of the normal noise before the cut.")
  private static let pct = Key.number(
    "pct", in: .above(0, upTo: 1), default: 0.67, summary: "The greatest noise, as a share of the rate.")
  private static let seed = Key.integer(
    "seed", in: .between(0, 1e15), kind: "integer", default: 42, summary: "Another seed gives other noise.")

  package static let entry = ScheduleEntry(
    name: "noise", otherNames: ["noisy", "lr_noise", "jitter"],
    summary: "Another schedule, each step's rate off at random by a bounded share; the same in every run.",
    formula: "rate(t)·(1 + n(t)), n(t) drawn for (seed, t), |n| < pct",
    latex: #"\eta_t = \eta'_t (1 + n_t), \quad |n_t| \lt p"#,
    edges: [
      Edge(
        "Outside of `range` there is none; its second step is the first without.",
        #""schedule": {"type": "constant", "lr": 1}, "range": [20, 40]"#, [19: 1, 40: 1]),
      Edge(
        "Past T it holds the value it has there, without noise.",
        #""schedule": {"type": "linear", "lr": 1, "min_lr": 0.1}"#, [100: 0.1, 150: 0.1]),
      .refused(
        "`std` with the distribution `uniform`, whose bound is `pct`.",
        #""schedule": {"type": "constant", "lr": 1}, "distribution": "uniform", "std": 1"#),
      .refused("A range that ends before it begins.", #""schedule": {"type": "constant", "lr": 1}, "range": [40, 20]"#),
    ],
    source: "timm.scheduler's noise, with a generator of our own: SplitMix64 of seed and step, Box and Muller",
    keys: [
      schedule.declaration, rangeKey.declaration, distributionKey.declaration, std.declaration, pct.declaration,
      seed.declaration,
    ],
    example: #"{"type": "noise", "schedule": {"type": "cosine", "lr": 0.1}, "range": [200, 700], "std": 0.1}"#,
    make: make)

  @Sendable private static func make(_ arguments: ScheduleArguments) -> (any PlannedSchedule)? {
    let reader = arguments.reader
    let length = arguments.length
    let (distribution, std, pct, seed) = (
      reader.read(distributionKey), reader.read(std), reader.read(pct), reader.read(seed)
    )
    if distribution == .uniform, reader.has(Self.std) {
      reader.sink.error(
        at: reader.keyOffset(of: Self.std), "`std` acts only on normal noise",
        hint: "`pct` is the bound of the even one")
    }
    var range = [0, length]
    if reader.has(rangeKey) {
      range = reader.read(rangeKey) ?? []
      if range.count == 1 { range.append(max(range[0], length)) }
      if range.count == 2, range[0] > range[1] {
        reader.error(at: rangeKey, "the noise ends before it begins", hint: "`range` is [first step, first step after]")
      }
    }
    guard let node = reader.require(schedule),
      let read = arguments.schedules.read(
        node, clock: RunClock(run: arguments.run, left: arguments.length), sink: reader.sink),
      let distribution, let std, let pct, let seed, range.count == 2, range[0] <= range[1]
    else { return nil }
    return Noise(
      on: read.schedule, in: range[0]..<range[1], distribution: distribution, deviation: std, bound: pct,
      seed: UInt64(seed), steps: length)
  }
}

extension Piece {
  /// The part from `limit` on, if it begins earlier.
  fileprivate func begun(at limit: Double) -> Piece {
    guard start < limit else { return self }
    if case .line(_, let to) = shape {
      return Piece(start: limit, end: end, shape: .line(from: value(at: limit), to: to))
    }
    return Piece(start: limit, end: end, shape: shape)
  }
}
