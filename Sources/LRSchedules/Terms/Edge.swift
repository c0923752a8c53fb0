import LRInput

/// What a schedule does at an edge: of its arguments, of the run, past its end.
///
/// It comes with keys that lead there, and with rates found by hand or taken from the framework: the reference pages
/// show them, and the tests compare them with the schedule itself.
///
///     Edge("Past `T_max` the rate climbs again.", #""T_max": 50"#, [50: 0, 75: 0.5])
public struct Edge: Sendable {
  /// One or two sentences.
  public let text: String
  /// The keys that lead there (of a framework's schedule: the arguments), as JSON without the outer braces.
  public let keys: String
  /// Length of the run, in steps.
  public let steps: Int
  /// The optimizer's rate, for frameworks' schedules that start from it.
  public let lr: Double
  /// The metrics of a framework's schedule that acts on them, as JSON without the brackets; nil leaves them out.
  public let metrics: String?
  /// Updates with their rates, to four digits; updates past the run are allowed.
  public let rates: KeyValuePairs<Int, Double>
  /// Whether a schedule with these keys is an error.
  public let isRefused: Bool

  package init(
    _ text: String, _ keys: String, steps: Int = 100, lr: Double = 1, metrics: String? = nil,
    _ rates: KeyValuePairs<Int, Double>
  ) {
    self.init(text, keys, steps: steps, lr: lr, metrics: metrics, rates, isRefused: false)
  }

  private init(
    _ text: String, _ keys: String, steps: Int, lr: Double, metrics: String?, _ rates: KeyValuePairs<Int, Double>,
    isRefused: Bool
  ) {
    self.text = text
    self.keys = keys
    self.steps = steps
    self.lr = lr
    self.metrics = metrics
    self.rates = rates
    self.isRefused = isRefused
  }

  /// An edge that nobody gets past.
  package static func refused(
    _ text: String, _ keys: String, steps: Int = 100, lr: Double = 1, metrics: String? = nil
  ) -> Edge {
    Edge(text, keys, steps: steps, lr: lr, metrics: metrics, [:], isRefused: true)
  }

  /// The rates as a page lists them: `0 at t = 50, 0.5 at t = 75`; empty if there are none.
  public var ratesText: String {
    rates.map { "\(RateText.short($0.value)) at t = \($0.key)" }.joined(separator: ", ")
  }

  /// The optimizer's rate as it is written: `1e-5`.
  public var rateText: String { DecimalText.short(lr) }

  /// The edge of a type as a schedule of a spec.
  package func spec(type: String) -> String { #"{"type": "\#(type)", \#(keys)}"# }
}
