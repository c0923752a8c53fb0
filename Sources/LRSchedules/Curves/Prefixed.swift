import LRMath

/// A warmup, and a main part with its own clock after it.
package struct Prefixed: RateCurve {
  /// On the clock of the whole; cut at `end`.
  package let prefix: any RateCurve
  /// First step of the main part; below 0 the main part has begun before the run, and there is no warmup.
  package let end: Double
  package let main: any RateCurve

  package init(_ prefix: any RateCurve, until end: Double, then main: any RateCurve) {
    self.prefix = prefix
    self.end = end
    self.main = main
  }

  package func rate(at step: Double) -> Double {
    step < end ? prefix.rate(at: step) : main.rate(at: step - end)
  }

  package func piece(at step: Double) -> Piece {
    if step < end { return prefix.piece(at: step).cut(at: end) }
    return main.piece(at: step - end).shifted(by: end).reaching(past: step)
  }

  package func hasRate(at step: Double) -> Bool {
    step < end ? prefix.hasRate(at: step) : main.hasRate(at: step - end)
  }

  package func phases(length: Double) -> [Phase] {
    let warmup = end > 0 ? [Phase(.warmup, from: 0, to: min(end, length))] : []
    guard length > end else { return warmup }
    return warmup
      + main.phases(length: length - end).map { phase in
        var phase = phase.shifted(by: end)
        phase.start = max(phase.start, 0)
        return phase
      }.filter { $0.end > $0.start }
  }
}
