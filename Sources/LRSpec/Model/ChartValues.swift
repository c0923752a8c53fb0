public import LRResults

extension ChartSpec {
  /// The numbers behind the chart: of what its panels show of runs, else the rates, or the losses of a log without rates.
  public func values(_ results: Results) -> ValueTable {
    if let shown = panels.lazy.compactMap(\.results).first {
      return ValueTable(shown.quantity, curves: tables(shown.quantity, panels, results))
    }
    let hasRates = curves.contains { $0.quantity == .rate }
    let quantity: Quantity = panels.first?.quantity == .loss || !hasRates ? .loss : .rate
    return ValueTable(quantity, curves: tables(quantity, [], results))
  }

  /// The numbers of one quantity, as far as the chart shows it; nil if it does not.
  ///
  /// - Parameter panel: the place of the panel that is asked, from 0; nil for all.
  public func values(of quantity: Quantity, _ results: Results, panel: Int? = nil) -> ValueTable? {
    let asked = asked(panel).filter { $0.shows(quantity) }
    guard !asked.isEmpty else { return nil }
    return ValueTable(quantity, curves: tables(quantity, asked, results))
  }

  /// Whether a panel, or any, shows a quantity.
  ///
  /// - Parameter panel: its place, from 0; nil for all.
  public func shows(_ quantity: Quantity, panel: Int?) -> Bool { asked(panel).contains { $0.shows(quantity) } }

  private func asked(_ panel: Int?) -> [PanelSpec] {
    panel.map { panels.indices.contains($0) ? [panels[$0]] : [] } ?? panels
  }

  /// The curves of panels that show runs, each name once; where none does, those of the chart.
  private func tables(_ quantity: Quantity, _ panels: [PanelSpec], _ results: Results) -> [NamedTable] {
    let shown = panels.filter { $0.shows(quantity) }.compactMap(\.results)
    guard !shown.isEmpty else {
      return curves.filter { $0.quantity == quantity }.map { NamedTable(name: $0.name, table: $0.table(steps: steps)) }
    }
    var found: [NamedTable] = []
    for table in shown.flatMap({ $0.tables(results, of: quantity) })
    where quantity.form != .steps || !found.contains(where: { $0.name == table.name }) {
      found.append(table)
    }
    return found
  }
}

extension CurveSpec {
  /// Its rates at the steps of a run, or what its log has.
  func table(steps: Int) -> ResultTable {
    switch content {
    case .schedule(let schedule): ResultTable(schedule.schedule, steps: steps)
    case .log(let log): ResultTable(steps: log.samples.map(\.step), values: log.samples.map(\.value))
    }
  }
}

extension PanelSpec {
  /// Whether it shows a quantity, as itself or as a formula beside it.
  func shows(_ quantity: Quantity) -> Bool {
    self.quantity == quantity || results?.formulas.contains { $0.rawValue == quantity.name } == true
  }
}
