import LRPlotting
import LRResults

/// One number for each curve, side by side: the values run along x, so that names of any length stand beside their bars.
enum OutcomesFigure {
  static func panel(_ spec: PanelSpec, _ shown: ResultsPanel, _ results: Results) -> Panel {
    let isLog = spec.x.scale == .log
    let title = ResultTitles(panel: shown, results: results).quantity()
    return Panel(
      title: spec.title, x: ResultTitles.axis(spec.x, title: title, unit: .value),
      y: Axis(title: spec.y.title, categories: shown.entries.map(\.label).reversed()),
      series: shown.entries.enumerated().map { index, entry in
        var one = series(
          entry, shown.table(entry, results), shown.quantity, category: shown.entries.count - 1 - index, isLog: isLog)
        one.isHighlighted = spec.highlighted.contains(entry.curve)
        return one
      })
  }

  /// A bar from zero, or a point where there is no zero.
  private static func series(
    _ entry: ResultsPanel.Entry, _ table: ResultTable, _ quantity: Quantity, category: Int, isLog: Bool
  ) -> Series {
    var (bars, points): ([Bar], [ErrorPoint]) = ([], [])
    let row = table.first { _ in true } ?? ResultRow(x: 0, value: .nan)
    if row.value.isFinite {
      if !isLog {
        let words = row.note.words.map { " · \($0)" }.joined()
        bars = [Bar(category: category, value: row.value, text: text(row, quantity), remark: words)]
      }
      if isLog || row.hasInterval {
        var point = ErrorPoint(row)
        (point.x, point.y) = (row.value, Double(category))
        points = [point]
      }
    } else if !isLog {
      bars = [Bar(category: category, value: 0, text: .literal(row.note.words.first ?? "unknown"))]
    }
    return Series(
      label: entry.label, slot: entry.slot, line: .none, points: points, bars: bars, isNamed: false)
  }

  /// `3/12` of runs; nil where the bar writes the number itself.
  private static func text(_ row: ResultRow, _ quantity: Quantity) -> RichText? {
    guard quantity.isShare, row.runs > 0 else { return nil }
    return .literal("\(row.counted)/\(row.runs)")
  }
}
