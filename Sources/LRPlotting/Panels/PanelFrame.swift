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
  /// Where a series that diverges leaves the panel, for each of the series.
  let exits: [Divergence?]
  /// By how much each of the series stands aside, px (`ErrorPoint.asides`).
  let asides: [Double]

  /// What the axis titles have to add because a log axis cannot show all values, or nil.
  let unshown: String?
  let unshownX: String?

  /// - Parameters:
  ///   - own: what the values of this panel span.
  ///   - extent: what the y axis has to hold.
  ///   - naming: how the curves are named: names beside them need room above.
  init(
    _ panel: Panel, own: DataExtent, extent: DataExtent, box: Rect, sheet: Sheet, naming: Naming, drawing: Bool = true
  ) {
    self.panel = panel
    self.box = box
    unshownX = Self.unshownX(panel)
    let style = TextStyle(size: sheet.sizes.tickLabel)
    let domains = PanelDomains(panel, extent: extent, box: box, sheet: sheet, naming: naming)
    x = Scale(domains.x, from: box.x, to: box.maxX)
    y = Scale(domains.y, from: box.maxY, to: box.y)
    unshown =
      panel.y.scale == .linear ? nil : Self.unshown(own, cut: panel.y.lower == nil ? own.cut : nil, above: y.domain.low)
    xTicks =
      panel.x.unit == .category
      ? Ticks(majors: [])
      : Ticks(
        for: x, axis: panel.x.unit == .steps ? .steps : .horizontal, at: panel.x.places, style: style,
        measurer: sheet.measurer)
    yTicks =
      panel.y.unit == .category
      ? Ticks(majors: [])
      : Ticks(for: y, axis: .vertical, at: panel.y.places, style: style, measurer: sheet.measurer)
    if let length = panel.x.stepsPerEpoch, panel.x.unit == .steps, panel.x.scale == .linear {
      let scale = Scale(
        .exact(x.domain.low / length, x.domain.high / length, kind: .linear), from: box.x, to: box.maxX)
      let whole = Ticks(for: scale, axis: .whole, style: style, measurer: sheet.measurer)
      // A run shorter than an epoch has parts of it.
      epochs =
        whole.majors.count > 1
        ? (scale, whole) : (scale, Ticks(for: scale, axis: .horizontal, style: style, measurer: sheet.measurer))
    } else {
      epochs = nil
    }
    guard drawing else {
      (paths, exits, asides) = ([], [], [])
      return
    }
    let (xScale, yScale) = (x, y)
    asides = ErrorPoint.asides(panel, x: x)
    exits = panel.series.map { $0.isDiverged ? Divergence(of: $0.curve, x: xScale, y: yScale) : nil }
    paths = zip(panel.series, exits).map { series, exit in
      CurvePath.build(exit?.curve ?? series.curve, x: xScale, y: yScale, clip: box)
    }
  }

  /// - Parameter cut: the least value above zero that the axis leaves out, if it does.
  private static func unshown(_ own: DataExtent, cut: Double?, above low: Double) -> String? {
    if let cut, cut < low { return "below \(NumberText.rounded(low, digits: 2).plain) not shown" }
    return own.low > 0 ? nil : own.low < 0 ? "values ≤ 0 not shown" : "zero not shown"
  }

  private static func unshownX(_ panel: Panel) -> String? {
    guard panel.x.unit == .rate || panel.x.unit == .value, panel.x.scale == .log else { return nil }
    let low = PanelExtent.x(panel).low
    return low > 0 ? nil : low < 0 ? "values ≤ 0 not shown" : "zero not shown"
  }

  /// What the axes are called, and what a reader of their numbers has to know: a factor, the scale, what is not shown.
  var titles: (x: AxisTitle, y: AxisTitle) {
    (
      AxisTitle(panel.x.title, xTicks, isLog: x.kind == .log, unshown: unshownX),
      AxisTitle(panel.y.title, yTicks, isLog: y.kind == .log, unshown: unshown)
    )
  }

  /// The point of a value, or nil where it lies outside the box.
  func point(_ xValue: Double, _ yValue: Double) -> Point? {
    guard let px = x.position(of: xValue), let py = y.position(of: yValue) else { return nil }
    let point = Point(px, py)
    let room = box.grown(by: 0.5)
    guard point.x >= room.x, point.x <= room.maxX, point.y >= room.y, point.y <= room.maxY else { return nil }
    return point
  }

  /// The point of a callout, beside which the marks of its series stand.
  ///
  /// - Parameter index: of the series.
  func point(_ callout: Callout, of index: Int) -> Point? {
    point(callout.x, callout.y).map { Point($0.x + asides[index], $0.y) }
  }
}
