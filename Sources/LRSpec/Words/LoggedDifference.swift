import LRConfigs

/// Where and by how much a logged rate parts from a planned one, or from another logged one.
struct LoggedDifference: Sendable {
  /// Values of a and b at one step.
  struct Place: Sendable {
    var step: Double
    var a: Double
    var b: Double
    var value: Double { b - a }
  }

  /// What was found, in one sentence without a period.
  let sentence: String
  /// Whether the log follows the plan, or both logs say the same.
  let isNone: Bool
  /// b − a at each step that was compared, as far as both have values.
  let places: [Place]
  /// The greatest of all compared values.
  let peak: Double
  /// What the log counts, for words of its places.
  let count: LoggedCurve.Count

  /// Differences up to this share of the peak are rounding.
  private static let rounding = 1e-9

  /// The first of the places with the largest difference; nil if nothing could be compared.
  var largest: Place? {
    places.reduce(nil) { found, place in
      guard let found else { return place }
      return abs(place.value) > abs(found.value) ? place : found
    }
  }

  /// Compares two curves of which at least one is logged, both on one clock; nil if both are planned.
  init?(_ a: CurveSpec, _ b: CurveSpec) {
    switch (a.schedule, b.schedule) {
    case (_?, _?): return nil
    case (let plan?, nil): self.init(b, isFirst: false) { plan.schedule.rate(at: $0) }
    case (nil, let plan?): self.init(a, isFirst: true) { plan.schedule.rate(at: $0) }
    case (nil, nil): self.init(a.measured, b.measured, counting: Self.count(of: a.log, b.log))
    }
  }

  /// Nothing was compared.
  init(because sentence: String) {
    (self.sentence, isNone, places, peak, count) = (sentence, false, [], 0, LoggedCurve.Count(unit: .step))
  }

  /// A log against a plan, with the offset that `LogComparison` finds.
  private init(_ curve: CurveSpec, isFirst: Bool, plan: (Double) -> Double) {
    // A table of one's own is taken to count what the plan counts.
    let samples = curve.measured
    guard
      let comparison = curve.log?.comparison(with: plan)
        ?? LogComparison(LogColumn(name: "", quantity: .lr, samples: samples), plan: { plan(Double($0)) })
    else {
      (sentence, isNone, places, peak) = ("the log has no value at a whole step", false, [], 0)
      count = LoggedCurve.Count(unit: .step)
      return
    }
    let count = curve.log?.count
    // Where parts of an epoch lie, it was compared in steps of the chart.
    let isOwn = count?.unit == comparison.unit
    let counted = isOwn ? count ?? LoggedCurve.Count(unit: .step) : LoggedCurve.Count(unit: comparison.unit)
    let found = samples.compactMap { sample -> Place? in
      let x = counted.of(sample.step)
      guard x == x.rounded() else { return nil }
      let planned = plan(counted.step(of: max(0, x + Double(comparison.offset))))
      return Place(
        step: sample.step, a: isFirst ? sample.value : planned, b: isFirst ? planned : sample.value)
    }
    sentence = comparison.sentence
    isNone = comparison.follows
    places = found
    peak = Self.peak(found)
    self.count = counted
  }

  /// What both logs count, on one clock; steps where either is a table, or they count otherwise.
  private static func count(of one: LoggedCurve?, _ other: LoggedCurve?) -> LoggedCurve.Count {
    guard let one, let other, one.axis == other.axis else { return LoggedCurve.Count(unit: .step) }
    return one.count == other.count ? one.count : LoggedCurve.Count(unit: one.axis)
  }

  /// Two logs at the steps that both have.
  private init(_ one: [LogSample], _ other: [LogSample], counting count: LoggedCurve.Count) {
    let others = Dictionary(other.map { ($0.step, $0.value) }) { $1 }
    let found = one.compactMap { sample in
      others[sample.step].map { Place(step: sample.step, a: sample.value, b: $0) }
    }
    let peak = Self.peak(found)
    let apart = found.filter { abs($0.value) > Self.rounding * peak }
    // Logs of epochs may have several places in each.
    let isWhole = found.allSatisfy { count.of($0.step) == count.of($0.step).rounded() }
    let unit = isWhole || count.unit != .epoch ? count.unit.rawValue : "place"
    let shared = found.count == 1 ? "the one \(unit) that both have" : "all \(found.count) \(unit)s that both have"
    if found.isEmpty {
      sentence = "the logs have no \(unit) in common"
    } else if let first = apart.first {
      sentence =
        "the logs differ at \(apart.count) of the \(found.count) \(unit)s that both have, first at \(count.unit.rawValue) "
        + LogSentences.step(count.of(first.step))
    } else {
      sentence = "the logs agree at \(shared)"
    }
    isNone = !found.isEmpty && apart.isEmpty
    places = found
    self.peak = peak
    self.count = count
  }

  private static func peak(_ places: [Place]) -> Double {
    places.reduce(0) { max($0, abs($1.a), abs($1.b)) }
  }
}

/// How two curves go together of which one is logged: on one clock, that of the plan.
struct LogClock {
  /// Whether the plan counts epochs, or of two logs the other one.
  var countsEpochs: Bool
  /// Updates in an epoch, where anything says it.
  var stepsPerEpoch: Double?
  /// The length of the plan's run; of two logs nil.
  var steps: Int?

  /// The curve on this clock, as a spec of both has it; nil where nothing says how the two go together.
  func laid(_ curve: CurveSpec) -> CurveSpec? {
    guard let log = curve.log, (log.axis == .epoch) != countsEpochs, log.axis != .row else { return curve }
    guard let stepsPerEpoch else {
      // A plan of as many steps as the log has epochs means epochs.
      return steps.map { !countsEpochs && Double($0) <= log.lastStep + 1 } == true ? curve : nil
    }
    var laid = curve
    laid.content = .log(
      countsEpochs ? log.scaled(by: 1 / stepsPerEpoch, onto: .epoch) : log.scaled(by: stepsPerEpoch, onto: .step))
    return laid
  }

  /// Why a curve cannot be laid on it.
  var reason: String {
    let (own, other) = countsEpochs ? ("steps", "epochs") : ("epochs", "steps")
    let plan = steps == nil ? "the other" : "the plan"
    return "the log counts \(own) and \(plan) \(other): with "
      + (steps == nil ? "--steps-per-epoch" : "`steps_per_epoch` in the plan (or --steps-per-epoch)")
      + " they can be compared"
  }
}

extension CurveSpec {
  /// The finite samples of a log or of a table.
  fileprivate var measured: [LogSample] {
    log?.finite ?? data?.finite.map { LogSample(step: $0.step, value: $0.value) } ?? []
  }
}
