public import LRCairo
import LRInput
public import LRPlotting
import LRResults
public import LRSchedules
public import LRSpec

/// A chart of schedules that code has made: several, with a title, a size, a theme, axes and names.
///
///     let cosine = Warmup(50, before: Cosine(peak: 0.1, floor: 0.001, steps: 950))
///     let halving = RateFunction { step in step < 500 ? 0.1 : 0.05 }
///     let plot = Plot(["cosine": cosine, "halving": halving], steps: 1000, title: "Two schedules", y: .log)
///     try plot.draw(as: .svg).write(to: "two.svg")
///
/// It is read by the reader of specs, so what is said of a key of a spec is true of the property of its name.
public struct Plot: Sendable {
  /// A schedule with its name.
  public struct Curve: Sendable {
    /// How it is called; `$\eta_t$` is mathematics.
    public var label: String
    /// What it draws: a value of `LRSchedules`, a framework's schedule, a closure, a type of one's own.
    public var schedule: any Schedule
    /// Its place in the palette; nil takes the next that is free.
    public var color: SeriesColor?

    /// See the properties of the same names.
    public init(_ label: String, _ schedule: any Schedule, color: SeriesColor? = nil) {
      (self.label, self.schedule, self.color) = (label, schedule, color)
    }
  }

  /// An axis; nil leaves a choice to the data.
  public struct Axis: Sendable {
    /// Linear or logarithmic.
    public var scale: ScaleKind
    /// With its unit; nil for one that the chart gives.
    public var title: String?
    /// Its least value, in steps or as a rate; above 0 on a log axis.
    public var min: Double?
    /// Its greatest value, in steps or as a rate.
    public var max: Double?

    /// See the properties of the same names.
    public init(_ scale: ScaleKind = .linear, title: String? = nil, min: Double? = nil, max: Double? = nil) {
      (self.scale, self.title, self.min, self.max) = (scale, title, min, max)
    }

    /// From its least to its greatest value.
    public static let linear = Axis()
    /// The same factor in equal distances.
    public static let log = Axis(.log)
  }

  /// How large a figure is.
  public enum Size: Sendable, Equatable {
    /// 720 × 432 px
    case notes
    /// 317 × 256 px, 3.3 in wide
    case column
    /// px, 120 … 8000 each
    case px(width: Double, height: Double)
  }

  /// In the order of their names and colours; at least one.
  public var curves: [Curve]
  /// Updates in the run, at least 1.
  public var steps: Int
  /// Over the figure; `$\eta_t$` is mathematics.
  public var title: String?
  /// One or two lines under the title.
  public var subtitle: String?
  /// For those who do not see the figure; nil for one that is made from the data.
  public var description: String?
  /// For notes, a column, or px of one's own.
  public var size: Size
  /// `auto` is one SVG that follows the reader's light or dark mode.
  public var theme: Appearance
  /// The axis of steps.
  public var x: Axis
  /// The axis of rates.
  public var y: Axis
  /// Where the names of the curves stand.
  public var labels: Naming
  /// Whether warmup, hold, decay and cycles of the first curve are shaded and named.
  public var phases: Bool
  /// Points that are marked and named.
  public var marks: Set<Mark>
  /// Updates in an epoch: the x axis then shows epochs too.
  public var stepsPerEpoch: Double?
  /// Whether an SVG holds its text as outlines or live.
  public var text: TextForm = .outlines

  /// See the properties of the same names.
  ///
  /// - Parameter curves: Names with their schedules, in order: `["cosine": cosine, "own": own]`.
  public init(
    _ curves: KeyValuePairs<String, any Schedule>, steps: Int, title: String? = nil, size: Size = .notes,
    theme: Appearance = .light, x: Axis = .linear, y: Axis = .linear, labels: Naming = .auto, phases: Bool = false,
    marks: Set<Mark> = [], stepsPerEpoch: Double? = nil
  ) {
    self.curves = curves.map { Curve($0.key, $0.value) }
    (self.steps, self.title, self.size, self.theme) = (steps, title, size, theme)
    (self.x, self.y, self.labels) = (x, y, labels)
    (self.phases, self.marks, self.stepsPerEpoch) = (phases, marks, stepsPerEpoch)
  }

  /// Reads the options: a chart, or nil and the reasons, each at the name of its property or curve.
  public func read() -> Chart.Reading {
    let tree = PlotTree(self)
    let root = tree.root
    let sink = DiagnosticSink(tree.source)
    let spec = ChartReader.read(
      root, sink: sink, schedules: .taking(curves.map { ($0.label, $0.schedule) }))
    let chart = sink.hasErrors ? nil : spec.map { Chart(spec: $0, text: CanonicalJSON.text(root), isMade: true) }
    return Chart.Reading(chart: chart, sink: sink)
  }

  /// Draws the chart.
  ///
  /// - Parameters:
  ///   - scale: Device pixels a px, for PNG only: 2 prints at the same size.
  ///   - fonts: The font; nil looks for DejaVu Sans.
  /// - Returns: The bytes of the file, and what its reader should know.
  /// - Throws: `PlotError`, whose description says what is wrong and where.
  public func draw(
    as format: OutputFormat = .svg, scale: Double = 1, fonts: FontBook? = nil
  ) throws(PlotError) -> Chart.Figure {
    let reading = read()
    guard let chart = reading.chart else { throw .wrong(DiagnosticText.render(reading.sink, warnings: false)) }
    let book = if let fonts { fonts } else { try Self.houseFont() }
    chart.reportMissingLetters(fonts: book, sink: reading.sink)
    do {
      var figure = try DrawableChart(chart: chart, results: .none).draw(as: format, scale: scale, fonts: book)
      figure.notes = reading.sink.sorted.map(\.message) + figure.notes
      return figure
    } catch {
      throw .drawing(error)
    }
  }

  private static func houseFont() throws(PlotError) -> FontBook {
    do { return try FontBook() } catch { throw .font(error) }
  }
}

/// Why a plot could not be drawn.
public enum PlotError: Error, CustomStringConvertible {
  /// Options that cannot be, or a step without a rate: a line each, at the name of the property or curve.
  case wrong(String)
  /// No font was found.
  case font(FontError)
  case drawing(DrawError)

  /// A line for each thing that is wrong, at the name of its property or curve, with a hint where one helps.
  public var description: String {
    switch self {
    case .wrong(let text): text
    case .font(let error): error.description
    case .drawing(.layout(let message, let hint)): "\(message)\nhint: \(hint)"
    case .drawing(.render(let error)): error.description
    }
  }
}
