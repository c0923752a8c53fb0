import LRScene

/// Passes the points of a curve on to the pen; of a pixel column with many, only those that `SampleColumn` needs.
///
/// It works on steps and values: only points that are kept are placed. A step that has no place lifts the pen.
struct ColumnReducer {
  var pen: PathPen
  private let x: Scale
  private let y: Scale
  private let isLog: Bool
  private var column = SampleColumn()
  /// Where the present column ends, in steps.
  private var columnEnd = -Double.infinity
  /// Until where the line is not broken again, in steps, and whether a break waits for that place.
  private var quietEnd = -Double.infinity
  private var owesLift = false
  private(set) var isDrawing = false
  private(set) var breaks: [CurvePath.Break] = []
  private(set) var breakCount = 0
  private(set) var dropped = 0

  init(x: Scale, y: Scale, clip: Rect) {
    self.x = x
    self.y = y
    isLog = y.kind == .log
    pen = PathPen(clip: clip)
  }

  /// Whether a finite `value` can be placed.
  func hasPlace(_ value: Double) -> Bool { !isLog || value > 0 }

  mutating func add(_ step: Double, _ value: Double) {
    guard value.isFinite, hasPlace(value) else {
      interrupt(step, value)
      return
    }
    if owesLift {
      owesLift = false
      if step >= quietEnd { lift() }
    }
    isDrawing = true
    if step >= columnEnd {
      flush()
      columnEnd = end(ofColumnAt: step)
    } else if !column.isFull, column.newest == (step, value) {
      return
    }
    column.add((step, value))
  }

  /// Hands on what is kept back.
  mutating func flush() {
    for index in column.needed { place(column[index]) }
    column.clear()
    columnEnd = -.infinity
  }

  /// Draws on to the point at `step` that lies below the box, because its value is zero on a log axis.
  mutating func sink(at step: Double) {
    flush()
    guard let position = x.position(of: step) else { return }
    pen.add(Point(position, y.end < y.start ? pen.box.maxY + 1000 : pen.box.y - 1000))
  }

  /// Counts a value that has no place on a log axis, without a break in the line.
  mutating func drop(_ number: Int = 1) { dropped += number }

  /// Ends the line; the next point begins another.
  mutating func lift() {
    flush()
    pen.lift()
    isDrawing = false
  }

  /// A step whose value has no place.
  ///
  /// The line is broken once in a pixel column: nobody sees two breaks there, and millions would have to be drawn.
  private mutating func interrupt(_ step: Double, _ value: Double) {
    let wasDrawing = isDrawing && !owesLift
    if wasDrawing, step < quietEnd {
      owesLift = true
    } else if wasDrawing {
      lift()
      quietEnd = end(ofColumnAt: step)
    }
    if value.isFinite {
      dropped += 1
    } else if wasDrawing || breakCount == 0 {
      breakCount += 1
      // Enough to mark; a curve with more of them is told by its count.
      if breaks.count < 64 { breaks.append(CurvePath.Break(step: step, end: wasDrawing ? pen.last : nil)) }
    }
  }

  private mutating func place(_ sample: SampleColumn.Sample) {
    guard let px = x.position(of: sample.step), let py = y.position(of: sample.value) else { return }
    pen.add(Point(px, py))
  }

  private func end(ofColumnAt step: Double) -> Double {
    guard let position = x.position(of: step), abs(position) < 1e9 else { return -.infinity }
    return x.value(at: position.rounded(.down) + 1)
  }
}
