import LRScene

/// What explains the colours of a heat map, right of its panel.
struct HeatKey {
  private static let gap = (panel: 16.0, label: 6.0, title: 8.0)
  private static let block = (width: 14.0, height: 14.0, pitch: 19.0, closest: 15.5)
  private static let ramp = (width: 12.0, steps: 48, most: 180.0)
  /// Widest label or title, px.
  private static let widest = 96.0

  private let map: HeatMap
  private let sheet: Sheet
  private let title: [TextLine]
  /// From the least value up.
  private let labels: [(value: Double, line: TextLine)]

  /// Nil for a panel that needs none.
  init?(_ panel: Panel, sheet: Sheet) {
    guard let map = panel.heatMap else { return nil }
    self.map = map
    self.sheet = sheet
    let paint = sheet.theme.paint(.ink2)
    let flow = sheet.flow(size: sheet.sizes.note, paint)
    switch map.key {
    case .none: return nil
    case .blocks(let title, let blocks):
      self.title = flow.lines(title, width: Self.widest, maxLines: 3)
      labels = blocks.map { ($0.value, flow.shortened($0.label, to: Self.widest)) }
    case .ramp(let title):
      self.title = flow.lines(title, width: Self.widest, maxLines: 3)
      let middle = map.isLog ? (map.low * map.high).squareRoot() : (map.low + map.high) / 2
      labels = [map.low, middle, map.high].map {
        ($0, flow.shortened(NumberText.rounded($0, digits: 2), to: Self.widest))
      }
    }
  }

  /// Room right of the panel, px.
  var width: Double {
    let widest = max(
      (labels.map(\.line.width).max() ?? 0) + Self.block.width + Self.gap.label, title.map(\.width).max() ?? 0)
    return Self.gap.panel + widest
  }

  func nodes(_ frame: PanelFrame) -> [SceneNode] {
    let x = frame.box.maxX + Self.gap.panel
    var y = frame.box.y
    var nodes: [SceneNode] = []
    let pitch = sheet.sizes.note * Sizes.pitch
    for line in title {
      y += pitch
      nodes += line.placed(at: Point(x, y - sheet.sizes.note * TypeMetrics.descent))
    }
    y += title.isEmpty ? 0 : Self.gap.title
    if case .blocks = map.key { return nodes + blocks(x, y, frame) }
    return nodes + ramp(x, y, frame)
  }

  /// The greatest value on top; blocks move together where room is short, and are left out from the middle where that is not
  /// enough.
  private func blocks(_ x: Double, _ top: Double, _ frame: PanelFrame) -> [SceneNode] {
    let height = frame.box.maxY - top
    let pitch = max(min(height / Double(max(labels.count, 1)), Self.block.pitch), Self.block.closest)
    let room = max(Int(height / pitch + 1e-9), 2)
    var shown = Array(labels.reversed())
    if shown.count > room {
      let last = shown.count - 1
      shown = (0..<room).map { shown[$0 * last / (room - 1)] }
    }
    var nodes: [SceneNode] = []
    for (index, label) in shown.enumerated() {
      let box = Rect(
        x: x, y: top + Double(index) * pitch, width: Self.block.width, height: Self.block.height)
      nodes.append(
        .shape(
          Shape(
            path: .rect(box), fill: sheet.theme.ramp(at: map.share(of: label.value)),
            stroke: Stroke(sheet.theme.paint(.grid), width: 1))))
      let origin = Point(box.maxX + Self.gap.label, box.midY + sheet.sizes.note * TypeMetrics.capHeight / 2)
      nodes += label.line.placed(at: origin)
    }
    return nodes
  }

  private func ramp(_ x: Double, _ top: Double, _ frame: PanelFrame) -> [SceneNode] {
    let middle = sheet.sizes.note * TypeMetrics.capHeight / 2
    let height = min(max(frame.box.maxY - top - middle, 24), Self.ramp.most)
    var nodes: [SceneNode] = []
    let step = height / Double(Self.ramp.steps)
    for index in 0..<Self.ramp.steps {
      let share = 1 - (Double(index) + 0.5) / Double(Self.ramp.steps)
      let box = Rect(x: x, y: top + Double(index) * step, width: Self.ramp.width, height: step + 0.3)
      nodes.append(.shape(Shape(path: .rect(box), fill: sheet.theme.ramp(at: share))))
    }
    for label in labels {
      let y = top + height * (1 - map.share(of: label.value))
      nodes += label.line.placed(at: Point(x + Self.block.width + Self.gap.label, y + middle))
    }
    return nodes
  }
}
