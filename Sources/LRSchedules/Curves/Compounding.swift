import LRMath

/// Rates of which each is the one before times a factor, multiplied as a framework does, step by step.
///
/// Some rates are kept, and the others multiplied out from them when they are asked for: 10,000,000 steps take 1.3 MB where
/// the factor stays, and nothing more once the rate no longer changes.
package struct Compounding: RateCurve {
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
  /// Steps that are multiplied one by one; a run of more that does not come to rest is left to others.
  private static let mostSteps = WholeSteps.mostLooks

  /// - Parameters:
  ///   - base: the rate at step 0.
  ///   - length: steps of the run.
  ///   - factor: the factor that leads to a step; not a number where there is none.
  /// - Returns: nil where there is no factor, or it changes too often.
  package init?(base: Double, length: Double, factor: (Double) -> Double) {
    self.length = length
    var (step, rate) = (0.0, base)
    while step < length {
      let next = factor(step + 1)
      guard !next.isNaN, stretches.count < Compounding.mostStretches, step < Compounding.mostSteps else { return nil }
      if stretches.last?.factor != next || rate == 0 {
        stretches.append(Stretch(start: step, factor: next, mark: marks.count))
        starts.append(step)
        marks.append(rate)
        // It comes to rest, whatever the factors behind are.
        if rate == 0 { break }
      } else if let stretch = stretches.last, (step - stretch.start).truncatingRemainder(dividingBy: Self.stride) == 0,
        marks[stretch.mark] * next != marks[stretch.mark]
      {
        marks.append(rate)
      }
      rate *= next
      step += 1
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

  package func rate(at step: Double) -> Double {
    let step = min(step, length)
    let (stretch, _, marks) = stretch(at: step)
    return rate(at: step, stretch, marks: marks)
  }

  package func piece(at step: Double) -> Piece {
    guard step < length else { return .constant(rate(at: length), from: length, to: .infinity) }
    let (stretch, end, limit) = stretch(at: step)
    let mark = marks[stretch.mark]
    if mark * stretch.factor == mark { return .constant(mark, from: stretch.start, to: end) }
    return Piece(
      start: stretch.start, end: end, shape: .arc { self.rate(at: min($0, end), stretch, marks: limit) },
      promise: .anyTurns)
  }

  /// A function makes no claims about phases.
  package func phases(length: Double) -> [Phase] { [] }
}
