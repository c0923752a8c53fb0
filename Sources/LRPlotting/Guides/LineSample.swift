import LRScene

/// A short piece of a series as it looks in the panel: line, band, marker or bar.
struct LineSample {
  private let series: Series
  private let sheet: Sheet

  init(_ series: Series, sheet: Sheet) {
    self.series = series
    self.sheet = sheet
  }

  func nodes(from start: Point, length: Double) -> [SceneNode] {
    let ink = sheet.theme.series(series.slot)
    if !series.bars.isEmpty, series.line == .none {
      let box = Rect(x: start.x + length / 2 - 5, y: start.y - 5, width: 10, height: 10)
      return [.shape(Shape(path: .rect(box), fill: ink.line))]
    }
    var nodes: [SceneNode] = []
    if series.ribbon != nil {
      let band = Rect(x: start.x, y: start.y - 5, width: length, height: 10)
      nodes.append(.shape(Shape(path: .rect(band), fill: ink.ribbon)))
    }
    if series.line != .none {
      let path = Path.line(from: start, to: Point(start.x + length, start.y))
      nodes.append(.shape(Shape(path: path, stroke: CurveMark.stroke(series, sheet: sheet, alone: false))))
    }
    if series.points.contains(where: \.hasInterval) {
      let stem = Path.line(from: Point(start.x + length / 2, start.y - 6), to: Point(start.x + length / 2, start.y + 6))
      nodes.append(.shape(Shape(path: stem, stroke: Stroke(ink.line, width: 1))))
    }
    if series.line == .sampled || series.line == .trajectory || !series.points.isEmpty {
      nodes.append(
        MarkerShape.node(
          ink.marker, at: [Point(start.x + length / 2, start.y)], radius: ErrorPoint.radius(series), ink: ink.line,
          beneath: sheet.theme.paint(.background)))
    }
    return nodes
  }
}
