/// A point in px, x to the right, y downward.
public struct Point: Sendable, Hashable {
  /// Px from the left.
  public var x: Double
  /// Px from the top.
  public var y: Double
  /// `Point(10, 20)`: 10 px from the left, 20 from the top.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// An axis-parallel box in px.
public struct Rect: Sendable, Hashable {
  /// Left edge, px.
  public var x: Double
  /// Top edge, px.
  public var y: Double
  /// Px from left to right.
  public var width: Double
  /// Px from top to bottom.
  public var height: Double

  /// The box between `x` and `x + width`, `y` and `y + height`; px.
  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// Right edge, px.
  public var maxX: Double { x + width }
  /// Bottom edge, px.
  public var maxY: Double { y + height }
  /// Middle between left and right edge, px.
  public var midX: Double { x + width / 2 }
  /// Middle between top and bottom edge, px.
  public var midY: Double { y + height / 2 }

  /// The box grown by `margin` px on all sides (shrunk if negative).
  public func grown(by margin: Double) -> Rect {
    Rect(x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin)
  }

  /// Whether the insides of the two boxes meet; boxes that only touch do not.
  public func overlaps(_ other: Rect) -> Bool {
    x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
  }

  /// Whether the other box lies wholly inside; edges may coincide.
  public func contains(_ other: Rect) -> Bool {
    x <= other.x && y <= other.y && other.maxX <= maxX && other.maxY <= maxY
  }
}

/// An outline of lines and cubic arcs, in px.
public struct Path: Sendable, Equatable {
  /// What happens between one point and the next.
  public enum Verb: UInt8, Sendable {
    case move, line, curve, close
  }

  /// One verb an element; `move` and `line` own one point, `curve` three, `close` none.
  public private(set) var verbs: [Verb] = []
  /// The points of all verbs, one after the other; a curve's are two control points and its end.
  public private(set) var points: [Point] = []

  /// A path without verbs.
  public init() {}

  /// Whether it has no verb at all.
  public var isEmpty: Bool { verbs.isEmpty }

  /// Begins another outline at a point.
  public mutating func move(to point: Point) {
    verbs.append(.move)
    points.append(point)
  }

  /// A straight line from the present point.
  public mutating func line(to point: Point) {
    verbs.append(.line)
    points.append(point)
  }

  /// A cubic Bézier arc from the present point with two control points.
  public mutating func curve(_ control1: Point, _ control2: Point, to point: Point) {
    verbs.append(.curve)
    points.append(control1)
    points.append(control2)
    points.append(point)
  }

  /// A straight line back to where the outline began.
  public mutating func close() { verbs.append(.close) }

  /// The same outline with every point in another place.
  package func mapped(_ place: (Point) -> Point) -> Path {
    var moved = self
    moved.points = points.map(place)
    return moved
  }

  /// A closed outline of four lines: the edges of a box, clockwise from its top left corner.
  public static func rect(_ box: Rect) -> Path {
    var path = Path()
    path.move(to: Point(box.x, box.y))
    path.line(to: Point(box.maxX, box.y))
    path.line(to: Point(box.maxX, box.maxY))
    path.line(to: Point(box.x, box.maxY))
    path.close()
    return path
  }

  /// An open outline of one straight line.
  public static func line(from start: Point, to end: Point) -> Path {
    var path = Path()
    path.move(to: start)
    path.line(to: end)
    return path
  }

  /// Four arcs that stay within 0.03 % of the radius of the true circle.
  public static func circle(center: Point, radius: Double) -> Path {
    let k = 0.5522847498307936 * radius
    let (x, y, r) = (center.x, center.y, radius)
    var path = Path()
    path.move(to: Point(x + r, y))
    path.curve(Point(x + r, y + k), Point(x + k, y + r), to: Point(x, y + r))
    path.curve(Point(x - k, y + r), Point(x - r, y + k), to: Point(x - r, y))
    path.curve(Point(x - r, y - k), Point(x - k, y - r), to: Point(x, y - r))
    path.curve(Point(x + k, y - r), Point(x + r, y - k), to: Point(x + r, y))
    path.close()
    return path
  }
}
