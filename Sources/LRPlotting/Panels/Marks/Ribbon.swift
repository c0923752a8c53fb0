import LRScene

/// A band around a series, from a lower to an upper value at each of its steps: mean ± standard error, quantiles.
///
///     Ribbon(steps: [0, 1, 2], lower: [3, 2, 1], upper: [4, 3, 2])
public struct Ribbon: Sendable, Equatable {
  /// In rising order.
  public let steps: [Double]
  /// The lower end at each step, in units of the y axis.
  public let lower: [Double]
  /// The upper end at each step.
  public let upper: [Double]

  /// A band over rising `steps`; what one list is longer than another is left out.
  ///
  /// A value that is not finite splits the band. On a log axis a lower end of zero or less lies below the panel.
  public init(steps: [Double], lower: [Double], upper: [Double]) {
    let count = min(steps.count, lower.count, upper.count)
    self.steps = Array(steps.prefix(count))
    self.lower = Array(lower.prefix(count))
    self.upper = Array(upper.prefix(count))
  }
}

/// A band as a filled outline under all lines.
extension Ribbon {
  static func layer(_ series: Series, frame: PanelFrame, sheet: Sheet) -> Layer? {
    guard let ribbon = series.ribbon else { return nil }
    var path = Path()
    for stretch in ribbon.stretches(in: frame) {
      let outline = stretch.map { Point($0.x, $0.high) } + stretch.reversed().map { Point($0.x, $0.low) }
      let clipped = Polyline(outline).clipped(to: frame.box)
      Polyline(clipped.points).thinned().append(to: &path, closes: true)
    }
    guard !path.isEmpty else { return nil }
    let fill = sheet.theme.series(series.slot).ribbon
    return Layer(role: "ribbon", title: series.label.plain, nodes: [.shape(Shape(path: path, fill: fill))])
  }

  /// The ends of the band at one place, px; `high` lies above, so is the smaller.
  private struct Slice {
    var x: Double
    var low: Double
    var high: Double
  }

  /// The unbroken parts of a band, one slice a pixel column: the widest that it has there.
  private func stretches(in frame: PanelFrame) -> [[Slice]] {
    var found: [[Slice]] = [[]]
    for index in steps.indices {
      guard let slice = slice(index, in: frame) else {
        found.append([])
        continue
      }
      let stretch = found.count - 1
      if let last = found[stretch].last, index + 1 < steps.count, slice.x.rounded(.down) == last.x.rounded(.down) {
        found[stretch][found[stretch].count - 1].low = max(last.low, slice.low)
        found[stretch][found[stretch].count - 1].high = min(last.high, slice.high)
      } else {
        found[stretch].append(slice)
      }
    }
    return found.filter { $0.count > 1 }
  }

  private func slice(_ index: Int, in frame: PanelFrame) -> Slice? {
    let (lower, upper) = (self.lower[index], self.upper[index])
    guard lower.isFinite, let x = frame.x.position(of: steps[index]), let high = frame.y.position(of: upper)
    else { return nil }
    // On a log axis a lower end of zero or less lies below the panel.
    return Slice(x: x, low: frame.y.position(of: lower) ?? frame.box.maxY + 8, high: high)
  }
}
