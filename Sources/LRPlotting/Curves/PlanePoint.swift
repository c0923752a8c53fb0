/// A point of a plane, in the units of its axes.
public struct PlanePoint: Sendable, Hashable {
  /// In units of the x axis.
  public var x: Double
  /// In units of the y axis.
  public var y: Double

  /// `PlanePoint(0.5, 2)`
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}
