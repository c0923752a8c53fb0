public import LRCairo
public import LRConfigs
public import LRInput
import LRPlotting
public import LRResults
import LRScene
public import LRSpec
public import LRStore
public import LRTraining

/// A spec that has been read and found good: it can be drawn and its numbers can be printed.
///
///     let reading = Chart.read(Source(name: "cosine.json", bytes: bytes))
///     let chart = try reading.chart?.trained(by: TrainingRunner())
///     let figure = try chart?.draw(as: .svg, fonts: FontBook())
public struct Chart {
  /// What came of reading a spec: a chart, or nil and the reasons.
  public struct Reading {
    /// Nil where there were errors.
    public var chart: Chart?
    /// Errors and warnings with their places.
    public var sink: DiagnosticSink
    /// Whether a file that the spec names is not there.
    public var missesFile = false
    /// The flags of the command line that had something to say: `["--steps"]`.
    public var usedFlags: Set<String> = []
    /// The paths of the files that the input names, as far as they were there.
    public var files: [String] = []
    /// The paths of those that were not.
    public var missingFiles: [String] = []
    /// Whether a flag has more than one meaning here: the line is wrong, not the input.
    public var isMisused = false
  }

  /// A figure as the bytes of a file, with what its reader should know.
  public struct Figure: Sendable {
    /// The whole file: SVG text, PNG or PDF.
    public var bytes: [UInt8]
    /// Warnings of the layout, one sentence each.
    public var notes: [String]

    /// Writes the file whole or not at all; missing folders above it are made, the same bytes leave it untouched.
    ///
    /// - Throws: `FileError`, which names the file and says why.
    public func write(to path: String) throws(FileError) { try AtomicFile.write(bytes, to: path) }
  }

  /// What was asked for, with every default filled in.
  public let spec: ChartSpec
  /// The spec with its flags written onto it, as compact JSON.
  let text: [UInt8]
  /// The spec as a figure carries it.
  var carried: Source { Source(name: "spec", bytes: text) }
  /// Whether code made its schedules, which no spec can say.
  var isMade = false

  /// Reads a spec, a config of a framework, or a log.
  ///
  ///     let input = try ChartInput.read("ds_config.json")
  ///     let reading = Chart.read(input, flags: ConfigFlags(steps: 1000))
  ///
  /// - Parameters:
  ///   - flags: what the command line says of the run.
  ///   - settings: written onto the tree of the file, whatever it is, before all else.
  ///   - overrides: written onto the spec first, so that an override means what the key of its name means.
  ///   - values: set for a table of values in place of a figure.
  ///   - palette: colours of curves by their names, which go before those that the spec has.
  ///   - bound: the folder, ending in a slash, that the logs and the tables of the spec have to lie below, as for charts of a document.
  public static func read(
    _ input: ChartInput, flags: ConfigFlags = ConfigFlags(), settings: [SpecSetting] = [],
    overrides: [SpecOverride] = [],
    values: ValueRequest? = nil, palette: ColorPalette? = nil, within bound: String? = nil
  ) -> Reading {
    let named: NamedFiles
    var tree: InputTree
    switch input {
    case .text(let source):
      named = NamedFiles(besides: source.name, within: bound)
      tree = InputTree(source, flags: flags, settings: settings)
    case .log(let file):
      named = NamedFiles(besides: file.name, within: bound)
      named.keep(file)
      tree = InputTree(file, flags: flags, settings: settings)
    }
    tree.spec = tree.spec.map { CurveFiles(named: named, sink: tree.sink).filled($0) }
    var reading = read(tree, overrides, values, palette, logs: named.log, data: named.data)
    reading.missesFile = named.missesFile
    reading.files = named.files
    reading.missingFiles = named.missing
    return reading
  }

  /// Reads the text of a spec or of a config; logs that it names lie in the folder of its name.
  public static func read(
    _ source: Source, flags: ConfigFlags = ConfigFlags(), overrides: [SpecOverride] = []
  ) -> Reading {
    read(.text(source), flags: flags, overrides: overrides)
  }

  private static func read(
    _ tree: InputTree, _ overrides: [SpecOverride], _ values: ValueRequest?, _ palette: ColorPalette?,
    logs: @escaping LogFinder, data: DataFinder? = nil
  ) -> Reading {
    let sink = tree.sink
    var reading = Reading(chart: nil, sink: sink, usedFlags: tree.usedFlags, isMisused: tree.isMisused)
    guard var node = tree.spec else { return reading }
    for override in overrides where node.members != nil {
      node = node.setting(override.key, to: override.value, offset: sink.source.offset(ofFlag: override.name))
    }
    var values = values
    values?.offset = sink.source.offset(ofFlag: "--of")
    func spec(_ node: Node, _ sink: DiagnosticSink) -> ChartSpec? {
      ChartReader.read(
        node, sink: sink, logs: logs, data: data ?? { _, _ in .mistakes([.unreadable]) }, values: values)
    }
    // Which names there are is known once it has been read.
    if let palette, let first = spec(node, DiagnosticSink(sink.source)) {
      node = palette.written(
        onto: node, names: first.curves.map(\.name), offset: sink.source.offset(ofFlag: palette.name))
    }
    let spec = spec(node, sink)
    // Where a schema lies is said from where the spec lies, and no figure lies there.
    let carried = CanonicalJSON.text(node.without(ChartKeys.keys.schema.name))
    if !sink.hasErrors { reading.chart = spec.map { Chart(spec: $0, text: carried) } }
    return reading
  }

  /// Makes the runs of the chart; a chart of schedules and logs alone has none.
  ///
  /// - Throws: `Incomplete` where the runner is a shard and the results of others are not in its store yet.
  public func trained(by runner: TrainingRunner) throws(Incomplete) -> DrawableChart {
    DrawableChart(chart: self, results: try Results(spec.plans, runner: runner))
  }

  /// Whether there is anything to run.
  public var hasRuns: Bool { spec.hasRuns }

  /// What the figure carries of its spec; logs are part of what it is made of.
  func origin(in fonts: FontBook? = nil) -> Origin {
    guard isMade else {
      return Provenance.origin(of: fonts.map { CarriedSpec.text(text, in: $0) } ?? text, curves: spec.curves)
    }
    let looks = stride(from: 0, to: spec.steps, by: max(1, spec.steps / Self.looks))
    let rates = spec.curves.compactMap(\.schedule).flatMap { read in looks.map { read.schedule.rate(at: Double($0)) } }
    return Provenance.origin(ofMade: text, rates: rates)
  }

  /// Updates whose rates tell one schedule from another.
  private static let looks = 1000

  /// Warns in `sink` of every letter that the font cannot show, at the text it stands in.
  public func reportMissingLetters(fonts: FontBook, sink: DiagnosticSink) {
    let style = TextStyle(size: 12)
    for (text, offset) in spec.texts {
      if let script = ShapedScript(in: text), spec.text != .live {
        sink.warning(
          at: offset,
          script == .rightToLeft
            ? "right-to-left text is drawn from left to right, its letters not joined"
            : "the letters of this script are drawn one after the other, not joined",
          hint: "`\"text\": \"live\"` leaves the text of an SVG to the browser, which sets it")
      }
      let missing = fonts.missingCharacters(in: text, style: style)
      guard !missing.isEmpty else { continue }
      let names = missing.prefix(5).map { "\($0) (U+\(Self.codePoint($0)))" }
      let more = missing.count > 5 ? " and \(missing.count - 5) more" : ""
      sink.warning(
        at: offset,
        "\(fonts.description) \(fonts.description.contains(", ") ? "have" : "has") no letter for \(names.joined(separator: ", "))\(more)",
        hint: "a box is drawn instead; `--font FILE` takes a font that has it, and may be given several times")
    }
  }

  /// At least four hexadecimal digits, as Unicode writes them: `0939`.
  public static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }

}

/// A chart with what came of its runs: everything is known, and only has to be drawn or printed.
public struct DrawableChart {
  /// The chart whose runs were made.
  public let chart: Chart
  let results: Results

  /// Lays the chart out and renders it.
  ///
  /// - Parameters:
  ///   - scale: device pixels a px, for PNG only.
  public func draw(
    as format: OutputFormat, scale: Double = 1, fonts: FontBook
  ) throws(DrawError) -> Chart.Figure {
    try chart.spec.figure(results: results, origin: chart.origin(in: fonts)).drawn(
      text: chart.spec.text, as: format,
      scale: scale,
      fonts: fonts)
  }

  /// What the figure tells those who do not see it, and what its axes cannot show with it.
  func summary(fonts: FontBook) -> String {
    let figure = chart.spec.figure(results: results, origin: chart.origin(in: fonts))
    // Only of a logarithmic axis the layout knows more than the figure.
    guard figure.panels.contains(where: { $0.x.scale == .log || $0.y.scale == .log }) else { return figure.summary }
    return (try? FigureLayout.layout(figure, measurer: fonts))?.scene.summary ?? figure.summary
  }

  /// The numbers of a quantity that the chart shows; nil if it does not.
  ///
  /// - Parameter panel: the place of the panel that is asked, from 0; nil for all.
  func curves(_ quantity: Quantity, panel: Int?) -> [NamedValues]? {
    chart.spec.values(of: quantity, results, panel: panel)?.named
  }

  /// Hands out the numbers behind the chart in chunks.
  ///
  /// - Parameter sink: takes a chunk; false stops.
  public func writeValues(_ format: ValueTable.Format, to sink: @escaping ([UInt8]) -> Bool) {
    chart.spec.values(results).write(format, to: sink)
  }
}

/// Why a good spec could not be drawn.
public enum DrawError: Error {
  /// The figure has no room for what it has to hold.
  case layout(String, hint: String)
  case render(RenderError)
}

/// A flag of the command line that stands for a key of the spec.
public struct SpecOverride: Sendable {
  /// The flag: `--theme`; messages about the value speak of it.
  public var name: String
  /// The key that it stands for: `theme`.
  public var key: String
  /// What is written there.
  public var value: Node.Value

  /// `SpecOverride("--theme", key: "theme", .string("dark"))`
  public init(_ name: String, key: String, _ value: Node.Value) {
    self.name = name
    self.key = key
    self.value = value
  }
}
