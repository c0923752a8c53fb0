import LRInput
import LRSchedules

/// The schedules of deepspeed.runtime.lr_schedules, by the types of a DeepSpeed config.
enum DeepSpeedDialect {
  static let catalog = DialectEntry.catalog([
    ("LRRangeTest", { DeepSpeedRangeTest.entry }),
    ("OneCycle", { DeepSpeedOneCycle.entry }),
    ("WarmupLR", { DeepSpeedWarmups.plainEntry }),
    ("WarmupDecayLR", { DeepSpeedWarmups.decayEntry }),
    ("WarmupCosineLR", { DeepSpeedCosine.entry }),
  ])

  static let source = "deepspeed/runtime/lr_schedules.py"
}

/// DeepSpeed's counter n: −1 during update 0 of a fresh training, and t − 1 during update t.
enum DeepSpeedClock {
  private static let last = Key.integer(
    "last_batch_iteration", in: .between(-1, 1e12), default: -1,
    summary: "The counter of a resumed training, whose first rate is the optimizer's own.")

  static let keys = [last.declaration]

  /// The curve over t of a formula over n.
  ///
  /// - Parameters:
  ///   - first: The rate of update 0 of a fresh training.
  ///   - curve: The formula, on the clock of n + `lead`.
  static func curve(
    _ reader: ObjectReader, _ context: DialectContext, first: Double, lead: Double = 0, curve: any RateCurve
  ) -> (any RateCurve)? {
    guard let last = reader.read(last) else { return nil }
    let origin = -Double(last) - lead
    var rate: Double? = first
    if last != -1 {
      rate = context.base()
    } else if curve.rate(at: 0) == first, origin == 0 {
      return curve
    }
    return rate.map {
      Stages([
        Stages.Stage(start: 0, origin: 0, curve: ConstantCurve(peak: $0), kind: .hold),
        Stages.Stage(start: 1, origin: origin, curve: curve),
      ])
    }
  }
}

extension ObjectReader {
  /// A number of steps that has to be a Python `int` above 0; `1e3` is none.
  func steps(_ key: Key<Int>) -> Int? {
    guard let steps = read(key) else { return nil }
    if has(key), !isWrittenAsInteger(key), let node = node(of: key), node.offset >= 0 {
      error(
        at: key, "`\(key.name)` must be a positive integer, not a decimal fraction",
        hint: "DeepSpeed raises an error; write \(steps)")
      return nil
    }
    return steps
  }
}
