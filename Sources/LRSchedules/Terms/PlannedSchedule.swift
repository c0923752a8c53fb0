public import LRMath

/// A schedule that also says what it was asked for: every type of the catalogue is one.
///
/// These are the values that a spec is read into, and that code makes itself: `{"type": "cosine", "lr": 0.1}` in a run of
/// 1000 steps is `Cosine(peak: 0.1, steps: 1000)`. Initialisers take rates ≥ 0 and do not check them: a rate out of its
/// range gives what the formula gives for it, and a chart refuses what is no rate. What no formula can be made of (an empty list, a
/// cycle of no steps) is a mistake of the program, and stops it with a sentence.
public protocol PlannedSchedule: Schedule {
  /// Its curve, and what it was asked for.
  var plan: SchedulePlan { get }
}

extension PlannedSchedule {
  /// The greatest rate it may have.
  public var peak: Double { plan.peak }
  /// What it was asked for: floor, warmup, milestones, length.
  public var facts: ScheduleFacts { plan.facts }

  /// What the plan's curve gives.
  public func rate(at step: Double) -> Double { plan.schedule.rate(at: step) }
  /// The line or the arc of the plan's curve.
  public func piece(at step: Double) -> Piece { plan.schedule.piece(at: step) }
  /// Whether the plan's curve has a rate there.
  public func hasRate(at step: Double) -> Bool { plan.schedule.hasRate(at: step) }
  /// The named stretches of the plan's curve.
  public func phases(until end: Double) -> [Phase] { plan.schedule.phases(until: end) }
  /// The plan's curve under the metrics, without what was asked for.
  public func driven(by metrics: [Double]) -> any Schedule { plan.schedule.driven(by: metrics) }
}

/// What a planned schedule is made of: its curve, and what is known of it before anyone looks at its rates.
public struct SchedulePlan: Sendable {
  package var schedule: any Schedule
  /// A rate that is never exceeded; infinite where nobody knows one.
  public var peak: Double
  /// The rate to which a warmup leads.
  package var warmsUpTo: Double
  /// How many simple curves one value needs at most.
  package var cost: Int
  /// What it was asked for, on its own clock.
  public var facts: ScheduleFacts

  /// The plan of a curve that holds its last value from its own end on.
  ///
  /// - Parameters:
  ///   - steps: Its own length; nil where it goes on for ever.
  ///   - peak: A rate that is never exceeded.
  ///   - warmsUpTo: The rate to which a warmup leads; the peak unless told otherwise.
  package init(
    _ curve: some RateCurve, steps: Int?, peak: Double, warmsUpTo: Double? = nil, cost: Int = 1, facts: ScheduleFacts
  ) {
    self.init(
      schedule: HeldAtEnd(curve, length: steps.map(Double.init) ?? .infinity), peak: peak, warmsUpTo: warmsUpTo ?? peak,
      cost: cost, facts: facts)
  }

  package init(schedule: any Schedule, peak: Double, warmsUpTo: Double, cost: Int, facts: ScheduleFacts) {
    self.schedule = schedule
    self.peak = peak
    self.warmsUpTo = warmsUpTo
    self.cost = cost
    self.facts = facts
  }

  /// The plan of any schedule: its own, or that of a function of which nothing is known.
  package init(of schedule: any Schedule) {
    if let planned = schedule as? any PlannedSchedule {
      self = planned.plan
    } else {
      self.init(schedule: schedule, peak: .infinity, warmsUpTo: schedule.rate(at: 0), cost: 1, facts: .free)
    }
  }
}
