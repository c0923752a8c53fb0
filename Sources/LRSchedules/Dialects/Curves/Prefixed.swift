import LRMath

/// A warmup, and a main part with its own clock after it.
struct Prefixed: Curve {
  /// On the clock of the whole; cut at `end`.
  let prefix: any Curve
  /// First step of the main part; below 0 the main part has begun before the run, and there is no warmup.
  let end: Double
  let main: any Curve

  init(_ prefix: any Curve, until end: Double, then main: any Curve) {
    self.prefix = prefix
    self.end = end
    self.main = main
  }

  func rate(at step: Double) -> Double {
    step < end ? prefix.rate(at: step) : main.rate(at: step - end)
  }

  func piece(at step: Double) -> Piece {
    if step < end { return prefix.piece(at: step).cut(at: end) }
    return main.piece(at: step - end).shifted(by: end).reaching(past: step)
  }

  func hasRate(at step: Double) -> Bool {
    step < end ? prefix.hasRate(at: step) : main.hasRate(at: step - end)
  }

  func phases(length: Double) -> [Phase] {
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
