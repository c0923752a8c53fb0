import LRScene

/// Which curves and texts cover which part of a panel, on a raster of 2 px, so that a label can look for a free place.
struct Occupancy {
  /// Bit of everything that is not a curve: texts, dots.
  static let solid: UInt64 = 1 << 63

  let box: Rect
  private let cell = 2.0
  private let columns: Int
  private let rows: Int
  private var cells: [UInt64]

  init(_ box: Rect) {
    self.box = box
    columns = max(Int(box.width / cell) + 1, 1)
    rows = max(Int(box.height / cell) + 1, 1)
    cells = [UInt64](repeating: 0, count: columns * rows)
  }

  /// The bit of the curve with this index; beyond 62 curves share bits, which only makes labels more careful.
  static func bit(_ index: Int) -> UInt64 { 1 << UInt64(index % 63) }

  mutating func add(_ path: Path, bit: UInt64) {
    var at = Point(0, 0)
    var start = at
    var next = 0
    for verb in path.verbs {
      switch verb {
      case .move:
        at = path.points[next]
        start = at
        next += 1
      case .line:
        stroke(from: at, to: path.points[next], bit: bit)
        at = path.points[next]
        next += 1
      case .curve:
        let (b, c, d) = (path.points[next], path.points[next + 1], path.points[next + 2])
        let a = at
        let chord = abs(d.x - a.x) + abs(d.y - a.y) + abs(b.x - a.x) + abs(b.y - a.y)
        let parts = min(max(Int(chord / 8), 2), 64)
        for part in 1...parts {
          let t = Double(part) / Double(parts)
          let u = 1 - t
          let (wa, wb, wc, wd) = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
          let p = Point(
            wa * a.x + wb * b.x + wc * c.x + wd * d.x, wa * a.y + wb * b.y + wc * c.y + wd * d.y)
          stroke(from: at, to: p, bit: bit)
          at = p
        }
        next += 3
      case .close:
        stroke(from: at, to: start, bit: bit)
        at = start
      }
    }
  }

  mutating func add(_ rect: Rect, bit: UInt64 = Occupancy.solid) {
    guard let (xs, ys) = span(rect) else { return }
    for row in ys {
      for column in xs { cells[row * columns + column] |= bit }
    }
  }

  /// The bits of everything that meets `rect`.
  func bits(in rect: Rect) -> UInt64 {
    guard let (xs, ys) = span(rect) else { return 0 }
    var found: UInt64 = 0
    for row in ys {
      for column in xs { found |= cells[row * columns + column] }
    }
    return found
  }

  func isFree(_ rect: Rect) -> Bool { bits(in: rect) == 0 }

  private func span(_ rect: Rect) -> (ClosedRange<Int>, ClosedRange<Int>)? {
    let left = max(rect.x - box.x, 0)
    let right = min(rect.maxX - box.x, box.width)
    let top = max(rect.y - box.y, 0)
    let bottom = min(rect.maxY - box.y, box.height)
    guard left <= right, top <= bottom else { return nil }
    return (
      Int(left / cell)...min(Int(right / cell), columns - 1), Int(top / cell)...min(Int(bottom / cell), rows - 1)
    )
  }

  private mutating func stroke(from a: Point, to b: Point, bit: UInt64) {
    let length = max(abs(b.x - a.x), abs(b.y - a.y))
    let steps = max(Int(length / cell), 1)
    guard steps < 20_000 else { return }
    for step in 0...steps {
      let t = Double(step) / Double(steps)
      let x = a.x + (b.x - a.x) * t - box.x
      let y = a.y + (b.y - a.y) * t - box.y
      guard x >= 0, y >= 0, x <= box.width, y <= box.height else { continue }
      cells[min(Int(y / cell), rows - 1) * columns + min(Int(x / cell), columns - 1)] |= bit
    }
  }
}
