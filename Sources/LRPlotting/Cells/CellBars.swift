import LRInput

extension Panel {
  /// Its bars as lines of text: a name, a bar, its number.
  func barLines(columns: Int) -> [String] {
    let categories = y.unit == .category ? y.categories : x.categories
    let isAlone = series.count { !$0.bars.isEmpty } == 1
    var rows: [(name: String, value: Double, text: String)] = []
    for (place, category) in categories.enumerated() {
      for series in self.series {
        for bar in series.bars where bar.category == place {
          let number = (bar.text ?? NumberText.rounded(bar.value, digits: 3)).plain
          let name = isAlone ? category.plain : "\(category.plain), \(series.label.plain)"
          rows.append((VisibleText.of(name), bar.value, bar.remark.isEmpty ? number : "\(number) \(bar.remark)"))
        }
      }
    }
    let title = (y.unit == .category ? x.title : y.title)?.plain ?? ""
    let widest = min(rows.map { VisibleText.columns(of: $0.name) }.max() ?? 0, columns / 3)
    let room = max(columns - widest - 2 - (rows.map { VisibleText.columns(of: $0.text) }.max() ?? 0), 4)
    let most = rows.map(\.value).filter(\.isFinite).max() ?? 0
    return (title.isEmpty ? [] : [VisibleText.fitted(VisibleText.of(title), columns: columns)])
      + rows.map { row in
        let name = VisibleText.fitted(row.name, columns: max(widest, 1))
        let pad = String(repeating: " ", count: max(0, widest - VisibleText.columns(of: name)))
        let share = most > 0 && row.value.isFinite ? max(row.value, 0) / most : 0
        let bar = String(repeating: "█", count: Int((share * Double(room)).rounded()))
        return VisibleText.fitted("\(name)\(pad) \(bar) \(row.text)", columns: columns)
      }
  }
}
