/// What a schedule was asked for, as against the rates that it has.
///
/// Every entry says it in its own `make`, from its parsed arguments, on the clock of its step 0; compositions hand up what their
/// parts say. Lint and words ask it in place of the spelling of an argument, so a new entry cannot be made without saying it.
public struct ScheduleFacts: Sendable, Equatable {
  /// What it is meant to do.
  public enum Course: Sendable, Equatable {
    /// It stays.
    case holds
    /// It goes up: before another schedule it is a warmup.
    case rises
    /// It comes down and stays there, possibly after a rise of its own.
    case falls
    /// It comes back up on purpose, over and over.
    case cycles
    /// A metric decides where it goes.
    case followsMetric
    /// A formula or a list of points says what it does.
    case free
    /// A list of rates: whatever it has is meant.
    case listed
  }

  /// A warmup that is asked for.
  public struct Warmup: Sendable, Equatable {
    /// Its length in steps, as it is written: possibly longer than the run, possibly 0.
    public var steps: Double
    /// Whether it is written as a share of the run.
    public var isShare: Bool
    /// The rate it starts with; nil where none is asked for.
    public var from: Double?
    /// The rate it leads to; nil where that is what follows it.
    public var to: Double?
    /// The step at which it begins.
    public var start = 0.0

    /// A warmup at step 0, of a length in steps.
    public init(_ steps: Double, isShare: Bool = false, from: Double? = nil, to: Double? = nil) {
      self.steps = steps
      self.isShare = isShare
      self.from = from
      self.to = to
    }
  }

  /// A step at which it is told to change.
  public struct Milestone: Sendable, Equatable {
    /// The number that is written, on the clock of the part that has it.
    public var written: Double
    /// The first step with the new rate, on the schedule's own clock; infinite where the part is over before.
    public var at: Double
    /// Where the clock of its part began, if that is not step 0.
    public var seam: Double?
    /// The step at which another part took over before it could act.
    public var cut: Double?
    /// Whether it is the first of changes at equal distances, so that what is written is a length.
    public var isStair = false

    package init(_ written: Double, at: Double) {
      self.written = written
      self.at = at
    }
  }

  /// What it is meant to do.
  public var course: Course
  /// The rate it aims up to; nil where it names none.
  public var peak: Double?
  /// The rate it aims down to; nil where it names none.
  public var floor: Double?
  /// The warmup before it; nil where none is asked for.
  public var warmup: Warmup?
  /// The rise of its own that it begins with, where both ends of that are asked for.
  public var opening: Warmup?
  /// The steps at which it is told to change, in their order.
  public var milestones: [Milestone]
  /// The step at which it has come to where it leads by its own length: to its lowest rate, or up; nil where it has none.
  public var landing: Double?
  /// The step at which its first cycle is at its lowest; nil where it has no cycles.
  public var firstLow: Double?
  /// Its floor where that is written as a share of another rate.
  public var floorShare: Double?
  /// The rate that a function multiplies, where a function gives a factor.
  public var multiplied: Double?
  /// Whether it drops in stairs.
  public var hasStairs = false
  /// Whether its rates are known at whole steps alone, so that no piece tells where they jump.
  public var isStepped = false
  /// Whether noise is added to it.
  public var isNoisy = false
  /// Steps from one look at its formula to the next: more than 1 in runs that are too long to look at each.
  public var formulaGap = 1
  /// The step from which on a part that is told to hold does so to the end.
  public var rest: Double?
  /// What it is composed of; nil where it stands alone.
  var composition: Composition?

  /// - Parameters:
  ///   - course: what it is meant to do.
  ///   - peak: the rate it aims up to, nil where it names none.
  ///   - floor: the rate it aims down to, nil where it names none.
  ///   - warmup: the warmup it is asked for.
  ///   - milestones: the steps at which it is told to change.
  ///   - landing: the step at which it has come to where it leads.
  package init(
    _ course: Course, peak: Double?, floor: Double?, warmup: Warmup?, milestones: [Milestone], landing: Double? = nil
  ) {
    self.course = course
    self.peak = peak
    self.floor = floor
    self.warmup = warmup
    self.milestones = milestones
    self.landing = landing
  }

  /// A decay from its peak to a floor; one that is not written is no aim.
  ///
  /// - Parameter landing: The step at which the floor is met by the schedule's own length; nil where it has no such.
  package static func falls(from peak: Double, to floor: Double?, landing: Double?) -> ScheduleFacts {
    ScheduleFacts(.falls, peak: peak, floor: floor, warmup: nil, milestones: [], landing: landing)
  }

  /// A schedule that never leaves a rate.
  package static func held(at rate: Double) -> ScheduleFacts {
    ScheduleFacts(.holds, peak: rate, floor: nil, warmup: nil, milestones: [])
  }

  /// A schedule that a metric drives: floor and ceiling are limits that a run need not meet.
  package static func driven(warmup: Warmup? = nil) -> ScheduleFacts {
    ScheduleFacts(.followsMetric, peak: nil, floor: nil, warmup: warmup, milestones: [])
  }

  /// A schedule that a formula, a function or a list of points gives.
  package static let free = ScheduleFacts(.free, peak: nil, floor: nil, warmup: nil, milestones: [])

  /// The same with a change made to it.
  package func with(_ change: (inout ScheduleFacts) -> Void) -> ScheduleFacts {
    var facts = self
    change(&facts)
    return facts
  }

  /// The same where it comes back up on purpose.
  ///
  /// - Parameter low: The step at which the first cycle is at its lowest.
  package func cycling(lowAt low: Double?) -> ScheduleFacts {
    with { ($0.course, $0.firstLow) = (.cycles, low) }
  }

  /// The same with changes at equal distances, the first of which acts after `width` steps; nil where nothing changes.
  ///
  /// - Parameter isAsked: Whether it goes in stairs at all.
  package func inStairs(of width: Double?, if isAsked: Bool = true) -> ScheduleFacts {
    guard isAsked else { return self }
    return with { facts in
      facts.hasStairs = true
      guard let width, width > 0 else { return }
      var first = Milestone(width, at: width.rounded(.up))
      first.isStair = true
      facts.milestones = [first]
    }
  }

  /// Whether what is meant to fall to its floor rises to it.
  public var isUpsideDown: Bool {
    if let floor, let peak { [.falls, .cycles].contains(course) && floor > peak } else { false }
  }

  /// Whether metrics or noise decide where the rate goes, so that its turns are no mistakes.
  public var isUnsteady: Bool { course == .followsMetric || isNoisy }
}

extension ScheduleFacts {
  /// The same on a clock that began earlier, as a part that starts at a seam and is cut off by the next.
  package func asPart(from seam: Double, until next: Double = .infinity) -> ScheduleFacts {
    with { facts in
      facts.landing = landing.map { $0 + seam }
      facts.firstLow = firstLow.map { $0 + seam }
      facts.rest = rest.map { $0 + seam }
      facts.composition = composition?.moved(to: { $0 + seam })
      facts.opening?.start += seam
      facts.milestones = milestones.map { milestone in
        var moved = milestone
        moved.at += seam
        if seam > 0 { moved.seam = (milestone.seam ?? 0) + seam }
        if moved.at >= next {
          moved.at = .infinity
          moved.cut = next
        }
        return moved
      }
    }
  }

  /// The same for a scheduler that is called once in so many updates, whose clock counts calls.
  package func stepped(every: Int) -> ScheduleFacts {
    let width = Double(every)
    return with { facts in
      facts.warmup?.steps *= width
      facts.landing = landing.map { $0 * width }
      facts.firstLow = firstLow.map { $0 * width }
      facts.rest = rest.map { $0 * width }
      facts.composition = composition?.moved(to: { $0 * width }) { $0.stepped(every: every) }
      facts.opening?.steps *= width
      facts.opening?.start *= width
      facts.formulaGap = formulaGap == 1 ? 1 : formulaGap * every
      facts.milestones = milestones.map { milestone in
        var moved = milestone
        moved.at *= width
        if moved.isStair { moved.written *= width }
        moved.seam = milestone.seam.map { $0 * width }
        moved.cut = milestone.cut.map { $0 * width }
        return moved
      }
    }
  }
}
