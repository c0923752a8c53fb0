import LRScene

/// The line below the panel with ticks and numbers, a second row for epochs, and the x title.
struct XAxisGuide {
  private static let tick = (long: 5.0, short: 3.0)
  /// Between a tick and its number, px.
  private static let gap = 4.0
  /// Between a row's name and the number at the left edge of the panel, px.
  private static let nameGap = 14.0

  private let sheet: Sheet
  private let title: TextLine?
  private let names: [TextLine]

  init(_ panel: Panel, sheet: Sheet, width: Double) {
    self.sheet = sheet
    let paint = sheet.theme.paint(.ink2)
    if panel.x.stepsPerEpoch != nil, panel.x.scale == .linear {
      let flow = sheet.flow(size: sheet.sizes.tickLabel, paint)
      let name = panel.x.title ?? .literal("step")
      names = [flow.shortened(name, to: 64), flow.shortened(.literal("epoch"), to: 64)]
      title = nil
    } else {
      names = []
      title = panel.x.title.flatMap { text in
        text.isEmpty ? nil : sheet.flow(size: sheet.sizes.axisTitle, paint).shortened(text, to: max(width, 40))
      }
    }
  }

  /// Room that the names of the rows need left of the panel, px.
  var left: Double { names.isEmpty ? 0 : (names.map(\.width).max() ?? 0) + Self.nameGap }

  /// From the panel down to the lowest ink, px.
  var height: Double { lastBaseline + sheet.sizes.axisTitle * TypeMetrics.descent }

  private var firstBaseline: Double {
    Self.tick.long + Self.gap + sheet.sizes.tickLabel * TypeMetrics.ascent
  }

  private var rowPitch: Double { sheet.sizes.tickLabel * Sizes.pitch + 4 }

  private var lastBaseline: Double {
    if !names.isEmpty { return firstBaseline + rowPitch }
    guard title != nil else { return firstBaseline }
    return firstBaseline + sheet.sizes.tickLabel * TypeMetrics.descent + 4 + sheet.sizes.axisTitle * TypeMetrics.ascent
  }

  func nodes(_ frame: PanelFrame) -> [SceneNode] {
    let box = frame.box
    var path = Path.line(from: Point(box.x, box.maxY), to: Point(box.maxX, box.maxY))
    for tick in frame.xTicks.majors {
      path.move(to: Point(tick.position, box.maxY))
      path.line(to: Point(tick.position, box.maxY + Self.tick.long))
    }
    for value in frame.xTicks.minors {
      guard let x = frame.x.position(of: value), x >= box.x, x <= box.maxX else { continue }
      path.move(to: Point(x, box.maxY))
      path.line(to: Point(x, box.maxY + Self.tick.short))
    }
    var nodes = labels(frame.xTicks, y: box.maxY + firstBaseline)
    if let epochs = frame.epochs {
      let y = box.maxY + firstBaseline + rowPitch
      let top = y - sheet.sizes.tickLabel * TypeMetrics.ascent - Self.tick.short + 1
      for tick in epochs.ticks.majors {
        path.move(to: Point(tick.position, top))
        path.line(to: Point(tick.position, top + Self.tick.short))
      }
      nodes += labels(epochs.ticks, y: y)
    }
    for (row, name) in names.enumerated() {
      let y = box.maxY + firstBaseline + Double(row) * rowPitch
      nodes += name.placed(at: Point(box.x - Self.nameGap, y), anchor: .end)
    }
    if let title {
      nodes += title.placed(at: Point(box.midX, box.maxY + lastBaseline), anchor: .middle)
    }
    return [.shape(Shape(path: path, stroke: Stroke(sheet.theme.paint(.axis), width: 1)))] + nodes
  }

  private func labels(_ ticks: Ticks, y: Double) -> [SceneNode] {
    let paint = sheet.theme.paint(.ink2)
    var nodes: [SceneNode] = []
    for tick in ticks.majors {
      let line = sheet.line(tick.label, size: sheet.sizes.tickLabel, paint)
      nodes += line.placed(at: Point(tick.position, y), anchor: .middle)
    }
    return nodes
  }

  /// How far the numbers reach over the right edge of the panel, px.
  static func overhang(_ frame: PanelFrame, sheet: Sheet) -> Double {
    let paint = sheet.theme.paint(.ink2)
    let rows = [frame.xTicks, frame.epochs?.ticks].compactMap { $0 }
    return rows.flatMap(\.majors).reduce(0) { most, tick in
      let half = sheet.line(tick.label, size: sheet.sizes.tickLabel, paint).width / 2
      return max(most, tick.position + half - frame.box.maxX)
    }
  }
}
