import LRScene

/// Contour lines, stronger toward the minimum, some with their number.
enum ContourMark {
  private static let width = 0.9
  /// Opacity of the lowest and of the highest line.
  private static let strength = (low: 0.95, high: 0.4)

  /// - Parameter taken: takes the places of the numbers.
  static func layer(_ frame: PanelFrame, sheet: Sheet, taken: inout Occupancy) -> Layer? {
    guard let contours = frame.panel.contours else { return nil }
    let tracer = ContourTracer(xs: contours.xs, ys: contours.ys, values: contours.values)
    var nodes: [SceneNode] = []
    var labels: [SceneNode] = []
    var boxes: [Rect] = []
    for (index, level) in contours.levels.enumerated() {
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
      if contours.named.contains(level) { labels += label(level, lines, frame, sheet, &boxes) }
    }
    for box in boxes { taken.add(box.grown(by: 2)) }
    return Layer(role: "contours", clip: frame.box, nodes: nodes + labels)
  }

  /// The number of a line, on the point of it inside the panel that lies furthest to the right.
  private static func label(
    _ level: Double, _ lines: [Polyline], _ frame: PanelFrame, _ sheet: Sheet, _ boxes: inout [Rect]
  ) -> [SceneNode] {
    let line = sheet.line(
      NumberText.rounded(level, digits: 2), size: sheet.sizes.note * 0.9, sheet.theme.paint(.ink2))
    let middle = sheet.sizes.note * 0.9 * TypeMetrics.capHeight / 2
    let inside = frame.box.grown(by: -3)
    let places = lines.flatMap(\.points).sorted { $0.x == $1.x ? $0.y < $1.y : $0.x > $1.x }
    for place in places {
      let origin = Point(place.x, place.y + middle)
      let bounds = line.bounds(at: origin, anchor: .middle)
      guard inside.contains(bounds), !boxes.contains(where: { $0.overlaps(bounds.grown(by: 3)) }) else { continue }
      boxes.append(bounds)
      return line.placed(at: origin, anchor: .middle, halo: sheet.halo(over: .background))
    }
    return []
  }
}
