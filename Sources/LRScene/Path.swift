/// A point in px, x to the right, y downward.
public struct Point: Sendable, Hashable {
  public var x: Double
  public var y: Double
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// An axis-parallel box in px.
public struct Rect: Sendable, Hashable {
  public var x: Double
  public var y: Double
  public var width: Double
  public var height: Double

  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  public var maxX: Double { x + width }
  public var maxY: Double { y + height }
  public var midX: Double { x + width / 2 }
  public var midY: Double { y + height / 2 }

  /// The box grown by `margin` px on all sides (shrunk if negative).
  public func grown(by margin: Double) -> Rect {
    Rect(x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin)
  }

  /// Whether the insides of the two boxes meet; boxes that only touch do not.
  public func overlaps(_ other: Rect) -> Bool {
    x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
  }

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
  public private(set) var points: [Point] = []

  public init() {}

  public var isEmpty: Bool { verbs.isEmpty }

  public mutating func move(to point: Point) {
    verbs.append(.move)
    points.append(point)
  }

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

  public mutating func close() { verbs.append(.close) }

  public static func rect(_ box: Rect) -> Path {
    var path = Path()
    path.move(to: Point(box.x, box.y))
    path.line(to: Point(box.maxX, box.y))
    path.line(to: Point(box.maxX, box.maxY))
    path.line(to: Point(box.x, box.maxY))
    path.close()
    return path
  }

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
