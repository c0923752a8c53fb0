public import LRCairo
import LRInput
public import LRPlotting
import LRResults
import LRSpec

/// What a page shows beside a figure.
extension DrawableChart {
  /// The numbers of the figure's curves at their places, as JSON: those that `lrplot values` prints, as near to each other as asked for.
  ///
  ///     { "width": 720, "height": 432, "panels": [ { "title": "", "unit": "step", "box": [70, 60, 560, 300],
  ///       "x": { "low": 0, "high": 1000, "log": false }, "y": { … }, "curves": [ { "name": "cosine", "x": [0, …], "y": […] } ] } ] }
  ///
  /// - Parameter pixels: from one number of a curve to the next.
  public func readings(fonts: FontBook, every pixels: Int = 1) -> String {
    let figure = chart.spec.figure(results: results, origin: chart.origin())
    let places = (try? FigureLayout.layout(figure, measurer: fonts))?.places ?? []
    let panels = zip(places, chart.spec.panels).enumerated().map { index, pair in
      json(of: pair.1, at: pair.0, every: pixels, curves: curves(index, pair.1, pair.0))
    }
    let size = "\"width\":\(JSONText.number(figure.width)),\"height\":\(JSONText.number(figure.height))"
    return "{\(size),\"panels\":[\n\(panels.joined(separator: ",\n"))\n]}\n"
  }

  private func curves(_ index: Int, _ panel: PanelSpec, _ place: PanelPlace) -> [NamedTable] {
    switch panel.quantity.form {
    case .steps, .rates: chart.spec.values(of: panel.quantity, results, panel: index)?.curves ?? []
    // Bars bear their numbers, and a way through a plane has no x of its own.
    case .outcome, .plane: []
    }
  }

  private func json(of panel: PanelSpec, at place: PanelPlace, every pixels: Int, curves: [NamedTable]) -> String {
    let box = [place.box.x, place.box.y, place.box.width, place.box.height].map(JSONText.number)
    let unit = panel.quantity.form == .rates ? "peak rate" : chart.spec.stepName ?? chart.spec.runUnit.name
    let lines = curves.map { curve in
      let rows = Reading.rows(of: curve.table, along: place, every: pixels)
      let (xs, ys) = (rows.map { JSONText.number($0.x) }, rows.map { JSONText.number($0.y) })
      return "{\"name\":\(JSONText.string(curve.name)),\"x\":[\(xs.joined(separator: ","))],"
        + "\"y\":[\(ys.joined(separator: ","))]}"
    }
    return "{\"title\":\(JSONText.string(panel.title?.plain ?? "")),\"unit\":\(JSONText.string(unit)),"
      + "\"box\":[\(box.joined(separator: ","))],\"x\":\(Reading.json(of: place.x)),\"y\":\(Reading.json(of: place.y)),"
      + "\"curves\":[\(lines.joined(separator: ","))]}"
  }

  /// The same chart in other colours, its spec too; a chart whose spec chooses them keeps them where `auto` is asked for.
  public func inColors(_ appearance: Appearance) -> DrawableChart {
    guard !(appearance == .auto && chart.spec.choosesAppearance),
      let node = JSONReader.parse(DiagnosticSink(chart.carried))
    else { return self }
    var spec = chart.spec
    spec.appearance = appearance
    let text = CanonicalJSON.text(node.setting("theme", to: .string(appearance.rawValue)))
    return DrawableChart(chart: Chart(spec: spec, text: text), results: results)
  }
}

extension Chart {
  /// The spec with all flags written onto it, as JSON with line breaks; nil where code made the chart.
  public var writtenSpec: String? {
    isMade ? nil : JSONReader.parse(DiagnosticSink(carried)).map(ReadableJSON.text)
  }
}

/// Picks the rows of a table that a pointer can tell apart.
private enum Reading {
  typealias Row = (x: Double, y: Double)

  /// The row nearest to the middle of each column, so many pixels wide, that has any; rows without a number are left out.
  static func rows(of table: ResultTable, along place: PanelPlace, every pixels: Int) -> [Row] {
    let columns = max(1, Int(place.box.width) / pixels)
    if table.isEveryStep, let rows = steps(of: table, along: place, columns) { return rows }
    var found: [Row] = []
    var column = -1
    var distance = Double.infinity
    for row in table where row.value.isFinite {
      let place = place.x.share(of: row.x) * Double(columns)
      guard place >= -0.5, place <= Double(columns) + 0.5 else { continue }
      let (here, apart) = (Int(place.rounded()), abs(place - place.rounded()))
      if here != column {
        found.append((row.x, row.value))
        (column, distance) = (here, apart)
      } else if apart < distance {
        found[found.count - 1] = (row.x, row.value)
        distance = apart
      }
    }
    return found
  }

  /// Rates and long sums are known at any step: the run is not walked through. Nil for others.
  private static func steps(of table: ResultTable, along place: PanelPlace, _ columns: Int) -> [Row]? {
    var asked: [Int] = []
    for column in 0...columns {
      let x = place.x.value(at: place.box.x + place.box.width * Double(column) / Double(columns))
      let step = Int(min(max(x.rounded(), 0), Double(table.count - 1)))
      if asked.last != step { asked.append(step) }
    }
    return table.values(atSteps: asked).map { zip(asked, $0).filter { $0.1.isFinite }.map { (Double($0), $1) } }
  }

  static func json(of side: PanelPlace.Side) -> String {
    "{\"low\":\(JSONText.number(side.low)),\"high\":\(JSONText.number(side.high)),\"log\":\(side.isLog)}"
  }
}
