import LRInput
import LRPlotting
import LRResults

/// Reads the panels of a chart, or the one that it is itself.
struct PanelsReader {
  private let chart: ObjectReader
  /// Set where one quantity is asked for, whatever the panels show.
  private let asked: Quantity?
  private let askedOffset: Int

  /// - Parameter asked: set for a table of values.
  init(_ chart: ObjectReader, asked: ValueRequest?) {
    self.chart = chart
    askedOffset = asked?.offset ?? 0
    // A training chart is asked for its rates as they were tuned.
    self.asked = asked.flatMap { $0.quantity ?? (Self.trains(chart.node) ? .rate : nil) }
  }

  /// Whether anything in the spec is trained.
  private static func trains(_ chart: Node) -> Bool {
    func has(_ owner: Node) -> Bool {
      owner[CurveKeys.keys.train.name] != nil || owner[ShownKeys.keys.tune.name] != nil
    }
    let owners = [chart] + (chart[ChartKeys.keys.panels.name]?.array ?? [])
    return (owners + owners.flatMap { $0[ShownKeys.keys.curves.name]?.array ?? [] }).contains(where: has)
  }

  func read(curves: inout CurveReader, runs: inout RunsReader) -> [PanelSpec] {
    let own = curves.read(chart)
    guard let nodes = chart.read(ChartKeys.keys.panels) else {
      refuseNothing(own)
      return alone(own, curves, &runs)
    }
    // Panels that show what is asked for are kept, with what they vary; else it is shown of the curves themselves.
    let all = Array(nodes.enumerated())
    let fitting = asked.map { asked in all.filter { shown(by: $0.element) == asked.name } } ?? all
    if fitting.isEmpty, let own { return panel(chart, own, curves, &runs, show: asked).map { [$0] } ?? [] }
    var panels: [PanelSpec] = []
    for (index, node) in fitting.isEmpty ? all : fitting {
      guard
        let reader = ObjectReader(
          node, keys: SpecKeys.panel, what: "a panel", aliases: SpecKeys.aliases,
          misplaced: { SpecKeys.owner(of: $0, in: node) },
          sink: chart.sink)
      else { continue }
      let inner = curves.read(reader)
      if inner == nil, own == nil, !reader.isMeant(ShownKeys.keys.curves), !reader.isMeant(CurveKeys.keys.schedule) {
        chart.sink.error(
          at: node.offset, "the panel has nothing to show", hint: "give it `curves`, or give the spec `curves`")
      }
      let title = reader.read(ShownKeys.keys.title)
      let found = PanelReader(reader, chart: chart, asked: asked, askedOffset: askedOffset).read(
        title: title, curves: inner ?? own ?? [], of: curves, runs: &runs)
      if var found {
        found.number = index + 1
        // A value is one of a quantity.
        let isOther = panels.first.map { $0.quantity != found.quantity } ?? false
        if isOther { found.annotations.removeAll { $0.isOfChart && $0.hasValue } }
        panels.append(found)
      }
    }
    return panels
  }

  private func shown(by panel: Node) -> String { panel[ShownKeys.keys.show.name]?.string ?? Quantity.rate.name }

  private func refuseNothing(_ own: [Int]?) {
    let isMeant =
      chart.isMeant(CurveKeys.keys.schedule) || chart.isMeant(ShownKeys.keys.curves)
      || chart.isMeant(ChartKeys.keys.panels) || chart.isMeant(CurveKeys.keys.log)
    guard own == nil, !isMeant, !chart.has(ChartKeys.keys.panels) else { return }
    chart.sink.error(
      at: chart.node.offset, "a spec needs a `schedule`, `curves` or `panels`",
      hint: "the smallest: { \"steps\": 1000, \"schedule\": { \"type\": \"cosine\", \"lr\": 0.1 } }")
  }

  /// The chart as its only panel; runs are shown as logs are, the rates above, the losses below.
  private func alone(_ own: [Int]?, _ curves: CurveReader, _ runs: inout RunsReader) -> [PanelSpec] {
    let shown: [Quantity?] =
      asked.map { [$0] } ?? (runs.hasTrain && !chart.has(ShownKeys.keys.show) ? [.rate, .loss] : [nil])
    let panels = shown.compactMap { panel(chart, own ?? [], curves, &runs, show: $0) }
    return panels.enumerated().map { index, panel in
      var panel = panel
      if index > 0 { panel.annotations.removeAll(where: \.hasValue) }
      return panel
    }
  }

  private func panel(
    _ reader: ObjectReader, _ places: [Int], _ curves: CurveReader, _ runs: inout RunsReader, show: Quantity?
  ) -> PanelSpec? {
    PanelReader(reader, chart: nil, asked: show, askedOffset: asked == nil ? nil : askedOffset).read(
      title: nil, curves: places, of: curves, runs: &runs)
  }
}
