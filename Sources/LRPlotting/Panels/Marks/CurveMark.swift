import LRScene

/// A curve as a stroked line, with markers where its dashes cannot tell it from others.
enum CurveMark {
  static func stroke(_ series: Series, sheet: Sheet, alone: Bool) -> Stroke {
    let ink = sheet.theme.series(series.slot).line
    switch series.line {
    case .exact, .none:
      let width = alone ? sheet.sizes.loneLine : sheet.sizes.line
      return Stroke(ink, width: width, dash: sheet.theme.dash(series.slot, lineWidth: width), join: .round)
    case .faint:
      return Stroke(sheet.theme.series(series.slot).faint, width: sheet.sizes.sampledLine * 0.7, join: .round)
    case .thin: return Stroke(ink, width: sheet.sizes.line / 2, join: .round)
    case .sampled, .trajectory: return Stroke(ink, width: sheet.sizes.sampledLine, join: .round)
    }
  }

  /// The layers of one curve: its line, cut 2 px outside the panel so that one on the axis keeps its width, and its marks,
  /// which stand where they stand. They are one where nothing has to be cut.
  ///
  /// - Parameter index: of the series of the panel.
  static func layers(_ index: Int, frame: PanelFrame, sheet: Sheet) -> [Layer] {
    let (panel, path, aside) = (frame.panel, frame.paths[index], frame.asides[index])
    let (series, alone) = (panel.series[index], panel.series.count == 1 && panel.formulas.isEmpty)
    var line: [SceneNode] = []
    if series.line != .none, !path.path.isEmpty {
      let drawn = aside == 0 ? path.path : path.path.mapped { Point($0.x + aside, $0.y) }
      line.append(.shape(Shape(path: drawn, stroke: stroke(series, sheet: sheet, alone: alone))))
    }
    let marks =
      markers(series, frame: frame, sheet: sheet) + Bar.nodes(series, frame: frame, sheet: sheet)
      + ErrorPoint.nodes(series, aside: aside, frame: frame, sheet: sheet)
    let (title, clip) = (series.label.plain, frame.box.grown(by: 2))
    guard !series.bars.isEmpty || !series.points.isEmpty || isMarked(series) else {
      return [Layer(role: "curve", title: title, clip: clip, nodes: line + marks)]
    }
    let leaves = path.path.points.contains { $0.x < clip.x || $0.x > clip.maxX || $0.y < clip.y || $0.y > clip.maxY }
    guard leaves else { return [Layer(role: "curve", title: title, nodes: line + marks)] }
    return [
      Layer(role: "curve", title: title, clip: clip, nodes: line), Layer(role: "marks", title: title, nodes: marks),
    ]
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
