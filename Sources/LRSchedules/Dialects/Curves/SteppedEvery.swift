import LRInput
import LRMath

/// A curve whose clock goes on only every so many steps, as a scheduler that is not stepped after each update: in between
/// the rate stays.
struct SteppedEvery: Curve {
  /// On the clock of the scheduler's calls.
  private let curve: any Curve
  private let stairs: Stairs

  init(_ curve: any Curve, every: Int) {
    self.curve = curve
    stairs = Stairs(width: Double(every))
  }

  func rate(at step: Double) -> Double { curve.rate(at: stairs.index(at: step)) }

  func hasRate(at step: Double) -> Bool { curve.hasRate(at: stairs.index(at: step)) }

  /// A stair, or several where the curve stays as it is.
  func piece(at step: Double) -> Piece {
    let call = stairs.index(at: step)
    let rate = curve.rate(at: call)
    let piece = curve.piece(at: call)
    guard piece.isFlat else { return .constant(rate, from: stairs.start(of: call), to: stairs.start(of: call + 1)) }
    return .constant(
      rate, from: stairs.start(of: piece.start.rounded(.up)),
      to: stairs.start(of: max(piece.end.rounded(.up), call + 1)))
  }

  func phases(length: Double) -> [Phase] {
    curve.phases(length: (length / stairs.width).rounded(.up)).compactMap { phase in
      Phase(
        phase.kind, from: stairs.start(of: phase.start.rounded(.up)), to: stairs.start(of: phase.end.rounded(.up)),
        name: phase.name
      ).clipped(to: length)
    }.filter { $0.end > $0.start }
  }
}

extension PeerContext {
  /// The same on the clock of a scheduler that is stepped every so many updates; its messages go to another sink.
  ///
  /// A metric counts where the scheduler sees it.
  func stepped(every: Int, sink: DiagnosticSink) -> PeerContext {
    func calls(_ steps: Int) -> Int { (steps + every - 1) / every }
    let seen = metrics.map { metrics in stride(from: every - 1, to: metrics.count, by: every).map { metrics[$0] } }
    return PeerContext(
      dialect: dialect, name: name, lr: lr, metrics: seen, total: total,
      clock: Clock(run: calls(clock.run), left: calls(clock.left)), offset: offset, nameOffset: nameOffset, sink: sink)
  }
}
