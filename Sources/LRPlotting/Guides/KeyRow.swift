import LRScene

/// The names of all series with a sample of each line, in rows under the header.
struct KeyRow {
  /// Baseline of the last row, px.
  private(set) var baseline: Double
  private(set) var nodes: [SceneNode] = []
  private(set) var rows = 1

  static let sample = 24.0
  private static let gap = (sample: 6.0, entry: 22.0)

  /// - Parameters:
  ///   - first: baseline of the first row, px.
  init(_ series: [Series], sheet: Sheet, left: Double, first: Double) {
    let size = sheet.sizes.curveLabel
    let right = sheet.width - Sheet.margins.right
    let most = max(right - left - Self.sample - Self.gap.sample, 20)
    baseline = first
    var x = left
    for one in series {
      let ink = sheet.theme.series(one.slot)
      let label = sheet.flow(size: size, ink.label).shortened(one.label, to: most)
      let width = Self.sample + Self.gap.sample + label.width
      if x > left, x + width > right {
        x = left
        baseline += size * Sizes.headPitch
        rows += 1
      }
      let middle = baseline - size * TypeMetrics.capHeight / 2
      nodes.append(LineSample(one, sheet: sheet).node(from: Point(x, middle), length: Self.sample))
      nodes += label.placed(at: Point(x + Self.sample + Self.gap.sample, baseline))
      x += width + Self.gap.entry
    }
  }
}

/// A short piece of a series' line, as it looks in the panel.
struct LineSample {
  private let stroke: Stroke

  init(_ series: Series, sheet: Sheet) {
    stroke = CurveMark.stroke(series, sheet: sheet, alone: false)
  }

  func node(from start: Point, length: Double) -> SceneNode {
    .shape(Shape(path: .line(from: start, to: Point(start.x + length, start.y)), stroke: stroke))
  }
}
