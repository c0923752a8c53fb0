import LRInput
import LRPlotting
import LRSchedules

/// Reads a positioned tree into a `ChartSpec`.
public enum ChartReader {
  /// The spec, or nil if anything in it is wrong; every mistake and every warning is in the sink.
  public static func read(_ node: Node, sink: DiagnosticSink) -> ChartSpec? {
    guard
      let reader = ObjectReader(
        node, keys: ChartKeys.chart, what: "a spec", aliases: ChartKeys.aliases, misplaced: ChartKeys.owner, sink: sink)
    else { return nil }
    let title = reader.read(ChartKeys.title)
    let subtitle = reader.read(ChartKeys.subtitle)
    let description = reader.read(ChartKeys.description)
    let perEpoch = reader.read(ChartKeys.stepsPerEpoch)
    let run = steps(reader, perEpoch: perEpoch)
    let look = Look(reader)
    // Mistakes inside schedules are worth saying even where the length of the run is wrong.
    var curves = CurveReader(run: run ?? Defaults.steps, sink: sink)
    let panels = self.panels(reader, curves: &curves)
    guard !sink.hasErrors, let run, let look else { return nil }
    if panels.allSatisfy({ $0.curves.count <= 1 }) { curves.paintAlike() }
    for panel in panels where panel.curves.count > SeriesColor.allCases.count {
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
      texts: SpecTexts.collect(node))
  }

  /// One shading serves all curves of a panel: where they disagree, the reader is told whose phases are shown.
  private static func warnOfOtherPhases(_ panel: PanelSpec, in curves: [CurveSpec], _ reader: ObjectReader) {
    guard let first = panel.curves.first else { return }
    let shown = curves[first]
    let other = panel.curves.dropFirst().first { curves[$0].schedule.schedule.phases != shown.schedule.schedule.phases }
    guard let other else { return }
    let names = (DiagnosticText.quoted(shown.name), DiagnosticText.quoted(curves[other].name))
    reader.sink.warning(
      at: reader.has(ChartKeys.phases)
        ? reader.keyOffset(of: ChartKeys.phases) : reader.keyOffset(of: ChartKeys.panels),
      "the phases that are shaded are those of \(names.0); \(names.1) has others",
      hint: "give each its own panel, or leave `phases` out")
  }

  /// Length of the run in updates: `steps`, or `epochs` of `steps_per_epoch` each.
  private static func steps(_ reader: ObjectReader, perEpoch: Double?) -> Int? {
    let steps = reader.read(ChartKeys.steps)
    let epochs = reader.read(ChartKeys.epochs)
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

  private static func panels(_ reader: ObjectReader, curves: inout CurveReader) -> [PanelSpec] {
    let own = curves.read(reader)
    guard let nodes = reader.read(ChartKeys.panels) else {
      let isMeant =
        reader.isMeant(ChartKeys.schedule) || reader.isMeant(ChartKeys.curves) || reader.isMeant(ChartKeys.panels)
      if own == nil, !isMeant, !reader.has(ChartKeys.panels) {
        reader.sink.error(
          at: reader.node.offset, "a spec needs a `schedule`, `curves` or `panels`",
          hint: "the smallest: { \"steps\": 1000, \"schedule\": { \"type\": \"cosine\", \"lr\": 0.1 } }")
      }
      return [PanelReader(reader, title: nil, curves: own ?? []).panel].compactMap { $0 }
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
      if let read = PanelReader(panel, title: title, curves: inner ?? own ?? [], chart: reader).panel {
        panels.append(read)
      }
    }
    return panels
  }
}
