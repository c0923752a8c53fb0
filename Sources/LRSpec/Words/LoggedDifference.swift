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

  /// Differences up to this share of the peak are rounding.
  private static let rounding = 1e-9

  /// The first of the places with the largest difference; nil if nothing could be compared.
  var largest: Place? {
    places.reduce(nil) { found, place in
      guard let found else { return place }
      return abs(place.value) > abs(found.value) ? place : found
    }
  }

  /// Compares two curves of which at least one is logged; nil if both are planned.
  ///
  /// - Parameter plan: what the planned one counts, and updates in its epoch.
  init?(_ a: CurveSpec, _ b: CurveSpec, plan clock: PlanClock) {
    switch (a.schedule, b.schedule) {
    case (_?, _?): return nil
    case (let plan?, nil): self.init(b, isFirst: false, clock) { plan.schedule.rate(at: $0) }
    case (nil, let plan?): self.init(a, isFirst: true, clock) { plan.schedule.rate(at: $0) }
    case (nil, nil): self.init(a.measured, b.measured)
    }
  }

  /// What the clock of a plan counts.
  struct PlanClock {
    var countsEpochs = false
    var stepsPerEpoch: Double?
    /// The length of its run.
    var steps: Int

    /// The log on the plan's clock, as a spec of both has it; nil where nothing says how the two go together.
    func laid(_ log: LoggedCurve) -> LoggedCurve? {
      guard (log.axis == .epoch) != countsEpochs, log.axis != .row else { return log }
      if let stepsPerEpoch { return log.scaled(by: countsEpochs ? 1 / stepsPerEpoch : stepsPerEpoch) }
      // A plan of as many steps as the log has epochs means epochs.
      return !countsEpochs && Double(steps) <= log.lastStep + 1 ? log : nil
    }
  }

  /// A log against a plan, with the offset that `LogComparison` finds.
  private init(_ curve: CurveSpec, isFirst: Bool, _ clock: PlanClock, plan: (Double) -> Double) {
    // A table of one's own is taken to count what the plan counts.
    guard let log = curve.log.map({ clock.laid($0)?.finite }) ?? curve.measured else {
      let (own, other) = clock.countsEpochs ? ("steps", "epochs") : ("epochs", "steps")
      sentence =
        "the log counts \(own) and the plan \(other): with `steps_per_epoch` in the plan (or --steps-per-epoch) they can be compared"
      (isNone, places, peak) = (false, [], 0)
      return
    }
    let column = LogColumn(name: "", quantity: .lr, samples: log)
    guard let comparison = LogComparison(column, plan: { plan(Double($0)) }) else {
      (sentence, isNone, places, peak) = ("the log has no value at a whole step", false, [], 0)
      return
    }
    let found = log.compactMap { sample -> Place? in
      guard sample.step == sample.step.rounded() else { return nil }
      let planned = plan(max(0, sample.step + Double(comparison.offset)))
      return Place(
        step: sample.step, a: isFirst ? sample.value : planned, b: isFirst ? planned : sample.value)
    }
    sentence = comparison.sentence
    isNone = comparison.follows
    places = found
    peak = Self.peak(found)
  }

  /// Two logs at the steps that both have.
  private init(_ one: [LogSample], _ other: [LogSample]) {
    let others = Dictionary(other.map { ($0.step, $0.value) }) { $1 }
    let found = one.compactMap { sample in
      others[sample.step].map { Place(step: sample.step, a: sample.value, b: $0) }
    }
    let peak = Self.peak(found)
    let apart = found.filter { abs($0.value) > Self.rounding * peak }
    let shared = found.count == 1 ? "the one step that both have" : "all \(found.count) steps that both have"
    if found.isEmpty {
      sentence = "the logs have no step in common"
    } else if let first = apart.first {
      sentence =
        "the logs differ at \(apart.count) of the \(found.count) steps that both have, first at step "
        + LogSentences.step(first.step)
    } else {
      sentence = "the logs agree at \(shared)"
    }
    isNone = !found.isEmpty && apart.isEmpty
    places = found
    self.peak = peak
  }

  private static func peak(_ places: [Place]) -> Double {
    places.reduce(0) { max($0, abs($1.a), abs($1.b)) }
  }
}

extension CurveSpec {
  /// The finite samples of a log or of a table.
  fileprivate var measured: [LogSample] { log?.finite ?? data?.finite ?? [] }
}
