import LRScene

/// Dots on a curve with a word beside each: peak, final value, the place where a run stops being a number.
enum Callouts {
  private static let radius = 4.0

  /// The dots, which go into the raster first so that no text covers one.
  static func dots(_ frame: PanelFrame, sheet: Sheet, taken: inout Occupancy) -> Layer {
    var nodes: [SceneNode] = []
    for series in frame.panel.series {
      let ink = sheet.theme.series(series.slot).line
      for callout in series.callouts {
        guard let point = frame.point(callout.x, callout.y) else { continue }
        switch callout.shape {
        case .dot:
          let ring = Stroke(sheet.theme.paint(.background), width: 1)
          nodes.append(.shape(Shape(path: .circle(center: point, radius: radius + 0.5), fill: ink, stroke: ring)))
        case .marker:
          nodes.append(
            MarkerShape.node(
              sheet.theme.series(series.slot).marker, at: [point], radius: MarkerShape.radius.best, ink: ink,
              beneath: sheet.theme.paint(.background)))
        }
        taken.add(Rect(x: point.x - radius, y: point.y - radius, width: 2 * radius, height: 2 * radius))
      }
    }
    for (index, path) in frame.paths.enumerated() where frame.exits[index] == nil {
      let series = frame.panel.series[index]
      // What stands behind its average breaks where that does.
      guard series.line != .faint else { continue }
      for end in path.breaks.compactMap(\.end) { nodes.append(cross(end, series, sheet: sheet)) }
    }
    return Layer(role: "dots", nodes: nodes)
  }

  /// The words, each at the first free place around its dot.
  ///
  /// - Returns: the texts for which there was none, besides the layer.
  static func words(_ frame: PanelFrame, sheet: Sheet, taken: inout Occupancy) -> (layer: Layer, left: [String]) {
    var nodes: [SceneNode] = []
    var left: [String] = []
    for (point, text, ink) in wanted(frame, sheet) {
      let line = sheet.line(text, size: sheet.sizes.note, ink)
      guard let place = place(for: line, at: point, in: frame.box, taken: taken) else {
        left.append(text.plain)
        continue
      }
      let bounds = line.bounds(at: place)
      let halo =
        taken.isFree(bounds.grown(by: 1)) ? nil : sheet.halo(over: PhaseBands.role(at: bounds.midX, in: frame))
      taken.add(bounds.grown(by: 2))
      nodes += line.placed(at: place, halo: halo)
    }
    return (Layer(role: "callouts", nodes: nodes), left)
  }

  /// Everything that wants a word beside its place: what is marked on the curves, where they stop or leave the panel,
  /// lines, formulas and landmarks.
  private static func wanted(_ frame: PanelFrame, _ sheet: Sheet) -> [(Point, RichText, Paint)] {
    var wanted: [(Point, RichText, Paint)] = []
    for (index, series) in frame.panel.series.enumerated() {
      let ink = sheet.theme.series(series.slot).label
      for callout in series.callouts where !callout.text.isEmpty {
        if let point = frame.point(callout.x, callout.y) { wanted.append((point, callout.text, ink)) }
      }
      if let exit = frame.exits[index] {
        wanted.append((exit.exit, DivergenceMark.words(exit), ink))
        continue
      }
      for stop in frame.paths[index].breaks where series.line != .faint {
        guard let end = stop.end else { continue }
        let unit = frame.panel.x.unit == .steps ? "step " : ""
        wanted.append((end, .literal("not finite from \(unit)") + NumberText.short(stop.step), ink))
      }
    }
    let plain = sheet.theme.paint(.ink2)
    wanted += (ReferenceLine.words(frame) + Landmark.words(frame)).map { ($0.point, $0.text, plain) }
    wanted += FormulaCurve.words(frame).map { ($0.point, $0.text, plain) }
    return wanted
  }

  /// The free place nearest to the dot, above rather than below; else the nearest that covers no text.
  private static func place(for line: TextLine, at point: Point, in box: Rect, taken: Occupancy) -> Point? {
    let inside = box.grown(by: 1)
    var second: Point?
    for offset in offsets(line) {
      let origin = Point(point.x + offset.x, point.y + offset.y)
      let bounds = line.bounds(at: origin)
      guard inside.contains(bounds) else { continue }
      let bits = taken.bits(in: bounds.grown(by: 1.5))
      if bits == 0 { return origin }
      if bits & Occupancy.solid == 0, second == nil { second = origin }
    }
    return second
  }

  /// Places around a dot, best first: by their distance from it, and by how far the eye has to look.
  static func offsets(_ line: TextLine) -> [Point] {
    let (step, reach) = (6.0, 42.0)
    var places: [(cost: Double, offset: Point)] = []
    for y in stride(from: -reach - line.descent, through: reach + line.ascent, by: step) {
      // Gaps between the dot and the text's box; zero where they lie side by side.
      let above = -(y + line.descent)
      let below = y - line.ascent
      let dy = max(above, below, 0)
      for x in stride(from: -reach - line.width, through: reach, by: step) {
        let dx = max(x, -(x + line.width), 0)
        let distance = (dx * dx + dy * dy).squareRoot()
        guard distance >= radius + 2, distance <= reach else { continue }
        let side = below > 0 ? 6.0 : above > 0 ? 0 : 3
        let lean = abs(x + 3) / (line.width + reach)
        places.append((distance + side + 4 * lean, Point(x, y)))
      }
    }
    return places.sorted { $0.cost < $1.cost }.map(\.offset)
  }

  private static func cross(_ point: Point, _ series: Series, sheet: Sheet) -> SceneNode {
    let stroke = Stroke(sheet.theme.series(series.slot).line, width: 2)
    return .shape(Shape(path: DivergenceMark.cross(at: point), stroke: stroke))
  }
}
