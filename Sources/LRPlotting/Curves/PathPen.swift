import LRScene

/// Draws a line through many points with as few as the eye needs, and nothing far outside its box.
///
/// Points are left out as long as one line passes all of them within `tolerance` (the sleeve of Zhao and Saalfeld
/// 1997, in O(1) memory); horizontal and vertical runs become one line.
struct PathPen {
  /// How far a left-out point may lie from the line, px.
  static let tolerance = 0.03
  /// How far outside the box anything is drawn, px.
  static let margin = 4.0

  private(set) var path = Path()
  /// Where drawing began and where it has come to, inside the box.
  private(set) var first: Point?
  private(set) var last: Point?

  private let clip: Rect
  let box: Rect
  /// The end of what has been emitted, before clipping; nil between stretches.
  private var anchor: Point?
  /// The newest point, not yet emitted.
  private var pending: Point?
  private var steepest = Double.infinity
  private var flattest = -Double.infinity
  /// Where the path really ends: lines that leave the box start anew.
  private var tip: Point?
  private var isLone = false

  init(clip: Rect) {
    self.clip = clip
    box = clip.grown(by: Self.margin)
  }

  /// The next point; x never falls within a stretch.
  mutating func add(_ next: Point) {
    note(next)
    let point = snapped(next)
    guard let start = anchor else {
      anchor = point
      isLone = true
      return
    }
    guard let newest = pending else {
      if point == start { return }
      isLone = false
      extend(to: point, from: start)
      return
    }
    if point == newest { return }
    let (dx, dy) = (point.x - start.x, point.y - start.y)
    let isVertical = dx <= 0 || newest.x == start.x
    if isVertical {
      // A vertical stretch goes on only in its own direction.
      let goesOn = dx == 0 && (point.y - newest.y) * (newest.y - start.y) >= 0
      if goesOn { pending = point } else { turn(at: newest, to: point) }
    } else if flattest <= dy / dx, dy / dx <= steepest {
      extend(to: point, from: start)
    } else {
      turn(at: newest, to: point)
    }
  }

  /// A cubic arc from the present point, whose control points lie inside the box.
  mutating func curve(_ control1: Point, _ control2: Point, to end: Point) {
    flush()
    guard let start = anchor else { return }
    if tip != start { path.move(to: start) }
    path.curve(control1, control2, to: end)
    tip = end
    anchor = end
    isLone = false
    note(end)
  }

  /// Ends the stretch; the next point begins another.
  ///
  /// A stretch of one point becomes a dash of 1.5 px, or it would not be seen.
  mutating func lift() {
    flush()
    if isLone, let point = anchor {
      emit(from: Point(point.x - 0.75, point.y), to: Point(point.x + 0.75, point.y))
    }
    anchor = nil
    tip = nil
    isLone = false
  }

  mutating func flush() {
    guard let start = anchor, let newest = pending else { return }
    emit(from: start, to: newest)
    anchor = newest
    pending = nil
  }

  /// Two ways to compute one place differ in the last bits; that must not become a line.
  private func snapped(_ point: Point) -> Point {
    guard let near = pending ?? anchor else { return point }
    func isSame(_ a: Double, _ b: Double) -> Bool { abs(a - b) < 1e-6 }
    return Point(isSame(point.x, near.x) ? near.x : point.x, isSame(point.y, near.y) ? near.y : point.y)
  }

  private mutating func turn(at corner: Point, to point: Point) {
    flush()
    extend(to: point, from: corner)
  }

  /// Takes `point` as the newest and narrows the sleeve of slopes in which the next may lie.
  private mutating func extend(to point: Point, from start: Point) {
    let (dx, dy) = (point.x - start.x, point.y - start.y)
    if pending == nil { (flattest, steepest) = (-.infinity, .infinity) }
    pending = point
    guard dx > 0 else { return }
    steepest = min(steepest, (dy + Self.tolerance) / dx)
    flattest = max(flattest, (dy - Self.tolerance) / dx)
  }

  private mutating func note(_ point: Point) {
    let inside = Point(
      min(max(point.x, clip.x), clip.maxX), min(max(point.y, clip.y), clip.maxY))
    if first == nil { first = inside }
    last = inside
  }

  /// The part of a line that lies in the box (Liang and Barsky 1984).
  private mutating func emit(from start: Point, to end: Point) {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    var (enter, leave) = (0.0, 1.0)
    let sides = [
      (-dx, start.x - box.x), (dx, box.maxX - start.x), (-dy, start.y - box.y), (dy, box.maxY - start.y),
    ]
    for (speed, room) in sides {
      if speed == 0 {
        if room < 0 { return }
      } else if speed < 0 {
        enter = max(enter, room / speed)
      } else {
        leave = min(leave, room / speed)
      }
    }
    guard enter < leave else { return }
    let begin = enter <= 0 ? start : Point(start.x + dx * enter, start.y + dy * enter)
    let finish = leave == 1 ? end : Point(start.x + dx * leave, start.y + dy * leave)
    if tip != begin { path.move(to: begin) }
    path.line(to: finish)
    tip = finish
  }
}
