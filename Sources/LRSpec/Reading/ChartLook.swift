import LRInput
import LRPlotting

/// Size, colours and naming of a chart as the spec gives them.
struct ChartLook {
  let appearance: Appearance
  let text: TextForm
  let naming: Naming
  private let name: SizeName
  private let width: Double?
  private let height: Double?
  private let columns: Int?
  var purpose: Figure.Purpose { name.purpose }
  /// Where the spec says how large the figure is, or how many panels it has.
  let offset: Int

  /// Nil if one of them is wrong.
  init?(_ reader: ObjectReader) {
    width = reader.read(ChartKeys.keys.width)
    height = reader.read(ChartKeys.keys.height)
    columns = reader.read(ChartKeys.keys.columns)
    let keys = ChartKeys.keys
    offset =
      [keys.width, keys.height].first(where: reader.has).map { reader.offset(of: $0) }
      ?? (reader.has(keys.size) ? reader.offset(of: keys.size) : reader.offset(of: keys.panels))
    let (size, theme) = (reader.read(ChartKeys.keys.size), reader.read(ChartKeys.keys.theme))
    let (form, labels) = (reader.read(ChartKeys.keys.text), reader.read(ChartKeys.keys.labels))
    guard let size, let theme, let form, let labels else { return nil }
    if size != .spark {
      for (key, side) in [(keys.width, width), (keys.height, height)] {
        guard let side, side < Figure.sides.lowerBound else { continue }
        reader.error(
          at: key, "`\(key.name)` must be at least \(Int(Figure.sides.lowerBound)) px",
          hint: "`\"size\": \"spark\"` draws smaller figures, without axes")
        return nil
      }
    }
    (name, appearance, text, naming) = (size, theme, form, labels)
  }

  func columns(width: Double, panels: Int) -> Int {
    min(columns ?? (width < 500 ? 1 : 2), panels)
  }

  /// Width and height in px: what is given, else in proportion.
  func size(panels: Int) -> (width: Double, height: Double) {
    let usual = name.side
    let wide = width ?? usual.width
    if let height { return (wide, height) }
    guard panels > 1, name != .slide else { return (wide, (wide * usual.height / usual.width).rounded()) }
    let rows = Double((panels + columns(width: wide, panels: panels) - 1) / columns(width: wide, panels: panels))
    if name == .column { return (wide, (usual.height * rows * wide / usual.width).rounded()) }
    let factor = min(max(wide / usual.width, 0.8), 2)
    return (wide, (Defaults.panelRow.head + rows * Defaults.panelRow.height * factor).rounded())
  }
}
