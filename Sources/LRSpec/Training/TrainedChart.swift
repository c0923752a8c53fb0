import LRPlotting
import LRTraining

/// The arms of a chart with what came of them: `ChartSpec` → numbers.
public struct TrainedChart: Sendable {
  let arms: [Arm]
  let results: [ArmResult]

  /// Runs the arms of a spec; a spec without any needs no time.
  ///
  /// - Throws: `Incomplete` if other shards have results that this one needs.
  public init(_ spec: ChartSpec, runner: CellRunner) throws(Incomplete) {
    arms = spec.arms
    results = try Experiment.run(spec.arms, runner: runner)
  }
}

/// Lays out the panels that show runs.
enum TrainedPanels {
  static func panel(_ panel: PanelSpec, _ trained: TrainedPanel, _ chart: TrainedChart, _ spec: ChartSpec) -> Panel {
    if trained.isHeatMap {
      return Panel(
        title: panel.title,
        x: Axis(title: panel.x.title ?? .literal("peak learning rate"), categories: HeatPanel.columns(trained, chart)),
        y: Axis(title: panel.y.title ?? .literal(trained.variedName ?? ""), categories: HeatPanel.rows(trained)),
        series: [], heatMap: HeatPanel.map(trained, chart))
    }
    if trained.show == .plane {
      return Panel(
        title: panel.title, x: axis(panel.x, title: .literal("first coordinate"), unit: .value),
        y: axis(panel.y, title: text(trained.show.title), unit: .value), series: PlanePanel.series(trained, chart),
        contours: PlanePanel.contours(trained, chart))
    }
    let yTitle = text(title(of: trained, chart)) + .literal(panel.y.scale == .log ? ", log scale" : "")
    if trained.show.isAgainstSteps {
      let steps = trained.entries.map { chart.arms[$0.arm].steps }.max() ?? spec.steps
      return Panel(
        title: panel.title,
        x: Axis(
          title: panel.x.title ?? .literal("step"), unit: .steps, scale: panel.x.scale, lower: panel.x.lower,
          upper: panel.x.upper ?? (steps == spec.steps ? nil : Double(steps)), stepsPerEpoch: spec.stepsPerEpoch),
        y: axis(panel.y, title: yTitle, unit: trained.show == .lr ? .rate : .value),
        bands: panel.showsPhases && trained.show == .lr ? Resolve.bands(panel, of: spec) : [],
        series: StepPanel.series(trained, chart), formulas: TheoryPanel.bounds(trained, chart))
    }
    if trained.show.isAgainstRates {
      let series = RatePanel.series(trained, chart)
      var x = axis(panel.x, title: .literal("peak learning rate, log scale"), unit: .value, scale: .log)
      if series.allSatisfy(\.curve.isEmpty), let tried = RatePanel.tried(trained, chart) {
        x.lower = x.lower ?? tried.lowerBound
        x.upper = x.upper ?? tried.upperBound
      }
      return Panel(
        title: panel.title, x: x,
        y: axis(panel.y, title: yTitle, unit: .value), series: series,
        ranges: RatePanel.ranges(trained, chart), formulas: TheoryPanel.floors(trained, chart))
    }
    if let name = trained.variedName {
      return Panel(
        title: panel.title, x: axis(panel.x, title: .literal(name), unit: .value, scale: panel.x.scale),
        y: axis(panel.y, title: yTitle, unit: OutcomePanel.isShare(trained.show) ? .rate : .value),
        series: OutcomePanel.series(trained, chart, isLog: panel.y.scale == .log))
    }
    // The values run along x, so that names of any length stand beside their bars.
    let isLog = panel.x.scale == .log
    let title = text(title(of: trained, chart)) + .literal(isLog ? ", log scale" : "")
    return Panel(
      title: panel.title, x: axis(panel.x, title: title, unit: .value),
      y: Axis(title: panel.y.title, categories: trained.groups.map { $0[0].label }.reversed()),
      series: OutcomePanel.series(trained, chart, isLog: isLog))
  }

  private static func axis(
    _ spec: AxisSpec, title: RichText, unit: Axis.Unit, scale: ScaleKind? = nil
  ) -> Axis {
    Axis(title: spec.title ?? title, unit: unit, scale: scale ?? spec.scale, lower: spec.lower, upper: spec.upper)
  }

  /// The name of what is shown, with what its bands are.
  private static func title(of panel: TrainedPanel, _ chart: TrainedChart) -> String {
    let runs = panel.entries.compactMap { chart.arms[$0.arm].isExact ? nil : chart.arms[$0.arm].train?.runs }.max() ?? 1
    if panel.show == .final || panel.show == .sweep,
      let score = panel.entries.first.flatMap({ chart.arms[$0.arm].train?.score })
    {
      return score.title + (runs > 1 ? ", mean ± s.e. of \(runs) runs" : "")
    }
    switch panel.show {
    case .preconditioner: return panel.show.title + ", median and 5–95 % of the coordinates"
    case .sweepShare: return "share of \(runs) runs, 95 % interval"
    case .share: return "share of \(runs) runs"
    case _ where panel.formulas.contains(.theoremBound):
      return panel.show.title + ", dashed: the theorem’s bound"
    default: return panel.show.title + (runs > 1 && panel.show.needsRuns ? ", mean ± s.e. of \(runs) runs" : "")
    }
  }

  private static func text(_ markup: String) -> RichText { (try? RichText(markup)) ?? .literal(markup) }
}
