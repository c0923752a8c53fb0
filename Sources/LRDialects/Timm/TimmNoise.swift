import LRInput
import LRMath
import LRSchedules

/// The noise that timm adds to the rate within a range of steps: v + v·noise(t), drawn anew from seed + t.
struct TimmNoise: Sendable {
  /// First step with noise, and the first without again.
  var from: Double
  var until: Double
  /// The largest share that is added or taken away.
  let limit: Double
  let deviation: Double
  let seed: Int
  let isNormal: Bool

  func curve(on body: any RateCurve) -> any RateCurve {
    // Nothing is added before the first `step()`.
    let begin = max(1, from.rounded(.up))
    let end = until.rounded(.up)
    guard end > begin else { return body }
    let noise = self
    let noisy = NoisyCurve(
      body: body,
      shaken: WholeSteps(cost: Self.cost) { step in
        let value = body.rate(at: step)
        return step < end && value != 0 ? value + value * noise.share(at: step) : value
      })
    let stages = [
      Stages.Stage(start: 0, origin: 0, curve: body), Stages.Stage(start: begin, origin: 0, curve: noisy, kind: .hold),
    ]
    return Stages(end.isFinite ? stages + [Stages.Stage(start: end, origin: 0, curve: body)] : stages)
  }

  /// A look takes a microsecond: the generator is seeded anew at every step.
  private static let cost = 8

  /// The share at a whole step; normal shares beyond the limit are drawn again.
  func share(at step: Double) -> Double {
    var generator = TorchGenerator(seed: UInt32(truncatingIfNeeded: seed &+ Int(step)))
    guard isNormal else { return 2 * (generator.uniform() - 0.5) * limit }
    for _ in 0..<TimmNoise.mostDraws {
      let share = generator.normal() * deviation
      if abs(share) < limit { return share }
    }
    return 0
  }

  /// With the smallest limit that is accepted not one share in 10^20 needs so many.
  private static let mostDraws = 50_000

  private static let range = Key.node(
    "noise_range_t", kind: "step or [step, step]", defaultText: "None",
    schema: SchemaFragment(.number, .array, .null), summary: "The step from which on noise is added, or a range.")
  private static let limit = Key.number(
    "noise_pct", default: 0.67, summary: "The largest share of the rate that is added or taken away.")
  private static let deviation = Key.number("noise_std", default: 1, summary: "The standard deviation of the share.")
  private static let seed = Key.integer("noise_seed", default: 42, summary: "The seed; step t draws from seed + t.")
    .orNone("42")
  private static let bound = Key.number("noise_range_t", unit: "steps", summary: "A bound of the range.")

  static let keys = [range.declaration, limit.declaration, deviation.declaration, seed.declaration]

  /// Reads the noise: `.some(nil)` if there is none, nil if something was wrong.
  static func read(_ reader: ObjectReader, isNormal: Bool = true) -> TimmNoise?? {
    let (limit, deviation) = (reader.read(limit), reader.read(deviation))
    guard let seed = reader.read(seed), let limit, let deviation else { return nil }
    guard let node = reader.node(of: range), node.value != .null else {
      for key in [Self.limit, Self.deviation] { reader.warnIgnored(key, "there is no `noise_range_t`") }
      reader.warnIgnored(Self.seed, "there is no `noise_range_t`")
      return .some(nil)
    }
    guard let (from, until) = bounds(node, reader) else { return nil }
    guard !isNormal || limit > 1e-3 * abs(deviation) else {
      reader.error(at: Self.limit, "timm draws for ever: hardly any share of the noise is within `noise_pct`")
      return nil
    }
    return TimmNoise(
      from: from, until: until, limit: limit, deviation: deviation, seed: seed ?? 42, isNormal: isNormal)
  }

  private static func bounds(_ node: Node, _ reader: ObjectReader) -> (Double, Double)? {
    guard let list = node.array else {
      return bound.decode(node, bound.declaration, reader.sink).map { ($0, .infinity) }
    }
    guard list.count >= 2 else {
      reader.error(at: range, "`noise_range_t` needs two steps, where noise starts and where it ends")
      return nil
    }
    guard let from = bound.decode(list[0], bound.declaration, reader.sink),
      let until = bound.decode(list[1], bound.declaration, reader.sink)
    else { return nil }
    return (from, until)
  }

  /// Reads the noise of `create_scheduler_v2`, whose range is given as shares of the length.
  static func read(_ reader: ObjectReader, length: Double) -> TimmNoise?? {
    typealias Keys = TimmFactoryKeys
    let (limit, deviation) = (reader.read(Keys.noiseLimit), reader.read(Keys.noiseDeviation))
    guard let seed = reader.read(Keys.noiseSeed), let limit, let deviation else { return nil }
    guard let node = reader.node(of: Keys.noise), node.value != .null else {
      for key in [Keys.noiseLimit, Keys.noiseDeviation] { reader.warnIgnored(key, "there is no `noise`") }
      reader.warnIgnored(Keys.noiseSeed, "there is no `noise`")
      return .some(nil)
    }
    let shares = (node.array ?? [node]).map { bound.decode($0, bound.declaration, reader.sink) }
    guard let from = shares.first ?? nil, let until = shares.count > 1 ? shares[1] : .infinity else {
      if shares.isEmpty { reader.error(at: Keys.noise, "`noise` needs the share where it starts") }
      return nil
    }
    guard limit > 1e-3 * abs(deviation) else {
      reader.error(at: Keys.noiseLimit, "timm draws for ever: hardly any share of the noise is within `noise_pct`")
      return nil
    }
    return TimmNoise(
      from: from * length, until: until.isFinite ? until * length : until, limit: limit, deviation: deviation,
      seed: seed, isNormal: true)
  }
}

/// A rate with noise, which is a part of it: where there is no rate, there is no noise to look at.
private struct NoisyCurve: RateCurve {
  let body: any RateCurve
  let shaken: WholeSteps

  func rate(at step: Double) -> Double { shaken.rate(at: step) }

  func piece(at step: Double) -> Piece {
    let rest = body.piece(at: step)
    return rest.isFlat && rest.value(at: step) == 0 ? rest : shaken.piece(at: step)
  }

  func hasRate(at step: Double) -> Bool { shaken.hasRate(at: step) }

  func phases(length: Double) -> [Phase] { [] }
}
