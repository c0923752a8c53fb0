import LRMath
import LRPlotting
import LRScene

extension Figure {
  /// A figure with nothing but panels.
  static func plain(
    width: Double = 720, height: Double = 432, naming: Naming = .auto, panels: [Panel], title: String? = nil,
    columns: Int = 1
  ) -> Figure {
    Figure(
      title: title.map(RichText.literal), subtitle: nil, name: "name", summary: "summary", width: width,
      height: height, appearance: .light, columns: columns, naming: naming, panels: panels,
      origin: Origin(digest: "0", spec: nil, generator: "test"))
  }
}

extension Panel {
  /// A panel of steps 0 to 1000 and rates.
  static func plain(_ series: [Series], bands: [Band] = [], title: String? = nil) -> Panel {
    Panel(
      title: title.map(RichText.literal), x: Axis(title: .literal("step"), unit: .steps),
      y: Axis(title: .literal("rate"), unit: .rate), bands: bands, series: series)
  }
}

extension Series {
  /// A straight line from step 0 to 1000.
  static func line(_ label: String, slot: Int = 0, from: Double, to: Double, callouts: [Callout] = []) -> Series {
    let curve = Curve(from: 0, to: 1000) { _ in
      Piece(start: 0, end: 1000, shape: .line(from: from, to: to))
    }
    return Series(label: .literal(label), slot: slot, curve: curve, callouts: callouts)
  }
}
