public import LRScene

/// Where a panel lies in its figure, and what its axes run over: for those who ask what stands below a pointer.
///
///     laidOut.places[0].x.value(at: 320)   // the step at 320 px
public struct PanelPlace: Sendable {
  /// One direction of the panel.
  public struct Side: Sendable {
    fileprivate let scale: Scale
    /// Whether equal distances are equal factors.
    public var isLog: Bool { scale.kind == .log }
    /// What the axis begins with, in its units.
    public var low: Double { scale.domain.low }
    /// What the axis ends with, in its units.
    public var high: Double { scale.domain.high }
    /// The value at a place, px.
    public func value(at position: Double) -> Double { scale.value(at: position) }
    /// Where a value lies: 0 at the low end, 1 at the high one; NaN where it has no place.
    public func share(of value: Double) -> Double {
      scale.position(of: value).map { ($0 - scale.start) / (scale.end - scale.start) } ?? .nan
    }
  }

  /// Where its coordinate box lies in the figure, px.
  public let box: Rect
  /// The axis along the bottom.
  public let x: Side
  /// The axis along the left edge.
  public let y: Side

  init(_ frame: PanelFrame) {
    box = frame.box
    x = Side(scale: frame.x)
    y = Side(scale: frame.y)
  }

  private init(box: Rect, x: Side, y: Side) {
    (self.box, self.x, self.y) = (box, x, y)
  }

  /// The place in a figure of `factor` times the size.
  func scaled(by factor: Double) -> PanelPlace {
    func side(_ side: Side) -> Side {
      Side(scale: Scale(side.scale.domain, from: side.scale.start * factor, to: side.scale.end * factor))
    }
    return PanelPlace(box: box.scaled(by: factor), x: side(x), y: side(y))
  }
}
