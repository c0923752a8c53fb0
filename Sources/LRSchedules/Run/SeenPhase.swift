import LRMath

/// What the updates of a phase do, as against what it claims.
extension Phase {
  /// The same phases, where they claim what their updates do not do told by what these do: turned round, split at a turn, or left
  /// out where the rates go to and fro.
  package static func seen(_ phases: [Phase], _ schedule: any Schedule) -> [Phase] {
    var found: [Phase] = []
    var isMended = false
    for phase in phases {
      let parts = phase.seen(schedule)
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

  private func seen(_ schedule: any Schedule) -> [Phase] {
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
