import LRScene

/// A cross where a run leaves the panel, and a dotted line down to the step.
enum DivergenceMark {
  static func nodes(_ frame: PanelFrame, sheet: Sheet) -> [SceneNode] {
    zip(frame.panel.series, frame.exits).flatMap { series, exit -> [SceneNode] in
      guard let exit else { return [] }
      let ink = sheet.theme.series(series.slot).line
      var drop = Path()
      drop.move(to: Point(exit.exit.x, exit.exit.y))
      drop.line(to: Point(exit.exit.x, frame.box.maxY))
      return [
        .shape(Shape(path: drop, stroke: Stroke(ink, width: 1, dash: [1, 3]))),
        .shape(Shape(path: cross(at: exit.exit), stroke: Stroke(ink, width: 2))),
      ]
    }
  }

  /// What is said beside the cross.
  static func words(_ exit: Divergence) -> RichText {
    .literal("diverged: off the scale from step ") + NumberText.short(exit.step)
  }

  /// Two strokes, 8 px wide.
  static func cross(at point: Point) -> Path {
    var path = Path.line(from: Point(point.x - 4, point.y - 4), to: Point(point.x + 4, point.y + 4))
    path.move(to: Point(point.x - 4, point.y + 4))
    path.line(to: Point(point.x + 4, point.y - 4))
    return path
  }
}
