import LRInput
import LRSchedules

/// optax's own plateau rule: a transform that scales the update it is given the metric with.
///
/// Source: optax/contrib/_reduce_on_plateau.py.
struct OptaxPlateau {
  var factor = 0.1
  var patience = 10.0
  var relative = 1e-4
  var absolute = 0.0
  var cooldown = 0.0
  /// How many metrics are averaged before the rule looks at them.
  var window = 1.0
  var floor = 0.0

  /// The rule at work.
  struct State {
    let rule: OptaxPlateau
    /// The factor on the rate of the update whose metric came last.
    private(set) var scale = 1.0
    private var best = Double.infinity
    private var bad = 0.0
    private var cooling = 0.0
    private var count = 0.0
    private var average = 0.0

    init(_ rule: OptaxPlateau) { self.rule = rule }

    mutating func step(_ metric: Double) {
      average = (count * average + metric) / (count + 1)
      count += 1
      guard count == rule.window else { return }
      judge(average)
      (count, average) = (0, 0)
    }

    private mutating func judge(_ metric: Double) {
      let isBetter = metric < (1 - rule.relative) * best - rule.absolute
      if isBetter { best = metric }
      let bad = isBetter ? 0 : bad + 1
      if cooling > 0 {
        cooling -= 1
        self.bad = 0
        return
      }
      let isPlateau = bad == rule.patience
      scale = max(isPlateau ? scale * rule.factor : scale, rule.floor)
      cooling = isPlateau ? rule.cooldown : 0
      self.bad = isPlateau ? 0 : bad
    }
  }

  private static let factor = Key.number(
    "factor", in: .inside(0, 1), default: 0.1, summary: "The factor of every drop.")
  private static let patience = Key.integer(
    "patience", default: 10, summary: "The bad metrics in a row that make a plateau.")
  private static let relative = Key.number(
    "rtol", in: .between(0, 1), default: 1e-4, summary: "How much better, as a share, a metric must be to be better.")
  private static let absolute = Key.number(
    "atol", in: .atLeast(0), default: 0, summary: "How much better a metric must be to be better.")
  private static let cooldown = Key.integer(
    "cooldown", default: 0, summary: "How many metrics after a drop are not counted as bad.")
  private static let window = Key.integer(
    "accumulation_size", default: 1, summary: "How many metrics are averaged before they are looked at.")
  private static let floor = Key.number("min_scale", default: 0, summary: "The smallest factor on the rate.")

  static let entry = DialectEntry(
    .optax, "contrib.reduce_on_plateau", otherNames: ["reduce_on_plateau"],
    summary: "A factor whenever a metric has stopped getting better.",
    formula: "lr·scale; after `patience` bad metrics in a row scale becomes max(scale·factor, min_scale) at once",
    latex:
      #"""
      \eta_t = \eta \thinspace s_t, \quad s \gets \max(s f, s_{\min}) \quad \text{after } p \text{ bad metrics in a \#
      row}
      """#,
    edges: [
      Edge(
        """
        Exactly `patience` bad metrics lower the rate, and they lower the very update whose metric came last: two \
        updates before PyTorch.
        """,
        #""patience": 2"#, metrics: "1, 1, 1", [1: 1, 2: 0.1]),
      Edge(
        "A `patience` of 0 lowers the rate at every good metric.", #""patience": 0"#, metrics: "2, 1",
        [0: 0.1, 1: 0.01]),
      .refused("`rtol` and `atol` both 0.", #""rtol": 0, "atol": 0"#, metrics: "1"),
    ],
    source: "optax/contrib/_reduce_on_plateau.py",
    keys: [factor, relative, absolute, floor].map(\.declaration) + [patience, cooldown, window].map(\.declaration),
    example: #"""
      {"dialect": "optax", "name": "contrib.reduce_on_plateau", "lr": 0.1,
       "args": {"factor": 0.5, "patience": 2}, "metrics": [1, 0.9, 0.9, 0.9, 0.9, 0.9]}
      """#,
    needsMetrics: true,
    make: make)

  @Sendable private static func make(_ reader: ObjectReader, _ context: DialectContext) -> DialectSchedule? {
    var rule = OptaxPlateau()
    let (factor, relative, absolute) = (reader.read(factor), reader.read(relative), reader.read(absolute))
    let (patience, cooldown, window) = (reader.read(patience), reader.read(cooldown), reader.read(window))
    let (floor, base, metrics) = (reader.read(floor), context.base(), context.measured())
    guard let factor, let relative, let absolute, let patience, let cooldown, let window, let floor, let base,
      let metrics
    else { return nil }
    guard relative > 0 || absolute > 0 else {
      reader.error(at: Self.relative, "`rtol` and `atol` must not both be 0", hint: "optax raises an error")
      return nil
    }
    rule.factor = factor
    (rule.relative, rule.absolute, rule.floor) = (relative, absolute, floor)
    (rule.patience, rule.cooldown, rule.window) = (Double(patience), Double(cooldown), Double(window))
    if patience == 0 {
      reader.warning(at: Self.patience, "with a patience of 0 every metric that is better lowers the rate")
    } else if patience < 0 || window < 1 {
      reader.warning(at: patience < 0 ? Self.patience : Self.window, "the rate is never lowered")
    }
    let driven = MetricDriven(metrics) { [rule] in rule.curve(base: base, metrics: $0) }
    return context.madeOfNumbers(driven, facts: .driven())
  }

  /// Metric t acts on update t itself.
  func curve(base: Double, metrics: [Double]) -> any RateCurve {
    var state = State(self)
    var (times, rates) = ([0.0], [base])
    for (index, metric) in metrics.enumerated() {
      state.step(metric)
      let rate = base * state.scale
      guard rate != rates[rates.count - 1] else { continue }
      if index == 0 {
        rates[0] = rate
      } else {
        times.append(Double(index))
        rates.append(rate)
      }
    }
    return PointPath(times: times, rates: rates, shape: .hold)
  }
}
