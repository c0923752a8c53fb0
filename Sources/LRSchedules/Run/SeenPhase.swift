import LRMath

/// What the updates of a phase do, as against what it claims.
extension Phase {
  /// The same phases, where they claim what their updates do not do told by what these do: turned round, split at a turn, or left
  /// out where the rates go to and fro.
  package static func seen(_ phases: [Phase], _ schedule: any Schedule) -> [Phase] {
    var found: [Phase] = []
    var isMended = false
    let cycles = phases.count { $0.kind == .cycle }
    for (index, phase) in phases.enumerated() {
      // Of a first cycle that the run cuts off on its way up nothing but a rise is seen.
      let isRise = cycles == 1 && index == phases.count - 1 && phase.cycles == nil && phase.isRise(schedule)
      let parts = isRise ? [Phase(.rise, from: phase.start, to: phase.end)] : phase.seen(schedule)
      isMended = isMended || parts != [phase]
      for part in parts {
        if isMended, let last = found.last, last.end == part.start, last.kind == part.kind, part.kind != .cycle,
          last.name == last.kind.rawValue, part.name == part.kind.rawValue,
          Way(schedule, from: last.lastUpdate, to: part.firstUpdate).allows(part.kind)
        {
          found[found.count - 1].end = part.end
        } else {
          found.append(part)
        }
      }
    }
    return found
  }

  private var firstUpdate: Double { start.rounded(.up) }
  private var lastUpdate: Double { end.rounded(.up) - 1 }

  private func isRise(_ schedule: any Schedule) -> Bool {
    guard kind == .cycle, lastUpdate > firstUpdate else { return false }
    let way = Way(schedule, from: firstUpdate, to: lastUpdate)
    return way.rises && !way.falls
  }

  private func seen(_ schedule: any Schedule) -> [Phase] { claimed(schedule).flatMap { $0.settled(schedule) } }

  /// The same with a hold of its own where it has come to rest before its end, or rests before it begins; stairs rest all along.
  private func settled(_ schedule: any Schedule) -> [Phase] {
    guard kind == .decay || kind == .rise, !isTrend, lastUpdate - firstUpdate >= 3 else { return [self] }
    func rate(_ step: Double) -> Double { schedule.rate(at: step) }
    /// The farthest update that has the rate of `end`, seen from there.
    func reach(from end: Double, to other: Double) -> Double {
      guard rate(end) == rate(end < other ? end + 1 : end - 1) else { return end }
      var (same, differs) = (end, other)
      while abs(same - differs) > 1 {
        let middle = ((same + differs) / 2).rounded(.down)
        if rate(middle) == rate(end) { same = middle } else { differs = middle }
      }
      return same
    }
    let (first, last) = (reach(from: firstUpdate, to: lastUpdate), reach(from: lastUpdate, to: firstUpdate))
    let least = max(2, Self.rest * (lastUpdate - firstUpdate))
    let (rests, settles) = (first - firstUpdate >= least, lastUpdate - last >= least)
    guard rests || settles, last - first > 1 || first == firstUpdate else { return [self] }
    let looks = min(last - first, 64)
    let still = (0..<max(1, Int(looks))).count { index in
      let step = (first + (last - first) * Double(index) / looks).rounded(.down)
      return rate(step) == rate(step + 1)
    }
    guard 2 * Double(still) < looks else { return [self] }
    var parts = [self]
    if rests {
      parts[0].start = first
      parts.insert(Phase(.hold, from: start, to: first), at: 0)
    }
    if settles {
      parts[parts.count - 1].end = last
      parts.append(Phase(.hold, from: last, to: end))
    }
    return parts
  }

  /// Share of a phase that a rest has to have: rounding holds the last updates of many a smooth curve.
  private static let rest = 0.02

  /// What its updates do, as against its claim.
  private func claimed(_ schedule: any Schedule) -> [Phase] {
    guard kind != .cycle, !isTrend, lastUpdate > firstUpdate else { return [self] }
    let way = Way(schedule, from: firstUpdate, to: lastUpdate)
    // Stairs whose first step lies behind it, or a decay to where it is already.
    if way.isFlat, kind == .decay || kind == .rise {
      return [Phase(.hold, from: start, to: end, name: name == kind.rawValue ? nil : name)]
    }
    if way.allows(kind) { return [self] }
    // A warmup that falls is one that was asked for so.
    if way.falls { return kind == .warmup ? [self] : [Phase(.decay, from: start, to: end)] }
    if way.rises { return [Phase(.rise, from: start, to: end)] }
    if let top = way.top {
      return [Phase(kind == .warmup ? .warmup : .rise, from: start, to: top), Phase(.decay, from: top, to: end)]
    }
    if let bottom = way.bottom {
      return [Phase(.decay, from: start, to: bottom), Phase(.rise, from: bottom, to: end)]
    }
    return []
  }

  /// Which way the rates of a stretch go, as far as a look at some hundred updates and a search for its ends show.
  private struct Way {
    var rises = true
    var falls = true
    /// Whether all updates have the same rate, to the last digit.
    private(set) var isFlat = false
    /// The update at which it turns, if it goes up to it and down from it, or down and up.
    private(set) var top: Double?
    private(set) var bottom: Double?

    /// Updates that are looked at.
    private static let looks = 256.0

    init(_ schedule: any Schedule, from first: Double, to last: Double) {
      var steps = Array(stride(from: first, through: last, by: max(1, ((last - first) / Self.looks).rounded(.up))))
      if steps.last != last { steps.append(last) }
      if steps.count < Int(last - first) + 1 {
        let found = [1.0, -1.0].flatMap { ArcSearch.extreme(schedule, from: first, to: last, sign: $0) }
        steps = Set(steps + found).sorted()
      }
      let rates = steps.map { schedule.rate(at: $0) }
      isFlat = rates.allSatisfy { $0 == rates[0] }
      // Rounding, that of 32 bits included, is no movement.
      let slack = 1e-6 * (rates.map(abs).max() ?? 0)
      func goes(_ sign: Double, _ range: ArraySlice<Double>) -> Bool {
        var best = -Double.infinity
        return range.allSatisfy { rate in
          best = max(best, sign * rate)
          return sign * rate >= best - slack
        }
      }
      (rises, falls) = (goes(1, rates[...]), goes(-1, rates[...]))
      guard !rises, !falls else { return }
      let order = rates.indices
      if let turn = order.max(by: { rates[$0] < rates[$1] }), goes(1, rates[...turn]), goes(-1, rates[turn...]) {
        top = steps[turn]
      } else if let turn = order.min(by: { rates[$0] < rates[$1] }), goes(-1, rates[...turn]), goes(1, rates[turn...]) {
        bottom = steps[turn]
      }
    }

    /// Whether a phase of this kind may be told of it.
    func allows(_ kind: Kind) -> Bool {
      switch kind {
      case .warmup, .rise: rises
      case .decay: falls
      case .hold: rises && falls
      case .cycle: true
      }
    }
  }
}
