import LRInput
import LRScene

/// One bar, from zero to a value.
///
/// Bars stand on the panel's axis of categories, upright where that is x and level where it is y; bars of several series
/// in one category stand side by side.
///
///     Bar(category: 0, value: 0.59, text: .literal("59 %"))
public struct Bar: Sendable, Equatable {
  /// Index of the category, from 0.
  public var category: Int
  /// A finite number; a bar of another is left out.
  public var value: Double
  /// What stands at the end of the bar; nil is the value in three digits.
  public var text: RichText?
  /// What stands behind it: a word that the reader should know with the number. Empty for nothing.
  public var remark: String

  /// See the properties of the same names.
  public init(category: Int, value: Double, text: RichText? = nil, remark: String = "") {
    self.category = category
    self.value = value
    self.text = text
    self.remark = remark
  }
}

/// Bars from zero along the axis of values, each with its number behind its end.
extension Bar {
  /// Share of a category's room that its bars take.
  private static let share = 0.64
  /// Between a bar's end and its number, px.
  private static let gap = 5.0

  static func nodes(_ series: Series, frame: PanelFrame, sheet: Sheet) -> [SceneNode] {
    var path = Path()
    var texts: [SceneNode] = []
    for bar in series.bars {
      guard let box = box(of: bar, series, frame) else { continue }
      path.append(.rect(box))
      texts += text(bar, series, at: box, frame, sheet)
    }
    guard !path.isEmpty else { return texts }
    // Bars that share a category are told apart by their colours.
    let isShared = frame.panel.series.contains { other in
      other.slot != series.slot && other.bars.contains { bar in series.bars.contains { $0.category == bar.category } }
    }
    let ink = isShared ? sheet.theme.series(series.slot).line : sheet.named(series, frame.panel)
    return [.shape(Shape(path: path, fill: ink))] + texts
  }

  /// The widest number behind a bar, px.
  static func widestText(_ panel: Panel, sheet: Sheet) -> Double {
    let decimals = decimals(panel)
    return panel.series.flatMap { one in one.bars.map { line($0, of: one, panel, decimals, sheet).width } }.max() ?? 0
  }

  /// The box of a bar; nil where it has none.
  private static func box(of bar: Bar, _ series: Series, _ frame: PanelFrame) -> Rect? {
    guard bar.value.isFinite else { return nil }
    let isLevel = frame.panel.y.unit == .category
    let (along, across) = isLevel ? (frame.x, frame.y) : (frame.y, frame.x)
    let count = (isLevel ? frame.panel.y : frame.panel.x).categories.count
    guard bar.category >= 0, bar.category < max(count, 1), let middle = across.position(of: Double(bar.category)),
      let end = along.position(of: bar.value)
    else { return nil }
    let low = isLevel ? frame.box.x : frame.box.maxY
    let zero =
      along.position(of: 0).map { min(max($0, min(along.start, along.end)), max(along.start, along.end)) } ?? low
    let stop = min(max(end, min(along.start, along.end)), max(along.start, along.end))
    // Bars of several series in one category stand side by side.
    let others = frame.panel.series.filter { one in one.bars.contains { $0.category == bar.category } }
    let place = others.firstIndex { $0.slot == series.slot && $0.label == series.label } ?? 0
    let slot = across.length / Double(max(count, 1)) * share
    let width = slot / Double(max(others.count, 1))
    let start = middle - slot / 2 + Double(place) * width
    return isLevel
      ? Rect(x: min(zero, stop), y: start, width: abs(stop - zero), height: max(width - 1, 1))
      : Rect(x: start, y: min(zero, stop), width: max(width - 1, 1), height: abs(stop - zero))
  }

  /// Decimals that give the least of the bars three digits, so that all numbers of a panel have equally many; nil where
  /// bars lie too far apart for that.
  private static func decimals(_ panel: Panel) -> Int? {
    let values = panel.series.flatMap(\.bars).filter { $0.text == nil }.map { abs($0.value) }.filter { $0 > 0 }
    guard let least = values.min(), let most = values.max(), most < 1000 * least,
      let digits = DecimalNumber(least)?.magnitude, (-4...5).contains(digits)
    else { return nil }
    return max(0, 2 - digits)
  }

  /// Decimals that a number with this error has: the error in one digit, or in two where it begins with 1 or 2.
  static func decimals(error: Double) -> Int? {
    guard error > 0, let leading = DecimalNumber(error)?.rounded(to: 1) else { return nil }
    return max(0, (abs(leading.digits) < 3 ? 1 : 0) - leading.magnitude)
  }

  /// Half of what surrounds a bar's end; nil where nothing does.
  private static func error(of bar: Bar, _ series: Series, _ panel: Panel) -> Double? {
    let isLevel = panel.y.unit == .category
    let point = series.points.first { (isLevel ? $0.y : $0.x) == Double(bar.category) }
    guard let low = point?.lower, let high = point?.upper, high > low, high - low < .infinity else { return nil }
    return (high - low) / 2
  }

  private static func line(
    _ bar: Bar, of series: Series, _ panel: Panel, _ common: Int?, _ sheet: Sheet
  ) -> TextLine {
    var text = bar.text ?? NumberText.rounded(bar.value, digits: 3)
    let own = error(of: bar, series, panel).flatMap(decimals(error:))
    // Many decimals are read as a power of ten.
    if bar.text == nil, let decimals = own ?? common, decimals <= 6, let number = DecimalNumber(bar.value) {
      let digits = number.magnitude + 1 + decimals
      text = .literal(
        digits > 0
          ? number.rounded(to: digits).fixed(decimals: decimals) : number.rounded(to: 1).fixed(decimals: decimals))
    }
    return sheet.line(text + .literal(bar.remark), size: sheet.sizes.note, sheet.theme.paint(.ink))
  }

  private static func text(
    _ bar: Bar, _ series: Series, at box: Rect, _ frame: PanelFrame, _ sheet: Sheet
  ) -> [SceneNode] {
    let line = line(bar, of: series, frame.panel, decimals(frame.panel), sheet)
    if frame.panel.y.unit == .category {
      // A number may be higher than its bar, but not than the bar's room.
      guard (box.height + 1) / share >= line.height else { return [] }
      // An error bar reaches beyond the bar's end.
      let reach = series.points.compactMap { $0.y == Double(bar.category) ? $0.upper : nil }.max()
      let end = max(box.maxX, reach.flatMap { frame.x.position(of: $0) } ?? box.maxX)
      let x = min(end + gap, frame.box.maxX + sheet.margins.right - line.width)
      return line.placed(at: Point(x, box.midY + sheet.sizes.note * TypeMetrics.capHeight / 2))
    }
    // A number stands on its own bar: above it, or below one that goes down, if it is no wider and the bar ends inside.
    let isDown = bar.value < 0
    let baseline = isDown ? box.maxY + gap + line.ascent : box.y - gap
    guard line.width <= box.width, baseline - line.ascent >= frame.box.y, baseline <= frame.box.maxY else { return [] }
    return line.placed(at: Point(box.midX, baseline), anchor: .middle)
  }
}
