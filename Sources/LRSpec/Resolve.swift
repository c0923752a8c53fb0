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
      case .data(let data): data.facts
      }
    }
    var figure = Figure(
      title: spec.title, subtitle: spec.subtitle ?? LogSentences.subtitle(spec).map(RichText.literal),
      name: Summary.name(spec), summary: Summary.text(spec, facts: facts, results: results),
      width: spec.width, height: spec.height, appearance: spec.appearance, columns: spec.columns,
      naming: spec.naming, panels: spec.panels.map { panel($0, of: spec, facts: facts, results) }, origin: origin)
    (figure.colors, figure.purpose) = (spec.colors, spec.purpose)
    // Words of the author's stand alone.
    figure.tellsUnshown = spec.description == nil
    return figure
  }

  private static func panel(
    _ panel: PanelSpec, of spec: ChartSpec, facts: [CurveFacts], _ results: Results
  ) -> Panel {
    var drawn = content(panel, of: spec, facts: facts, results)
    drawn.annotations = AnnotationFigure.annotations(panel, results)
    return drawn
  }

  private static func content(
    _ panel: PanelSpec, of spec: ChartSpec, facts: [CurveFacts], _ results: Results
  ) -> Panel {
    switch panel.content {
    case .curves(let places): CurvesFigure.panel(panel, places, of: spec, facts: facts)
    case .steps(let shown): StepsFigure.panel(panel, shown, results, of: spec)
    case .rates(let shown): RatesFigure.panel(panel, shown, results)
    case .outcomes(let shown): OutcomesFigure.panel(panel, shown, results)
    case .varied(let shown): VariedFigure.panel(panel, shown, results)
    case .cells(let shown): CellsFigure.panel(panel, shown, results)
    case .plane(let shown): PlaneFigure.panel(panel, shown, results)
    }
  }
}
