import LRMath
import LRScene

/// Draws a smooth function as cubic arcs that stay within 0.1 px of it.
///
/// The function is read on a grid of 4 px or less and once between any two grid points, at places that no
/// oscillation can hide behind. A cubic through both ends of a stretch, with the slopes there, is taken if at all points
/// read it lies within `tolerance`; else the stretch is halved. Where even an eighth of a px is no cubic (a kink, a
/// root's vertical start, an oscillation faster than the pixels), points at 1/32 px go through the column reducer.
struct ArcFitter {
  /// Largest deviation at the points read, px; half of the 0.1 px promised, for what lies between them and for rounding.
  static let tolerance = 0.05
  private static let cell = 4.0

  let x: Scale
  let y: Scale
  let box: Rect
  let start: Double
  let end: Double
  let value: (Double) -> Double

  /// A point of the function; `y` is nil where it has no place.
  private struct Reading {
    var step: Double
    var value: Double
    var x: Double
    var y: Double?
  }

  func draw(into reducer: inout ColumnReducer) {
    guard let left = x.position(of: start), let right = x.position(of: end) else { return }
    let width = right - left
    guard width >= 3, width < 1e6 else {
      drawPoints(left, right, count: width < 0.5 ? 2 : 8, into: &reducer)
      return
    }
    let count = max(4, Int((width / Self.cell).rounded(.up)))
    let grid = (0...count).map { read(left + width * Double($0) / Double(count), left, right) }
    // The golden section has no common measure with any period.
    let between = (0..<count).map { read(left + width * (Double($0) + 0.381966) / Double(count), left, right) }
    draw(Readings(grid: grid, between: between, left: left, right: right), 0, count, into: &reducer)
  }

  private struct Readings {
    var grid: [Reading]
    var between: [Reading]
    var left: Double
    var right: Double
  }

  private func draw(_ all: Readings, _ low: Int, _ high: Int, into reducer: inout ColumnReducer) {
    let (from, to) = (all.grid[low], all.grid[high])
    if isOutside(all, low, high) {
      drawPoints(from.x, to.x, count: 16, into: &reducer)
    } else if high - low == 1 {
      refine(from, to, all, halvings: 5, into: &reducer)
    } else if let arc = cubic(from, to, all, near: all.between[low..<high] + all.grid[low + 1..<high]) {
      draw(arc, from, into: &reducer)
    } else {
      let middle = (low + high) / 2
      draw(all, low, middle, into: &reducer)
      draw(all, middle, high, into: &reducer)
    }
  }

  /// Halves a cell until cubics fit or an eighth of a px is reached.
  private func refine(
    _ from: Reading, _ to: Reading, _ all: Readings, halvings: Int, into reducer: inout ColumnReducer
  ) {
    if let arc = cubic(from, to, all, near: []) {
      draw(arc, from, into: &reducer)
    } else if halvings > 0 {
      let middle = read((from.x + to.x) / 2, all.left, all.right)
      refine(from, middle, all, halvings: halvings - 1, into: &reducer)
      refine(middle, to, all, halvings: halvings - 1, into: &reducer)
    } else {
      drawPoints(from.x, to.x, count: 4, into: &reducer)
    }
  }

  private func draw(_ arc: [Point], _ from: Reading, into reducer: inout ColumnReducer) {
    reducer.add(from.step, from.value)
    reducer.flush()
    reducer.pen.curve(arc[1], arc[2], to: arc[3])
  }

  /// The cubic from one reading to another, or nil if it is not good enough or leaves the box.
  private func cubic(_ from: Reading, _ to: Reading, _ all: Readings, near: ArraySlice<Reading>) -> [Point]? {
    guard let y0 = from.y, let y1 = to.y, let m0 = slope(from, all), let m1 = slope(to, all) else { return nil }
    let width = to.x - from.x
    let points = [
      Point(from.x, y0), Point(from.x + width / 3, y0 + m0 * width / 3), Point(to.x - width / 3, y1 - m1 * width / 3),
      Point(to.x, y1),
    ]
    let isInside = points.allSatisfy { box.y <= $0.y && $0.y <= box.maxY && box.x <= $0.x && $0.x <= box.maxX }
    guard isInside, near.allSatisfy({ isNear($0, points) }) else { return nil }
    // Few readings: take sixteen more.
    if near.count < 16 {
      for index in 1...16 where !isNear(read(from.x + width * Double(index) / 17, all.left, all.right), points) {
        return nil
      }
    }
    return points
  }

  /// Whether the cubic passes a reading near enough, measured at a right angle to it.
  private func isNear(_ reading: Reading, _ points: [Point]) -> Bool {
    guard let y = reading.y else { return false }
    let width = points[3].x - points[0].x
    // The control points lie at thirds, so the parameter runs evenly with x.
    let t = (reading.x - points[0].x) / width
    let s = 1 - t
    let height = s * s * s * points[0].y + 3 * s * t * (s * points[1].y + t * points[2].y) + t * t * t * points[3].y
    let rise =
      3
      * (s * s * (points[1].y - points[0].y) + 2 * s * t * (points[2].y - points[1].y)
        + t * t * (points[3].y - points[2].y)) / width
    let deviation = height - y
    return deviation * deviation <= Self.tolerance * Self.tolerance * (1 + rise * rise)
  }

  /// px of y for a px of x, by differences of the second order over a hundredth of a cell.
  private func slope(_ here: Reading, _ all: Readings) -> Double? {
    guard let y0 = here.y else { return nil }
    let step = min(0.04, (all.right - all.left) / 100)
    let isFirst = here.x - all.left < step
    if isFirst || all.right - here.x < step {
      let sign: Double = isFirst ? 1 : -1
      guard let y1 = read(here.x + sign * step, all.left, all.right).y,
        let y2 = read(here.x + 2 * sign * step, all.left, all.right).y
      else { return nil }
      return sign * (4 * y1 - 3 * y0 - y2) / (2 * step)
    }
    guard let before = read(here.x - step, all.left, all.right).y,
      let after = read(here.x + step, all.left, all.right).y
    else { return nil }
    return (after - before) / (2 * step)
  }

  /// Whether all that was read of a stretch lies on one side of the box.
  private func isOutside(_ all: Readings, _ low: Int, _ high: Int) -> Bool {
    let readings = all.grid[low...high] + all.between[low..<high]
    let heights = readings.compactMap(\.y)
    guard heights.count == readings.count else { return false }
    return heights.allSatisfy { $0 < box.y } || heights.allSatisfy { $0 > box.maxY }
      || all.grid[high].x < box.x || all.grid[low].x > box.maxX
  }

  private func read(_ px: Double, _ left: Double, _ right: Double) -> Reading {
    let step: Double
    if px <= left {
      step = start
    } else if px >= right {
      step = end
    } else {
      // On a log axis the grid is even in px, not in steps.
      step = x.kind == .log ? x.value(at: px) : start + (end - start) * ((px - left) / (right - left))
    }
    let value = value(step)
    return Reading(step: step, value: value, x: px, y: y.position(of: value))
  }

  private func drawPoints(_ left: Double, _ right: Double, count: Int, into reducer: inout ColumnReducer) {
    guard let first = x.position(of: start), let last = x.position(of: end) else { return }
    let number = left < right ? count : 0
    for index in 0...number {
      let px = index == 0 ? left : index == number ? right : left + (right - left) * Double(index) / Double(number)
      let reading = read(px, first, last)
      if reading.value.isFinite, reading.value <= 0, y.kind == .log {
        // A value that comes to zero leaves a log axis through its bottom, and comes back from there.
        if reducer.isDrawing {
          reducer.sink(at: reading.step)
          reducer.lift()
        }
        if reading.step == start || reading.step == end { reducer.drop() }
        continue
      }
      if !reducer.isDrawing, index > 0, reading.value.isFinite, y.kind == .log {
        let before = read(left + (right - left) * Double(index - 1) / Double(number), first, last)
        if before.value <= 0 { reducer.sink(at: before.step) }
      }
      reducer.add(reading.step, reading.value)
    }
  }
}
