import LRScene

/// The names of all series with a sample of each line, in rows under the header.
///
/// One row if all have room in it; else columns, as many as the names allow. Where that would take too many rows, the
/// columns are made narrower and longer names end in an ellipsis.
struct KeyRow {
  /// Baseline of the last row, px.
  let baseline: Double
  private(set) var nodes: [SceneNode] = []
  let rows: Int

  /// Length of a piece of line, px.
  static func sample(_ sheet: Sheet) -> Double { sheet.isSmall ? 18 : 24 }
  /// Between a sample and its name, and between an entry and the next, px.
  private static func gap(_ sheet: Sheet) -> (sample: Double, entry: Double) { sheet.isSmall ? (5, 12) : (6, 22) }
  /// Share of the figure's height that the rows may take.
  private static let share = 0.2
  /// Narrowest room for a name, in em: about ten letters.
  private static let narrowest = 6.0

  /// - Parameters:
  ///   - first: baseline of the first row, px.
  init(_ series: [Series], sheet: Sheet, left: Double, first: Double) {
    let size = sheet.sizes.curveLabel
    let pitch = size * Sizes.headPitch
    let most = max(Int(Self.share * sheet.height / pitch), 2)
    let table = Self.table(series, sheet: sheet, width: sheet.width - sheet.margins.right - left, most: most)
    rows = (series.count + table.columns.count - 1) / max(table.columns.count, 1)
    baseline = first + Double(max(rows - 1, 0)) * pitch
    let gap = Self.gap(sheet)
    for (index, one) in series.enumerated() {
      let (row, column) = index.quotientAndRemainder(dividingBy: table.columns.count)
      let x = left + table.columns.prefix(column).reduce(0) { $0 + $1 + gap.entry }
      let y = first + Double(row) * pitch
      let start = Point(x, y - size * TypeMetrics.capHeight / 2)
      nodes += LineSample(one, sheet: sheet).nodes(from: start, length: Self.sample(sheet))
      nodes += table.names[index].placed(at: Point(x + Self.sample(sheet) + gap.sample, y))
    }
  }

  private typealias Table = (names: [TextLine], columns: [Double])

  private static func table(_ series: [Series], sheet: Sheet, width: Double, most: Int) -> Table {
    func names(within room: Double) -> [TextLine] {
      let flow = sheet.flow(size: sheet.sizes.curveLabel, sheet.theme.paint(.ink))
      return zip(series, flow.shortened(series.map(\.label), to: room)).map { one, line in
        var line = line
        line.paint = sheet.theme.series(one.slot).label
        return line
      }
    }
    let gap = gap(sheet)
    let reserved = sample(sheet) + gap.sample
    func columns(_ names: [TextLine], _ count: Int) -> [Double] {
      (0..<count).map { column in
        reserved + (stride(from: column, to: names.count, by: count).map { names[$0].width }.max() ?? 0)
      }
    }
    func fit(_ columns: [Double]) -> Bool { columns.reduce(0) { $0 + $1 + gap.entry } <= width + gap.entry }

    let whole = names(within: max(width - reserved, 20))
    let count = (1...max(series.count, 1)).last { fit(columns(whole, $0)) } ?? 1
    if count * most >= series.count { return (whole, columns(whole, count)) }
    let narrowest = reserved + narrowest * sheet.sizes.curveLabel
    let wanted = min((series.count + most - 1) / most, Int((width + gap.entry) / (narrowest + gap.entry)))
    guard wanted > count else { return (whole, columns(whole, count)) }
    let cut = names(within: (width + gap.entry) / Double(wanted) - gap.entry - reserved)
    return (cut, columns(cut, wanted))
  }
}
