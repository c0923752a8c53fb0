import LRScene

/// Lines of equal height of a function of two variables, known on a grid.
///
/// The panel's axes span its trajectories and landmarks, or the grid where there are none; where the axes are made
/// equal they span more in one direction, so that the grid should reach beyond the trajectories.
public struct Contours: Sendable {
  /// Places of the columns, rising.
  public let xs: [Double]
  /// Places of the rows, rising.
  public let ys: [Double]
  /// Heights, row by row from the lowest: element `row × xs.count + column`. One that is not finite breaks the lines.
  public let values: [Double]
  /// Heights of the lines.
  public let levels: [Double]
  /// Those of them that bear their number.
  public let named: [Double]
  /// Whether a unit of x is as long as a unit of y.
  public let isEqual: Bool
  /// What the heights are, which stands before the number of the highest named line; empty for nothing.
  public let unit: String

  /// - Parameters:
  ///   - values: `xs.count × ys.count` heights, row by row from the lowest; missing ones count as NaN.
  ///   - levels: empty for levels that each are 2, 4 or 10 times the one below, at most ten of them.
  ///   - named: nil for every second level.
  public init(
    xs: [Double], ys: [Double], values: [Double], levels: [Double] = [], named: [Double]? = nil, isEqual: Bool = false,
    unit: String = ""
  ) {
    self.xs = xs
    self.ys = ys
    let missing = max(xs.count * ys.count - values.count, 0)
    self.values = values + [Double](repeating: .nan, count: missing)
    self.levels = levels.isEmpty ? Self.levels(of: values) : levels.sorted()
    let found = self.levels
    self.named = named ?? stride(from: 0, to: found.count, by: 2).map { found[$0] }
    self.isEqual = isEqual
    self.unit = unit
  }

  /// The heights of a function on a grid.
  ///
  /// - Parameter height: the height at (x, y), called `xs.count × ys.count` times.
  public init(
    xs: [Double], ys: [Double], levels: [Double] = [], named: [Double]? = nil, isEqual: Bool = false, unit: String = "",
    height: (Double, Double) -> Double
  ) {
    self.init(
      xs: xs, ys: ys, values: ys.flatMap { y in xs.map { height($0, y) } }, levels: levels, named: named,
      isEqual: isEqual, unit: unit)
  }

  /// Powers of the smallest of 2, 4, 10 and 100 by which at most ten levels span from the lowest hundredth of the
  /// positive heights to the highest.
  private static func levels(of values: [Double]) -> [Double] {
    let sorted = values.filter { $0.isFinite && $0 > 0 }.sorted()
    guard let most = sorted.last else { return [] }
    let least = sorted[sorted.count / 100]
    for ratio in [2.0, 4, 10, 100] {
      var level = 1.0
      while level * ratio < most { level *= ratio }
      while level >= most, level > 0 { level /= ratio }
      var levels: [Double] = []
      while level >= least, level > 0 {
        levels.append(level)
        level /= ratio
      }
      if levels.count <= 10 || ratio == 100 { return Array(levels.prefix(10).reversed()) }
    }
    return []
  }
}

/// Contour lines, stronger toward the minimum, some with their number.
extension Contours {
  private static let width = 0.9
  /// Opacity of the lowest and of the highest line.
  private static let strength = (low: 0.95, high: 0.4)

  /// - Parameter taken: takes the places of the numbers.
  static func layer(_ frame: PanelFrame, sheet: Sheet, taken: inout Occupancy) -> Layer? {
    guard let contours = frame.panel.contours else { return nil }
    let tracer = ContourTracer(xs: contours.xs, ys: contours.ys, values: contours.values)
    let curves = curves(frame)
    var nodes: [SceneNode] = []
    var labels: [SceneNode] = []
    var boxes: [Rect] = []
    // From the highest line down, so that the first to find a place says what the numbers are.
    var unit = contours.unit
    for (index, level) in contours.levels.enumerated().reversed() {
      let share = contours.levels.count > 1 ? Double(index) / Double(contours.levels.count - 1) : 0
      let opacity = strength.low + share * (strength.high - strength.low)
      let lines = tracer.lines(at: level).map { line in
        Polyline(
          line.compactMap { point in
            guard let x = frame.x.position(of: point.x), let y = frame.y.position(of: point.y) else { return nil }
            return Point(x, y)
          })
      }
      var path = Path()
      for line in lines { line.thinned(tolerance: 0.1).append(to: &path) }
      guard !path.isEmpty else { continue }
      nodes.append(
        .shape(
          Shape(path: path, stroke: Stroke(sheet.theme.paint(.axis, opacity: opacity), width: width, join: .round))))
      guard contours.named.contains(level) else { continue }
      let found = label(level, unit: unit, lines, off: curves, frame, sheet, &boxes)
      if !found.isEmpty { unit = "" }
      labels += found
    }
    for box in boxes { taken.add(box.grown(by: 2)) }
    return Layer(role: "contours", clip: frame.box, nodes: nodes + labels)
  }

  /// Where the curves run, between their points too.
  private static func curves(_ frame: PanelFrame) -> CoverTable {
    var drawn = Occupancy(frame.box)
    for path in frame.paths { drawn.add(path.path, bit: Occupancy.solid) }
    var table = drawn.table
    drawn.count(.max, in: &table)
    return table
  }

  /// The number of a line, on the point of it inside the panel that is furthest from the curves, and rather in the
  /// right half than at an edge.
  private static func label(
    _ level: Double, unit: String, _ lines: [Polyline], off curves: CoverTable, _ frame: PanelFrame, _ sheet: Sheet,
    _ boxes: inout [Rect]
  ) -> [SceneNode] {
    let text = (unit.isEmpty ? .literal("") : .literal(unit + " ")) + NumberText.rounded(level, digits: 2)
    let line = sheet.line(text, size: sheet.sizes.note * 0.9, sheet.theme.paint(.ink2))
    let middle = sheet.sizes.note * 0.9 * TypeMetrics.capHeight / 2
    let inside = frame.box.grown(by: -3)
    var best: (score: Double, origin: Point)?
    for place in lines.flatMap(\.points) {
      let origin = Point(place.x, place.y + middle)
      let bounds = line.bounds(at: origin, anchor: .middle)
      guard inside.contains(bounds), !boxes.contains(where: { $0.overlaps(bounds.grown(by: 3)) }) else { continue }
      let score =
        curves.distance(from: bounds, most: far) - abs((place.x - frame.box.x) / frame.box.width - middling) * pull
      if score > best?.score ?? -.infinity { best = (score, origin) }
    }
    guard let best else { return [] }
    boxes.append(line.bounds(at: best.origin, anchor: .middle))
    return line.placed(at: best.origin, anchor: .middle, halo: sheet.halo(over: .background))
  }

  /// Beyond this, distance from the curves makes no difference, px; the share of the width where a number is best, and
  /// what a width off that counts, px.
  private static let (far, middling, pull) = (30.0, 0.7, 60.0)
}
