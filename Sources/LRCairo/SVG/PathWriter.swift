/// Writes SVG path data in its shortest usual form.
///
/// Points come as whole hundredths. Commands are relative, and their numbers are differences of rounded points, so
/// that rounding never adds up along a curve. Repeated command letters, and spaces before a sign or a dot that
/// already part two numbers, are left out.
struct PathWriter {
  /// Whole hundredths of a unit.
  struct Place: Equatable {
    var x: Int
    var y: Int
    init(_ x: Int, _ y: Int) {
      self.x = x
      self.y = y
    }
  }

  var markup: Markup
  private var pen = Place(0, 0)
  private var start = Place(0, 0)
  /// A move that is not written before something is drawn from it.
  private var pendingMove: Place?
  /// The last control point, as the reader will mirror it, and whether it was of a cubic or a quadratic arc.
  private var control: (place: Place, isCubic: Bool)?
  /// The command a number without a letter would belong to; 0 before the first.
  private var command: UInt8 = 0
  private var numberEndedWithFraction = false
  /// Whether a command letter came last.
  private var isAfterLetter = true

  init(_ markup: Markup) { self.markup = markup }

  mutating func move(_ to: Place) {
    pendingMove = to
    control = nil
  }

  mutating func line(_ to: Place) {
    let movedHere = flushMove()
    let (dx, dy) = (to.x - pen.x, to.y - pen.y)
    // A step shorter than half a hundredth vanishes, but a dot (a line to its own start) stays.
    if dx == 0, dy == 0, !movedHere { return }
    if dy == 0 {
      letter("h")
      number(dx)
    } else if dx == 0 {
      letter("v")
      number(dy)
    } else {
      letter("l")
      number(dx)
      number(dy)
    }
    pen = to
    control = nil
  }

  /// A quadratic arc; one whose control point mirrors the last within a hundredth is written as `t`.
  mutating func quad(_ through: Place, _ to: Place) {
    flushMove()
    var used = through
    if let mirrored = mirroredControl(cubic: false), near(mirrored, through) {
      letter("t")
      used = mirrored
    } else {
      letter("q")
      pair(through)
    }
    pair(to)
    pen = to
    control = (used, false)
  }

  /// A cubic arc; one whose first control point mirrors the last within a hundredth is written as `s`.
  mutating func cubic(_ first: Place, _ second: Place, _ to: Place) {
    flushMove()
    if let mirrored = mirroredControl(cubic: true), near(mirrored, first) {
      letter("s")
    } else {
      letter("c")
      pair(first)
    }
    pair(second)
    pair(to)
    pen = to
    control = (second, true)
  }

  mutating func close() {
    flushMove()
    markup.bytes.append(UInt8(ascii: "z"))
    command = UInt8(ascii: "z")
    pen = start
    control = nil
  }

  private func mirroredControl(cubic: Bool) -> Place? {
    guard let control, control.isCubic == cubic else { return nil }
    return Place(2 * pen.x - control.place.x, 2 * pen.y - control.place.y)
  }

  private func near(_ a: Place, _ b: Place) -> Bool { abs(a.x - b.x) <= 1 && abs(a.y - b.y) <= 1 }

  @discardableResult
  private mutating func flushMove() -> Bool {
    guard let to = pendingMove else { return false }
    pendingMove = nil
    // At the start of a path a relative move is an absolute one (SVG 1.1, 8.3.2).
    letter("m")
    pair(to)
    // Further numbers after a relative move are relative lines.
    command = UInt8(ascii: "l")
    pen = to
    start = to
    return true
  }

  private mutating func letter(_ letter: Unicode.Scalar) {
    let byte = UInt8(ascii: letter)
    if byte == command { return }
    markup.bytes.append(byte)
    command = byte
    isAfterLetter = true
  }

  /// The difference of a point from the pen.
  private mutating func pair(_ place: Place) {
    number(place.x - pen.x)
    number(place.y - pen.y)
  }

  private mutating func number(_ value: Int) {
    let beginsWithDot = value > 0 && value < 100
    if !isAfterLetter, value >= 0, !(beginsWithDot && numberEndedWithFraction) {
      markup.bytes.append(UInt8(ascii: " "))
    }
    markup.hundredths(value)
    numberEndedWithFraction = value % 100 != 0
    isAfterLetter = false
  }
}
