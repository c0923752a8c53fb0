import LRConfigs
import LRInput
import LRPlotting
import LRResults
import LRSchedules

/// Reads the curves that a `log` gives: its rates and its losses.
package struct LogCurveReader {
  struct Named {
    var label: RichText
    var name: String
    var curve: LoggedCurve
  }

  let find: LogFinder
  /// What the chart counts.
  let unit: RunUnit
  let stepsPerEpoch: Double?
  let sink: DiagnosticSink

  /// A log with a rate for each of many groups of parameters has its later ones left out.
  package static let mostColumns = 8

  /// The curves of the log that a spec names at `node`; none after an error.
  ///
  /// - Parameters:
  ///   - label: the name that the spec has for it.
  ///   - hasPlan: whether the label is that of a schedule beside it.
  func read(_ node: Node, label: (text: RichText, name: String)?, hasPlan: Bool) -> [Named] {
    guard let file = node.string else { return [] }
    let log: RunLog
    switch find(file) {
    case .log(let found): log = found
    case .failure(let message, let hint):
      sink.error(at: node.offset, message, hint: hint)
      return []
    }
    for note in log.notes { sink.warning(at: node.offset, note) }
    let curves = [(Quantity.rate, log.rates), (.loss, log.losses)].map { quantity, columns in
      distinct(
        columns.compactMap {
          LoggedCurve($0, of: log, file: file, quantity: quantity, unit: unit, stepsPerEpoch: stepsPerEpoch)
        }, node)
    }
    guard curves.contains(where: { !$0.isEmpty }) else {
      let names = log.columns.map(\.name)
      sink.error(
        at: node.offset, "the log has no rate and no loss that could be drawn",
        hint: names == [Self.stem(file)]
          ? "its values go by the name of the file: rename it to lr.csv or loss.csv, whichever it holds"
          : "it has \(DiagnosticText.list(names, "and")); rates are called `lr` or `learning_rate`, losses `loss`")
      return []
    }
    let base =
      label.map { ($0.text + .literal(hasPlan ? " (log)" : ""), $0.name + (hasPlan ? " (log)" : "")) }
      ?? (.literal(Self.stem(file)), Self.stem(file))
    let isAlone = label == nil && !hasPlan
    let isPlain = curves.allSatisfy { $0.count <= 1 }
    return curves.flatMap { columns in
      columns.map { curve in
        if isPlain { return Named(label: base.0, name: base.1, curve: curve) }
        if isAlone { return Named(label: .literal(curve.column), name: curve.column, curve: curve) }
        if columns.count == 1 { return Named(label: base.0, name: base.1, curve: curve) }
        return Named(
          label: base.0 + .literal(", \(curve.column)"), name: "\(base.1), \(curve.column)", curve: curve)
      }
    }
  }

  /// Each curve once, of those with more than one value if there are such.
  private func distinct(_ curves: [LoggedCurve], _ node: Node) -> [LoggedCurve] {
    let long = curves.filter { $0.samples.count > 1 }
    var found: [LoggedCurve] = []
    for curve in long.isEmpty ? curves : long where !found.contains(where: { $0.samples == curve.samples }) {
      found.append(curve)
    }
    if found.count > Self.mostColumns {
      sink.warning(
        at: node.offset, "of \(found.count) columns of the log the first \(Self.mostColumns) are drawn",
        hint: "it has \(DiagnosticText.list(Array(found.map(\.column).prefix(20)), "and"))")
    }
    return Array(found.prefix(Self.mostColumns))
  }

  /// `trainer_state` of `runs/trainer_state.json`
  static func stem(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }
}
