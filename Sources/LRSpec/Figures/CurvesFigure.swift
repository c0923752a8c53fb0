import LRPlotting
import LRResults
import LRSchedules

/// Rates along the run as they are planned, and numbers of logs.
enum CurvesFigure {
  /// Rates as they are planned, and what logs have.
  static func panel(_ panel: PanelSpec, _ places: [Int], of spec: ChartSpec, facts: [CurveFacts]) -> Panel {
    let range = range(panel, of: spec)
    let data = places.compactMap { spec.curves[$0].data }
    let isOfData = !data.isEmpty && data.count == places.count
    let counts = !isOfData || data.allSatisfy(\.countsSteps)
    let isOfRates = isOfData ? data.allSatisfy { $0.quantity?.isRate == true } : panel.quantity.isRate
    let name = isOfData ? DataFigure.x(data) : spec.stepName ?? spec.runUnit.name
    return Panel(
      title: panel.title,
      x: Axis(
        title: panel.x.title ?? .literal(name),
        unit: counts ? .steps : .value, scale: panel.x.scale, lower: panel.x.lower ?? range?.lowerBound,
        upper: panel.x.upper ?? range?.upperBound, stepsPerEpoch: isOfData ? nil : spec.epochLength),
      y: Axis(
        title: (panel.y.title
          ?? (isOfData ? .literal(DataFigure.y(data)) : ResultTitles.text(panel.quantity.title(nil))))
          + .literal(DataFigure.surroundings(data)),
        unit: isOfRates ? .rate : .value, scale: panel.y.scale, lower: panel.y.lower, upper: panel.y.upper),
      bands: panel.showsPhases ? bands(places, of: spec) : [],
      series: places.flatMap { series($0, marks: panel.marks, of: spec, facts: facts[$0]) })
  }

  /// Of logs and tables alone, the steps from 0 on, or from the first that was logged if that is far from 0; of schedules that all end
  /// with their last update, all steps of the run.
  private static func range(_ panel: PanelSpec, of spec: ChartSpec) -> ClosedRange<Double>? {
    let firsts = spec.curves.compactMap { $0.log?.firstStep ?? $0.data?.firstX }
    guard panel.x.scale == .linear, panel.curves.allSatisfy({ spec.curves[$0].data?.countsSteps != false }) else {
      return nil
    }
    let end = Double(spec.steps)
    guard firsts.count == spec.curves.count else {
      let planned = panel.curves.compactMap { spec.curves[$0].schedule?.schedule }
      let isShort = !planned.isEmpty && planned.allSatisfy { RunCurve($0, steps: spec.steps).drawnEnd < end }
      return isShort ? 0...end : nil
    }
    let first = firsts.min() ?? 0
    return (first > end / 10 && first < end || first < 0 ? first : 0)...end
  }

  private static func series(_ index: Int, marks: [Mark], of spec: ChartSpec, facts: CurveFacts) -> [Series] {
    let curve = spec.curves[index]
    if let data = curve.data { return DataFigure.series(curve, data, marks: marks) }
    return [
      Series(
        label: curve.label, slot: curve.slot, curve: line(curve, steps: spec.steps),
        line: curve.log == nil ? .exact : .sampled, callouts: Callout.marks(marks, at: facts, spec.runUnit))
    ]
  }

  /// The curve of a schedule's run as its pieces, that of a log or a table as its samples.
  static func line(_ curve: CurveSpec, steps: Int) -> Curve {
    switch curve.content {
    case .schedule(let schedule):
      let run = RunCurve(schedule.schedule, steps: steps)
      return Curve(from: 0, to: run.drawnEnd) { run.piece(at: $0) }
    case .log(let log): return Curve(steps: log.samples.map(\.step), values: log.samples.map(\.value))
    case .data(let data): return Curve(steps: data.x, values: data.y)
    }
  }

  /// The phases of the panel's first planned curve.
  static func bands(_ places: [Int], of spec: ChartSpec) -> [Band] {
    guard let first = places.lazy.compactMap({ spec.curves[$0].schedule }).first else { return [] }
    return RunCurve(first.schedule, steps: spec.steps).phases.map { phase in
      let kind: Band.Kind =
        switch phase.kind {
        case .warmup, .rise: .warmup
        case .hold: .hold
        case .decay: .decay
        case .cycle: .cycle
        }
      return Band(kind: kind, start: phase.start, end: phase.end, name: phase.name)
    }
  }
}
