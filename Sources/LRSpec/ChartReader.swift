import LRInput
import LRPlotting
import LRSchedules

/// Reads a positioned tree into a `ChartSpec`.
public enum ChartReader {
  /// The spec, or nil if anything in it is wrong; every mistake and every warning is in the sink.
  ///
  /// - Parameters:
  ///   - logs: gives the logs that the spec names.
  ///   - wantsEveryStep: whether runs record every step, however long they are.
  public static func read(
    _ node: Node, sink: DiagnosticSink, logs: @escaping LogFinder = { _ in .failure("logs cannot be read here") },
    wantsEveryStep: Bool = false
  ) -> ChartSpec? {
    guard
      let reader = ObjectReader(
        node, keys: ChartKeys.chart, what: "a spec", aliases: ChartKeys.aliases, misplaced: ChartKeys.owner, sink: sink)
    else { return nil }
    let title = reader.read(ChartKeys.title)
    let subtitle = reader.read(ChartKeys.subtitle)
    let description = reader.read(ChartKeys.description)
    let perEpoch = reader.read(ChartKeys.stepsPerEpoch)
    let run = steps(reader, perEpoch: perEpoch, logs: logs)
    let look = Look(reader)
    // Mistakes inside schedules are worth saying even where the length of the run is wrong.
    var curves = CurveReader(
      run: run ?? Defaults.steps, logs: LogCurveReader(find: logs, stepsPerEpoch: perEpoch, sink: sink), sink: sink)
    var training = TrainedReader(
      chart: reader, run: run ?? Defaults.steps, wantsEveryStep: wantsEveryStep)
    let panels = self.panels(reader, curves: &curves, training: &training)
    if !sink.hasErrors { WorkLimit.check(training.arms, of: node, sink: sink) }
    guard !sink.hasErrors, let run, let look else { return nil }
    curves.layLogsOverPlan()
    let stepName = stepName(curves.found, reader)
    if curves.found.allSatisfy({ $0.schedule == nil }) { curves.cutLogs(behind: Double(run)) }
    if panels.allSatisfy({ $0.curves.count <= 1 }) { curves.paintAlike() }
    for panel in panels where panel.curves.count > SeriesColor.allCases.count && !panel.namesBesideBars {
      sink.warning(
        at: reader.keyOffset(of: panels.count > 1 ? ChartKeys.panels : ChartKeys.curves),
        "\(panel.curves.count) curves share eight colours; from the ninth on only the dashes differ",
        hint: "several `panels` with fewer curves each are easier to read")
    }
    for panel in panels where panel.showsPhases { warnOfOtherPhases(panel, in: curves.found, reader) }
    let size = look.size(panels: panels.count)
    return ChartSpec(
      title: title, subtitle: subtitle, description: description, steps: run, stepsPerEpoch: perEpoch,
      width: size.width, height: size.height, appearance: look.appearance, text: look.text, naming: look.naming,
      columns: look.columns(width: size.width, panels: panels.count), curves: curves.found, panels: panels,
      arms: training.arms, stepName: stepName, texts: SpecTexts.collect(node))
  }

  /// What the x axis counts, where logs count something else than updates.
  private static func stepName(_ curves: [CurveSpec], _ reader: ObjectReader) -> String? {
    let logged = curves.compactMap { curve in curve.log.map { (log: $0, node: curve.node) } }
    guard let first = logged.first(where: { $0.log.axis != .step }) else { return nil }
    let isAlone = curves.allSatisfy { $0.schedule == nil } && logged.allSatisfy { $0.log.axis == first.log.axis }
    if isAlone { return first.log.axis.rawValue }
    reader.sink.warning(
      at: first.node.offset,
      "the log counts \(first.log.axis.rawValue)s: each is laid over one step of the other curves",
      hint: first.log.axis == .epoch ? "with `steps_per_epoch` its epochs become steps" : nil)
    return nil
  }

  /// One shading serves all curves of a panel: where they disagree, the reader is told whose phases are shown.
  private static func warnOfOtherPhases(_ panel: PanelSpec, in curves: [CurveSpec], _ reader: ObjectReader) {
    guard let first = panel.curves.first(where: { curves[$0].schedule != nil }) else { return }
    let shown = curves[first]
    let other = panel.curves.dropFirst().first { place in
      guard let one = curves[place].schedule, let planned = shown.schedule else { return false }
      return one.schedule.phases != planned.schedule.phases
    }
    guard let other else { return }
    let names = (DiagnosticText.quoted(shown.name), DiagnosticText.quoted(curves[other].name))
    reader.sink.warning(
      at: reader.has(ChartKeys.phases)
        ? reader.keyOffset(of: ChartKeys.phases) : reader.keyOffset(of: ChartKeys.panels),
      "the phases that are shaded are those of \(names.0); \(names.1) has others",
      hint: "give each its own panel, or leave `phases` out")
  }

  /// Length of the run in updates: `steps`, or `epochs` of `steps_per_epoch` each.
  private static func steps(_ reader: ObjectReader, perEpoch: Double?, logs: LogFinder) -> Int? {
    let steps = reader.read(ChartKeys.steps)
    let epochs = reader.read(ChartKeys.epochs)
    if !reader.has(ChartKeys.steps), !reader.has(ChartKeys.epochs),
      let length = LogLength.of(reader.node, stepsPerEpoch: perEpoch, find: logs)
    {
      return length
    }
    let isFlag = reader.has(ChartKeys.steps) && reader.offset(of: ChartKeys.steps) < 0
    guard reader.has(ChartKeys.epochs), !isFlag else {
      return reader.has(ChartKeys.steps) ? steps : reader.require(ChartKeys.steps)
    }
    if reader.has(ChartKeys.steps) {
      reader.error(at: ChartKeys.epochs, "give `steps` or `epochs`, not both")
      return nil
    }
    guard let epochs else { return nil }
    guard let perEpoch else {
      if !reader.has(ChartKeys.stepsPerEpoch) {
        reader.error(
          at: ChartKeys.epochs, "`epochs` needs `steps_per_epoch`",
          hint: "updates in an epoch = samples ÷ (batch size × devices × accumulation)")
      }
      return nil
    }
    let total = (epochs * perEpoch).rounded()
    guard total >= 1, total <= Double(Defaults.steps) else {
      reader.error(
        at: ChartKeys.epochs,
        "the run must have between 1 and \(NumberText.count(Defaults.steps)) steps")
      return nil
    }
    return Int(total)
  }

  private static func panels(
    _ reader: ObjectReader, curves: inout CurveReader, training: inout TrainedReader
  ) -> [PanelSpec] {
    let own = curves.read(reader)
    guard let nodes = reader.read(ChartKeys.panels) else {
      let isMeant =
        reader.isMeant(ChartKeys.schedule) || reader.isMeant(ChartKeys.curves) || reader.isMeant(ChartKeys.panels)
        || reader.isMeant(ChartKeys.log)
      if own == nil, !isMeant, !reader.has(ChartKeys.panels) {
        reader.sink.error(
          at: reader.node.offset, "a spec needs a `schedule`, `curves` or `panels`",
          hint: "the smallest: { \"steps\": 1000, \"schedule\": { \"type\": \"cosine\", \"lr\": 0.1 } }")
      }
      // Runs are shown as logs are: the rates above, the losses below.
      let shown: [Show?] = training.hasTrain && !reader.has(ChartKeys.show) ? [.lr, .loss] : [nil]
      return shown.compactMap {
        PanelReader(reader, title: nil, curves: own ?? [], of: curves.found, show: $0, training: &training).panel
      }
    }
    var panels: [PanelSpec] = []
    for node in nodes {
      guard
        let panel = ObjectReader(
          node, keys: ChartKeys.panel, what: "a panel", aliases: ChartKeys.aliases, misplaced: ChartKeys.owner,
          sink: reader.sink)
      else { continue }
      let inner = curves.read(panel)
      if inner == nil, own == nil, !panel.isMeant(ChartKeys.curves), !panel.isMeant(ChartKeys.schedule) {
        reader.sink.error(
          at: node.offset, "the panel has nothing to show", hint: "give it `curves`, or give the spec `curves`")
      }
      let title = panel.read(ChartKeys.title)
      let read = PanelReader(
        panel, title: title, curves: inner ?? own ?? [], of: curves.found, chart: reader, training: &training)
      if let read = read.panel { panels.append(read) }
    }
    return panels
  }
}
