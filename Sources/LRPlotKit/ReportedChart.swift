import LRCairo
import LRInput
import LRPlotting
import LRReport
import LRResults
import LRSpec
import LRTraining

/// A chart of a document: read at once, run and drawn when something of it is asked for.
final class ReportedChart: ReportChart {
  private let input: ChartInput
  private var chart: Chart
  private(set) var sink: DiagnosticSink
  private var overrides: [SpecOverride]
  /// The folder of the document.
  private let bound: String
  private let tools: ReportTools
  private let warn: (String) -> Void
  private var drawable: DrawableChart?
  /// What was asked for before; a quantity that it does not have is an answer too.
  private var asked: [String: Answer] = [:]

  private struct Answer {
    var curves: [NamedValues]?
  }

  init(
    _ chart: Chart, _ sink: DiagnosticSink, _ input: ChartInput, overrides: [SpecOverride], within bound: String,
    tools: ReportTools,
    warn: @escaping (String) -> Void
  ) {
    self.bound = bound
    self.chart = chart
    self.sink = sink
    self.input = input
    self.overrides = overrides
    self.tools = tools
    self.warn = warn
  }

  var spec: ChartSpec { chart.spec }

  /// Gives its curves the colours that they have in the whole report, before anything is drawn.
  func take(_ palette: ColorPalette) {
    overrides.append(palette.override(names: chart.spec.curves.map(\.name)))
    let reading = Chart.read(input, overrides: overrides, within: bound)
    guard let painted = reading.chart else { return }
    (chart, sink) = (painted, reading.sink)
    chart.reportMissingLetters(fonts: tools.fonts, sink: sink)
  }

  /// Tells the chart from any other: what it shows of which data.
  var identity: String { chart.origin().digest }

  var title: PlainText { PlainText(chart.spec.title?.plain ?? "") }
  var panels: [PlainText] { chart.spec.panels.map { PlainText($0.title?.plain ?? "") } }
  var description: PlainText {
    PlainText(trained?.summary(fonts: tools.fonts) ?? "")
  }

  private var trained: DrawableChart? {
    if let drawable { return drawable }
    // Reports are built in one piece, so that nothing can be missing.
    drawable = try? chart.trained(by: tools.runner)
    return drawable
  }

  func curves(_ quantity: Quantity, panel: Int?) -> [NamedValues]? {
    let name = "\(quantity.name) \(panel ?? -1)"
    if let known = asked[name] { return known.curves }
    let found = read(quantity, panel: panel)
    asked[name] = Answer(curves: found)
    return found
  }

  private func read(_ quantity: Quantity, panel: Int?) -> [NamedValues]? {
    if chart.spec.shows(quantity, panel: panel) { return trained?.curves(quantity, panel: panel) }
    // A panel shows what it shows; a chart as a whole can be asked for more.
    guard panel == nil else { return nil }
    let reading = Chart.read(
      input, overrides: overrides, values: ValueRequest(quantity, everyStep: false),
      within: bound)
    return (try? reading.chart?.trained(by: tools.runner))?.curves(quantity, panel: nil)
  }

  func columns(panel: Int?) -> [String] { chart.spec.columns(panel: panel) }

  func curves(ofColumn column: String, panel: Int?) -> [NamedValues] {
    chart.spec.values(ofColumn: column, panel: panel)
  }

  var problem: NamedValues? { trained?.results.problemConstants }

  /// About one number in six pixels: a page has many figures.
  var readings: String? {
    guard chart.spec.panels.contains(where: { [.steps, .rates].contains($0.quantity.form) }) else { return nil }
    func make() -> String? { trained?.readings(fonts: tools.fonts, every: 6) }
    return tools.cache.map { $0.readings(of: chart, fonts: tools.fonts, make: make) } ?? make()
  }

  func withoutStamp(_ figure: [UInt8]) -> [UInt8] { FigureMark.withoutStamp(figure) }

  func render(_ format: FigureFormat) -> [UInt8]? {
    let output: OutputFormat =
      switch format {
      case .svg: .svg
      case .png: .png
      case .pdf: .pdf
      }
    let isSaid = chart.spec.choosesAppearance && tools.theme == nil
    // On a page a figure follows the reader's choice of light or dark; paper is light.
    let look = tools.theme ?? (format == .svg ? .auto : .light)
    let theme = SpecOverride("theme", key: "theme", .string(look.rawValue))
    let themed =
      isSaid ? chart : Chart.read(input, overrides: overrides + [theme], within: bound).chart ?? chart
    if let known = tools.cache?.figure(of: themed, as: output, scale: tools.scale, fonts: tools.fonts) { return known }
    guard let trained else { return nil }
    do {
      let figure = try DrawableChart(chart: themed, results: trained.results).draw(
        as: output, scale: tools.scale, fonts: tools.fonts)
      if format == .svg { for note in figure.notes { warn(note) } }
      tools.cache?.keep(figure, of: themed, as: output, scale: tools.scale, fonts: tools.fonts)
      return figure.bytes
    } catch {
      switch error {
      case .layout(let message, let hint): warn("\(message); \(hint)")
      case .render(let error): warn(error.description)
      }
      return nil
    }
  }
}

/// What charts of a report are made with.
struct ReportTools {
  var runner: TrainingRunner
  var fonts: FontBook
  var cache: FigureCache?
  /// Of all figures; nil for what their specs say.
  var theme: Appearance?
  /// Device pixels a px.
  var scale = 1.0
}
