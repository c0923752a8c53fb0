import LRScene

/// Hairlines at the numbers of the y axis; upright ones only where both axes are read.
enum Grid {
  static func layer(_ frame: PanelFrame, sheet: Sheet) -> Layer {
    let box = frame.box
    var path = Path()
    for tick in frame.yTicks.majors where frame.panel.heatMap == nil {
      guard tick.position > box.y - 0.5, tick.position < box.maxY - 0.5 else { continue }
      path.move(to: Point(box.x, tick.position))
      path.line(to: Point(box.maxX, tick.position))
    }
    let readsX = frame.panel.y.unit == .category || frame.panel.contours != nil
    if frame.panel.heatMap == nil, readsX || frame.x.kind == .log && frame.y.kind == .log {
      for tick in frame.xTicks.majors where tick.position > box.x + 0.5 {
        path.move(to: Point(tick.position, box.y))
        path.line(to: Point(tick.position, box.maxY))
      }
    }
    var nodes: [SceneNode] =
      path.isEmpty ? [] : [.shape(Shape(path: path, stroke: Stroke(sheet.theme.paint(.grid), width: 1)))]
    // Where curves may cross zero, it is no level like the others.
    if frame.panel.heatMap == nil, frame.panel.contours == nil, frame.y.kind == .linear, frame.y.domain.low < 0,
      let zero = frame.yTicks.majors.first(where: { $0.value == 0 })?.position, zero > box.y
    {
      let line = Path.line(from: Point(box.x, zero), to: Point(box.maxX, zero))
      nodes.append(.shape(Shape(path: line, stroke: Stroke(sheet.theme.paint(.axis), width: 1))))
    }
    return Layer(role: "grid", nodes: nodes)
  }
}
