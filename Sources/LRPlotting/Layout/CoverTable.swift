import LRScene

/// Counts the covered cells of any box of a raster in constant time (summed areas, Crow 1984).
struct CoverTable {
  private let raster: Raster
  /// Element (row, column): covered cells above and left of it; one row and one column more than the raster.
  private let sums: [Int32]

  /// - Parameters:
  ///   - cells: what lies on each cell of the raster, row by row.
  ///   - bits: a cell that bears one of them is covered.
  init(_ raster: Raster, _ cells: [UInt64], bits: UInt64) {
    self.raster = raster
    let (columns, width) = (raster.columns, raster.columns + 1)
    sums = [Int32](unsafeUninitializedCapacity: width * (raster.rows + 1)) { sums, count in
      for column in 0..<width { sums[column] = 0 }
      cells.withUnsafeBufferPointer { cells in
        for row in 0..<raster.rows {
          // A raster has far fewer than 2³¹ cells, so that no sum overflows.
          var inRow: Int32 = 0
          let (from, above, here) = (row &* columns, row &* width &+ 1, (row &+ 1) &* width &+ 1)
          sums[here &- 1] = 0
          for column in 0..<columns {
            inRow &+= cells[from &+ column] & bits == 0 ? 0 : 1
            sums[here &+ column] = sums[above &+ column] &+ inRow
          }
        }
      }
      count = width * (raster.rows + 1)
    }
  }

  func isFree(_ rect: Rect) -> Bool {
    guard let (xs, ys) = raster.span(rect) else { return true }
    let width = raster.columns + 1
    let (top, bottom) = (ys.lowerBound * width, (ys.upperBound + 1) * width)
    let (left, right) = (xs.lowerBound, xs.upperBound + 1)
    return sums[bottom + right] - sums[bottom + left] - sums[top + right] + sums[top + left] == 0
  }

  /// Distance at which a growing box meets something covered, px, in steps of 1.5 up to `most`.
  func distance(from rect: Rect, most: Double) -> Double {
    var (low, high) = (0, Int(most / 1.5))
    while low < high {
      let middle = (low + high) / 2
      if isFree(rect.grown(by: 1.5 * Double(middle))) { low = middle + 1 } else { high = middle }
    }
    return 1.5 * Double(low)
  }
}

/// A box divided into square cells of 2 px.
struct Raster: Equatable {
  static let cell = 2.0

  let box: Rect
  let columns: Int
  let rows: Int

  init(_ box: Rect) {
    self.box = box
    columns = max(Int(box.width / Self.cell) + 1, 1)
    rows = max(Int(box.height / Self.cell) + 1, 1)
  }

  /// Columns and rows of the cells that meet `rect`; nil if it lies outside.
  func span(_ rect: Rect) -> (ClosedRange<Int>, ClosedRange<Int>)? {
    let left = max(rect.x - box.x, 0)
    let right = min(rect.maxX - box.x, box.width)
    let top = max(rect.y - box.y, 0)
    let bottom = min(rect.maxY - box.y, box.height)
    guard left <= right, top <= bottom else { return nil }
    return (
      Int(left / Self.cell)...min(Int(right / Self.cell), columns - 1),
      Int(top / Self.cell)...min(Int(bottom / Self.cell), rows - 1)
    )
  }

  /// The cell that holds `point`, or nil outside.
  func index(of point: Point) -> Int? {
    let (x, y) = (point.x - box.x, point.y - box.y)
    guard x >= 0, y >= 0, x <= box.width, y <= box.height else { return nil }
    return min(Int(y / Self.cell), rows - 1) * columns + min(Int(x / Self.cell), columns - 1)
  }
}
