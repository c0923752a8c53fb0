import LRMath
import LRPlotting
import LRSchedules

/// What a reader would point at on the curve of a schedule: the peak, where it is, and where the curve ends.
struct CurveFacts: Sendable {
  /// Highest rate of any update, and the first update that has it; the step is nil where there are too many pieces
  /// to look at each.
  let peak: (rate: Double, step: Int?)
  /// Rate of update 0.
  let first: Double
  /// Where the curve ends: the limit from the left at the last step.
  let final: Double

  /// More pieces than this are sampled.
  private static let most = 20_000

  init(_ schedule: any Schedule, steps: Int) {
    let end = Double(steps)
    first = schedule.rate(at: 0)
    var best = (rate: -Double.infinity, step: 0)
    var last = first
    var t = 0.0
    var count = 0
    func offer(_ step: Double) {
      let rate = schedule.rate(at: step)
      if rate > best.rate { best = (rate, Int(step)) }
    }
    while t < end {
      let piece = schedule.piece(at: t)
      let stop = min(piece.end, end)
      count += 1
      if count <= Self.most {
        let from = t.rounded(.up)
        let to = stop.rounded(.up) - 1
        if to >= from {
          offer(from)
          if case .arc = piece.shape, to - from > 1 { Self.climb(schedule, from: from, to: to).forEach(offer) }
          offer(to)
        }
      } else {
        offer(t.rounded(.down))
      }
      last = piece.value(at: stop)
      t = count <= Self.most ? max(stop, t.nextUp) : max(stop, (t + end / Double(Self.most)).rounded(.down))
    }
    peak = (best.rate, count <= Self.most ? best.step : nil)
    final = count <= Self.most ? last : schedule.rate(at: max(end - 1, 0))
  }

  /// The whole steps around the top of an arc: the best of 33 samples, then thirds of the stretch around it.
  private static func climb(_ schedule: any Schedule, from: Double, to: Double) -> [Double] {
    let parts = 32.0
    func at(_ part: Double) -> Double { schedule.rate(at: from + (to - from) * part / parts) }
    var top = 0.0
    for part in stride(from: 0, through: parts, by: 1) where at(part) > at(top) { top = part }
    var low = max(top - 1, 0)
    var high = min(top + 1, parts)
    while (high - low) * (to - from) / parts > 1 {
      let (a, b) = (low + (high - low) / 3, high - (high - low) / 3)
      if at(a) >= at(b) { high = b } else { low = a }
    }
    let middle = (from + (to - from) * (low + high) / 2 / parts).rounded()
    return [middle - 1, middle, middle + 1].filter { $0 >= from && $0 <= to }
  }
}
