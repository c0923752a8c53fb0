import LRScene

/// A grey stretch of the x axis with its name: the rates at which runs diverge.
public struct GreyRange: Sendable {
  /// In units of the x axis; −∞ is the left edge of the panel.
  public var start: Double
  /// In units of the x axis; ∞ is the right edge of the panel.
  public var end: Double
  /// May be empty.
  public var name: RichText

  /// A stretch in units of the x axis, which may be infinite at either end.
  public init(from start: Double, to end: Double, name: RichText) {
    self.start = start
    self.end = end
    self.name = name
  }
}

/// A grey stretch of the x axis with its name.
extension GreyRange {
  private static let share = 0.1

  static func nodes(_ frame: PanelFrame, sheet: Sheet) -> [SceneNode] {
    frame.panel.ranges.compactMap { range in
      range.span(in: frame).map { span in
        .shape(
          Shape(
            path: .rect(Rect(x: span.0, y: frame.box.y, width: span.1 - span.0, height: frame.box.height)),
            fill: sheet.theme.paint(.ink2, opacity: share)))
      }
    }
  }

  /// The names: level at the top where the range is wide enough, else reading upward.
  static func names(_ frame: PanelFrame, sheet: Sheet, taken: inout Occupancy) -> [SceneNode] {
    var nodes: [SceneNode] = []
    for range in frame.panel.ranges where !range.name.isEmpty {
      guard let span = range.span(in: frame) else { continue }
      let line = sheet.line(range.name, size: sheet.sizes.note, sheet.theme.paint(.ink2))
      let (width, middle) = (span.1 - span.0, (span.0 + span.1) / 2)
      let size = sheet.sizes.note
      if line.width + 8 <= width {
        let origin = Point(middle, frame.box.y + 5 + size * TypeMetrics.ascent)
        taken.add(line.bounds(at: origin, anchor: .middle).grown(by: 2))
        nodes += line.placed(at: origin, anchor: .middle)
      } else if size + 2 <= width, line.width + 16 <= frame.box.height {
        let origin = Point(middle + size * TypeMetrics.capHeight / 2, frame.box.y + 7)
        taken.add(line.bounds(at: origin, anchor: .end, rotation: -90).grown(by: 2))
        nodes += line.placed(at: origin, anchor: .end, rotation: -90)
      }
    }
    return nodes
  }

  private func span(in frame: PanelFrame) -> (Double, Double)? {
    let low = start > frame.x.domain.low ? start : frame.x.domain.low
    let high = end < frame.x.domain.high ? end : frame.x.domain.high
    guard high > low, let from = frame.x.position(of: low), let to = frame.x.position(of: high), to - from >= 0.5
    else { return nil }
    return (from, to)
  }
}
