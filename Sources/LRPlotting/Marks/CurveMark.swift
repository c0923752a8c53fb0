import LRScene

/// A curve as a stroked line.
enum CurveMark {
  static func stroke(_ series: Series, sheet: Sheet, alone: Bool) -> Stroke {
    let width = alone ? sheet.sizes.loneLine : sheet.sizes.line
    return Stroke(
      sheet.theme.series(series.slot).line, width: width, dash: sheet.theme.dash(series.slot, lineWidth: width),
      join: .round)
  }

  /// The layer of one curve, cut 2 px outside the panel so that a line on the axis keeps its width.
  static func layer(_ series: Series, path: CurvePath, panel: Rect, sheet: Sheet, alone: Bool) -> Layer {
    let nodes: [SceneNode] =
      path.path.isEmpty
      ? []
      : [.shape(Shape(path: path.path, stroke: stroke(series, sheet: sheet, alone: alone)))]
    return Layer(role: "curve", title: series.label.plain, clip: panel.grown(by: 2), nodes: nodes)
  }
}
