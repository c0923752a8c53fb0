import LRMath
import LRPlotting
import LRResults
import LRTraining

/// Numbers against the peak rate.
enum RatesFigure {
  static func panel(_ spec: PanelSpec, _ shown: ResultsPanel, _ results: Results) -> Panel {
    let tables = shown.entries.map { shown.table($0, results) }
    let series = zip(shown.entries, tables).map { Self.series($0, $1, shown, results) }
    var x = ResultTitles.axis(spec.x, title: .literal("peak learning rate"), unit: .value, scale: .log)
    if series.allSatisfy(\.curve.isEmpty), let tried = tried(tables) {
      x.lower = x.lower ?? tried.lowerBound
      x.upper = x.upper ?? tried.upperBound
    }
    let lost = shown.quantity.isShare ? [] : ranges(tables, DivergenceWords.bound(shown, results))
    // Rates below the first that has a number are lost too: the axis begins with them, so that it shows.
    if lost.contains(where: { $0.start == -.infinity }), let tried = tried(tables) {
      x.lower = x.lower ?? tried.lowerBound
    }
    let title = ResultTitles(panel: shown, results: results).quantity()
    return Panel(
      title: spec.title, x: x, y: ResultTitles.axis(spec.y, title: title, unit: .value), series: series,
      ranges: lost, formulas: floors(shown, tables, results))
  }

  private static func series(
    _ entry: ResultsPanel.Entry, _ table: ResultTable, _ panel: ResultsPanel, _ results: Results
  ) -> Series {
    let isOfScores = panel.quantity.unit != .share
    let isExact = isOfScores && results.plans[entry.plan].isExact
    let finite = table.filter { $0.value.isFinite }
    var callouts: [Callout] = []
    if isOfScores, let best = table.best {
      callouts = [
        .best(
          x: best.x, y: best.value, isEdge: best.note.contains(.edge), isCliff: best.note.contains(.cliff))
      ]
    }
    return Series(
      label: panel.label(of: entry), slot: entry.slot,
      curve: Curve(steps: finite.map(\.x), values: finite.map(\.value)), line: isExact ? .exact : .sampled,
      callouts: callouts, points: isExact ? [] : finite.map(ErrorPoint.init))
  }

  /// Where no curve has a number: up to the last rate before all the first ones, and from the first rate beyond all the
  /// last ones on.
  private static func ranges(_ tables: [ResultTable], _ bound: String?) -> [GreyRange] {
    let lost = tables.map { LostRates(Array($0)) }
    var found: [GreyRange] = []
    // Where no rate has a number the axis begins at the first that was tried, and all of it is grey.
    let starts = lost.map { $0.high.first?.x ?? .infinity }
    if let start = starts.max(), start.isFinite {
      let rows = lost.flatMap(\.high).filter { $0.x >= start }
      found.append(GreyRange(from: start, to: .infinity, name: name(rows, tables.count, bound)))
    }
    let ends = lost.map { $0.low.last?.x ?? -.infinity }
    if let end = ends.min(), end.isFinite {
      let rows = lost.flatMap(\.low).filter { $0.x <= end }
      found.append(GreyRange(from: -.infinity, to: end, name: name(rows, tables.count, bound)))
    }
    return found
  }

  /// What became of the runs in a stretch without numbers.
  private static func name(_ rows: [ResultRow], _ curves: Int, _ bound: String?) -> RichText {
    let missed = rows.count { $0.note.contains(.notReached) }
    if missed == rows.count { return .literal(curves == 1 ? "target not reached" : "none reaches the target") }
    let limit = bound.map { " (\($0))" } ?? ""
    if missed == 0 { return .literal((curves == 1 ? "diverges" : "all diverge") + limit) }
    return .literal("diverged or target not reached")
  }

  /// The rates that were tried, from the least to the greatest: all of them are shown, whatever became of them.
  private static func tried(_ tables: [ResultTable]) -> ClosedRange<Double>? {
    let rates = tables.flatMap { $0.map(\.x) }
    guard let low = rates.min(), let high = rates.max(), low < high else { return nil }
    return low...high
  }

  /// The level at which a constant rate ends, against the rate.
  static func floors(_ panel: ResultsPanel, _ tables: [ResultTable], _ results: Results) -> [FormulaCurve] {
    guard panel.formulas.contains(.noiseFloor), let entry = panel.entries.first, let table = tables.first,
      let training = results.plans[entry.plan].training, case .moments(let problem) = training.problem,
      let noisy = problem as? any NoiseFloored, let momentum = training.optimizer.momentum.constant
    else { return [] }
    let rates = table.map(\.x)
    guard let low = rates.first, let high = rates.last else { return [] }
    let places = (0...200).map { low * Math.exp(Math.log(high / low) * Double($0) / 200) }
    return [
      FormulaCurve(
        Curve(steps: places, values: places.map { noisy.noiseFloor(rate: $0, momentum: momentum) }),
        name: .literal("noise floor, formula"))
    ]
  }
}

extension ErrorPoint {
  /// A number with what surrounds it.
  init(_ row: ResultRow) {
    self.init(
      x: row.x, y: row.value, lower: row.hasInterval ? row.low : nil, upper: row.hasInterval ? row.high : nil)
  }
}
