import LRInput
import LRMath
import LRSchedules

/// The schedules of keras.optimizers.schedules, in the order of its documentation.
///
/// Keras computes in 32 bits, so these do: a factor of 0.999 in 32 bits is another one after 1000 steps.
enum KerasDialect {
  static let catalog = DialectEntry.catalog([
    ("CosineDecay", { KerasCosine.entry }),
    ("CosineDecayRestarts", { KerasRestarts.entry }),
    ("ExponentialDecay", { KerasDecays.exponentialEntry }),
    ("InverseTimeDecay", { KerasDecays.inverseEntry }),
    ("PiecewiseConstantDecay", { KerasPiecewise.entry }),
    ("PolynomialDecay", { KerasPolynomial.entry }),
  ])

  static let source = "keras/src/optimizers/schedules/learning_rate_schedule.py"
}

/// The arguments that several schedules of Keras share, and its arithmetic.
enum KerasKeys {
  static let initial = Key.number("initial_learning_rate", kind: "rate", summary: "The first rate.")
  static let length = Key.number(
    "decay_steps", in: .positive, unit: "steps", summary: "The steps of the decay, or in which it acts once.")
  static let staircase = Key.bool(
    "staircase", default: false, summary: "Whether the rate holds for `decay_steps` and then drops.")
  static let alpha = Key.number("alpha", default: 0, summary: "The last rate as a share of the first.")

  /// A name for TensorFlow's graphs, without an effect on the rate.
  static let name = Key.string("name", defaultText: "the class's", summary: "A name, without an effect on the rate.")

  static func acceptsName(_ reader: ObjectReader) -> Bool {
    !reader.has(name) || reader.read(name) != nil
  }
}

/// Keras' arithmetic: 32 bits, or whole numbers if the first rate is written as one.
struct KerasNumbers: Sendable {
  /// Whether every argument is cut to a whole number, as the first rate is an `int`.
  let isWhole: Bool

  func cast(_ x: Double) -> Float { Float(isWhole ? x.rounded(.towardZero) : x) }

  /// π in the type of the first rate.
  var pi: Float { isWhole ? 3 : Float(Double.pi) }

  /// Takes the type of the first rate, and warns of arguments that it cuts off.
  init(_ reader: ObjectReader, cutting keys: [Key<Double>]) {
    isWhole = reader.isWrittenAsInteger(KerasKeys.initial)
    guard isWhole else { return }
    let cut = keys.filter { key in
      guard let value = reader.node(of: key)?.double ?? key.defaultValue else { return false }
      return value != value.rounded(.towardZero)
    }
    guard let first = cut.first else { return }
    reader.warning(
      at: KerasKeys.initial,
      "as `initial_learning_rate` is an integer, Keras cuts \(DiagnosticText.list(cut.map(\.name), "and")) "
        + "to \(cut.count == 1 ? "an integer" : "integers") too",
      hint: "write it as a decimal fraction, such as 1.0, to keep `\(first.name)`")
  }

  static func pow(_ base: Float, _ exponent: Float) -> Float { Float(Math.pow(Double(base), Double(exponent))) }
  static func cos(_ x: Float) -> Float { Float(Math.cos(Double(x))) }
}
