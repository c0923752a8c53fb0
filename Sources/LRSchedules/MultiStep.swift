import LRInput
import LRMath

/// A drop at each milestone: by the same factor, by factors of its own, or to given rates.
package struct MultiStepCurve: RateCurve {
  /// The rate after each number of drops, one more than there are milestones.
  package let levels: [Double]
  /// Non-decreasing; one that stands twice acts twice.
  package let milestones: [Double]

  package init(levels: [Double], milestones: [Double]) {
    self.levels = levels
    self.milestones = milestones
  }

  /// The same factor at each milestone.
  package init(peak: Double, floor: Double, gamma: Double, milestones: [Double]) {
    self.init(
      levels: (0...milestones.count).map { max(floor, peak * Math.pow(gamma, Double($0))) }, milestones: milestones)
  }

  package func rate(at step: Double) -> Double { levels[milestones.count(upTo: step)] }

  package func piece(at step: Double) -> Piece {
    let drops = milestones.count(upTo: step)
    return .constant(
      levels[drops], from: drops > 0 ? milestones[drops - 1] : 0,
      to: drops < milestones.count ? milestones[drops] : .infinity)
  }
}

/// A drop at each milestone: by the same factor, by factors of its own, or to given rates.
///
///     MultiStep(peak: 0.1, milestones: [500, 750]).rate(at: 500)   // 0.01
///
/// peak·gamma^(number of milestones ≤ t), never below the floor.
///
/// Source: He et al. 2016, arXiv:1512.03385.
public struct MultiStep: PlannedSchedule {
  /// When a milestone acts: PyTorch's, Keras' and timm's reading of the same number.
  public enum Boundary: String, Sendable, CaseIterable {
    case at
    case after
    case before

    /// Updates from the milestone to the drop.
    package var delay: Double {
      switch self {
      case .at: 0
      case .after: 1
      case .before: -1
      }
    }
  }

  /// What happens at the milestones.
  public enum Drops: Sendable {
    /// The same factor at each, in 0 … 1.
    case by(Double)
    /// A factor of its own at each.
    case scaled([Double])
    /// A rate after each.
    case to([Double])
  }

  /// The stairs, with every milestone as it was given and as it acts.
  public let plan: SchedulePlan

  /// - Parameters:
  ///   - peak: The rate of update 0.
  ///   - milestones: Steps, in their order; one that stands twice acts twice.
  ///   - drops: What happens at each; as many factors or rates as there are milestones.
  ///   - boundary: Whether milestone m acts at t = m.
  ///   - floor: A rate below which it does not go; nil is 0.
  ///   - steps: Its length, after which it holds; nil goes on for ever.
  public init(
    peak: Double, milestones: [Int], drops: Drops = .by(0.1), boundary: Boundary = .at, floor: Double? = nil,
    steps: Int? = nil
  ) {
    // Whoever looks for the step among them halves the list.
    let milestones = milestones.sorted()
    let times = milestones.map { max(0, Double($0) + boundary.delay) }
    let levels = Self.levels(peak: peak, drops: drops, count: times.count).map { max(floor ?? 0, $0) }
    let told = zip(milestones, times).map { ScheduleFacts.Milestone(Double($0), at: $1) }
    plan = SchedulePlan(
      MultiStepCurve(levels: levels, milestones: times), steps: steps, peak: peak,
      facts: .falls(from: peak, to: floor, landing: nil).with { facts in
        (facts.milestones, facts.hasStairs) = (told, true)
      })
  }

  /// The rates between the milestones; what is missing at the end stays as it is before.
  private static func levels(peak: Double, drops: Drops, count: Int) -> [Double] {
    switch drops {
    case .by(let gamma): return (0...count).map { peak * Math.pow(gamma, Double($0)) }
    case .scaled(let factors):
      var product = 1.0
      return (0...count).map { index in
        if index > 0, index <= factors.count { product *= factors[index - 1] }
        return peak * product
      }
    case .to(let rates):
      return (0...count).map { $0 == 0 ? peak : rates.isEmpty ? peak : rates[min($0, rates.count) - 1] }
    }
  }

  private static let milestones = Key.integers(
    "milestones", in: .between(0, 1e12), kind: "list of steps",
    summary: "The steps at which the rate drops: milestone m acts at t = m.")
  private static let scales = Key.numbers(
    "scales", in: .between(0, 1), kind: "list of factors", defaultText: "gamma at each",
    summary: "The factor of each milestone, in place of `gamma`.")
  private static let values = Key.numbers(
    "values", in: .rate, kind: "list of rates", defaultText: "by gamma",
    summary: "The rate after each milestone, in place of `gamma`; never rising.")
  private static let boundary: Key<Boundary> = .choice(
    "boundary", default: .at, aliases: ["torch": .at, "optax": .at, "keras": .after, "timm": .before],
    summary: "Whether milestone m acts at t = m, one step after it as in Keras, or one before as in timm.")

  package static let entry = ScheduleEntry(
    name: "multistep", otherNames: ["multi_step", "MultiStepLR", "milestones", "piecewise_constant"],
    summary: "A drop by the same factor at each milestone.",
    formula: "lr·gamma^(number of milestones ≤ t)",
    latex: #"\eta_t = \eta_{\max} \thinspace \gamma^{n_t}, \quad n_t = \left| \lbrace m : m \le t \rbrace \right|"#,
    edges: [
      Edge(
        "A milestone m acts at t = m; with `boundary` one step later, as in Keras, or one earlier, as in timm.",
        #""lr": 1, "milestones": [50]"#, [49: 1, 50: 0.1]),
      Edge("The later reading.", #""lr": 1, "milestones": [50], "boundary": "after""#, [50: 1, 51: 0.1]),
      Edge(
        "A milestone that stands twice acts twice, and 0 acts from the first update on.",
        #""lr": 1, "milestones": [0, 50, 50]"#, [0: 0.1, 50: 0.001]),
      .refused("Milestones that do not grow.", #""lr": 1, "milestones": [50, 30]"#),
      .refused("`values` that rise.", #""lr": 1, "milestones": [50], "values": [2]"#),
    ],
    source: "He et al. 2016, arXiv:1512.03385; torch.optim.lr_scheduler.MultiStepLR",
    keys: [
      SharedKeys.lr.declaration, milestones.declaration, SharedKeys.gamma.declaration, scales.declaration,
      values.declaration, boundary.declaration,
    ] + SharedKeys.floor,
    example: #"{"type": "multistep", "lr": 0.1, "milestones": [500, 750], "gamma": 0.1}"#,
    isContinuous: false, isDecay: true,
    make: make)

  @Sendable private static func make(_ arguments: ScheduleArguments) -> (any PlannedSchedule)? {
    let reader = arguments.reader
    let peak = arguments.peak()
    let floor = arguments.floor(under: peak)
    let (gamma, boundary) = (reader.read(SharedKeys.gamma), reader.read(boundary))
    guard let list = reader.require(milestones), let peak, let gamma, let boundary else { return nil }
    for index in list.indices.dropFirst() where list[index] < list[index - 1] {
      reader.sink.error(
        at: element(index, of: milestones, reader),
        "milestone \(StepCount.digits(list[index])) comes after \(StepCount.digits(list[index - 1]))",
        hint: "milestones go upwards; one that stands twice acts twice")
    }
    var drops = Drops.by(gamma)
    for key in [scales, values] where reader.has(key) {
      if reader.has(SharedKeys.gamma) { arguments.exclude(key, SharedKeys.gamma) }
      guard let given = reader.read(key) else { return nil }
      if given.count != list.count {
        reader.error(
          at: key, "there are \(given.count) \(key.name) for \(list.count) milestones", hint: "each milestone has one")
        return nil
      }
    }
    if reader.has(scales), reader.has(values) { arguments.exclude(scales, values) }
    if let factors = reader.has(scales) ? reader.read(scales) : nil {
      drops = .scaled(factors)
    } else if let rates = reader.has(values) ? reader.read(values) : nil {
      for index in rates.indices where rates[index] > (index == 0 ? peak : rates[index - 1]) {
        reader.sink.error(
          at: element(index, of: values, reader), "the rate rises at a milestone",
          hint: "a `piecewise` schedule with \"shape\": \"hold\" may rise")
      }
      drops = .to(rates)
    }
    return MultiStep(
      peak: peak, milestones: list, drops: drops, boundary: boundary, floor: floor, steps: arguments.length)
  }

  private static func element<Value>(_ index: Int, of key: Key<Value>, _ reader: ObjectReader) -> Int {
    reader.node(of: key)?.array?[index].offset ?? reader.offset(of: key)
  }
}

extension [Double] {
  /// How many elements of this non-decreasing list are at most `limit`.
  package func count(upTo limit: Double) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] <= limit { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
