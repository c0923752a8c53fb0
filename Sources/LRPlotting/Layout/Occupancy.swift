import LRScene

/// Which curves and texts cover which part of a panel, on a raster of 2 px, so that a label can look for a free place.
struct Occupancy {
  /// Bit of everything that is not a curve: texts, dots.
  static let solid: UInt64 = 1 << 63

  private let raster: Raster
  private var cells: [UInt64]

  init(_ box: Rect) {
    raster = Raster(box)
    cells = [UInt64](repeating: 0, count: raster.columns * raster.rows)
  }

  /// The bit of the curve with this index; beyond 62 curves share bits, which only makes labels more careful.
  static func bit(_ index: Int) -> UInt64 { 1 << UInt64(index % 63) }

  mutating func add(_ path: Path, bit: UInt64) {
    path.walk(stride: Raster.cell) { point in
      if let index = raster.index(of: point) { cells[index] |= bit }
    }
  }

  mutating func add(_ rect: Rect, bit: UInt64 = Occupancy.solid) {
    guard let (xs, ys) = raster.span(rect) else { return }
    for row in ys {
      for column in xs { cells[row * raster.columns + column] |= bit }
    }
  }

  /// The bits of everything that meets `rect`.
  func bits(in rect: Rect) -> UInt64 {
    guard let (xs, ys) = raster.span(rect) else { return 0 }
    var found: UInt64 = 0
    for row in ys {
      for column in xs { found |= cells[row * raster.columns + column] }
    }
    return found
  }

  func isFree(_ rect: Rect) -> Bool { bits(in: rect) == 0 }

  /// A table of the cells that bear one of `bits`, for many questions.
  func table(of bits: UInt64) -> CoverTable {
    CoverTable(raster, cells, bits: bits)
  }
}
