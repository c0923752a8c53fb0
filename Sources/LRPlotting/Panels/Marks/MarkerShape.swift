import LRScene

/// The outlines of the markers, all of about the same weight to the eye.
enum MarkerShape {
  /// Radii of the circle, px; the other shapes are made as heavy.
  static let radius = (dot: 2.1, point: 3.5, best: 4.5)

  /// One marker at each of `points`, as one shape.
  ///
  /// - Parameters:
  ///   - beneath: paint of the 1 px rim that parts a marker from what lies under it, or nil for none.
  static func node(
    _ marker: Marker, at points: [Point], radius: Double, ink: Paint, beneath: Paint?
  ) -> SceneNode {
    var path = Path()
    for point in points { append(marker, at: point, radius: radius, to: &path) }
    if marker == .ring {
      let width = 0.45 * radius
      return .shape(Shape(path: path, fill: beneath, stroke: Stroke(ink, width: width)))
    }
    return .shape(Shape(path: path, fill: ink, stroke: beneath.map { Stroke($0, width: 1) }))
  }

  private static func append(_ marker: Marker, at center: Point, radius r: Double, to path: inout Path) {
    switch marker {
    case .circle: path.append(.circle(center: center, radius: r))
    case .ring: path.append(.circle(center: center, radius: 0.88 * r))
    case .square: polygon([(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)], center, r, to: &path)
    case .triangle: polygon([(0, -1.2), (1.15, 0.85), (-1.15, 0.85)], center, r, to: &path)
    case .triangleDown: polygon([(0, 1.2), (1.15, -0.85), (-1.15, -0.85)], center, r, to: &path)
    case .diamond: polygon([(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)], center, r, to: &path)
    case .plus: polygon(cross, center, r, to: &path)
    case .cross: polygon(cross.map { (0.7071 * ($0.0 - $0.1), 0.7071 * ($0.0 + $0.1)) }, center, r, to: &path)
    }
  }

  /// A plus with arms of 1.25 and a thickness of 0.8.
  private static let cross: [(Double, Double)] = [
    (-0.4, -1.25), (0.4, -1.25), (0.4, -0.4), (1.25, -0.4), (1.25, 0.4), (0.4, 0.4), (0.4, 1.25), (-0.4, 1.25),
    (-0.4, 0.4), (-1.25, 0.4), (-1.25, -0.4), (-0.4, -0.4),
  ]

  private static func polygon(
    _ corners: [(Double, Double)], _ center: Point, _ radius: Double, to path: inout Path
  ) {
    for (index, corner) in corners.enumerated() {
      let point = Point(center.x + radius * corner.0, center.y + radius * corner.1)
      if index == 0 { path.move(to: point) } else { path.line(to: point) }
    }
    path.close()
  }
}

extension Path {
  mutating func append(_ other: Path) {
    var next = 0
    for verb in other.verbs {
      switch verb {
      case .move: move(to: other.points[next])
      case .line: line(to: other.points[next])
      case .curve: curve(other.points[next], other.points[next + 1], to: other.points[next + 2])
      case .close: close()
      }
      next += verb == .close ? 0 : verb == .curve ? 3 : 1
    }
  }
}
