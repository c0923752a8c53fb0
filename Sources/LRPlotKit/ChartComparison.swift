import LRCairo
import LRInput
import LRScene
import LRSpec

/// Two charts, curve against curve.
///
///     let comparison = ChartComparison(cosine, linear, names: ("cosine.json", "linear.json"))
///     comparison.written(as: .text)
public struct ChartComparison {
  private let comparison: Comparison
  private let text: TextForm
  private let origin: Origin

  public init(_ a: Chart, _ b: Chart, names: (String, String)) {
    comparison = Comparison(a.spec, b.spec, names: names)
    text = a.spec.text
    let both = Array("{\"diff\":[".utf8) + a.text + Array(",".utf8) + b.text + Array("]}".utf8)
    origin = Provenance.origin(of: both, logs: (a.spec.curves + b.spec.curves).compactMap(\.log))
  }

  /// Whether both have the same curves, equal but for rounding.
  public var isEqual: Bool { comparison.isEqual }

  /// Whether any curve of the one has its like in the other.
  public var hasPairs: Bool { comparison.hasPairs }

  /// What parts the two, in words or as JSON.
  public func written(as format: Explanation.Format) -> String { comparison.written(as: format) }

  /// Draws both curves and, below them, their difference.
  ///
  /// - Parameter scale: device pixels a px, for PNG only.
  public func draw(as format: OutputFormat, scale: Double = 1, fonts: FontBook) throws(DrawError) -> Chart.Figure {
    try FigureDrawing.draw(
      comparison.figure(origin: origin), text: text, as: format, scale: scale, fonts: fonts)
  }
}

extension Chart {
  /// What the schedules of the chart do, in words and numbers, and what looks like a mistake in them.
  public func explanation() -> Explanation { Explanation(spec) }
}
