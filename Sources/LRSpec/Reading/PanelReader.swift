import LRInput
import LRPlotting
import LRResults

/// Reads what one panel shows and how; a panel takes from its chart what it does not say itself.
struct PanelReader {
  private let reader: ObjectReader
  private let chart: ObjectReader?
  private let asked: Quantity?
  /// Where a quantity that cannot be shown was asked for.
  private let showOffset: Int

  /// - Parameters:
  ///   - reader: the panel, or the chart where it is its own only panel.
  ///   - chart: nil for a chart that is its own panel.
  ///   - asked: what is shown, whatever the panel says.
  ///   - askedOffset: where that was asked for; nil where the spec says it.
  init(_ reader: ObjectReader, chart: ObjectReader?, asked: Quantity?, askedOffset: Int?) {
    self.reader = reader
    self.chart = chart
    self.asked = asked
    showOffset =
      asked == nil || askedOffset == nil
      ? reader.has(ShownKeys.keys.show) ? reader.offset(of: ShownKeys.keys.show) : reader.node.offset
      : askedOffset ?? 0
  }

  /// The panel; nil if something was wrong.
  ///
  /// - Parameter places: the places of its curves, of which it shows those of its quantity.
  func read(title: RichText?, curves places: [Int], of curves: CurveReader, runs: inout RunsReader) -> PanelSpec? {
    let found = curves.found
    // What all of its curves are of.
    let shared = Set(places.map { found[$0].quantity })
    let usual = shared.count == 1 ? (shared.first ?? nil) ?? .rate : .rate
    let isOfData = !places.isEmpty && places.allSatisfy { found[$0].data != nil }
    let quantity = asked ?? (reader.has(ShownKeys.keys.show) ? reader.read(ShownKeys.keys.show) : usual)
    let x = axis(ShownKeys.keys.x)
    let y = axis(ShownKeys.keys.y)
    let phases = value(ShownKeys.keys.phases)
    let marks = value(ShownKeys.keys.marks)
    guard let quantity, let x, let y, let phases, let marks, let annotations = annotations(x, y) else { return nil }
    if quantity.form == .steps, !isOfData, let upper = x.upper, upper <= max(0, x.lower ?? 0) {
      let axis = reader.node(of: ShownKeys.keys.x) ?? chart?.node(of: ShownKeys.keys.x)
      reader.sink.error(
        at: (axis?[AxisKeys.keys.upper.name] ?? reader.node).offset,
        "`max` of the x axis must be above 0: it counts steps")
      return nil
    }
    guard let highlighted = highlighted(places, found) else { return nil }
    let content: PanelSpec.Content
    var data = places.filter { found[$0].data != nil }
    let saysWhat = asked != nil || reader.has(ShownKeys.keys.show)
    if saysWhat {
      // A column whose name says nothing goes by the name that is asked for, where all are of tables.
      data.removeAll { found[$0].quantity.map { $0.isRate != quantity.isRate } ?? (!isOfData && quantity.isRate) }
    }
    switch runs.read(reader, quantity, places, of: curves, isChart: chart == nil, showOffset: showOffset) {
    case .wrong: return nil
    case .results(let results):
      content = results
      if case .steps = content { break }
      for place in data where chart == nil || reader.has(ShownKeys.keys.curves) {
        reader.sink.warning(
          at: found[place].offset,
          "\(DiagnosticText.quoted(found[place].name)) is not drawn: data stands beside numbers "
            + "against the step alone")
      }
      data = []
    case .plain:
      guard let shown = plain(quantity, places, data, isSaid: saysWhat, of: curves) else { return nil }
      content = .curves(shown)
      data = []
    }
    return PanelSpec(
      title: title, quantity: quantity, x: x, y: y, showsPhases: phases, marks: marks, content: content, data: data,
      annotations: annotations, highlighted: highlighted)
  }

  /// The places of the curves that are to stand out; nil after an error.
  private func highlighted(_ places: [Int], _ found: [CurveSpec]) -> Set<Int>? {
    let key = ShownKeys.keys.highlight
    guard let owner = [reader, chart].compactMap({ $0 }).first(where: { $0.has(key) }) else { return [] }
    guard let nodes = owner.read(key) else { return nil }
    // A name of the chart's may be missing in a panel of other curves.
    let isInherited = owner.node.offset != reader.node.offset
    let names = (isInherited ? Array(found.indices) : places).map { found[$0].name }
    var chosen: Set<Int> = []
    for node in nodes {
      guard let name = node.string else {
        reader.sink.error(at: node.offset, "`\(key.name)` holds names of curves, not \(node.kind)")
        return nil
      }
      if !names.contains(name) {
        reader.sink.error(
          at: node.offset, "no curve here is called \(DiagnosticText.quoted(name))",
          hint: names.isEmpty ? nil : "there are \(DiagnosticText.list(names, "and"))")
        return nil
      }
      chosen.formUnion(places.filter { found[$0].name == name })
    }
    return chosen
  }

  /// The curves that are shown as they are planned or logged.
  private func plain(
    _ quantity: Quantity, _ places: [Int], _ data: [Int], isSaid: Bool, of curves: CurveReader
  ) -> [Int]? {
    for place in places {
      guard let schedule = curves.sources[place].schedule, MetricsOfRuns.areMeant(by: schedule) else { continue }
      reader.sink.error(
        at: MetricsOfRuns.offset(in: schedule), "the metrics are the losses of runs, but nothing is trained",
        hint: "add a `train`, or a list of `metrics`")
    }
    let isOfData = !places.isEmpty && places.allSatisfy { curves.found[$0].data != nil }
    guard quantity.logged != nil || isOfData && !isSaid else {
      reader.sink.error(
        at: showOffset, "\(DiagnosticText.quoted(quantity.name)) is not known of a \(isOfData ? "table" : "log")")
      return nil
    }
    let shown = places.filter { place in
      curves.found[place].data == nil ? curves.found[place].quantity == quantity : data.contains(place)
    }
    if shown.isEmpty, !places.isEmpty {
      reader.sink.error(
        at: showOffset, "no curve of the panel has a \(quantity.logged?.noun ?? quantity.words)",
        hint: quantity.runs != .none ? "a `log` with a column `loss` has one" : nil)
    }
    return shown
  }

  private func value<Value>(_ key: Key<Value>) -> Value? {
    guard let chart, !reader.has(key) else { return reader.read(key) }
    return chart.read(key)
  }

  /// Those of the panel, and those of its chart.
  private func annotations(_ x: AxisSpec, _ y: AxisSpec) -> [AnnotationSpec]? {
    let key = ShownKeys.keys.annotations
    // What is wrong with one of the chart is told once, by its first panel.
    let reading = AnnotationReader(sink: reader.sink, x: x.scale, y: y.scale)
    var found: [AnnotationSpec] = []
    for owner in [reader, chart].compactMap({ $0 }) where owner.has(key) {
      guard let nodes = owner.read(key), let read = reading.read(nodes) else { return nil }
      found += read.map { one in
        var one = one
        one.isOfChart = owner.node.offset == chart?.node.offset
        return one
      }
    }
    return found
  }

  /// An axis written as the name of its scale, or as an object.
  private func axis(_ key: Key<Node>) -> AxisSpec? {
    guard let node = reader.node(of: key) ?? chart?.node(of: key) else {
      return AxisSpec(title: nil, scale: .linear, lower: nil, upper: nil)
    }
    let (sink, keys) = (reader.sink, AxisKeys.keys)
    if node.string != nil {
      return keys.scale.decode(node, key.declaration, sink).map {
        AxisSpec(title: nil, scale: $0, lower: nil, upper: nil)
      }
    }
    guard node.members != nil else {
      sink.error(
        at: node.offset, "`\(key.name)` must be `linear`, `log` or an object, not \(node.kind)",
        hint: "for example { \"scale\": \"log\", \"title\": \"learning rate\" }")
      return nil
    }
    guard let axis = ObjectReader(node, keys: SpecKeys.axis, what: "an axis", aliases: SpecKeys.aliases, sink: sink)
    else { return nil }
    let title = axis.read(keys.title)
    let lower = axis.read(keys.lower)
    let upper = axis.read(keys.upper)
    guard let scale = axis.read(keys.scale) else { return nil }
    if let lower, let upper, lower >= upper {
      axis.error(at: keys.upper, "`max` must be greater than `min`")
      return nil
    }
    if scale == .log {
      for (bound, limit) in [(keys.lower, lower), (keys.upper, upper)] {
        guard let limit, limit <= 0 else { continue }
        axis.error(at: bound, "`\(bound.name)` of a log axis must be above 0")
        return nil
      }
    }
    return AxisSpec(title: title, scale: scale, lower: lower, upper: upper)
  }
}
