public import LRConfigs
public import LRDialects
public import LRInput
import LRPlotting
import LRResults
public import LRSchedules

/// Reads a positioned tree into a `ChartSpec`.
public enum ChartReader {
  /// The spec, or nil if anything in it is wrong; every mistake and every warning is in the sink.
  ///
  /// - Parameters:
  ///   - logs: gives the logs that the spec names.
  ///   - data: gives the rows of the tables that it names.
  ///   - values: set for a table of values: panels that show what it asks for are kept with what they vary, and where
  ///     there are none, the curves are shown so.
  ///   - schedules: reads what stands under `schedule`: every type and every framework's form, unless told otherwise.
  public static func read(
    _ node: Node, sink: DiagnosticSink, logs: @escaping LogFinder = { _ in .failure("logs cannot be read here") },
    data: @escaping DataFinder = { _, _ in .mistakes([.unreadable]) }, values: ValueRequest? = nil,
    schedules: ScheduleReader = .withDialects
  ) -> ChartSpec? {
    guard
      let reader = ObjectReader(
        node, keys: SpecKeys.chart, what: "a spec", aliases: SpecKeys.aliases,
        misplaced: { SpecKeys.owner(of: $0, in: node) }, sink: sink)
    else { return nil }
    let keys = ChartKeys.keys
    let title = reader.read(ShownKeys.keys.title)
    let subtitle = reader.read(keys.subtitle)
    let description = reader.read(keys.description)
    let perEpoch = reader.read(keys.stepsPerEpoch)
    let unit = reader.read(keys.unit)
    let length = RunLength.steps(of: reader, perEpoch: perEpoch, unit: unit, logs: logs)
    let look = ChartLook(reader)
    let palette = reader.node(of: keys.palette).flatMap { PaletteReader.read($0, sink: sink) } ?? [:]
    let ramp = reader.read(keys.ramp)
    // Mistakes inside schedules are worth saying even where the length of the run is wrong.
    var curves = CurveReader(
      run: length ?? Defaults.steps,
      logs: LogCurveReader(find: logs, unit: unit ?? .step, stepsPerEpoch: perEpoch, sink: sink),
      data: DataCurveReader(find: data, sink: sink),
      schedules: schedules, palette: palette, sink: sink)
    var runs = RunsReader(chart: reader, run: length ?? Defaults.steps, wantsEveryStep: values?.everyStep ?? false)
    let panels = PanelsReader(reader, asked: values).read(curves: &curves, runs: &runs)
    if !sink.hasErrors { WorkLimit.check(runs.plans, of: reader) }
    guard !sink.hasErrors, let length, let unit, let look, let ramp else { return nil }
    let run = RunLength.isOfData(reader) ? RunLength.steps(of: curves.found.compactMap(\.data)) : length
    curves.layLogsOverPlan()
    let stepName = stepName(curves.found, counting: unit, reader)
    if curves.found.allSatisfy({ $0.schedule == nil }) { curves.cutLogs(behind: Double(run)) }
    if ramp { curves.paintInOrder() }
    if panels.allSatisfy({ $0.curves.count <= 1 }) { curves.paintAlike() }
    for panel in panels where panel.curves.count > SeriesColor.allCases.count && !panel.namesBesideBars {
      // Layers of one schedule lie in the order of their names.
      if Set(panel.curves.map { curves.found[$0].offset }).count == 1 { continue }
      sink.warning(
        at: panels.count > 1 ? reader.keyOffset(of: keys.panels) : reader.keyOffset(of: ShownKeys.keys.curves),
        "\(panel.curves.count) curves share eight colours; from the ninth on only the dashes differ",
        hint: "several `panels` with fewer curves each are easier to read")
    }
    for panel in panels where panel.showsPhases { warnOfOtherPhases(panel, in: curves.found, run, reader) }
    if look.purpose == .spark, panels.count > 1 {
      reader.error(
        at: keys.size, "a figure for a line of text has one panel, not \(panels.count)", hint: "`show` chooses one")
      return nil
    }
    let size = look.size(panels: panels.count)
    let spec = ChartSpec(
      title: title, subtitle: subtitle, description: description, steps: run, stepsPerEpoch: perEpoch,
      width: size.width, height: size.height, appearance: look.appearance, choosesAppearance: reader.has(keys.theme),
      text: look.text, naming: look.naming, columns: look.columns(width: size.width, panels: panels.count),
      curves: curves.found, panels: panels, plans: runs.plans, stepName: stepName, runUnit: unit,
      texts: sink.drawnTexts, colors: curves.colors, palette: palette, purpose: look.purpose,
      sizeOffset: look.offset)
    ColorCheck(spec: spec, offset: { curves.colorOffsets[$0.name] ?? reader.offset(of: keys.palette) }, sink: sink)
      .check()
    return spec
  }

  /// What the x axis counts, where logs count something else than updates.
  private static func stepName(_ curves: [CurveSpec], counting unit: RunUnit, _ reader: ObjectReader) -> String? {
    let logged = curves.compactMap { curve in curve.log.map { (log: $0, offset: curve.offset) } }
    let own: RunLog.Axis = unit == .epoch ? .epoch : .step
    guard let first = logged.first(where: { $0.log.axis != own }) else { return nil }
    let isAlone = curves.allSatisfy { $0.schedule == nil } && logged.allSatisfy { $0.log.axis == first.log.axis }
    if isAlone { return first.log.axis.rawValue }
    reader.sink.warning(
      at: first.offset,
      "the log counts \(first.log.axis.rawValue)s: each is laid over one \(own.rawValue) of the other curves",
      hint: first.log.axis == .row
        ? nil : "with `steps_per_epoch` its \(first.log.axis.rawValue)s become \(own.rawValue)s")
    return nil
  }

  /// One shading serves all curves of a panel: where they disagree, the reader is told whose phases are shown.
  private static func warnOfOtherPhases(
    _ panel: PanelSpec, in curves: [CurveSpec], _ run: Int, _ reader: ObjectReader
  ) {
    guard let first = panel.curves.first(where: { curves[$0].schedule != nil }) else { return }
    let shown = curves[first]
    let other = panel.curves.dropFirst().first { place in
      guard let one = curves[place].schedule, let planned = shown.schedule else { return false }
      return one.schedule.phases(until: Double(run)) != planned.schedule.phases(until: Double(run))
    }
    guard let other else { return }
    let names = (DiagnosticText.quoted(shown.name), DiagnosticText.quoted(curves[other].name))
    reader.sink.warning(
      at: reader.has(ShownKeys.keys.phases)
        ? reader.keyOffset(of: ShownKeys.keys.phases) : reader.keyOffset(of: ChartKeys.keys.panels),
      "the phases that are shaded are those of \(names.0); \(names.1) has others",
      hint: "give each its own panel, or leave `phases` out")
  }
}
