import LRInput
import LRPlotting
import LRResults
import LRSpec

/// The figure in a terminal.
extension DrawableChart {
  /// The figure in letters, and a last line that says it in words.
  ///
  /// - Parameters:
  ///   - columns: of the terminal; no line is wider.
  ///   - rows: of each panel.
  ///   - isColored: whether escape codes colour the curves.
  public func cells(columns: Int, rows: Int, isColored: Bool) -> String {
    let figure = chart.spec.figure(results: results, origin: chart.origin())
    let lines = CellChart(
      figure, columns: columns, rows: rows, endings: figure.panels.indices.map { endings(figure.panels[$0], $0) },
      isColored: isColored
    ).lines
    return (lines + [words(columns: columns)]).joined(separator: "\n") + "\n"
  }

  /// The last value of each curve of a panel, as `lrplot values` has it.
  private func endings(_ panel: Panel, _ index: Int) -> [String?] {
    let curves = numbers(index)
    // What has companions of other curves among its series is named without.
    guard curves.count == panel.series.count(where: \.isNamed) else { return [] }
    return curves.map { curve in curve.value("last").map { ShortNumber($0).plain } }
  }

  private func numbers(_ index: Int) -> [NamedValues] {
    let panel = chart.spec.panels[index]
    guard panel.quantity.form == .steps else { return [] }
    return curves(panel.quantity, panel: index) ?? []
  }

  /// One line for those who hear it: each curve with its last value, a lone one with its peak, as many as there is room for.
  ///
  ///     In words: cosine, peak 0.1 at step 49, last ≈0.001.
  public func words(columns: Int) -> String {
    let curves = chart.spec.panels.indices.lazy.map(numbers).first { !$0.isEmpty } ?? []
    let unit = chart.spec.stepName ?? chart.spec.runUnit.name
    let told = curves.compactMap { curve -> String? in
      guard let last = curve.value("last") else { return nil }
      // Of several there is room for their ends.
      guard curves.count == 1 else { return "\(VisibleText.of(curve.label)), last \(ShortNumber(last).plain)" }
      let peak = curve.value("peak").map { "peak \(ShortNumber($0).plain) at \(unit) " }
      let step = curve.value("peak_step").map { ShortNumber($0).plain }
      let rise = peak.flatMap { peak in step.map { ", " + peak + $0 } } ?? ""
      return "\(VisibleText.of(curve.label))\(rise), last \(ShortNumber(last).plain)"
    }
    guard !told.isEmpty else {
      let name = chart.spec.figure(results: results, origin: chart.origin()).name
      return VisibleText.fitted("In words: " + VisibleText.of(name), columns: columns)
    }
    var count = told.count
    while count > 1, VisibleText.columns(of: line(told, count)) > columns { count -= 1 }
    return VisibleText.fitted(line(told, count), columns: columns)
  }

  private func line(_ told: [String], _ count: Int) -> String {
    let more = count < told.count ? "; and \(told.count - count) more" : ""
    return "In words: \(told.prefix(count).joined(separator: "; "))\(more)."
  }
}
