public import LRResults

extension ChartSpec {
  /// The numbers behind the chart: of what its panels show of runs, else the rates, or the losses of a log without rates.
  public func values(_ results: Results) -> ValueTable {
    let hasRates = curves.contains { $0.quantity?.isRate == true }
    let planned = hasRates ? panels.first?.quantity ?? .rate : .loss
    let quantity = panels.lazy.compactMap(\.results).first?.quantity ?? planned
    return ValueTable(quantity, curves: tables(quantity, Array(panels.indices), results), x: countedName)
  }

  /// What the first column of a table counts: the column that all of data share, else steps.
  private var countedName: String {
    let names = Set(curves.map { $0.data?.query.x })
    return names.count == 1 ? names.first.flatMap { $0 } ?? "step" : "step"
  }

  /// The numbers of one quantity, as far as the chart shows it; nil if it does not.
  ///
  /// - Parameter panel: the place of the panel that is asked, from 0; nil for all.
  public func values(of quantity: Quantity, _ results: Results, panel: Int? = nil) -> ValueTable? {
    let asked = asked(panel).filter { panels[$0].shows(quantity) }
    guard !asked.isEmpty else { return nil }
    return ValueTable(quantity, curves: tables(quantity, asked, results), x: countedName)
  }

  /// Whether a panel, or any, shows a quantity.
  ///
  /// - Parameter panel: its place, from 0; nil for all.
  public func shows(_ quantity: Quantity, panel: Int?) -> Bool { asked(panel).contains { panels[$0].shows(quantity) } }

  /// The columns of tables that are drawn, each once.
  ///
  /// - Parameter panel: the place of the panel that is asked, from 0; nil for all.
  public func columns(panel: Int? = nil) -> [String] {
    var found: [String] = []
    for data in tables(panel).compactMap(\.data) { found += data.columns.filter { !found.contains($0) } }
    return found
  }

  /// What the curves draw of a column.
  ///
  /// - Parameter panel: the place of the panel that is asked, from 0; nil for all.
  public func values(ofColumn column: String, panel: Int? = nil) -> [NamedValues] {
    tables(panel).compactMap { curve in
      // Numbers of a table stand against x, as those of a rate against the step.
      curve.data?.table(of: column).map { NamedTable(name: curve.name, table: $0).values(of: .rate) }
    }
  }

  /// The curves that are made of tables, each once.
  private func tables(_ panel: Int?) -> [CurveSpec] {
    let places = Set(asked(panel).flatMap { panels[$0].curves + panels[$0].data })
    return places.sorted().map { curves[$0] }.filter { $0.data != nil }
  }

  private func asked(_ panel: Int?) -> [Int] {
    panel.map { panels.indices.contains($0) ? [$0] : [] } ?? Array(panels.indices)
  }

  /// The curves of the panels that show a quantity, each once: of a later panel that has other numbers of the same name,
  /// under that name and the panel's. Where no panel shows runs, those of the chart.
  private func tables(_ quantity: Quantity, _ asked: [Int], _ results: Results) -> [NamedTable] {
    let shown = asked.map { panels[$0] }.filter { $0.shows(quantity) }
    guard shown.contains(where: { $0.results != nil }) else {
      return curves.filter { $0.quantity == quantity || $0.data != nil }.map {
        NamedTable(name: $0.name, table: $0.table(steps: steps))
      }
    }
    var found: [NamedTable] = []
    var sources: Set<Source> = []
    for panel in shown {
      let name = panel.title?.plain ?? "panel \(panel.number)"
      for (source, table) in rows(panel, quantity, results) where sources.insert(source).inserted {
        let isTaken = found.contains { $0.name == table.name }
        found.append(isTaken ? NamedTable(name: "\(table.name), \(name)", table: table.table) : table)
      }
    }
    return found
  }

  /// Where numbers come from: equal ones have the same numbers.
  private enum Source: Hashable {
    /// A curve as it is planned or logged, by its place.
    case curve(Int)
    /// What came of a plan, by its place, under a name.
    case plan(Int, String)
  }

  private func rows(
    _ panel: PanelSpec, _ quantity: Quantity, _ results: Results
  ) -> [(source: Source, table: NamedTable)] {
    guard let shown = panel.results else {
      return plain(panel.curves.filter { curves[$0].quantity == quantity || curves[$0].data != nil })
    }
    let runs = zip(shown.entries, shown.tables(results, of: quantity)).map { entry, table in
      let plan = results.plans[entry.plan]
      // Rates that no training sets are those of the curve, under whatever it trains.
      let isPlanned = quantity.isRate && !plan.setsRates && plan.steps == steps && entry.varied == nil
      return (isPlanned ? Source.curve(entry.curve) : .plan(entry.plan, table.name), table)
    }
    return runs + plain(panel.data)
  }

  private func plain(_ places: [Int]) -> [(source: Source, table: NamedTable)] {
    places.map { (.curve($0), NamedTable(name: curves[$0].name, table: curves[$0].table(steps: steps))) }
  }
}

extension CurveSpec {
  /// Its rates at the steps of a run, or what its log has.
  func table(steps: Int) -> ResultTable {
    switch content {
    case .schedule(let schedule): ResultTable(schedule.schedule, steps: steps)
    case .log(let log): ResultTable(steps: log.samples.map(\.step), values: log.samples.map(\.value))
    case .data(let data): data.table
    }
  }
}

extension PanelSpec {
  /// Whether it shows a quantity, as itself or as a formula beside it.
  func shows(_ quantity: Quantity) -> Bool {
    self.quantity == quantity || results?.formulas.contains { $0.quantity == quantity } == true
  }
}
