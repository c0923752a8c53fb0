import LRScene

/// Title and subtitle, wrapped to the width and flush with the panel's left edge.
struct Header {
  /// Baseline of the last line, px; nil where there is no header.
  private(set) var baseline: Double?
  private(set) var nodes: [SceneNode] = []

  /// Most lines a title and a subtitle may take.
  static let lines = (title: 3, subtitle: 3)

  /// - Parameter compact: leave the subtitle out and cut the title to one line, where height is short.
  init(_ figure: Figure, sheet: Sheet, left: Double, compact: Bool) {
    let width = max(sheet.width - sheet.margins.right - left, 40)
    if let title = figure.title, !title.isEmpty {
      let size = sheet.sizes.title
      let flow = sheet.flow(size: size, weight: .bold, sheet.theme.paint(.ink))
      append(
        flow.lines(title, width: width, maxLines: compact ? 1 : Self.lines.title), left: left,
        first: sheet.margins.top + size * TypeMetrics.ascent, pitch: size * Sizes.headPitch)
    }
    if let subtitle = figure.subtitle, !subtitle.isEmpty, let size = sheet.sizes.subtitle, !compact {
      let flow = sheet.flow(size: size, sheet.theme.paint(.ink2))
      let pitch = size * Sizes.headPitch
      append(
        flow.lines(subtitle, width: width, maxLines: Self.lines.subtitle), left: left,
        first: baseline.map { $0 + pitch } ?? sheet.margins.top + size * TypeMetrics.ascent, pitch: pitch)
    }
  }

  private mutating func append(_ lines: [TextLine], left: Double, first: Double, pitch: Double) {
    for (index, line) in lines.enumerated() {
      let y = first + Double(index) * pitch
      nodes += line.placed(at: Point(left, y))
      baseline = y
    }
  }
}
