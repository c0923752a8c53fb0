import LRMath
import LRPlotting

/// The words of a chart about its data.
enum DataSentences {
  /// `Line chart of q50 against step, shaded: q10 to q90, from bands.csv.`
  static func kind(_ spec: ChartSpec, axes: String) -> String {
    let curves = spec.curves.compactMap(\.data)
    let files = distinct(curves.map { file($0.file) })
    let panels = spec.panels.count > 1 ? " in \(spec.panels.count) panels" : ""
    return "Line chart of \(DataFigure.y(curves)) against \(DataFigure.x(curves))"
      + "\(DataFigure.surroundings(curves)), from \(OrderWords.list(files))\(panels)\(axes)."
  }

  /// What a curve does, and of which rows: from where to where, its extremes, the width of its band.
  static func summary(_ data: DataCurve, name: String) -> String {
    let x = data.query.x
    let rows = picked(data).map { " (\($0))" } ?? ""
    let average = data.smooth > 0 ? ", averaged with weight \(number(data.smooth))" : ""
    return LogSentences.measured(
      data.facts, finite: data.count, of: data.x.count, name: name + rows,
      place: { (short: number($0), long: "\(x) \(number($0))") }, average: average,
      tail: (steepest(data), band(data)))
  }

  /// `, falls fastest around 0.002`: how a loss against rates is read, over a quarter of a decade at a time, before the lowest.
  private static func steepest(_ data: DataCurve) -> String {
    guard data.ratesAcross, data.quantity == .loss else { return "" }
    let shown = Array(data.finite.filter { $0.step > 0 && $0.step <= data.facts.lowest.step })
    var found: (slope: Double, rate: Double)?
    var end = 0
    for start in shown {
      while end < shown.count, shown[end].step < start.step * 1.778 { end += 1 }
      guard end < shown.count else { break }
      let width = Math.log10(shown[end].step / start.step)
      let slope = (shown[end].value - start.value) / width
      if slope < found?.slope ?? 0 { found = (slope, start.step * Math.pow(10, width / 2)) }
    }
    return found.map { ", falls fastest around \(DataSentences.rounded($0.rate))" } ?? ""
  }

  /// Two digits: what is read off a curve is no more than that.
  private static func rounded(_ x: Double) -> String { NumberText.rounded(x, digits: 2).plain }

  /// `; q10 to q90 at the end: 0.1 to 0.3`
  private static func band(_ data: DataCurve) -> String {
    guard data.hasBand, let end = data.low.indices.last(where: { data.low[$0].isFinite && data.high[$0].isFinite })
    else { return "" }
    return "; \(data.query.band[0]) to \(data.query.band[1]) at \(number(data.x[end])): "
      + "\(number(data.low[end])) to \(number(data.high[end]))"
  }

  /// `opt SGD, seed 3`, the rows that were picked; nil where all are meant.
  private static func picked(_ data: DataCurve) -> String? {
    let conditions = data.query.conditions
    return conditions.isEmpty ? nil : conditions.map { "\($0.column) \($0.value.text)" }.joined(separator: ", ")
  }

  /// What the tables have that no curve draws: `Not drawn of bands.csv: the columns seed and loss.`
  static func notDrawn(_ spec: ChartSpec) -> [String] {
    let curves = spec.curves.compactMap(\.data)
    return distinct(curves.map(\.file)).compactMap { path in
      let own = curves.filter { $0.file == path }
      let named = Set(own.flatMap { [$0.query.x, $0.query.y] + $0.query.band + $0.query.conditions.map(\.column) })
      let rest = distinct(own.flatMap(\.rest)).filter { !named.contains($0) }
      let rows = own.map(\.rows).max() ?? 0
      // A row may be drawn by two curves: only what all together cannot have drawn is surely left out.
      let left = rows - own.reduce(0) { $0 + $1.x.count }
      var parts: [String] = []
      if !rest.isEmpty { parts.append((rest.count == 1 ? "the column " : "the columns ") + some(rest)) }
      if left > 0 { parts.append("\(NumberText.count(left)) of \(NumberText.count(rows)) rows") }
      return parts.isEmpty ? nil : "Not drawn of \(file(path)): \(parts.joined(separator: ", and "))."
    }
  }

  /// The same of one curve, whichever others there are: a part of what a figure is made of.
  static func notDrawn(_ data: DataCurve) -> String { "\(data.rows) \(data.rest.joined(separator: "\n"))" }

  private static func some(_ names: [String]) -> String {
    let most = 8
    return names.count <= most
      ? OrderWords.list(names) : names.prefix(most).joined(separator: ", ") + " and \(names.count - most) more"
  }

  /// `bands.csv` of `runs/bands.csv`
  static func file(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  private static func distinct(_ names: [String]) -> [String] {
    var seen: [String] = []
    for name in names where !seen.contains(name) { seen.append(name) }
    return seen
  }

  static func number(_ x: Double) -> String { LogSentences.number(x) }
}
