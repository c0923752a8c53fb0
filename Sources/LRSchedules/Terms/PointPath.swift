import LRMath

/// A way through points, with one shape between each two of them.
package struct PointPath: RateCurve {
  /// Steps of the points, non-decreasing, never empty; two at the same step make a jump to the second.
  package let times: [Double]
  /// As many rates.
  package let rates: [Double]
  package let shape: Transition.Shape

  /// See the properties of the same names.
  package init(times: [Double], rates: [Double], shape: Transition.Shape) {
    self.times = times
    self.rates = rates
    self.shape = shape
  }

  package func rate(at step: Double) -> Double {
    let reached = times.count(upTo: step)
    if reached == 0 { return rates[0] }
    if reached == times.count { return rates[reached - 1] }
    return rate(at: step, between: reached - 1, and: reached)
  }

  private func rate(at step: Double, between one: Int, and other: Int) -> Double {
    let u = (step - times[one]) / (times[other] - times[one])
    return Transition(from: rates[one], to: rates[other]).rate(remaining: shape.remaining(after: u))
  }

  package func piece(at step: Double) -> Piece {
    let reached = times.count(upTo: step)
    if reached == 0 { return .constant(rates[0], from: 0, to: times[0]) }
    let one = reached - 1
    if reached == times.count { return .constant(rates[one], from: times[one], to: .infinity) }
    let (start, end) = (times[one], times[reached])
    switch shape {
    case .hold:
      return .constant(rates[one], from: start, to: end)
    case .linear:
      return Piece(start: start, end: end, shape: .line(from: rates[one], to: rates[reached]))
    case .cosine, .oneMinusSqrt:
      if rates[one] == rates[reached] { return .constant(rates[one], from: start, to: end) }
      let (way, shape) = (Transition(from: rates[one], to: rates[reached]), shape)
      return Piece(
        start: start, end: end,
        shape: .arc { way.rate(remaining: shape.remaining(after: ($0 - start) / (end - start))) })
    }
  }

  /// What a way through these points is asked for: to come to the last one that it moves to, or to rest behind it.
  package var facts: ScheduleFacts {
    let end = rates.indices.dropFirst().last { rates[$0] != rates[$0 - 1] }
    return .free.with { facts in
      facts.landing = shape == .hold ? nil : end.map { times[$0] }
      facts.rest = end.flatMap { $0 + 1 < times.count ? times[$0] : nil }
    }
  }

  package func phases(length: Double) -> [Phase] {
    shape == .hold
      ? Phase.stairs(times: times, values: rates, until: length)
      : Phase.directions(times: times, values: rates, until: length)
  }
}
