import LRScene

/// A named place in a panel that belongs to no series.
public struct Landmark: Sendable {
  /// What is drawn at the place.
  public enum Shape: Sendable {
    /// Where trajectories start.
    case ring
    /// Where a function is least.
    case plus
  }

  public var shape: Shape
  public var x: Double
  public var y: Double
  /// May be empty.
  public var name: RichText

  public init(_ shape: Shape, x: Double, y: Double, name: RichText) {
    self.shape = shape
    self.x = x
    self.y = y
    self.name = name
  }
}
