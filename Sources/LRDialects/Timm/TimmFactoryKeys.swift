import LRInput
import LRSchedules

/// The arguments of timm's `create_scheduler_v2`.
enum TimmFactoryKeys {
  static let epochs = Key.number(
    "num_epochs", unit: "epochs", default: 300, summary: "The length of the schedule, without a prefixed warmup.")
  static let decayEpochs = Key.number(
    "decay_epochs", unit: "epochs", summary: "The interval of step; the length of the decay of wsd and rsqrt."
  ).orNone("90; 0.2 of the length for wsd and rsqrt")
  static let milestones = Key.numbers(
    "decay_milestones", kind: "list of epochs", default: [90, 180, 270], summary: "The milestones of multistep.")
  static let cooldown = Key.number(
    "cooldown_epochs", unit: "epochs", default: 0, summary: "More epochs at the end of the training; no effect here.")
  static let patience = Key.number(
    "patience_epochs", unit: "epochs", default: 10, summary: "The bad metrics in a row that plateau bears.")
  static let rate = Key.number(
    "decay_rate", default: 0.1, summary: "The factor of step, multistep and plateau; the power of poly.")
  static let floor = Key.number("min_lr", kind: "rate", default: 0, summary: "The rate at the bottom.")
  static let warmupFrom = Key.number(
    "warmup_lr", kind: "rate", default: 1e-5, summary: "The rate with which the warmup starts.")
  static let warmup = Key.number("warmup_epochs", unit: "epochs", default: 0, summary: "The length of the warmup.")
  static let prefix = Key.bool(
    "warmup_prefix", default: false, summary: "Whether the warmup comes before `num_epochs`, and not within.")
  static let noise = Key.node(
    "noise", kind: "share or [share, share]", defaultText: "None", schema: SchemaFragment(.number, .array, .null),
    summary: "Where noise starts and ends, as shares of the length.")
  static let noiseLimit = Key.number("noise_pct", default: 0.67, summary: "The largest share of the noise.")
  static let noiseDeviation = Key.number("noise_std", default: 1, summary: "The standard deviation of the noise.")
  static let noiseSeed = Key.integer("noise_seed", default: 42, summary: "The seed of the noise.")
  static let cycleMult = Key.number(
    "cycle_mul", in: .positive, default: 1, summary: "The factor from one cycle's length to the next's.")
  static let cycleDecay = Key.number(
    "cycle_decay", default: 0.1, summary: "The factor from one cycle's top to the next's.")
  static let cycleLimit = Key.number("cycle_limit", default: 1, summary: "The number of cycles.")
  static let k = Key.number("k_decay", default: 1, summary: "The exponent of the share of a cycle that has passed.")
  static let shape = TimmWSD.decay.orNone("1-sqrt for wsd, linear for rsqrt")
  static let timescale = Key.number(
    "stable_timescale", unit: "epochs", summary: "The timescale of rsqrt."
  ).orNone("warmup_epochs")
  static let mode: Key<MetricMode> = .choice(
    "plateau_mode", default: .max, summary: "Whether a smaller or a greater metric is better.")
  static let onEpochs = Key.bool(
    "step_on_epochs", default: true, summary: "Whether a step is an epoch; otherwise it is an update.")
  static let updates = Key.integer(
    "updates_per_epoch", default: 0, summary: "The updates of an epoch, if a step is an update.")

  static let all =
    [epochs.declaration, decayEpochs.declaration, milestones.declaration]
    + [cooldown, patience, rate, floor, warmup, warmupFrom].map(\.declaration) + [prefix.declaration]
    + [noise.declaration, noiseLimit.declaration, noiseDeviation.declaration, noiseSeed.declaration]
    + [cycleMult, cycleDecay, cycleLimit, k].map(\.declaration)
    + [shape.declaration, timescale.declaration, mode.declaration, onEpochs.declaration, updates.declaration]
}

/// The arguments of `create_scheduler_v2`, in steps.
struct TimmFactoryArguments {
  let reader: ObjectReader
  let context: DialectContext
  /// Steps of an epoch.
  let unit: Double
  let onEpochs: Bool
  let length: Double
  /// As written, in epochs; nil is None.
  let decayEpochs: Double?
  let milestones: [Double]
  let patience: Double
  let rate: Double
  let floor: Double
  let warmup: TimmWarmup
  let noise: TimmNoise?
  let cycleMult: Double
  let cycleDecay: Double
  let cycleLimit: Double
  let k: Double
  let shape: TimmWSD.Decay?
  let timescale: Double?
  let mode: MetricMode

  var decay: Double { (decayEpochs ?? 90) * unit }

  init?(_ reader: ObjectReader, _ context: DialectContext) {
    typealias Keys = TimmFactoryKeys
    let numbers = [
      Keys.epochs, Keys.cooldown, Keys.patience, Keys.rate, Keys.floor, Keys.warmup, Keys.warmupFrom, Keys.cycleMult,
      Keys.cycleDecay, Keys.cycleLimit, Keys.k,
    ].map { reader.read($0) }
    let (prefix, onEpochs, updates) = (
      reader.read(Keys.prefix), reader.read(Keys.onEpochs), reader.read(Keys.updates)
    )
    let (milestones, mode) = (reader.read(Keys.milestones), reader.read(Keys.mode))
    guard let decay = reader.read(Keys.decayEpochs), let shape = reader.read(Keys.shape),
      let timescale = reader.read(Keys.timescale), let prefix, let onEpochs, let updates, let milestones, let mode
    else { return nil }
    let values = numbers.compactMap { $0 }
    guard values.count == numbers.count else { return nil }
    if !onEpochs, updates <= 0 {
      reader.error(
        at: Keys.updates, "`updates_per_epoch` must be above 0, as a step is an update",
        hint: "it is the number of batches of the training set")
      return nil
    }
    if onEpochs { reader.warnIgnored(Keys.updates, "a step is an epoch") }
    (self.reader, self.context, self.onEpochs) = (reader, context, onEpochs)
    unit = onEpochs ? 1 : Double(updates)
    length = values[0] * unit
    (patience, rate, floor) = (values[2], values[3], values[4])
    warmup = TimmWarmup(steps: values[5] * unit, from: values[6], isPrefix: prefix)
    (cycleMult, cycleDecay, cycleLimit, k) = (values[7], values[8], values[9], values[10])
    (decayEpochs, self.milestones, self.shape, self.timescale, self.mode) = (decay, milestones, shape, timescale, mode)
    guard let noise = TimmNoise.read(reader, length: length) else { return nil }
    self.noise = noise
  }

  /// Warns of what is written and belongs to other schedules.
  func warnIgnored(_ kind: String) {
    typealias Keys = TimmFactoryKeys
    let reason = "the schedule `\(kind)` has no use for it"
    let cyclic = ["cosine", "tanh", "poly"].contains(kind)
    let stable = ["wsd", "rsqrt"].contains(kind)
    if !cyclic { for key in [Keys.cycleMult, Keys.cycleDecay, Keys.cycleLimit] { reader.warnIgnored(key, reason) } }
    if !cyclic || kind == "tanh" { reader.warnIgnored(Keys.k, reason) }
    if !stable { reader.warnIgnored(Keys.shape, reason) }
    if kind != "rsqrt" { reader.warnIgnored(Keys.timescale, reason) }
    if !stable, kind != "step" { reader.warnIgnored(Keys.decayEpochs, reason) }
    if kind != "multistep" { reader.warnIgnored(Keys.milestones, reason) }
    if !["step", "multistep", "plateau", "poly"].contains(kind) { reader.warnIgnored(Keys.rate, reason) }
    if !cyclic, !stable, kind != "plateau" { reader.warnIgnored(Keys.floor, reason) }
    if kind != "plateau" {
      reader.warnIgnored(Keys.patience, reason)
      reader.warnIgnored(Keys.mode, reason)
    }
    if kind == "none" {
      for key in [Keys.warmup, Keys.warmupFrom] { reader.warnIgnored(key, reason) }
    }
  }
}
