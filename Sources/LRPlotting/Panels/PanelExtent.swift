import LRScene

/// What the marks of a panel span along its axes.
enum PanelExtent {
  /// How far the y axis follows runs that diverge: beyond what the others reach, and where there are no others, beyond
  /// their start.
  private static let follow = (log: 10.0, linear: 1.5, logAlone: 1000.0, linearAlone: 10.0)

  /// Of the y axis; empty where it is one of categories.
  static func y(_ panel: Panel) -> DataExtent {
    guard panel.y.unit != .category else { return DataExtent() }
    let isLog = panel.y.scale == .log
    var extent = DataExtent()
    for series in panel.series where !series.isDiverged { extent.add(y(series, panel)) }
    for line in panel.lines where line.direction == .level { extent.add(line.value) }
    for formula in panel.formulas { extent.add(visible(formula.curve, panel)) }
    for landmark in panel.landmarks { extent.add(landmark.y) }
    for y in panel.annotations.compactMap(\.y) { extent.add(y) }
    let diverged = panel.series.filter(\.isDiverged)
    if !diverged.isEmpty {
      var start = DataExtent()
      for series in diverged { start.add(series.curve.value(at: series.curve.from)) }
      let factor =
        extent.isEmpty ? (isLog ? follow.logAlone : follow.linearAlone) : isLog ? follow.log : follow.linear
      let most = max(extent.high, start.high) * factor
      for series in diverged {
        let own = visible(series.curve, panel)
        extent.add(own.isEmpty ? own : DataExtent([own.low, own.lowestPositive, min(own.high, most)]))
      }
    }
    if extent.isEmpty, let contours = panel.contours { extent = DataExtent(contours.ys) }
    return extent
  }

  /// Of the x axis where it holds numbers that are not steps.
  static func x(_ panel: Panel) -> DataExtent {
    var extent = DataExtent()
    for series in panel.series {
      if !series.curve.isEmpty {
        extent.add(series.curve.from)
        extent.add(series.curve.to)
      }
      for point in series.points {
        extent.add(point.x)
        if panel.y.unit == .category { for end in [point.lower, point.upper].compactMap({ $0 }) { extent.add(end) } }
      }
      if panel.y.unit == .category, !series.bars.isEmpty {
        extent.add(0)
        for bar in series.bars { extent.add(bar.value) }
      }
    }
    for line in panel.lines where line.direction == .upright { extent.add(line.value) }
    for landmark in panel.landmarks { extent.add(landmark.x) }
    for x in panel.annotations.flatMap(\.xs) { extent.add(x) }
    for range in panel.ranges {
      extent.add(range.start)
      extent.add(range.end)
    }
    if extent.isEmpty, let contours = panel.contours { extent = DataExtent(contours.xs) }
    return extent
  }

  private static func y(_ series: Series, _ panel: Panel) -> DataExtent {
    let isLog = panel.y.scale == .log
    var extent = visible(series.curve, panel)
    guard panel.y.unit != .category else { return extent }
    for point in series.points where isShown(point.x, panel) { extent.add(point.y) }
    // On a log axis a band or a bar reaches at most a decade below its values: its end may come near zero.
    let least = isLog ? extent.lowestPositive / 10 : -Double.infinity
    func addEnd(_ value: Double) {
      if !isLog || value > 0 { extent.add(value < least ? least : value) }
    }
    for point in series.points where isShown(point.x, panel) {
      if let lower = point.lower { addEnd(lower) }
      if let upper = point.upper { addEnd(upper) }
    }
    if let ribbon = series.ribbon {
      for index in ribbon.steps.indices where isShown(ribbon.steps[index], panel) {
        addEnd(ribbon.lower[index])
        addEnd(ribbon.upper[index])
      }
    }
    if panel.x.unit == .category, !series.bars.isEmpty {
      if !isLog { extent.add(0) }
      for bar in series.bars { extent.add(bar.value) }
    }
    return extent
  }

  private static func isShown(_ x: Double, _ panel: Panel) -> Bool {
    panel.x.unit == .category || (x >= panel.x.lower ?? -.infinity && x <= panel.x.upper ?? .infinity)
  }

  private static func visible(_ curve: Curve, _ panel: Panel) -> DataExtent {
    guard !curve.isEmpty else { return DataExtent() }
    let own = curve.extent(from: panel.x.lower, to: panel.x.upper)
    guard panel.y.scale == .log, isCut(curve, own, panel) else { return own }
    var followed = DataExtent([own.low > 0 ? floor(of: own) : own.low, floor(of: own), own.high])
    followed.cut = own.lowestPositive
    return followed
  }

  /// A decay that comes to zero, or for few steps near it, would fill decade after decade with its last updates: it is
  /// followed four decades down from its peak. One that begins there, as a sum does, keeps all it has, and so does
  /// one that spends its time there.
  private static func isCut(_ curve: Curve, _ extent: DataExtent, _ panel: Panel) -> Bool {
    let floor = floor(of: extent)
    guard extent.lowestPositive < floor else { return false }
    let (start, end) = (max(curve.from, panel.x.lower ?? curve.from), min(curve.to, panel.x.upper ?? curve.to))
    let places = (0...samples).map { start + (end - start) * Double($0) / Double(samples) }
    let isDeep = places.map { !(curve.value(at: $0) >= floor) }
    guard let up = isDeep.firstIndex(of: false) else { return false }
    let later = curve.extent(from: places[up], to: panel.x.upper)
    if later.low <= 0 { return true }
    // One that levels off has come to a floor of its own, which is worth its decades.
    let (before, last) = (curve.value(at: max(start, end - 1)), curve.value(at: end))
    let levels = last <= extent.lowestPositive * (1 + 1e-9) && before <= 1.5 * last
    return later.lowestPositive < floor && !levels && isDeep[up...].count { $0 } <= fewSamples
  }

  /// Places at which a curve is looked at, and how many of them are few: 2 %.
  private static let (samples, fewSamples) = (500, 10)

  private static func floor(of extent: DataExtent) -> Double { extent.high * 1e-4 }
}
