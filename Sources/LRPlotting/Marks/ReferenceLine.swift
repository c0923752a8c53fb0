import LRScene

/// A dotted line across the panel with its name on it: a noise floor, a target, the end of stability.
///
///     ReferenceLine(.level, at: 1.30, name: .literal("noise floor at η = 1.9: 1.30"))
public struct ReferenceLine: Sendable {
  /// Which axis the line crosses.
  public enum Direction: Sendable {
    /// At a value of the y axis; named at the right.
    case level
    /// At a place of the x axis; named at the top.
    case upright
  }

  public var direction: Direction
  /// In units of the axis it crosses, which is made to hold it; one that is not finite is left out.
  public var value: Double
  /// May be empty.
  public var name: RichText

  public init(_ direction: Direction, at value: Double, name: RichText) {
    self.direction = direction
    self.value = value
    self.name = name
  }
}
