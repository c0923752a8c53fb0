import LRInput
import LRPlotting
public import LRResults
import LRScene
import LRSchedules

/// Turns what a spec asks for into numbers and names: `ChartSpec` → `Figure`.
public enum Resolve {
  /// The figure of a spec: every curve with its facts, every panel with its axes, the words for those who do not see.
  ///
  /// - Parameter results: what came of the spec's runs.
  public static func figure(_ spec: ChartSpec, results: Results, origin: Origin) -> Figure {
    let facts = spec.curves.map { curve in
      switch curve.content {
      case .schedule(let schedule): CurveFacts(schedule.schedule, steps: spec.steps)
      case .log(let log): log.facts
      }
    }
    return Figure(
      title: spec.title, subtitle: spec.subtitle ?? LogSentences.subtitle(spec).map(RichText.literal),
      name: Summary.name(spec), summary: Summary.text(spec, facts: facts, results: results),
      width: spec.width, height: spec.height, appearance: spec.appearance, columns: spec.columns,
      naming: spec.naming, panels: spec.panels.map { panel($0, of: spec, facts: facts, results) }, origin: origin)
  }

  private static func panel(
    _ panel: PanelSpec, of spec: ChartSpec, facts: [CurveFacts], _ results: Results
  ) -> Panel {
    switch panel.content {
    case .curves(let places): curves(places, panel, of: spec, facts: facts)
    case .steps(let shown): StepsFigure.panel(panel, shown, results, of: spec)
    case .rates(let shown): RatesFigure.panel(panel, shown, results)
    case .outcomes(let shown): OutcomesFigure.panel(panel, shown, results)
    case .varied(let shown): VariedFigure.panel(panel, shown, results)
    case .cells(let shown): CellsFigure.panel(panel, shown, results)
    case .plane(let shown): PlaneFigure.panel(panel, shown, results)
    }
  }

  /// Rates as they are planned, and what logs have.
  private static func curves(_ places: [Int], _ panel: PanelSpec, of spec: ChartSpec, facts: [CurveFacts]) -> Panel {
    let range = range(panel, of: spec)
    return Panel(
      title: panel.title,
      x: Axis(
        title: panel.x.title ?? .literal(spec.stepName ?? spec.runUnit.name), unit: .steps, scale: panel.x.scale,
        lower: panel.x.lower ?? range?.lowerBound, upper: panel.x.upper ?? range?.upperBound,
        stepsPerEpoch: spec.stepsPerEpoch),
      y: Axis(
        title: panel.y.title ?? title(panel), unit: panel.quantity.unit == .rate ? .rate : .value, scale: panel.y.scale,
        lower: panel.y.lower, upper: panel.y.upper),
      bands: panel.showsPhases ? bands(places, of: spec) : [],
      series: places.map { series($0, marks: panel.marks, of: spec, facts: facts[$0]) })
  }

  /// Of logs alone, the steps from 0 on, or from the first that was logged if that is far from 0; of schedules that all end
  /// with their last update, all steps of the run.
  private static func range(_ panel: PanelSpec, of spec: ChartSpec) -> ClosedRange<Double>? {
    let logs = spec.curves.compactMap(\.log)
    guard panel.x.scale == .linear else { return nil }
    let end = Double(spec.steps)
    guard logs.count == spec.curves.count else {
      let planned = panel.curves.compactMap { spec.curves[$0].schedule?.schedule }
      let isShort = !planned.isEmpty && planned.allSatisfy { RunCurve($0, steps: spec.steps).drawnEnd < end }
      return isShort ? 0...end : nil
    }
    let first = logs.map(\.firstStep).min() ?? 0
    return (first > end / 10 && first < end ? first : 0)...end
  }

  private static func title(_ panel: PanelSpec) -> RichText {
    ResultTitles.text(panel.quantity.title(nil)) + .literal(panel.y.scale == .log ? ", log scale" : "")
  }

  private static func series(_ index: Int, marks: [Mark], of spec: ChartSpec, facts: CurveFacts) -> Series {
    let curve = spec.curves[index]
    return Series(
      label: curve.label, slot: curve.slot, curve: line(curve, steps: spec.steps),
      line: curve.log == nil ? .exact : .sampled, callouts: Callout.marks(marks, at: facts, spec.runUnit))
  }

  /// The curve of a schedule's run as its pieces, that of a log as its samples.
  static func line(_ curve: CurveSpec, steps: Int) -> Curve {
    switch curve.content {
    case .schedule(let schedule):
      let run = RunCurve(schedule.schedule, steps: steps)
      return Curve(from: 0, to: run.drawnEnd) { run.piece(at: $0) }
    case .log(let log): return Curve(steps: log.samples.map(\.step), values: log.samples.map(\.value))
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
