import LRScene

/// Which curves and texts cover which part of a panel, on a raster of 2 px, so that a label can look for a free place.
struct Occupancy {
  /// Bit of everything that is not a curve: texts, dots.
  static let solid: UInt64 = 1 << 63
  /// Bit of lines that belong to no curve: a leader may cross them, and no text should.
  static let rule: UInt64 = 1 << 62

  private let raster: Raster
  /// Where the cells of each square of `side` × `side` begin; −1 where nothing lies.
  ///
  /// Most of a panel is empty: with a cell for all of it a chart of one curve took a sixth longer to lay out.
  private var squares: [Int]
  private let squareColumns: Int
  private var cells: [UInt64] = []
  private static let side = 16

  init(_ box: Rect) {
    raster = Raster(box)
    squareColumns = (raster.columns + Self.side - 1) / Self.side
    squares = [Int](repeating: -1, count: squareColumns * ((raster.rows + Self.side - 1) / Self.side))
  }

  private subscript(row: Int, column: Int) -> UInt64 {
    get {
      let start = squares[row / Self.side * squareColumns + column / Self.side]
      return start < 0 ? 0 : cells[start + row % Self.side * Self.side + column % Self.side]
    }
    set {
      let square = row / Self.side * squareColumns + column / Self.side
      if squares[square] < 0 {
        squares[square] = cells.count
        cells.append(contentsOf: repeatElement(0, count: Self.side * Self.side))
      }
      cells[squares[square] + row % Self.side * Self.side + column % Self.side] = newValue
    }
  }

  /// The bit of the curve with this index; beyond 62 curves share bits, which only makes labels more careful.
  static func bit(_ index: Int) -> UInt64 { 1 << UInt64(index % 63) }

  /// The texts among what is drawn.
  mutating func add(textsOf nodes: [SceneNode]) {
    for case .text(let run) in nodes where run.rotation == 0 {
      let (up, down) = (TypeMetrics.ascent * run.style.size, TypeMetrics.descent * run.style.size)
      add(Rect(x: run.origin.x, y: run.origin.y - up, width: run.width, height: up + down))
    }
  }

  /// All that is drawn: outlines with the bit of their curve, texts as solid.
  mutating func add(_ nodes: [SceneNode], bit: UInt64) {
    for case .shape(let shape) in nodes { add(shape.path, bit: bit) }
    add(textsOf: nodes)
  }

  mutating func add(_ path: Path, bit: UInt64) {
    path.walk(stride: Raster.cell) { point in
      if let (row, column) = raster.cell(of: point) { self[row, column] |= bit }
    }
  }

  mutating func add(_ rect: Rect, bit: UInt64 = Occupancy.solid) {
    guard let (xs, ys) = raster.span(rect) else { return }
    for row in ys {
      for column in xs { self[row, column] |= bit }
    }
  }

  /// The bits of everything that meets `rect`.
  func bits(in rect: Rect) -> UInt64 {
    guard let (xs, ys) = raster.span(rect) else { return 0 }
    var found: UInt64 = 0
    for row in ys {
      for column in xs { found |= self[row, column] }
    }
    return found
  }

  func isFree(_ rect: Rect) -> Bool { bits(in: rect) == 0 }

  /// A table for many questions, on which nothing lies yet.
  var table: CoverTable { CoverTable(raster) }

  /// Counts the cells that bear one of `bits` in a `table`.
  func count(_ bits: UInt64, in table: inout CoverTable) {
    var covered = [Bool](repeating: false, count: raster.columns * raster.rows)
    for (square, start) in squares.enumerated() where start >= 0 {
      let (top, left) = (square / squareColumns * Self.side, square % squareColumns * Self.side)
      for row in top..<min(top + Self.side, raster.rows) {
        for column in left..<min(left + Self.side, raster.columns) {
          covered[row * raster.columns + column] = cells[start + (row - top) * Self.side + column - left] & bits != 0
        }
      }
    }
    table.count(covered)
  }
}
