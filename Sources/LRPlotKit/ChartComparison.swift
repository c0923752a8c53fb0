import LRCairo
import LRInput
import LRScene
public import LRSpec
public import LRTraining

/// Two charts, curve against curve.
///
///     let comparison = ChartComparison(cosine, linear, names: ("cosine.json", "linear.json"))
///     comparison.written(as: .text)
public struct ChartComparison {
  private let comparison: Comparison
  private let text: TextForm
  private let origin: Origin

  /// - Parameters:
  ///   - names: what the specs are called, such as the names of their files.
  ///   - rates: those of the runs of both, where training sets them.
  public init(_ a: Chart, _ b: Chart, names: (String, String), rates: (TrainedRates?, TrainedRates?) = (nil, nil)) {
    comparison = Comparison(a.spec, b.spec, names: names, rates: rates)
    text = a.spec.text
    let both = Array("{\"diff\":[".utf8) + a.text + Array(",".utf8) + b.text + Array("]}".utf8)
    origin = Provenance.origin(of: both, curves: a.spec.curves + b.spec.curves)
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
    try comparison.figure(origin: origin).drawn(
      text: text, as: format, scale: scale, fonts: fonts)
  }
}

extension Chart {
  /// What the schedules of the chart do, in words and numbers, and what looks like a mistake in them.
  ///
  /// - Parameter rates: those of the runs, where training sets them.
  public func explanation(rates: TrainedRates? = nil) -> Explanation { Explanation(spec, rates: rates) }

  /// Makes the runs that set the rates of the chart, and no others; nil where none do.
  ///
  /// - Throws: `Incomplete` where the runner is a shard and needs results of others.
  public func trainedRates(by runner: @autoclosure () -> TrainingRunner) throws(Incomplete) -> TrainedRates? {
    spec.setsRates ? try TrainedRates(spec, runner: runner()) : nil
  }
}
