import LRMath

/// A cosine that is never stopped: down in `half` steps, up again in as many, and so on.
///
/// low + (high − low)·(1 + cos(π(t + shift)/half))/2.
package struct CosineWave: RateCurve {
  package let way: Transition
  /// Steps from the top to the bottom, above 0.
  package let half: Double

  /// See the properties of the same names.
  package init(way: Transition, half: Double, shift: Double = 0) {
    self.way = way
    self.half = half
    self.shift = shift
  }
  /// Steps by which the wave has begun before step 0.
  package let shift: Double

  package func rate(at step: Double) -> Double {
    let index = halves.index(at: step + shift)
    return rate(at: step, in: index)
  }

  private var halves: Stairs { Stairs(width: half) }

  private func rate(at step: Double, in index: Double) -> Double {
    let u = (step + shift - halves.start(of: index)) / half
    let falls = index.truncatingRemainder(dividingBy: 2) == 0
    return way.rate(remaining: Transition.Shape.cosine.remaining(after: falls ? u : 1 - u))
  }

  package func piece(at step: Double) -> Piece {
    if way.from == way.to { return .constant(way.from, from: 0, to: .infinity) }
    let index = halves.index(at: step + shift)
    return Piece(
      start: max(0, halves.start(of: index) - shift), end: halves.start(of: index + 1) - shift,
      shape: .arc { rate(at: $0, in: index) })
  }

  package func phases(length: Double) -> [Phase] {
    let first = half - shift
    guard length > first else { return [Phase(way.direction, from: 0, to: length)] }
    let up: Phase.Kind = way.direction == .decay ? .rise : way.direction == .rise ? .decay : .hold
    if length <= first + half {
      return [Phase(way.direction, from: 0, to: first), Phase(up, from: first, to: length)]
        .filter { $0.end > $0.start }
    }
    return [Phase(.cycle, from: 0, to: length, name: "waves", cycles: length / (2 * half))]
  }
}
