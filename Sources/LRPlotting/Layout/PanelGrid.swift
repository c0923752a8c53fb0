import LRScene

/// What a panel needs around its box, px.
struct PanelNeeds {
  /// Numbers of the y axis, names of the rows below.
  var left: Double
  /// End labels, or the overhang of the last number.
  var right: Double
  /// Panel title and y title.
  var top: Double
  /// Ticks, numbers and title of the x axis.
  var bottom: Double

  /// What either needs.
  func united(with other: PanelNeeds) -> PanelNeeds {
    PanelNeeds(
      left: max(left, other.left), right: max(right, other.right), top: max(top, other.top),
      bottom: max(bottom, other.bottom))
  }
}

/// Equal boxes in aligned columns and rows.
enum PanelGrid {
  /// Between the parts of neighbouring panels, px.
  private static let gap = (column: 26.0, row: 8.0)

  /// The boxes of `needs.count` panels, or nil if they would be smaller than a panel can be.
  ///
  /// - Parameters:
  ///   - head: where the head of the figure ends, px.
  static func boxes(_ needs: [PanelNeeds], columns: Int, head: Double, sheet: Sheet) -> [Rect]? {
    let rows = (needs.count + columns - 1) / columns
    func most(_ indices: StrideTo<Int>, _ part: (PanelNeeds) -> Double) -> Double {
      indices.filter { $0 < needs.count }.map { part(needs[$0]) }.max() ?? 0
    }
    let left = (0..<columns).map { most(stride(from: $0, to: needs.count, by: columns), \.left) }
    let right = (0..<columns).map { most(stride(from: $0, to: needs.count, by: columns), \.right) }
    let top = (0..<rows).map { most(stride(from: $0 * columns, to: $0 * columns + columns, by: 1), \.top) }
    let bottom = (0..<rows).map { most(stride(from: $0 * columns, to: $0 * columns + columns, by: 1), \.bottom) }
    let margins = sheet.margins
    let across =
      sheet.width - margins.left - margins.right - left.reduce(0, +) - right.reduce(0, +) - Double(columns - 1)
      * gap.column
    let down =
      sheet.height - head - margins.bottom - top.reduce(0, +) - bottom.reduce(0, +) - Double(rows - 1) * gap.row
    let (width, height) = (across / Double(columns), down / Double(rows))
    guard width >= 40, height >= 30 else { return nil }
    var boxes: [Rect] = []
    var y = head
    for row in 0..<rows {
      y += top[row]
      var x = margins.left
      for column in 0..<columns {
        x += left[column]
        if row * columns + column < needs.count {
          boxes.append(Rect(x: rounded(x), y: rounded(y), width: width.rounded(.down), height: height.rounded(.down)))
        }
        x += width + right[column] + gap.column
      }
      y += height + bottom[row] + gap.row
    }
    return boxes
  }

  /// Boxes start on half pixels, so that hairlines of 1 px are sharp.
  static func rounded(_ value: Double) -> Double { value.rounded(.down) + 0.5 }
}
