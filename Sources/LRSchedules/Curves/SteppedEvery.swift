import LRMath

/// A curve whose clock goes on only every so many steps, as a scheduler that is not stepped after each update: in between
/// the rate stays.
package struct SteppedEvery: RateCurve {
  /// On the clock of the scheduler's calls.
  private let curve: any RateCurve
  private let stairs: Stairs

  package init(_ curve: any RateCurve, every: Int) {
    self.curve = curve
    stairs = Stairs(width: Double(every))
  }

  package func rate(at step: Double) -> Double { curve.rate(at: stairs.index(at: step)) }

  package func hasRate(at step: Double) -> Bool { curve.hasRate(at: stairs.index(at: step)) }

  package func driven(by metrics: [Double]) -> any RateCurve {
    let every = Int(stairs.width)
    return SteppedEvery(curve.driven(by: Self.seen(metrics, every: every)), every: every)
  }

  /// The metrics that a scheduler sees which is called once in so many updates.
  package static func seen(_ metrics: [Double], every: Int) -> [Double] {
    stride(from: every - 1, to: metrics.count, by: every).map { metrics[$0] }
  }

  /// A stair, or several where the curve stays as it is.
  package func piece(at step: Double) -> Piece {
    let call = stairs.index(at: step)
    let rate = curve.rate(at: call)
    let piece = curve.piece(at: call)
    guard piece.isFlat else { return .constant(rate, from: stairs.start(of: call), to: stairs.start(of: call + 1)) }
    return .constant(
      rate, from: stairs.start(of: piece.start.rounded(.up)),
      to: stairs.start(of: max(piece.end.rounded(.up), call + 1)))
  }

  package func phases(length: Double) -> [Phase] {
    curve.phases(length: (length / stairs.width).rounded(.up)).compactMap { phase in
      Phase(
        phase.kind, from: stairs.start(of: phase.start.rounded(.up)), to: stairs.start(of: phase.end.rounded(.up)),
        name: phase.name
      ).clipped(to: length)
    }.filter { $0.end > $0.start }
  }
}
