import LRMath

/// A function of the step, to be drawn from `from` to `to`.
///
///     Curve(from: 0, to: 1000) { _ in .constant(0.1, from: 0, to: .infinity) }.extent.high   // 0.1
public struct Curve: Sendable {
  /// First step drawn.
  public let from: Double
  /// Last step drawn.
  public let to: Double
  let source: Source

  enum Source: Sendable {
    case pieces(@Sendable (Double) -> Piece)
    case samples([Double], stride: Double)
    case points(steps: [Double], values: [Double])
    case trajectory([PlanePoint], across: DataExtent)
  }

  /// Nothing at all: for series that are points or bars.
  public static let empty = Curve(samples: [])

  /// Whether there is nothing to draw.
  public var isEmpty: Bool {
    if case .pieces = source { false } else { sampleCount == 0 }
  }

  /// How many samples are held; 0 of a function given by its pieces.
  var sampleCount: Int {
    switch source {
    case .pieces: 0
    case .samples(let values, _), .points(_, let values): values.count
    case .trajectory(let points, _): points.count
    }
  }

  /// A function given by its pieces.
  ///
  /// - Parameter piece: the piece that holds step t, for `from` ≤ t ≤ `to`; it must end behind t.
  public init(from: Double, to: Double, piece: @escaping @Sendable (Double) -> Piece) {
    self.from = from
    self.to = to
    source = .pieces(piece)
  }

  /// Values at `start`, `start + stride`, …, joined by straight lines; `stride` is above zero.
  public init(samples: [Double], start: Double = 0, stride: Double = 1) {
    from = start
    to = start + stride * Double(max(samples.count - 1, 0))
    source = .samples(samples, stride: stride)
  }

  /// Values at rising steps, joined by straight lines; what one list is longer than the other is left out.
  public init(steps: [Double], values: [Double]) {
    let count = min(steps.count, values.count)
    from = count > 0 ? steps[0] : 0
    to = count > 0 ? steps[count - 1] : 0
    // Shared where they are as long as each other.
    source =
      steps.count == values.count
      ? .points(steps: steps, values: values)
      : .points(steps: Array(steps.prefix(count)), values: Array(values.prefix(count)))
  }

  /// Points joined in their order: a way through a plane, which may turn back.
  ///
  /// `value(at:)` is NaN everywhere; `from` and `to` are the least and the greatest x.
  public init(trajectory points: [PlanePoint]) {
    let across = DataExtent(points.lazy.map(\.x))
    from = across.isEmpty ? 0 : across.low
    to = across.isEmpty ? 0 : across.high
    source = .trajectory(points, across: across)
  }

  /// The value at `step`, between samples on the line that joins them; NaN outside of samples, and on a trajectory.
  public func value(at step: Double) -> Double {
    switch source {
    case .pieces(let piece):
      return piece(step).value(at: step)
    case .samples(let values, let stride):
      let place = (step - from) / stride
      guard place >= 0, place <= Double(values.count - 1) else { return .nan }
      return Self.between(values, Int(place), place - place.rounded(.down))
    case .points(let steps, let values):
      guard step >= from, step <= to, !steps.isEmpty else { return .nan }
      var (low, high) = (0, steps.count - 1)
      while low < high {
        let middle = (low + high + 1) / 2
        if steps[middle] <= step { low = middle } else { high = middle - 1 }
      }
      guard low + 1 < steps.count else { return values[low] }
      return Self.between(values, low, (step - steps[low]) / (steps[low + 1] - steps[low]))
    case .trajectory:
      return .nan
    }
  }

  private static func between(_ values: [Double], _ index: Int, _ part: Double) -> Double {
    guard part > 0, index + 1 < values.count else { return values[index] }
    return values[index] + (values[index + 1] - values[index]) * part
  }

  /// Least and greatest of the values drawn; of an arc, found to about 1e-9 of its height.
  ///
  /// Where a piece runs into zero, the least positive value is that of the last whole step before: a log axis has
  /// to begin somewhere.
  public var extent: DataExtent {
    var extent = DataExtent()
    switch source {
    case .samples(let values, _), .points(_, let values):
      for value in values { extent.add(value) }
    case .trajectory(let points, _):
      for point in points where point.x.isFinite { extent.add(point.y) }
    case .pieces:
      forEachPiece { start, end, piece in
        switch piece.shape {
        case .line(let from, let to) where start == piece.start && end == piece.end:
          extent.add(from)
          if from != to { Self.add(piece, from: start, to: end, to: &extent) }
        case .line(let from, let to) where from == to:
          extent.add(from)
        case .line:
          Self.add(piece, from: start, to: end, to: &extent)
        case .arc:
          Self.search(piece, from: start, to: end, in: &extent)
        }
      }
    }
    return extent
  }

  /// Calls `body` with every piece and the stretch of it that is drawn.
  ///
  /// Beyond half a million pieces, hundreds in every pixel column, some of those that follow close upon each other are
  /// passed over, so that the time stays bounded; a long piece, and the short one after it, never are.
  func forEachPiece(_ body: (_ start: Double, _ end: Double, _ piece: Piece) -> Void) {
    guard case .pieces(let piece) = source, from <= to, from.isFinite, to.isFinite else { return }
    let shortest = (to - from) / 524_288
    var step = from
    repeat {
      let here = piece(step)
      let end = min(here.end, to)
      body(step, max(end, step), here)
      // A piece that ends where it begins would hold the walk up for ever.
      step = end > step ? max(end, step + (end - step < shortest ? shortest : 0)) : max(step.nextUp, step + shortest)
    } while step < to
  }

  private static func add(_ piece: Piece, from start: Double, to end: Double, to extent: inout DataExtent) {
    let (first, last) = (piece.value(at: start), piece.value(at: end))
    extent.add(first)
    extent.add(last)
    guard first <= 0 || last <= 0, first > 0 || last > 0 else { return }
    var step = last <= 0 ? (end - 1).rounded(.up) : (start + 1).rounded(.down)
    if first < 0 || last < 0 {
      let root = start + (end - start) * (first / (first - last))
      step = last < 0 ? (root - 1).rounded(.up) : (root + 1).rounded(.down)
    }
    if step > start, step < end { extent.add(piece.value(at: step)) }
  }

  private static func search(_ piece: Piece, from start: Double, to end: Double, in extent: inout DataExtent) {
    add(piece, from: start, to: end, to: &extent)
    if end - start > 2 {
      extent.add(piece.value(at: start + 1))
      extent.add(piece.value(at: end - 1))
    }
    let count = Int(min(64, max(2, (end - start).rounded(.up))))
    let width = (end - start) / Double(count)
    let values = (0...count).map { piece.value(at: start + Double($0) * width) }
    for index in 1..<count {
      extent.add(values[index])
      let sign: Double = values[index] > values[index - 1] ? 1 : -1
      guard sign * (values[index] - values[index - 1]) > 0, sign * (values[index] - values[index + 1]) >= 0 else {
        continue
      }
      let middle = start + Double(index) * width
      extent.add(turningPoint(of: piece, from: middle - width, to: middle + width, sign: sign))
    }
  }

  /// The value where the piece turns, by thirds: 40 rounds narrow the stretch to 1e-7 of it, the value to its square.
  private static func turningPoint(of piece: Piece, from start: Double, to end: Double, sign: Double) -> Double {
    var (low, high) = (start, end)
    for _ in 0..<40 {
      let third = (high - low) / 3
      if sign * piece.value(at: low + third) < sign * piece.value(at: high - third) {
        low += third
      } else {
        high -= third
      }
    }
    return piece.value(at: (low + high) / 2)
  }
}
