import LRSchedules

/// What torch's schedulers know of the optimizer: the entries of its parameter group.
struct TorchGroup: Sendable {
  var lr: Double
  /// `initial_lr`: set by the first scheduler that is built, and anew by every OneCycleLR.
  var initial: Double?
  /// `max_lr` and `min_lr` of the OneCycleLR that was built last.
  var oneCycleMax = 0.0
  var oneCycleMin = 0.0
}

/// Why the library raises.
struct TorchRefusal: Error {
  let message: String

  static let zeroDivision = TorchRefusal(message: "divides by zero")
}

/// A step at which the library raises.
struct TorchLimit: Sendable {
  /// The first step that is refused.
  let step: Double
  let refusal: TorchRefusal
}

/// A scheduler of torch.optim.lr_scheduler that does not hold others.
///
/// `curve` is the closed form; the other members are the steps as torch takes them, for the compositions in which
/// schedulers act on each other's rate.
protocol TorchLeaf: Sendable {
  /// What the constructor does to the group before its first step.
  func prepare(_ group: inout TorchGroup)

  /// The rate that the constructor's own step leads to.
  func built(_ group: TorchGroup, base: Double) throws(TorchRefusal) -> Double

  /// The rate that the constructor's own step leads to where a training goes on; `epoch` is the counter after it.
  func resumed(epoch: Double, _ group: TorchGroup, base: Double) throws(TorchRefusal) -> Double

  /// The rate after a step to `epoch`: `get_lr`.
  ///
  /// - Parameter isInitial: Whether it is the step that a constructor takes.
  func next(
    epoch: Double, _ group: TorchGroup, base: Double, isInitial: Bool
  ) throws(TorchRefusal) -> Double

  /// The rate at a SequentialLR's milestone, `_get_closed_form_lr` at epoch 0; nil if the class has none.
  func restart(base: Double) throws(TorchRefusal) -> Double?

  /// The closed form; nil where there is none.
  ///
  /// - Parameter restarts: Whether it begins at a milestone of a SequentialLR.
  func curve(base: Double, restarts: Bool) -> (any RateCurve)?

  /// The rates of a run of `left` steps in which it has no other beside it; nil where only stepping tells them.
  func alone(base: Double, left: Double) -> (any RateCurve)?

  /// Whether the closed form has a value at every step before `end`.
  func isDefined(before end: Double) -> Bool

  /// What it was asked for.
  ///
  /// - Parameter base: The optimizer's rate.
  func facts(base: Double) -> ScheduleFacts

  /// A rate that the closed form never exceeds; nil if it has to be looked for.
  var peak: Double? { get }

  /// The step from which on the library raises, if there is one.
  func limit(restarts: Bool) -> TorchLimit?

  /// Whether all that it does is to multiply the rate by a factor that does not depend on it.
  var isFactor: Bool { get }

  /// Whether it sets the rates by itself, whatever the optimizer's.
  static var bringsRates: Bool { get }

  /// Whether its `step` leads from any epoch below 0 to epoch 0.
  var startsAtZero: Bool { get }

  /// Whether it counts by itself, so that nothing a SequentialLR does to `last_epoch` changes its rates.
  var keepsClock: Bool { get }
}

extension TorchLeaf {
  func prepare(_ group: inout TorchGroup) {}

  func built(_ group: TorchGroup, base: Double) throws(TorchRefusal) -> Double {
    try next(epoch: 0, group, base: base, isInitial: true)
  }

  func resumed(epoch: Double, _ group: TorchGroup, base: Double) throws(TorchRefusal) -> Double {
    try next(epoch: epoch, group, base: base, isInitial: true)
  }

  func restart(base: Double) throws(TorchRefusal) -> Double? { nil }
  func limit(restarts: Bool) -> TorchLimit? { nil }
  func alone(base: Double, left: Double) -> (any RateCurve)? { curve(base: base, restarts: false) }
  func isDefined(before end: Double) -> Bool { true }
  var peak: Double? { nil }
  var isFactor: Bool { false }
  static var bringsRates: Bool { false }
  var startsAtZero: Bool { false }
  var keepsClock: Bool { false }
}
