import LRInput
import LRScene

/// A figure as lines of text, for a terminal or a mail: braille dots, axes, and the names of the curves where they end.
///
///     CellChart(figure, columns: 80, rows: 16, endings: [["0.001"]]).lines
public struct CellChart {
  private let figure: Figure
  private let columns: Int
  private let rows: Int
  private let endings: [[String?]]
  private let isColored: Bool
  private let sheet: Sheet

  /// The least that an axis, its numbers and a curve need.
  public static let narrowest = 24
  /// Share of the width that names at the ends of curves may take; longer ones stand below.
  private static let nameShare = 0.4

  /// - Parameters:
  ///   - columns: of the terminal; no line is wider.
  ///   - rows: of each panel.
  ///   - endings: what stands behind the name of each series of each panel: its last value.
  ///   - isColored: whether curves have the colours of a terminal, by escape codes.
  public init(_ figure: Figure, columns: Int, rows: Int, endings: [[String?]], isColored: Bool = false) {
    var figure = figure
    for index in figure.panels.indices {
      // Words inside a panel have no room between dots.
      for series in figure.panels[index].series.indices { figure.panels[index].series[series].callouts = [] }
    }
    self.figure = figure
    self.columns = max(columns, CellChart.narrowest)
    self.rows = max(rows, 4)
    self.endings = endings
    self.isColored = isColored
    sheet = Sheet(figure, measurer: CellMeasurer())
  }

  /// Title, panels and names, each line without a break.
  public var lines: [String] {
    var lines = [figure.title, figure.subtitle].compactMap { $0?.plain }.filter { !$0.isEmpty }.map(fitted)
    let own = figure.panels.map(PanelExtent.y)
    let extents = FigureLayout.shared(own, figure.panels)
    for (index, panel) in figure.panels.enumerated() {
      if !lines.isEmpty { lines.append("") }
      if let title = panel.title?.plain, !title.isEmpty { lines.append(fitted(title)) }
      let names = endings.indices.contains(index) ? endings[index] : []
      if panel.series.contains(where: { !$0.bars.isEmpty }) {
        lines += panel.barLines(columns: columns)
      } else if panel.heatMap != nil {
        lines.append(fitted("(a map of cells: `lrplot values` prints it)"))
      } else {
        lines += self.lines(of: panel, own: own[index], extent: extents[index], endings: names)
      }
    }
    return lines
  }

  private func fitted(_ text: String) -> String { VisibleText.fitted(VisibleText.of(text), columns: columns) }

  private func lines(of panel: Panel, own: DataExtent, extent: DataExtent, endings: [String?]) -> [String] {
    let names = names(of: panel, endings)
    let widest = names.map { VisibleText.columns(of: $0.text) }.max() ?? 0
    let isBeside = Double(widest) <= CellChart.nameShare * Double(columns)
    let right = isBeside && widest > 0 ? widest + 1 : 0
    // The width of the numbers depends on the ticks, and those on the height alone.
    let probe = frame(panel, own, extent, columns: columns)
    let ticks = yTicks(probe)
    let marks = marks(ticks)
    let left = (marks.map { VisibleText.columns(of: $0.label) }.max() ?? 0) + 1
    let inner = max(columns - left - 1 - right, 8)
    let frame = frame(panel, own, extent, columns: inner)
    let grid = grid(frame, names)
    let ends = isBeside ? ends(names, frame) : [:]
    var lines = title(panel.y, ticks, frame.y, frame.unshown).map { [fitted($0)] } ?? []
    for row in 0..<rows {
      let label = marks.first { $0.row == row }?.label ?? ""
      let pad = String(repeating: " ", count: max(0, left - 1 - VisibleText.columns(of: label)))
      var line = pad + label + (label.isEmpty ? " │" : " ┤") + grid.row(row, isColored: isColored)
      if let name = ends[row] { line += " " + colored(name) }
      lines.append(trimmed(line))
    }
    lines += axis(frame, left: left, inner: inner)
    return lines + (isBeside ? [] : names.map { fitted($0.text) })
  }

  // MARK: - Names

  private struct Name {
    var text: String
    var letter: Character?
    var slot: Int
    var index: Int
  }

  /// The names of the curves with their last values; a letter in front where there are several, which stands on the curve too.
  private func names(of panel: Panel, _ endings: [String?]) -> [Name] {
    let named = panel.series.indices.filter { panel.series[$0].isNamed }
    return named.enumerated().map { place, index in
      let series = panel.series[index]
      let letter = named.count > 1 && place < 26 ? Character(Unicode.Scalar(UInt8(65 + place))) : nil
      let ending = endings.indices.contains(place) ? endings[place] : nil
      let words = [letter.map { String($0) }, VisibleText.of(series.label.plain), ending].compactMap { $0 }
      return Name(text: words.joined(separator: " "), letter: letter, slot: series.slot, index: index)
    }
  }

  /// Which name stands in which row: each as near to the end of its curve as the others let it.
  private func ends(_ names: [Name], _ frame: PanelFrame) -> [Int: Name] {
    let wanted = names.map { name -> (name: Name, row: Int) in
      let end = frame.paths.indices.contains(name.index) ? frame.paths[name.index].last : nil
      return (name, min(max(Int((end?.y ?? 0) / CellMeasurer.height), 0), rows - 1))
    }.sorted { ($0.row, $0.name.index) < ($1.row, $1.name.index) }
    var taken: [Int: Name] = [:]
    for (place, one) in wanted.enumerated() {
      // Room is left for those that are to come, so that none falls out below.
      var row = min(one.row, rows - (wanted.count - place))
      while taken[row] != nil { row += 1 }
      if row >= 0, row < rows { taken[row] = one.name }
    }
    return taken
  }

  private func colored(_ name: Name) -> String {
    isColored ? CellGrid.escape(name.slot) + name.text + CellGrid.plain : name.text
  }

  // MARK: - Curves and axes

  private func frame(_ panel: Panel, _ own: DataExtent, _ extent: DataExtent, columns: Int) -> PanelFrame {
    let box = Rect(
      x: 0, y: 0, width: Double(columns) * CellMeasurer.width - 1, height: Double(rows) * CellMeasurer.height - 1)
    return PanelFrame(panel, own: own, extent: extent, box: box, sheet: sheet, naming: .none)
  }

  private func grid(_ frame: PanelFrame, _ names: [Name]) -> CellGrid {
    var grid = CellGrid(columns: Int((frame.box.width + 1) / CellMeasurer.width), rows: rows)
    for (series, path) in zip(frame.panel.series, frame.paths) {
      path.path.walk(stride: 0.5) { grid.dot($0, slot: series.slot) }
      for point in series.points {
        if let place = frame.point(point.x, point.y) { grid.dot(place, slot: series.slot) }
      }
    }
    for (place, name) in names.enumerated() {
      guard let letter = name.letter else { continue }
      for part in 0..<2 {
        let share = (Double(part) + (Double(place) + 0.5) / Double(names.count)) / 2
        grid.mark(letter, slot: name.slot, from: Int(share * Double(grid.columns)))
      }
    }
    return grid
  }

  /// What an axis is called in letters; nil for nothing.
  private func title(_ axis: Axis, _ ticks: Ticks, _ scale: Scale, _ unshown: String?) -> String? {
    let whole = AxisTitle(axis.title, ticks, isLog: scale.kind == .log, unshown: unshown).whole
    return whole.isEmpty ? nil : whole.plain
  }

  private func yTicks(_ frame: PanelFrame) -> Ticks {
    frame.panel.y.unit == .category
      ? Ticks(majors: []) : Ticks(for: frame.y, axis: .vertical, style: CellMeasurer.style, measurer: CellMeasurer())
  }

  /// The numbers of the y axis and their rows, one a row.
  private func marks(_ ticks: Ticks) -> [(row: Int, label: String)] {
    var found: [(row: Int, label: String)] = []
    for major in ticks.majors {
      let row = Int((major.position / CellMeasurer.height).rounded(.down))
      guard row >= 0, row < rows, !found.contains(where: { $0.row == row }) else { continue }
      found.append((row, major.label.plain))
    }
    return found
  }

  private func axis(_ frame: PanelFrame, left: Int, inner: Int) -> [String] {
    let isOfSteps = frame.panel.x.unit == .steps
    let ticks =
      frame.panel.x.unit == .category
      ? Ticks(majors: [])
      : Ticks(
        for: frame.x, axis: isOfSteps ? .steps : .horizontal, at: frame.panel.x.places, style: CellMeasurer.style,
        measurer: CellMeasurer())
    var rule = Array(repeating: Character("─"), count: inner)
    var numbers = ""
    for major in ticks.majors {
      let column = min(max(Int(major.position / CellMeasurer.width), 0), inner - 1)
      rule[column] = "┬"
      let label = major.label.plain
      let width = VisibleText.columns(of: label)
      let start = min(max(left + 1 + column - width / 2, 0), columns - width)
      let used = VisibleText.columns(of: numbers)
      guard start > used || used == 0 else { continue }
      numbers += String(repeating: " ", count: max(0, start - used)) + label
    }
    let title = title(frame.panel.x, ticks, frame.x, frame.unshownX) ?? ""
    let indent = String(repeating: " ", count: left + 1)
    return [String(repeating: " ", count: left) + "└" + String(rule), numbers]
      + (title.isEmpty ? [] : [fitted(indent + title)])
  }

  private func trimmed(_ line: String) -> String {
    var line = Substring(line)
    while line.last == " " { line.removeLast() }
    return String(line)
  }
}
