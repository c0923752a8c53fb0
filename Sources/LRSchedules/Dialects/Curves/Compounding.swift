import LRMath

/// Rates of which each is the one before times a factor, multiplied as a framework does, step by step.
///
/// Some rates are kept, and the others multiplied out from them when they are asked for: 10,000,000 steps take 1.3 MB where
/// the factor stays, and nothing more once the rate no longer changes.
struct Compounding: Curve {
  /// Steps that are reached by one factor.
  private struct Stretch {
    /// The step before the first of them.
    var start: Double
    var factor: Double
    /// The place of the rate there.
    var mark: Int
  }

  private var stretches: [Stretch] = []
  private var starts: [Double] = []
  /// The rates at the beginning of every stretch, and at every 64th step of it.
  private var marks: [Double] = []
  /// The steps whose rates are known.
  private let length: Double

  /// Steps from one kept rate to the next.
  private static let stride = 64.0
  private static let mostStretches = 1 << 19

  /// - Parameters:
  ///   - base: the rate at step 0.
  ///   - length: steps of the run.
  ///   - factor: the factor that leads to a step; not a number where there is none.
  ///   - constantUntil: the step before which the factor is known to stay as it is at a step.
  /// - Returns: nil where it is not known how long a factor stays, or it changes too often.
  init?(base: Double, length: Double, factor: (Double) -> Double, constantUntil: (Double) -> Double?) {
    self.length = length
    var (step, rate) = (0.0, base)
    while step < length {
      let next = factor(step + 1)
      guard !next.isNaN, stretches.count < Compounding.mostStretches, let known = constantUntil(step + 1) else {
        return nil
      }
      var end = min(length, max(step + 1, (known - 1e-6 - known * 1e-13).rounded(.down)))
      // What is known may hold only behind the step itself: `0.5 if epoch % 30 == 0 else 1`.
      if factor(end) != next { end = step + 1 }
      if rate == 0 { end = length }
      stretches.append(Stretch(start: step, factor: next, mark: marks.count))
      starts.append(step)
      while step < end {
        marks.append(rate)
        // It stays: at 0, with a factor of 1, or where the product is rounded to where it was.
        if rate * next == rate {
          step = end
        } else {
          let until = min(end, step + Compounding.stride)
          rate = Compounding.product(rate, next, until - step)
          step = until
        }
      }
    }
    guard !stretches.isEmpty else { return nil }
  }

  private static func product(_ rate: Double, _ factor: Double, _ count: Double) -> Double {
    var rate = rate
    for _ in 0..<Int(count) { rate *= factor }
    return rate
  }

  /// The stretch that a step lies in, and the mark at which the next begins.
  private func stretch(at step: Double) -> (Stretch, end: Double, marks: Int) {
    let index = max(0, starts.count(upTo: step) - 1)
    let isLast = index + 1 == stretches.count
    return (stretches[index], isLast ? length : starts[index + 1], isLast ? marks.count : stretches[index + 1].mark)
  }

  /// The rate at a step of a stretch; between whole steps, on the line that joins them.
  private func rate(at step: Double, _ stretch: Stretch, marks limit: Int) -> Double {
    let whole = step.rounded(.down)
    let place = min(limit - 1, stretch.mark + Int((whole - stretch.start) / Compounding.stride))
    let mark = marks[place]
    if mark * stretch.factor == mark { return mark }
    let from = Compounding.product(
      mark, stretch.factor, whole - stretch.start - Double(place - stretch.mark) * Compounding.stride)
    return step == whole ? from : from + (from * stretch.factor - from) * (step - whole)
  }

  func rate(at step: Double) -> Double {
    let step = min(step, length)
    let (stretch, _, marks) = stretch(at: step)
    return rate(at: step, stretch, marks: marks)
  }

  func piece(at step: Double) -> Piece {
    guard step < length else { return .constant(rate(at: length), from: length, to: .infinity) }
    let (stretch, end, limit) = stretch(at: step)
    let mark = marks[stretch.mark]
    if mark * stretch.factor == mark { return .constant(mark, from: stretch.start, to: end) }
    return Piece(
      start: stretch.start, end: end, shape: .arc { self.rate(at: min($0, end), stretch, marks: limit) })
  }

  /// A function makes no claims about phases.
  func phases(length: Double) -> [Phase] { [] }
}
