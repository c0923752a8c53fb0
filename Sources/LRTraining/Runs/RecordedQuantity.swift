/// What can be recorded of a run.
public enum RecordedQuantity: String, Sendable, CaseIterable {
  /// f(x_t), t = 0 … T: of the whole data, or in expectation.
  case loss
  /// f(x_t) less the least loss there is.
  case excessLoss = "excess_loss"
  /// The loss of the sample or batch of update t, t = 0 … T − 1, at x_t.
  case batchLoss = "batch_loss"
  /// ‖∇f(x_t)‖², of the exact gradient.
  case squaredGradient = "squared_gradient"
  /// The least ‖∇f(x_s)‖² for s ≤ t.
  case bestSquaredGradient = "best_squared_gradient"
  /// One coordinate of x_t.
  case coordinate
  /// Root mean square over the coordinates of x_{t+1} − x_t.
  case stepLength = "step_length"
  /// `step_length` in units of the size of its update's rate; NaN where neither moves.
  case relativeStep = "relative_step"
  /// The median over the coordinates of the factor by which the optimizer scales them: 1/(√v̂ + ε) in Adam.
  case preconditioner

  /// Whether it belongs to an update (T of them) rather than to an iterate (T + 1).
  public var isOfUpdates: Bool {
    switch self {
    case .batchLoss, .stepLength, .relativeStep, .preconditioner: true
    case .loss, .excessLoss, .squaredGradient, .bestSquaredGradient, .coordinate: false
    }
  }

  /// Whether several numbers are recorded at once: quantiles over the coordinates.
  public var hasQuantiles: Bool { self == .preconditioner }
}

/// What a run writes down, and when.
public struct Recording: Sendable, Equatable {
  /// At x_0, x_every, … and always at x_T.
  public var every: Int
  /// What is written down at each of these steps, in this order.
  public var quantities: [RecordedQuantity]
  /// Which coordinate `coordinate` is, from 0.
  public var coordinate: Int
  /// First steps at which something happens.
  public var events: [Event]
  /// What the run is judged by.
  public var score: Score

  /// See the properties of the same names.
  public init(
    every: Int = 1, quantities: [RecordedQuantity] = [], coordinate: Int = 0, events: [Event] = [],
    score: Score = Score()
  ) {
    self.every = max(1, every)
    self.quantities = quantities
    self.coordinate = coordinate
    self.events = events
    self.score = score
  }

  /// The steps at which iterates are recorded.
  ///
  ///     Recording(every: 4).points(steps: 10)   // [0, 4, 8, 10]
  public func points(steps: Int) -> [Int] {
    var points = Array(stride(from: 0, through: steps, by: every))
    if points.last != steps { points.append(steps) }
    return points
  }
}

/// Something that happens in a run once a quantity passes a level.
public struct Event: Sendable, Equatable {
  /// The side of the level on which it happens; the level itself is below.
  public enum Direction: String, Sendable { case above, below }

  /// What is watched.
  public var quantity: RecordedQuantity
  /// The side of the level on which it happens.
  public var direction: Direction
  /// In units of the quantity.
  public var level: Double
  /// |value| is compared.
  public var isAbsolute: Bool
  /// Only iterates after this step count; −1 lets all of them.
  public var after: Int
  /// The last step whose iterate counts.
  public var until: Int
  /// Whether the run's score is meant and nothing else: it happens at the end, or never.
  public var isOfScore: Bool

  /// `Event(.loss, .below, 0.1)`: the first step at which the loss is at most 0.1.
  public init(
    _ quantity: RecordedQuantity, _ direction: Direction, _ level: Double, isAbsolute: Bool = false, after: Int = -1,
    until: Int = .max, isOfScore: Bool = false
  ) {
    self.quantity = quantity
    self.direction = direction
    self.level = level
    self.isAbsolute = isAbsolute
    self.after = after
    self.until = until
    self.isOfScore = isOfScore
  }

  /// Whether a value at a step makes it happen; no number never does.
  public func happens(_ value: Double, at step: Int) -> Bool {
    step > after && step <= until && isPassed(by: value)
  }

  /// Whether a value lies beyond the level, at whatever step.
  public func isPassed(by value: Double) -> Bool {
    let value = isAbsolute ? abs(value) : value
    return direction == .above ? value > level : value <= level
  }
}

/// The number a run is judged by: a quantity at the end, its mean over the last few steps, or the step at which the first
/// event happened.
public struct Score: Sendable, Equatable {
  /// What the run is judged by, unless steps to an event are.
  public var quantity: RecordedQuantity
  /// Steps over which the mean is taken, at least 1.
  public var window: Int
  /// Whether the first step of the recording's first event counts instead, infinite if it never happened.
  public var isStepsToEvent: Bool

  /// `Score(.batchLoss, window: 20)`
  public init(_ quantity: RecordedQuantity = .loss, window: Int = 1, isStepsToEvent: Bool = false) {
    self.quantity = quantity
    self.window = max(1, window)
    self.isStepsToEvent = isStepsToEvent
  }
}
