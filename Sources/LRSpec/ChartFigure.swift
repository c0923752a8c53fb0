import LRInput
import LRPlotting
public import LRResults
import LRScene
import LRSchedules

extension ChartSpec {
  /// Turns what the spec asks for into numbers and names: every curve with its facts, every panel with its axes, the words for
  /// those who do not see.
  ///
  /// - Parameter results: what came of the spec's runs.
  public func figure(results: Results, origin: Origin) -> Figure {
    let facts = curves.map { curve in
      switch curve.content {
      case .schedule(let schedule): CurveFacts(schedule.schedule, steps: steps)
      case .log(let log): log.facts
      case .data(let data): data.facts
      }
    }
    var figure = Figure(
      title: title, subtitle: subtitle ?? LogSentences.subtitle(self).map(RichText.literal),
      name: Summary.name(self), summary: Summary.text(self, facts: facts, results: results),
      width: width, height: height, appearance: appearance, columns: columns,
      naming: naming, panels: panels.map { panel($0, facts: facts, results) }, origin: origin)
    (figure.colors, figure.purpose) = (colors.compactMapValues(\.pages), purpose)
    // Words of the author's stand alone.
    figure.tellsUnshown = description == nil
    return figure
  }

  private func panel(_ panel: PanelSpec, facts: [CurveFacts], _ results: Results) -> Panel {
    var drawn = content(panel, facts: facts, results)
    drawn.annotations = AnnotationFigure.annotations(panel, results)
    return drawn
  }

  private func content(_ panel: PanelSpec, facts: [CurveFacts], _ results: Results) -> Panel {
    switch panel.content {
    case .curves(let places): CurvesFigure.panel(panel, places, of: self, facts: facts)
    case .steps(let shown): StepsFigure.panel(panel, shown, results, of: self)
    case .rates(let shown): RatesFigure.panel(panel, shown, results)
    case .outcomes(let shown): OutcomesFigure.panel(panel, shown, results)
    case .varied(let shown): VariedFigure.panel(panel, shown, results)
    case .cells(let shown): CellsFigure.panel(panel, shown, results)
    case .plane(let shown): PlaneFigure.panel(panel, shown, results)
    }
  }
}
