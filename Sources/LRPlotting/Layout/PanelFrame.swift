import LRScene

/// A panel with its box: scales, ticks and the paths of its curves.
struct PanelFrame {
  let panel: Panel
  let box: Rect
  let x: Scale
  let y: Scale
  let xTicks: Ticks
  let yTicks: Ticks
  /// Second row of ticks and the scale they stand on, where the panel counts epochs too.
  let epochs: (scale: Scale, ticks: Ticks)?
  let paths: [CurvePath]

  /// Room above a peak that is to be named, and above a plateau that bears a name, px.
  private static let wordRoom = 22.0

  /// What the axis title has to add because a log axis cannot show all values, or nil.
  let unshown: String?

  /// - Parameters:
  ///   - own: what the values of this panel span.
  ///   - extent: what the y axis has to hold.
  ///   - naming: how the curves are named: names beside them need room above.
  init(
    _ panel: Panel, own: DataExtent, extent: DataExtent, box: Rect, sheet: Sheet, naming: Naming, drawing: Bool = true
  ) {
    self.panel = panel
    self.box = box
    unshown =
      panel.y.scale == .linear || own.low > 0 ? nil : own.low < 0 ? "values ≤ 0 not shown" : "zero not shown"
    let style = TextStyle(size: sheet.sizes.tickLabel)
    x = Scale(PanelFrame.xDomain(panel), from: box.x, to: box.maxX)
    let named = naming == .curve || panel.series.contains { !$0.callouts.isEmpty }
    y = Scale(
      Domain.fitting(
        extent, kind: panel.y.scale, floor: panel.y.unit == .rate ? .zero : .automatic, length: box.height,
        headroom: named ? Self.wordRoom : 0, low: panel.y.lower,
        high: panel.y.upper),
      from: box.maxY, to: box.y)
    xTicks = Ticks(
      for: x, axis: panel.x.unit == .steps ? .steps : .horizontal, style: style, measurer: sheet.measurer)
    yTicks = Ticks(for: y, axis: .vertical, style: style, measurer: sheet.measurer)
    if let length = panel.x.stepsPerEpoch, panel.x.scale == .linear {
      let scale = Scale(
        .exact(x.domain.low / length, x.domain.high / length, kind: .linear), from: box.x, to: box.maxX)
      epochs = (scale, Ticks(for: scale, axis: .whole, style: style, measurer: sheet.measurer))
    } else {
      epochs = nil
    }
    let (xScale, yScale) = (x, y)
    paths = drawing ? panel.series.map { CurvePath.build($0.curve, x: xScale, y: yScale, clip: box) } : []
  }

  /// Steps run from the first to the last, without a margin; on a log axis from step 1.
  private static func xDomain(_ panel: Panel) -> Domain {
    let low = panel.x.lower ?? panel.series.map(\.curve.from).min() ?? 0
    let high = panel.x.upper ?? panel.series.map(\.curve.to).max() ?? 1
    if panel.x.scale == .log { return .exact(max(low, min(1, high)), max(high, 2), kind: .log) }
    return .exact(low, high, kind: .linear)
  }

  /// The point of a value, or nil where it lies outside the box.
  func point(_ xValue: Double, _ yValue: Double) -> Point? {
    guard let px = x.position(of: xValue), let py = y.position(of: yValue) else { return nil }
    let point = Point(px, py)
    let room = box.grown(by: 0.5)
    guard point.x >= room.x, point.x <= room.maxX, point.y >= room.y, point.y <= room.maxY else { return nil }
    return point
  }
}
