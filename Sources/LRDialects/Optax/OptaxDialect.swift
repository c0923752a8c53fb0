import LRInput
import LRSchedules

/// The schedules of optax.schedules, in the order of its documentation.
enum OptaxDialect {
  static let catalog = DialectEntry.catalog([
    ("constant_schedule", { OptaxConstant.entry }),
    ("cosine_decay_schedule", { OptaxCosine.entry }),
    ("cosine_onecycle_schedule", { OptaxOneCycle.cosineEntry }),
    ("exponential_decay", { OptaxExponential.entry }),
    ("join_schedules", { OptaxJoin.entry }),
    ("linear_onecycle_schedule", { OptaxOneCycle.linearEntry }),
    ("linear_schedule", { OptaxPolynomial.linearEntry }),
    ("piecewise_constant_schedule", { OptaxPiecewise.constantEntry }),
    ("piecewise_interpolate_schedule", { OptaxPiecewise.interpolateEntry }),
    ("polynomial_schedule", { OptaxPolynomial.entry }),
    ("sgdr_schedule", { OptaxJoin.sgdrEntry }),
    ("warmup_constant_schedule", { OptaxWarmups.constantEntry }),
    ("warmup_cosine_decay_schedule", { OptaxWarmups.cosineEntry }),
    ("warmup_exponential_decay_schedule", { OptaxWarmups.exponentialEntry }),
    ("contrib.reduce_on_plateau", { OptaxPlateau.entry }),
  ])

  static let source = "optax/schedules/_schedule.py"
}

/// The arguments that several schedules of optax share.
enum OptaxKeys {
  static let initial = Key.number("init_value", kind: "rate", summary: "The rate at the start.")
  static let end = Key.number("end_value", kind: "rate", summary: "The rate at the end.")
  static let peak = Key.number("peak_value", kind: "rate", summary: "The rate at the end of the warmup.")
  static let length = Key.number("transition_steps", unit: "steps", summary: "The steps from the start to the end.")
  static let begin = Key.number(
    "transition_begin", unit: "steps", default: 0, summary: "The steps before anything changes.")
  static let warmup = Key.number("warmup_steps", unit: "steps", summary: "The length of the warmup.")

  /// A negative beginning counts as 0.
  static func begin(_ reader: ObjectReader) -> Double? {
    guard let begin = reader.read(begin) else { return nil }
    if begin < 0 { reader.warning(at: Self.begin, "a negative `transition_begin` counts as 0") }
    return max(0, begin)
  }
}
