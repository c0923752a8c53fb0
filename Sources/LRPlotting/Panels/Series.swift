/// Something with a name and a place in the palette: a curve, points, bars, or a curve with points and a band.
public struct Series: Sendable {
  /// How the curve itself is drawn.
  public enum Line: Sendable, Equatable {
    /// A known function, or an expectation without noise: the dashes of its slot.
    case exact
    /// Half as wide and without dashes: the companion of another series.
    case thin
    /// Measured or simulated with noise: a thin line without dashes, the slot's marker at its end and in the key.
    case sampled
    /// As measured, behind its average: half as wide, and pale.
    case faint
    /// A way through a plane: a thin line with the slot's marker at every point.
    case trajectory
    /// No line: only the points or bars.
    case none
  }

  /// What its reader calls it.
  public var label: RichText
  /// Place in the palette, from 0; the same name has the same slot in every panel.
  public var slot: Int
  /// How the curve itself is drawn.
  public var line: Line
  /// The curve; empty for points or bars alone.
  public var curve: Curve
  /// Points of the curve with a word about each.
  public var callouts: [Callout]
  /// The band around the curve; the panel or its y title says what it is.
  public var ribbon: Ribbon?
  /// Points, with or without error bars.
  public var points: [ErrorPoint]
  /// Bars on the axis of categories.
  public var bars: [Bar]
  /// Whether the run diverged: the axis does not follow it, and the panel says where it leaves the scale.
  public var isDiverged: Bool
  /// Whether its bars and points on an axis of names have its colour; the others there have one ink, since a name needs
  /// no colour.
  public var isHighlighted = false
  /// Whether the series has a name of its own; false for the companion of another one with its colour.
  public var isNamed: Bool

  /// See the properties of the same names.
  public init(
    label: RichText, slot: Int, curve: Curve = .empty, line: Line = .exact, callouts: [Callout] = [],
    ribbon: Ribbon? = nil, points: [ErrorPoint] = [], bars: [Bar] = [], isDiverged: Bool = false, isNamed: Bool = true
  ) {
    self.label = label
    self.slot = slot
    self.line = line
    self.curve = curve
    self.callouts = callouts
    self.ribbon = ribbon
    self.points = points
    self.bars = bars
    self.isDiverged = isDiverged
    self.isNamed = isNamed
  }
}

/// A point of a curve with a word about it: its peak, its final value, the best rate of a sweep.
public struct Callout: Sendable {
  /// What is drawn at the point.
  public enum Shape: Sendable {
    /// A dot.
    case dot
    /// The marker of the series.
    case marker
  }

  /// In units of the x axis.
  public var x: Double
  /// In units of the y axis.
  public var y: Double
  /// The word; empty for the mark alone.
  public var text: RichText
  /// What is drawn at the point.
  public var shape: Shape

  /// - Parameter text: may be empty: then only the mark is drawn.
  public init(x: Double, y: Double, text: RichText, shape: Shape = .dot) {
    self.x = x
    self.y = y
    self.text = text
    self.shape = shape
  }

  /// The best point of a sweep, with the series' marker.
  ///
  ///     Callout.best(x: 1.93, y: 0.12, isEdge: true).text.plain   // best 1.93 · edge
  ///
  /// - Parameters:
  ///   - x: the best rate.
  ///   - y: what it gives.
  ///   - isEdge: whether it is an end of the range that was swept, so that a better one may lie outside.
  ///   - isCliff: whether the next higher rate diverged.
  public static func best(x: Double, y: Double, isEdge: Bool = false, isCliff: Bool = false) -> Callout {
    let words = (isEdge ? " · edge" : "") + (isCliff ? " · cliff" : "")
    return Callout(
      x: x, y: y, text: .literal("best ") + NumberText.aligned(x, digits: 3) + .literal(words), shape: .marker)
  }
}
