import LRInput
import LRPlotting

/// Reads what one panel shows and how; a panel takes from its chart what it does not say itself.
struct PanelReader {
  /// Nil if something was wrong.
  private(set) var panel: PanelSpec?

  /// - Parameters:
  ///   - curves: the places of its curves, of which it shows those of its quantity.
  ///   - found: the curves of the chart.
  ///   - show: what it shows where it does not say; nil for rates, or losses where there are no rates.
  ///   - chart: nil for a chart without panels.
  ///   - training: reads what the panel shows of runs.
  init(
    _ reader: ObjectReader, title: RichText?, curves: [Int], of found: [CurveSpec], show usual: Show? = nil,
    chart: ObjectReader? = nil, training: inout TrainedReader
  ) {
    let onlyLosses = !curves.isEmpty && curves.allSatisfy { found[$0].quantity == .loss }
    let show = reader.has(ChartKeys.show) ? reader.read(ChartKeys.show) : usual ?? (onlyLosses ? .loss : .lr)
    let x = Self.axis(ChartKeys.x, in: reader, or: chart)
    let y = Self.axis(ChartKeys.y, in: reader, or: chart)
    let phases = Self.value(ChartKeys.phases, in: reader, or: chart)
    let marks = Self.value(ChartKeys.marks, in: reader, or: chart)
    guard let show, let x, let y, let phases, let marks else { return }
    if show.isAgainstSteps, let upper = x.upper, upper <= max(0, x.lower ?? 0) {
      let axis = reader.node(of: ChartKeys.x) ?? chart?.node(of: ChartKeys.x)
      reader.sink.error(
        at: (axis?[ChartKeys.upper.name] ?? reader.node).offset,
        "`max` of the x axis must be above 0: it counts steps")
      return
    }
    switch training.read(reader, show: show, curves: curves.map { ($0, found[$0]) }, isChart: chart == nil) {
    case .wrong: return
    case .trained(let trained):
      panel = PanelSpec(
        title: title, quantity: show == .loss ? .loss : .lr, x: x, y: y, showsPhases: phases, marks: marks,
        curves: curves, trained: trained)
      return
    case .plain: break
    }
    for place in curves where DrivenSchedule.isDriven(found[place].node) {
      let metrics = found[place].node["metrics"] ?? found[place].node
      reader.sink.error(
        at: metrics.offset, "the metrics are the losses of runs, but nothing is trained",
        hint: "add a `train`, or a list of `metrics`")
    }
    guard let quantity = LoggedQuantity(rawValue: show.rawValue) else {
      reader.error(at: ChartKeys.show, "\(DiagnosticText.quoted(show.rawValue)) is not known of a log")
      return
    }
    let shown = curves.filter { found[$0].quantity == quantity }
    if shown.isEmpty, !curves.isEmpty {
      reader.sink.error(
        at: reader.has(ChartKeys.show) ? reader.offset(of: ChartKeys.show) : reader.node.offset,
        quantity == .loss ? "no curve of the panel has a loss" : "no curve of the panel has a rate",
        hint: quantity == .loss ? "a `log` with a column `loss` has one" : nil)
    }
    panel = PanelSpec(
      title: title, quantity: quantity, x: x, y: y, showsPhases: phases, marks: marks, curves: shown)
  }

  private static func value<Value>(_ key: Key<Value>, in reader: ObjectReader, or chart: ObjectReader?) -> Value? {
    guard let chart, !reader.has(key) else { return reader.read(key) }
    return chart.read(key)
  }

  /// An axis written as the name of its scale, or as an object.
  private static func axis(_ key: Key<Node>, in reader: ObjectReader, or chart: ObjectReader?) -> AxisSpec? {
    guard let node = reader.node(of: key) ?? chart?.node(of: key) else {
      return AxisSpec(title: nil, scale: .linear, lower: nil, upper: nil)
    }
    let sink = reader.sink
    if node.string != nil {
      return ChartKeys.scale.decode(node, key.declaration, sink).map {
        AxisSpec(title: nil, scale: $0, lower: nil, upper: nil)
      }
    }
    guard node.members != nil else {
      sink.error(
        at: node.offset, "`\(key.name)` must be `linear`, `log` or an object, not \(node.kind)",
        hint: "for example { \"scale\": \"log\", \"title\": \"learning rate\" }")
      return nil
    }
    guard
      let axis = ObjectReader(node, keys: ChartKeys.axis, what: "an axis", aliases: ChartKeys.aliases, sink: sink)
    else { return nil }
    let title = axis.read(ChartKeys.axisTitle)
    let lower = axis.read(ChartKeys.lower)
    let upper = axis.read(ChartKeys.upper)
    guard let scale = axis.read(ChartKeys.scale) else { return nil }
    if let lower, let upper, lower >= upper {
      axis.error(at: ChartKeys.upper, "`max` must be greater than `min`")
      return nil
    }
    if scale == .log {
      for (bound, limit) in [(ChartKeys.lower, lower), (ChartKeys.upper, upper)] {
        guard let limit, limit <= 0 else { continue }
        axis.error(at: bound, "`\(bound.name)` of a log axis must be above 0")
        return nil
      }
    }
    return AxisSpec(title: title, scale: scale, lower: lower, upper: upper)
  }
}
