/// A loss to be minimised, with its gradient and its noise.
///
/// A problem is a value that all runs share: curvatures, data, sizes. What a single run draws or remembers is in its
/// `Trial`.
public protocol Problem: Sendable {
  /// Coordinates of an iterate, at least 1.
  var dimension: Int { get }

  /// The least loss there is, where it is known: excess loss is counted from it.
  var leastLoss: Double? { get }

  /// Where the loss is least, where there is one such place and it is known.
  var minimum: [Double]? { get }

  /// Whether every run starts at the same point and sees the same gradients, so that one run tells all.
  var isDeterministic: Bool { get }

  /// What one update costs, in units of a multiplication and an addition; for balancing work and for time left.
  var cost: Double { get }

  /// What one look at the loss costs, in the same units.
  var lossCost: Double { get }

  /// Begins a run; the same key gives the same start and the same noise, whatever the optimizer and the rates.
  func trial(_ key: RunKey) -> any Trial
}

extension Problem {
  /// A look at the loss costs as much as an update, where nothing else is said.
  public var lossCost: Double { cost }
  /// Not known, where nothing else is said.
  public var minimum: [Double]? { nil }
}

/// One run's side of a problem: its start, its noise, its working memory.
///
/// All vectors have `dimension` elements. A trial is used by one thread.
public protocol Trial: AnyObject {
  /// Writes the start, x_0.
  func start(_ x: inout MutableSpan<Double>)

  /// Moves the iterate that an update starts from, where the problem itself does that.
  func move(_ x: inout MutableSpan<Double>, before step: Int)

  /// Writes the gradient that an update sees: a sample, a batch, or the whole.
  ///
  /// The same update gives the same sample, in whatever order updates are asked for.
  ///
  /// - Returns: The loss of that same sample or batch, or the loss where there is no sampling.
  func gradient(at x: Span<Double>, for update: Update, into g: inout MutableSpan<Double>) -> Double

  /// The loss that counts: of the whole data, or in expectation.
  func loss(at x: Span<Double>) -> Double

  /// Writes the gradient of `loss(at:)`.
  func exactGradient(at x: Span<Double>, into g: inout MutableSpan<Double>)
}

extension Trial {
  /// Most problems leave the iterate to the optimizer.
  public func move(_ x: inout MutableSpan<Double>, before step: Int) {}
}

/// Which update a gradient is for.
public struct Update: Sendable {
  /// t = 0, 1, …
  public var step: Int
  /// The rate of this update: some noises are as large as the rate allows.
  public var rate: Double

  /// `Update(step: 0, rate: 0.1)`
  public init(step: Int, rate: Double) {
    self.step = step
    self.rate = rate
  }
}

/// A problem whose runs are known in expectation, so that no sampling is needed: exact second moments.
public protocol MomentProblem: Sendable {
  /// Coordinates.
  var dimension: Int { get }
  /// The least expected loss there is, where it is known: excess loss is counted from it.
  var leastLoss: Double? { get }
  /// What one update costs, in units of a multiplication and an addition.
  var cost: Double { get }
  /// Begins the evolution of the moments.
  ///
  /// - Parameter momentum: Whether heavy-ball momentum will ever differ from 0; plain descent needs a third of the work.
  func evolution(momentum: Bool) -> any MomentEvolution
}

/// Second moments on their way.
public protocol MomentEvolution: AnyObject {
  /// E f(x) now.
  var loss: Double { get }
  /// E‖∇f(x)‖² now.
  var squaredGradient: Double { get }
  /// Makes one update: b ← momentum·b + g, x ← x − rate·b; a momentum of 0 neither uses nor changes b, x ← x − rate·g.
  func advance(rate: Double, momentum: Double)
}
