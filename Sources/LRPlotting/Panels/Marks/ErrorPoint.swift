import LRScene

/// A point with an error bar: a mean and its standard error, a median and its quartiles.
///
///     ErrorPoint(x: 0.1, y: 0.083, lower: 0.079, upper: 0.087)
public struct ErrorPoint: Sendable, Equatable {
  /// A number of its axis; on an axis of categories the index, from 0.
  public var x: Double
  /// A number of the other axis.
  public var y: Double
  /// The lower end of the bar along the axis of values, nil for none; one without a place there (0 on a log axis) lets
  /// the stem run out of the panel.
  public var lower: Double?
  /// The upper end, as the lower.
  public var upper: Double?

  /// See the properties of the same names.
  public init(x: Double, y: Double, lower: Double? = nil, upper: Double? = nil) {
    self.x = x
    self.y = y
    self.lower = lower
    self.upper = upper
  }
}

/// Points with error bars: a stem, two caps and the marker of the series.
extension ErrorPoint {
  private static let cap = 2.5

  /// - Parameter aside: by how much the series stands aside, px.
  static func nodes(_ series: Series, aside: Double, frame: PanelFrame, sheet: Sheet) -> [SceneNode] {
    guard !series.points.isEmpty else { return [] }
    let ink = sheet.named(series, frame.panel)
    let isNamed = frame.panel.x.unit == .category || frame.panel.y.unit == .category
    var stems = Path()
    var places: [Point] = []
    for point in series.points {
      guard var place = frame.point(point.x, point.y) else { continue }
      place.x += aside
      places.append(place)
      append(point, at: place, frame, to: &stems)
    }
    var nodes: [SceneNode] = []
    // On a bar of its own colour a stem would not be seen, nor on a pale bar without an edge.
    let stemInk = series.bars.isEmpty ? ink : sheet.theme.paint(.ink)
    if !stems.isEmpty, !series.bars.isEmpty {
      nodes.append(.shape(Shape(path: stems, stroke: Stroke(sheet.theme.paint(.background), width: 3))))
    }
    if !stems.isEmpty { nodes.append(.shape(Shape(path: stems, stroke: Stroke(stemInk, width: 1)))) }
    if !places.isEmpty, series.bars.isEmpty {
      nodes.append(
        MarkerShape.node(
          isNamed ? .circle : sheet.theme.series(series.slot).marker, at: places, radius: radius(series), ink: ink,
          beneath: sheet.theme.paint(.background)))
    }
    return nodes
  }

  /// Points of a line that its dashes tell from others are small, so that they do not hide those of the others.
  static func radius(_ series: Series) -> Double {
    let isTold = series.line == .exact && series.points.allSatisfy { $0.lower == nil && $0.upper == nil }
    return isTold ? MarkerShape.radius.dot : MarkerShape.radius.point
  }

  /// By how much the points of each series stand aside, px, so that intervals of several at one place are seen side by
  /// side: zero where none of them meet.
  static func asides(_ panel: Panel, x: Scale) -> [Double] {
    var asides = [Double](repeating: 0, count: panel.series.count)
    guard panel.x.unit != .category, panel.y.unit != .category else { return asides }
    let places = panel.series.indices.filter { panel.series[$0].points.contains(where: \.hasInterval) }
    let all = places.map { panel.series[$0] }
    guard all.indices.contains(where: { one in all[..<one].contains { meets($0, all[one]) } }) else { return asides }
    let xs = Set(all.flatMap(\.points).compactMap { x.position(of: $0.x) }).sorted()
    let nearest = zip(xs, xs.dropFirst()).map { $1 - $0 }.min() ?? .infinity
    let pitch = min(Self.pitch, Self.most * nearest / Double(all.count))
    for (place, index) in places.enumerated() { asides[index] = (Double(place) - Double(all.count - 1) / 2) * pitch }
    return asides
  }

  /// Between intervals that stand side by side, px, and the share of the distance of places that all may take.
  private static let (pitch, most) = (2.5, 0.6)

  private static func meets(_ one: Series, _ other: Series) -> Bool {
    one.points.contains { a in
      other.points.contains { b in
        guard a.x == b.x, let lowA = a.lower, let highA = a.upper, let lowB = b.lower, let highB = b.upper else {
          return false
        }
        return lowA <= highB && lowB <= highA
      }
    }
  }

  /// Whether something surrounds it.
  var hasInterval: Bool { lower != nil || upper != nil }

  /// The error bar, along the axis of values.
  private static func append(_ point: ErrorPoint, at place: Point, _ frame: PanelFrame, to path: inout Path) {
    guard point.lower != nil || point.upper != nil else { return }
    let box = frame.box
    if frame.panel.y.unit == .category {
      func end(_ value: Double?, outside: Double) -> Double? {
        value.map { frame.x.position(of: $0).map { min(max($0, box.x), box.maxX) } ?? outside }
      }
      let (low, high) = (end(point.lower, outside: box.x), end(point.upper, outside: box.maxX))
      path.move(to: Point(low ?? place.x, place.y))
      path.line(to: Point(high ?? place.x, place.y))
      for x in [low, high].compactMap({ $0 }) where x > box.x && x < box.maxX {
        path.move(to: Point(x, place.y - cap))
        path.line(to: Point(x, place.y + cap))
      }
      return
    }
    func end(_ value: Double?, outside: Double) -> Double? {
      value.map { frame.y.position(of: $0).map { min(max($0, box.y), box.maxY) } ?? outside }
    }
    let (low, high) = (end(point.lower, outside: box.maxY), end(point.upper, outside: box.y))
    path.move(to: Point(place.x, low ?? place.y))
    path.line(to: Point(place.x, high ?? place.y))
    for y in [low, high].compactMap({ $0 }) where y > box.y && y < box.maxY {
      path.move(to: Point(place.x - cap, y))
      path.line(to: Point(place.x + cap, y))
    }
  }
}
