import LRScene

/// A table of cells in colour: what came of each pair of settings.
///
/// Both axes of its panel are axes of categories, which name columns and rows.
///
///     HeatMap(values: [0, 2, 6, 4], low: 0, high: 6, key: .blocks(title: .literal("learned"), [
///       (0, .literal("0 of 6")), (2, .literal("2")), (4, .literal("4")), (6, .literal("6 of 6"))]))
public struct HeatMap: Sendable {
  /// What explains the colours, right of the panel.
  public enum Key: Sendable {
    /// One block for each of the values that occur, from the least; for counts and other discrete values.
    case blocks(title: RichText, [(value: Double, label: RichText)])
    /// The ramp with its numbers.
    case ramp(title: RichText)
    case none
  }

  /// Row by row, from the lowest row upward, each from left to right: element `row × columns + column`.
  /// NaN is a cell without a value, which stays empty.
  public var values: [Double]
  /// What stands in the cells, in the order of `values`; nil is the value in two digits, an empty text nothing.
  public var texts: [RichText]?
  /// Value of the ramp's pale end (dark on a dark page): nothing.
  public var low: Double
  /// Value of the ramp's strong end: most.
  public var high: Double
  /// Whether the ramp follows the logarithm of the values; `low` is then above zero.
  public var isLog: Bool
  /// What explains the colours.
  public var key: Key

  /// See the properties of the same names.
  public init(
    values: [Double], texts: [RichText]? = nil, low: Double, high: Double, isLog: Bool = false, key: Key
  ) {
    self.values = values
    self.texts = texts
    self.low = low
    self.high = high
    self.isLog = isLog
    self.key = key
  }
}

/// One key for maps of one quantity, so that a colour is one number in all of them.
extension HeatMap {
  /// The panels, whose maps of one quantity have one ramp, and one key beside the last panel of the first row that has one.
  static func shared(_ panels: [Panel], columns: Int) -> [Panel] {
    var panels = panels
    var done: Set<String> = []
    for map in panels.compactMap(\.heatMap) {
      guard let title = map.title?.plain, done.insert(title).inserted else { continue }
      let places = panels.indices.filter { panels[$0].heatMap?.title?.plain == title }
      guard let first = places.first, places.count > 1 else { continue }
      let row = first / max(columns, 1)
      let bearer = places.last { $0 / max(columns, 1) == row } ?? first
      let whole = union(places.compactMap { panels[$0].heatMap })
      for place in places {
        var own = whole
        (own.values, own.texts) = (panels[place].heatMap?.values ?? [], panels[place].heatMap?.texts)
        if place != bearer { own.key = .none }
        panels[place].heatMap = own
      }
    }
    return panels
  }

  private var title: RichText? {
    switch key {
    case .blocks(let title, _), .ramp(let title): title
    case .none: nil
    }
  }

  /// A map whose ramp and key hold those of all.
  private static func union(_ maps: [HeatMap]) -> HeatMap {
    var whole = maps[0]
    whole.low = maps.map(\.low).min() ?? whole.low
    whole.high = maps.map(\.high).max() ?? whole.high
    whole.isLog = maps.contains(where: \.isLog) && whole.low > 0
    var blocks: [(value: Double, label: RichText)] = []
    for case .blocks(_, let own) in maps.map(\.key) {
      blocks += own.filter { one in !blocks.contains { $0.value == one.value } }
    }
    if case .blocks(let title, _) = whole.key {
      whole.key = .blocks(title: title, blocks.sorted { $0.value < $1.value })
    }
    return whole
  }
}

/// The cells of a heat map, with what stands in them.
extension HeatMap {
  /// Between cells, px.
  private static let gap = 1.0

  static func layer(_ frame: PanelFrame, sheet: Sheet) -> Layer? {
    guard let map = frame.panel.heatMap else { return nil }
    let columns = max(frame.panel.x.categories.count, 1)
    let rows = max(frame.panel.y.categories.count, 1)
    let (width, height) = (frame.box.width / Double(columns), frame.box.height / Double(rows))
    var nodes: [SceneNode] = []
    for (index, value) in map.values.prefix(columns * rows).enumerated() where !value.isNaN {
      let (row, column) = index.quotientAndRemainder(dividingBy: columns)
      let cell = Rect(
        x: frame.box.x + Double(column) * width, y: frame.box.maxY - Double(row + 1) * height, width: width,
        height: height
      ).grown(by: -gap / 2)
      let fill = sheet.theme.ramp(at: map.share(of: value))
      nodes.append(.shape(Shape(path: .rect(cell), fill: fill)))
      let text = map.texts.map { index < $0.count ? $0[index] : .literal("") } ?? NumberText.rounded(value, digits: 2)
      let line = sheet.line(text, size: sheet.sizes.note, ink(on: fill))
      guard !text.isEmpty, line.width + 4 <= cell.width, sheet.sizes.note + 2 <= cell.height else { continue }
      let origin = Point(cell.midX, cell.midY + sheet.sizes.note * TypeMetrics.capHeight / 2)
      nodes += line.placed(at: origin, anchor: .middle)
    }
    return Layer(role: "heat-map", title: frame.panel.title?.plain, nodes: nodes)
  }

  /// Black or white, whichever contrasts more with a cell; on a page that follows the reader, for either look.
  static func ink(on fill: Paint) -> Paint {
    Paint(ink(on: fill.color), dark: fill.dark.map(ink(on:)))
  }

  private static func ink(on color: Color) -> Color {
    let light = color.luminance
    // Contrast ratios of WCAG 2.1: (L₁ + 0.05)/(L₂ + 0.05).
    return (light + 0.05) / 0.05 >= 1.05 / (light + 0.05) ? Color(hex: 0x000000) : Color(hex: 0xffffff)
  }

  /// Where a value lies on the ramp, 0 … 1.
  func share(of value: Double) -> Double {
    let place = Scale(.exact(low, high, kind: isLog ? .log : .linear), from: 0, to: 1).position(of: value)
    return min(max(place ?? 0, 0), 1)
  }
}
