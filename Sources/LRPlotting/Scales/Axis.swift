/// One direction of a panel.
///
///     Axis(title: .literal("peak learning rate"), unit: .value, scale: .log)
///     Axis(title: nil, categories: [.literal("cosine"), .literal("linear")])
public struct Axis: Sendable {
  /// What an axis counts; decides its ticks.
  public enum Unit: Sendable, Equatable {
    /// Whole steps from 0 to the last step, which carries the last tick.
    case steps
    /// Learning rates: a y axis begins at zero unless values lie below.
    case rate
    /// Any number; the axis holds the data with 5 % to spare.
    case value
    /// Names, side by side: category k lies at k, from 0.
    case category
  }

  /// What it counts, with the unit; nil for an axis that says it by its labels.
  public var title: RichText?
  /// What it counts, which decides its ticks.
  public var unit: Unit
  /// Linear or logarithmic.
  public var scale: ScaleKind
  /// The lower bound that is asked for; nil leaves it to the data.
  public var lower: Double?
  /// The upper bound that is asked for; nil leaves it to the data.
  public var upper: Double?
  /// Steps to one unit of a second row of labels (epochs), or nil.
  public var stepsPerEpoch: Double?
  /// The only places at which there are numbers, where they were chosen: they are its ticks if they are few.
  public var places: [Double] = []
  /// Names of the categories, left to right or upward; only where `unit` is `category`.
  public var categories: [RichText]

  /// An axis of numbers; see the properties of the same names.
  public init(
    title: RichText?, unit: Unit, scale: ScaleKind = .linear, lower: Double? = nil, upper: Double? = nil,
    stepsPerEpoch: Double? = nil
  ) {
    self.title = title
    self.unit = unit
    self.scale = scale
    self.lower = lower
    self.upper = upper
    self.stepsPerEpoch = stepsPerEpoch
    categories = []
  }

  /// An axis of names, left to right or upward; each has the same room.
  public init(title: RichText?, categories: [RichText]) {
    self.init(title: title, unit: .category)
    self.categories = categories
  }
}
