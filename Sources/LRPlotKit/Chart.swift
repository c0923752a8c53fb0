public import LRCairo
public import LRInput
import LRPlotting
import LRScene
import LRSpec

/// A spec that has been read and found good: it can be drawn and its numbers can be printed.
///
///     let reading = Chart.read(Source(name: "cosine.json", bytes: bytes))
///     let figure = try reading.chart?.draw(as: .svg, fonts: FontBook())
public struct Chart {
  /// What came of reading a spec: a chart, or nil and the reasons.
  public struct Reading {
    public var chart: Chart?
    /// Errors and warnings with their places.
    public var sink: DiagnosticSink
  }

  /// A figure as the bytes of a file, with what its reader should know.
  public struct Figure: Sendable {
    public var bytes: [UInt8]
    /// Warnings of the layout, one sentence each.
    public var notes: [String]
  }

  public let spec: ChartSpec
  let node: Node

  /// Reads a spec; `overrides` are written onto it first, so that an override means what the key of its name means.
  public static func read(_ source: Source, overrides: [SpecOverride] = []) -> Reading {
    let sink = DiagnosticSink(source)
    guard var node = JSONReader.parse(sink) else { return Reading(chart: nil, sink: sink) }
    for override in overrides where node.members != nil {
      node = node.setting(override.key, to: override.value, offset: sink.source.offset(ofFlag: override.name))
    }
    let spec = ChartReader.read(node, sink: sink)
    return Reading(chart: sink.hasErrors ? nil : spec.map { Chart(spec: $0, node: node) }, sink: sink)
  }

  /// Lays the chart out and renders it.
  ///
  /// - Parameters:
  ///   - scale: device pixels a px, for PNG only.
  public func draw(
    as format: OutputFormat, scale: Double = 1, fonts: FontBook
  ) throws(DrawError) -> Figure {
    try FigureDrawing.draw(
      Resolve.figure(spec, origin: Provenance.origin(of: node)), text: spec.text, as: format, scale: scale,
      fonts: fonts)
  }

  /// Where the spec says how large the figure is: for a figure that does not hold what it should.
  public var sizeOffset: Int {
    for key in ["width", "height", "size", "panels"] {
      if let value = node[key] { return value.offset }
    }
    return node.offset
  }

  /// Warns in `sink` of every letter that the font cannot show, at the text it stands in.
  public func reportMissingLetters(fonts: FontBook, sink: DiagnosticSink) {
    let style = TextStyle(size: 12)
    for (text, offset) in spec.texts {
      let missing = fonts.missingCharacters(in: text, style: style)
      guard !missing.isEmpty else { continue }
      let names = missing.prefix(5).map { "\($0) (U+\(Self.codePoint($0)))" }
      let more = missing.count > 5 ? " and \(missing.count - 5) more" : ""
      sink.warning(
        at: offset, "\(fonts.description) has no letter for \(names.joined(separator: ", "))\(more)",
        hint: "a box is drawn instead; `--font FILE` takes a font that has it")
    }
  }

  /// At least four hexadecimal digits, as Unicode writes them: `0939`.
  private static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }

  /// Hands out the rates behind the chart in chunks.
  public func writeValues(_ format: ValueTable.Format, to sink: @escaping ([UInt8]) -> Bool) {
    ValueTable(spec).write(format, to: sink)
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
  public var name: String
  public var key: String
  public var value: Node.Value

  /// `SpecOverride("--theme", key: "theme", .string("dark"))`
  public init(_ name: String, key: String, _ value: Node.Value) {
    self.name = name
    self.key = key
    self.value = value
  }
}
