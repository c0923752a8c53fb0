import LRScene

/// A grey stretch of the x axis with its name: the rates at which runs diverge.
public struct GreyRange: Sendable {
  /// In units of the x axis; −∞ is the left edge of the panel.
  public var start: Double
  /// In units of the x axis; ∞ is the right edge of the panel.
  public var end: Double
  /// May be empty.
  public var name: RichText

  public init(from start: Double, to end: Double, name: RichText) {
    self.start = start
    self.end = end
    self.name = name
  }
}
