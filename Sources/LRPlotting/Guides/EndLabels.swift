import LRScene

/// The names of the curves at their right ends; with a sample of the line where they had to move apart.
struct EndLabels {
  /// From the end of a curve to its name, and from the end of a sample to its name, px.
  private static let gap = 9.0
  private static let sampleGap = (before: 11.0, after: 6.0)
  /// Largest share of the panel's width that names may take before another way of naming is better.
  static let widestShare = 0.34

  private let series: [Series]
  /// Places of the named series among all of the panel.
  private let places: [Int]
  private let lines: [TextLine]
  private let sheet: Sheet
  /// Whether some name is longer than is good for a label at the end.
  let isWide: Bool

  init(_ panel: Panel, sheet: Sheet, room: Double) {
    self.sheet = sheet
    places = panel.series.indices.filter { panel.series[$0].isNamed }
    series = places.map { panel.series[$0] }
    let most = room * Self.widestShare
    let reserved = KeyRow.sample(sheet) + Self.sampleGap.before + Self.sampleGap.after
    var wide = false
    lines = series.map { one in
      let paint = sheet.theme.series(one.slot).label
      let whole = sheet.line(one.label, size: sheet.sizes.curveLabel, paint)
      guard whole.width + reserved > most else { return whole }
      wide = true
      return sheet.flow(size: sheet.sizes.curveLabel, paint).shortened(one.label, to: max(most - reserved, 24))
    }
    isWide = wide
  }

  /// Room right of the panel, px, enough for samples.
  var width: Double {
    (lines.map(\.width).max() ?? 0) + Self.sampleGap.before + KeyRow.sample(sheet) + Self.sampleGap.after
  }

  private var pitch: Double { sheet.sizes.curveLabel * Sizes.labelPitch }

  /// Nodes in the order of the series, or nil if they cannot stand beside the panel one above another.
  func nodes(_ frame: PanelFrame) -> [SceneNode]? {
    let box = frame.box
    guard Double(lines.count) * pitch <= box.height + pitch else { return nil }
    let ends = places.map { place in
      min(max(frame.paths[place].last?.y ?? box.y, box.y), box.maxY)
    }
    let order = ends.indices.sorted { a, b in
      if abs(ends[a] - ends[b]) > 0.5 { return ends[a] < ends[b] }
      let (levelA, levelB) = (level(frame, a), level(frame, b))
      return levelA == levelB ? a < b : levelA < levelB
    }
    let places = Self.spread(order.map { ends[$0] }, pitch: pitch, low: box.y, high: box.maxY)
    // What surrounds a line is explained beside its name.
    let isSurrounded = series.contains { $0.ribbon != nil || $0.points.contains(where: \.hasInterval) }
    let moved = isSurrounded || zip(order, places).contains { abs(ends[$0.0] - $0.1) > 3 }
    let middle = sheet.sizes.curveLabel * TypeMetrics.capHeight / 2
    var nodes: [SceneNode] = []
    for (index, y) in zip(order, places) {
      var x = box.maxX + Self.gap
      if moved {
        let start = Point(box.maxX + Self.sampleGap.before, y)
        nodes += LineSample(series[index], sheet: sheet).nodes(from: start, length: KeyRow.sample(sheet))
        x = start.x + KeyRow.sample(sheet) + Self.sampleGap.after
      }
      nodes += lines[index].placed(at: Point(x, y + middle))
    }
    return nodes
  }

  /// Mean height of a curve over its last quarter, px: orders ends that lie on one spot.
  private func level(_ frame: PanelFrame, _ index: Int) -> Double {
    let curve = series[index].curve
    let samples = (0..<16).compactMap { part -> Double? in
      let step = curve.to - (curve.to - curve.from) / 4 * (Double(part) + 0.5) / 16
      return frame.y.position(of: curve.value(at: step))
    }
    return samples.isEmpty ? frame.box.maxY : samples.reduce(0, +) / Double(samples.count)
  }

  /// Places at least one pitch apart, in order, each as near to its wish as the others allow: neighbours that meet
  /// are joined into a block around the mean of their wishes.
  static func spread(_ wishes: [Double], pitch: Double, low: Double, high: Double) -> [Double] {
    var blocks: [(sum: Double, count: Int)] = []
    for wish in wishes {
      blocks.append((wish, 1))
      while blocks.count > 1 {
        let (a, b) = (blocks[blocks.count - 2], blocks[blocks.count - 1])
        let bottom = a.sum / Double(a.count) + Double(a.count) / 2 * pitch
        let top = b.sum / Double(b.count) - Double(b.count) / 2 * pitch
        guard top < bottom else { break }
        blocks.removeLast(2)
        blocks.append((a.sum + b.sum, a.count + b.count))
      }
    }
    var places: [Double] = []
    for block in blocks {
      let first = block.sum / Double(block.count) - Double(block.count - 1) / 2 * pitch
      for index in 0..<block.count { places.append(first + Double(index) * pitch) }
    }
    for index in places.indices.reversed() {
      let limit = index == places.count - 1 ? high : places[index + 1] - pitch
      places[index] = min(places[index], limit)
    }
    for index in places.indices {
      let limit = index == 0 ? low : places[index - 1] + pitch
      places[index] = max(places[index], limit)
    }
    return places
  }
}
