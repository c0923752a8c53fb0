import LRScene

/// A curve as a stroked line, with markers where its dashes cannot tell it from others.
enum CurveMark {
  static func stroke(_ series: Series, sheet: Sheet, alone: Bool) -> Stroke {
    let ink = sheet.theme.series(series.slot).line
    switch series.line {
    case .exact, .none:
      let width = alone ? sheet.sizes.loneLine : sheet.sizes.line
      return Stroke(ink, width: width, dash: sheet.theme.dash(series.slot, lineWidth: width), join: .round)
    case .thin: return Stroke(ink, width: sheet.sizes.line / 2, join: .round)
    case .sampled, .trajectory: return Stroke(ink, width: sheet.sizes.sampledLine, join: .round)
    }
  }

  /// The layer of one curve, cut 2 px outside the panel so that a line on the axis keeps its width.
  static func layer(_ series: Series, path: CurvePath, frame: PanelFrame, sheet: Sheet, alone: Bool) -> Layer {
    var nodes: [SceneNode] = []
    if series.line != .none, !path.path.isEmpty {
      nodes.append(.shape(Shape(path: path.path, stroke: stroke(series, sheet: sheet, alone: alone))))
    }
    nodes += markers(series, frame: frame, sheet: sheet)
    nodes += Bar.nodes(series, frame: frame, sheet: sheet)
    nodes += ErrorPoint.nodes(series, frame: frame, sheet: sheet)
    // Numbers behind bars stand where they stand; a line is cut at the panel.
    let clip = series.bars.isEmpty && series.points.isEmpty && !isMarked(series) ? frame.box.grown(by: 2) : nil
    return Layer(role: "curve", title: series.label.plain, clip: clip, nodes: nodes)
  }

  private static func isMarked(_ series: Series) -> Bool { series.line == .sampled || series.line == .trajectory }

  /// The end of a sampled curve; the points of a trajectory, as far as they can be told apart.
  private static func markers(
    _ series: Series, frame: PanelFrame, sheet: Sheet
  ) -> [SceneNode] {
    let ink = sheet.theme.series(series.slot)
    var places: [Point] = []
    var radius = MarkerShape.radius.point
    switch series.line {
    case .sampled where series.points.isEmpty:
      let curve = series.curve
      if let end = frame.point(curve.to, curve.value(at: curve.to)) { places = [end] }
    case .trajectory:
      radius = MarkerShape.radius.dot
      guard case .trajectory(let points, _) = series.curve.source else { break }
      for point in points {
        guard let place = frame.point(point.x, point.y) else { continue }
        if let last = places.last, abs(place.x - last.x) < 3, abs(place.y - last.y) < 3 { continue }
        places.append(place)
      }
    default: break
    }
    guard !places.isEmpty else { return [] }
    let beneath: Paint? = series.line == .trajectory ? nil : sheet.theme.paint(.background)
    return [MarkerShape.node(ink.marker, at: places, radius: radius, ink: ink.line, beneath: beneath)]
  }
}
