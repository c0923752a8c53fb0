import LRMath
import LRPlotting
import LRResults
import LRSchedules

/// Numbers against the step: a curve for each entry, with what surrounds it.
enum StepsFigure {
  static func panel(_ spec: PanelSpec, _ shown: ResultsPanel, _ results: Results, of chart: ChartSpec) -> Panel {
    let steps = shown.entries.map { results.plans[$0.plan].steps }.max() ?? chart.steps
    let title = ResultTitles(panel: shown, results: results).quantity(isAlongRun: true)
    let x = Axis(
      title: spec.x.title ?? .literal(chart.runUnit.name), unit: .steps, scale: spec.x.scale, lower: spec.x.lower,
      upper: spec.x.upper ?? (steps == chart.steps ? nil : Double(steps)), stepsPerEpoch: chart.epochLength)
    let data = spec.data.compactMap { place in chart.curves[place].data.map { (curve: chart.curves[place], data: $0) } }
    var asked = spec.y
    let beside = DataFigure.surroundings(data.map(\.data))
    if !beside.isEmpty { asked.title = (asked.title ?? title) + .literal(beside) }
    return Panel(
      title: spec.title, x: x,
      y: ResultTitles.axis(asked, title: title, unit: ResultTitles.unit(shown.quantity)),
      bands: spec.showsPhases && shown.quantity.isRate ? CurvesFigure.bands(spec.curves, of: chart) : [],
      series: shown.entries.map { series($0, shown, results, along: x, marks: spec.marks, chart.runUnit) }
        + data.flatMap { DataFigure.series($0.curve, $0.data, marks: spec.marks) },
      formulas: bounds(shown, results).map(\.formula))
  }

  private static func series(
    _ entry: ResultsPanel.Entry, _ panel: ResultsPanel, _ results: Results, along x: Axis, marks: [Mark],
    _ unit: RunUnit
  ) -> Series {
    let table = panel.table(entry, results)
    let plan = results.plans[entry.plan]
    if let planned = table.asSchedule {
      let run = RunCurve(planned, steps: plan.steps)
      let curve = Curve(from: 0, to: run.drawnEnd) { run.piece(at: $0) }
      return Series(
        label: panel.label(of: entry), slot: entry.slot, curve: curve, callouts: callouts(table, marks, unit))
    }
    let isOfRates = panel.quantity.runs == .none
    return Series(
      label: panel.label(of: entry) + lost(table), slot: entry.slot, curve: curve(table, along: x),
      line: isOfRates || plan.isExact ? .exact : .sampled,
      callouts: panel.quantity.isRate ? callouts(table, marks, unit) : [], ribbon: ribbon(table),
      isDiverged: table.runs > 0 && table.diverged == table.runs)
  }

  /// ` (3 of 16 diverged)`, of several runs.
  private static func lost(_ table: ResultTable) -> RichText {
    guard table.runs > 1, table.diverged > 0 else { return .literal("") }
    return .literal(" (\(NumberText.count(table.diverged)) of \(NumberText.count(table.runs)) diverged)")
  }

  private static func callouts(_ table: ResultTable, _ marks: [Mark], _ unit: RunUnit) -> [Callout] {
    guard !marks.isEmpty, let facts = table.facts else { return [] }
    return Callout.marks(marks, at: facts, unit)
  }

  /// The numbers as a curve; rows without one are left out.
  static func curve(_ table: ResultTable, along x: Axis) -> Curve {
    if table.runs == 0, table.isEveryStep {
      // Rates are seen at every step; sums between two looks run all but straight.
      if table.asSchedule == nil {
        let looks = looks(at: table, along: x)
        if let values = table.values(atSteps: looks) { return Curve(steps: looks.map(Double.init), values: values) }
      }
      return Curve(everyStep: table.lazy.map(\.value), count: table.count, along: x)
    }
    let rows = table.filter { !$0.value.isNaN }
    return Curve(steps: rows.map(\.x), values: rows.map(\.value))
  }

  /// Steps at equal distances along an axis, the ends of the run, and powers of two, which a log axis shows far apart.
  private static func looks(at table: ResultTable, along x: Axis) -> [Int] {
    let end = Double(table.count - 1)
    let (low, high) = (min(max(x.lower ?? 0, 0), end), min(max(x.upper ?? end, 0), end))
    let ratio = x.scale == .log ? Math.pow(high / max(low, 1), 1 / mostLooks) : 1
    var steps: Set<Int> = [0, table.count - 1]
    for look in 0...Int(mostLooks) {
      let share = Double(look) / mostLooks
      steps.insert(
        Int((ratio > 1 ? max(low, 1) * Math.pow(ratio, Double(look)) : low + share * (high - low)).rounded()))
    }
    var power = 1
    while power < table.count {
      steps.insert(power)
      power *= 2
    }
    return steps.sorted().filter { $0 < table.count }
  }

  /// Looks at long sums along an axis: between two a step of the rate bends the curve by less than a tenth of a pixel.
  private static let mostLooks = 4096.0

  private static func ribbon(_ table: ResultTable) -> Ribbon? {
    guard table.interval != .none else { return nil }
    let rows = table.filter { !$0.value.isNaN }
    guard rows.contains(where: \.hasInterval) else { return nil }
    return Ribbon(steps: rows.map(\.x), lower: rows.map(\.low), upper: rows.map(\.high))
  }

  /// What the theorem says beside the runs, with the names of their curves.
  static func bounds(_ panel: ResultsPanel, _ results: Results) -> [(name: String, formula: FormulaCurve)] {
    guard panel.formulas.contains(.theoremBound) else { return [] }
    return panel.entries.compactMap { entry in
      let table = results.table(.theoremBound, of: entry.plan)
      guard table.count > 0 else { return nil }
      let formula = FormulaCurve(Curve(samples: table.map(\.value)), name: .literal(""), slot: entry.slot)
      return (panel.name(of: entry), formula)
    }
  }
}

extension Callout {
  /// What is marked of a curve on request.
  static func marks(_ marks: [Mark], at facts: CurveFacts, _ unit: RunUnit) -> [Callout] {
    var found: [Callout] = []
    if marks.contains(.peak), let step = facts.peakStep {
      let text: RichText = .literal("peak ") + NumberText.short(facts.peak.value) + .literal(" at \(unit.at(step))")
      found.append(Callout(x: facts.peak.step, y: facts.peak.value, text: text))
    }
    if marks.contains(.final) {
      found.append(
        Callout(x: facts.last.step, y: facts.last.value, text: .literal("final ") + NumberText.short(facts.last.value)))
    }
    return found
  }
}
