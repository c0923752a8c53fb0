import LRPlotting
import LRResults

/// One number for each curve and each value of what is varied: a line a curve.
enum VariedFigure {
  static func panel(_ spec: PanelSpec, _ shown: ResultsPanel, _ results: Results) -> Panel {
    let title = ResultTitles(panel: shown, results: results).quantity()
    var x = ResultTitles.axis(spec.x, title: shown.variedName ?? .literal(""), unit: .value, scale: spec.x.scale)
    x.places = shown.entries.compactMap(\.varied)
    return Panel(
      title: spec.title, x: x,
      y: ResultTitles.axis(spec.y, title: title, unit: ResultTitles.unit(shown.quantity)),
      series: shown.groups.map { series($0, shown, results) })
  }

  private static func series(
    _ group: [ResultsPanel.Entry], _ panel: ResultsPanel, _ results: Results
  ) -> Series {
    var (points, callouts): ([ErrorPoint], [Callout]) = ([], [])
    for entry in group {
      guard var row = panel.table(entry, results).first(where: { $0.value.isFinite }) else { continue }
      row.x = entry.varied ?? 0
      points.append(ErrorPoint(row))
      // A tuned rate on a cliff or an edge may say more of the tuning than of what is varied.
      let marks = row.note.words.joined(separator: " · ")
      if !marks.isEmpty { callouts.append(Callout(x: row.x, y: row.value, text: .literal(marks), shape: .marker)) }
    }
    return Series(
      label: group[0].label, slot: group[0].slot, curve: Curve(steps: points.map(\.x), values: points.map(\.y)),
      line: group.allSatisfy { results.plans[$0.plan].isExact } ? .exact : .sampled, callouts: callouts, points: points)
  }
}
