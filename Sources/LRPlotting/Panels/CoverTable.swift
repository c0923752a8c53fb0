import LRScene

/// Counts the covered cells of any box of a raster in constant time (summed areas, Crow 1984).
struct CoverTable {
  private let raster: Raster
  /// Element (row, column): covered cells above and left of it; one row and one column more than the raster.
  private var sums: [Int32]

  /// Of a raster on which nothing lies.
  init(_ raster: Raster) {
    self.raster = raster
    sums = [Int32](repeating: 0, count: (raster.columns + 1) * (raster.rows + 1))
  }

  /// Counts anew: a table that is used again costs less than a new one, which the system gives a page at a time.
  ///
  /// - Parameter covered: whether something lies on each cell of the raster, row by row.
  mutating func count(_ covered: [Bool]) {
    let width = raster.columns + 1
    for row in 0..<raster.rows {
      // A raster has far fewer than 2³¹ cells, so that no sum overflows.
      var inRow: Int32 = 0
      for column in 0..<raster.columns {
        inRow &+= covered[row * raster.columns + column] ? 1 : 0
        sums[(row + 1) * width + column + 1] = sums[row * width + column + 1] &+ inRow
      }
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

  /// Row and column of the cell that holds `point`, or nil outside.
  func cell(of point: Point) -> (Int, Int)? {
    let (x, y) = (point.x - box.x, point.y - box.y)
    guard x >= 0, y >= 0, x <= box.width, y <= box.height else { return nil }
    return (min(Int(y / Self.cell), rows - 1), min(Int(x / Self.cell), columns - 1))
  }
}
