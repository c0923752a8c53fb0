import LRInput
import LRMath
import LRSchedules

/// Arguments that several schedules of transformers.optimization share.
enum TransformersKeys {
  static let warmup = Key.number("num_warmup_steps", unit: "steps", summary: "The length of the warmup.")
  static let total = Key.number(
    "num_training_steps", unit: "steps", summary: "The length of the training, the warmup included.")
  static let waves = Key.number(
    "num_cycles", default: 0.5, summary: "The number of waves; half a wave goes from the top to the bottom.")
  static let floor = Key.number("min_lr", kind: "rate", summary: "The floor, as a rate.").orNone()
  static let floorRate = Key.number(
    "min_lr_rate", summary: "The floor as a share of the optimizer's rate, in place of `min_lr`."
  ).orNone()

  /// Arguments that `get_scheduler` takes for every name, and does not use for some.
  private static let unusedWarmup = Key.number("num_warmup_steps", unit: "steps", summary: "Has no effect here.")
    .orNone()
  private static let unusedTotal = Key.number("num_training_steps", unit: "steps", summary: "Has no effect here.")
    .orNone()

  /// The arguments of a schedule without a warmup.
  static let unusedBoth = [unusedWarmup.declaration, unusedTotal.declaration]
  /// Those of a schedule with a warmup, but without an end.
  static let endless = [warmup.declaration, unusedTotal.declaration] + TorchKeys.common
  /// Those of a schedule with a warmup and an end.
  static let both = [warmup.declaration, total.declaration] + TorchKeys.common

  /// Warns about arguments without an effect.
  static func warnOfUnused(_ reader: ObjectReader, warmup: Bool) {
    for key in warmup ? [unusedWarmup, unusedTotal] : [unusedTotal] where reader.read(key) ?? nil != nil {
      reader.warning(at: key, "`\(key.name)` has no effect on \(reader.what.replacingArguments)")
    }
  }

  /// The length of the warmup, with warnings about lengths that look like mistakes.
  static func warmup(_ reader: ObjectReader, _ context: DialectContext) -> Double? {
    guard let warmup = reader.require(warmup) else { return nil }
    if warmup > 0, warmup < 1 {
      reader.warning(
        at: self.warmup, "a warmup of less than one step",
        hint: "`num_warmup_steps` counts steps; a share of the run must be multiplied out")
    } else if warmup > Double(context.clock.left) {
      reader.warning(
        at: self.warmup, "the warmup is longer than the run of \(StepCount.text(context.clock.left))")
    }
    return warmup
  }

  /// The floor as a rate, from `min_lr` or `min_lr_rate`, of which exactly one is needed.
  static func floor(_ reader: ObjectReader, base: Double) -> Double? {
    guard let rate = reader.read(floor), let share = reader.read(floorRate) else { return nil }
    switch (rate, share) {
    case (let rate?, nil):
      if base == 0 {
        reader.error(at: floor, "`min_lr` is divided by the optimizer's rate, which is 0", hint: "give `min_lr_rate`")
        return nil
      }
      return rate
    case (nil, let share?): return share * base
    case (nil, nil):
      reader.error(at: floor, "the floor is missing", hint: "give `min_lr` or `min_lr_rate`")
    case (_?, _?):
      reader.error(at: floorRate, "`min_lr` and `min_lr_rate` exclude each other", hint: "give one of them")
    }
    return nil
  }

  /// The floor where it is written as a share.
  static func floorShare(_ reader: ObjectReader) -> Double? { reader.read(floorRate) ?? nil }

  /// The rise t/w of the warmup.
  static func rise(to base: Double, in warmup: Double) -> any RateCurve {
    guard warmup > 0 else { return ConstantCurve(peak: 0) }
    let length = max(1, warmup)
    return PointPath(times: [0, length], rates: [0, base], shape: .linear)
  }
}

extension String {
  /// `the arguments of constant` without its beginning.
  fileprivate var replacingArguments: String {
    let beginning = "the arguments of "
    return hasPrefix(beginning) ? "`\(dropFirst(beginning.count))`" : self
  }
}
