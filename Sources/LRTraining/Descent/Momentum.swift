/// The momentum of each update, where it is not the optimizer's argument alone.
public struct Momentum: Sendable, Equatable {
  /// The optimizer's own argument: μ of SGD, β₁ of the Adam family.
  public var argument: Double
  /// One a update, in place of the argument.
  public var list: [Double]?
  /// Cycled against the rate: its upper end at rate 0 and below, its lower end at the peak, a straight line between, as
  /// OneCycleLR's `cycle_momentum` does where both are cycled linearly.
  public var range: ClosedRange<Double>?

  /// See the properties of the same names.
  public init(argument: Double = 0, list: [Double]? = nil, range: ClosedRange<Double>? = nil) {
    self.argument = argument
    self.list = list
    self.range = range
  }

  /// Whether any update has one that is not 0.
  public var isEverUsed: Bool { argument != 0 || range != nil || list?.contains { $0 != 0 } == true }

  /// The momentum of every update, where it is the same in all of them.
  public var constant: Double? { list == nil && range == nil ? argument : nil }

  /// What replaces the argument in update t; nil if nothing does.
  public func override(at step: Int, rates: RateTable) -> Double? {
    if let list { return step < list.count ? list[step] : list.last }
    guard let range else { return nil }
    let share = rates.peak > 0 ? max(0, rates.base[step] / rates.peak) : 0
    return range.upperBound - (range.upperBound - range.lowerBound) * share
  }

  /// The momentum of update t.
  public func value(at step: Int, rates: RateTable) -> Double { override(at: step, rates: rates) ?? argument }
}
