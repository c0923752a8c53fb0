import LRMath

/// A phase of a run, with the rates of its updates.
public struct RunPhase: Sendable, Equatable {
  /// Its kind, its name, and its bounds in whole steps.
  public var phase: Phase
  /// Rate of its first update.
  public var start: Double
  /// The rate it leads to: that of the update at which the next phase begins if the curve goes on smoothly there, else that of its
  /// own last update. It is the rate of an update in any case.
  public var end: Double
  /// Whether it goes in stairs.
  public var isStairs: Bool

  /// First update.
  public var firstStep: Int { StepCount.from(phase.start) }
  /// Last update.
  public var lastStep: Int { StepCount.from(phase.end) - 1 }
}

extension RunCurve {
  /// The named stretches of the run, each with at least one update, from its first update to the first of the next.
  ///
  /// Bounds are whole steps: this is the one place that rounds them. What a phase claims is what its updates do.
  public var phases: [Phase] { told.map(\.whole) }

  /// The phases with their rates.
  public var runPhases: [RunPhase] {
    told.map { phase in
      let start = schedule.rate(at: phase.start.rounded(.up))
      let end = rate(endOf: phase)
      let isStairs =
        start != end && schedule.piece(at: phase.end.nextDown).isFlat && schedule.piece(at: phase.start).isFlat
      return RunPhase(phase: phase.whole, start: start, end: end, isStairs: isStairs)
    }
  }

  /// The phases on the schedule's own clock, whose bounds need not be whole.
  ///
  /// One that would begin with the very last update only shows where a framework would go on: it belongs to the one before.
  private var told: [Phase] {
    let run = Double(steps)
    var found = schedule.phases(until: run).compactMap { $0.clipped(to: run) }.filter {
      $0.end.rounded(.up) > $0.start.rounded(.up)
    }
    if found.count > 1, let last = found.last, last.start >= run - 1, found[found.count - 2].end == last.start,
      goesOn(at: last.start)
    {
      found.removeLast()
      found[found.count - 1].end = run
    }
    return turned(Phase.seen(filled(found), schedule))
  }

  /// Whether the curve comes to a step without a jump.
  private func goesOn(at step: Double) -> Bool {
    let before = schedule.piece(at: step.nextDown)
    let rate = schedule.rate(at: step)
    guard Self.meet(before.value(at: min(before.end, step)), rate) else { return false }
    // A line of one step leads to anything: one that turns there has jumped.
    guard !before.isFlat, before.start >= step - 1, step >= 2 else { return true }
    let (one, other) = (schedule.rate(at: step - 1), schedule.rate(at: step - 2))
    return (rate - one) * (one - other) >= 0
  }

  /// The same with what the rates do where a part makes no claims, such as a formula behind a warmup, if they go one way.
  private func filled(_ phases: [Phase]) -> [Phase] {
    guard !phases.isEmpty else { return [] }
    var (found, place): ([Phase], Double) = ([], 0)
    for phase in phases {
      if phase.start > place { found += Phase.seen(from: place, to: phase.start, rate: schedule.rate) }
      found.append(phase)
      place = phase.end
    }
    return found + (place < Double(steps) ? Phase.seen(from: place, to: Double(steps), rate: schedule.rate) : [])
  }

  /// The same where each turn is at the update that is highest, or lowest: factors beside it may lead to it a step before its part
  /// turns.
  private func turned(_ phases: [Phase]) -> [Phase] {
    var phases = phases
    for index in phases.indices.dropFirst() {
      let (one, next) = (phases[index - 1], phases[index])
      guard one.end == next.start, let way = one.kind.way, next.kind.way == -way, !one.isTrend else { continue }
      let turn = next.start.rounded(.up)
      guard turn - 1 > one.start.rounded(.up), goesOn(at: next.start), schedule.piece(at: turn - 1).start < turn - 1
      else { continue }
      let (before, after) = (schedule.rate(at: turn - 1), schedule.rate(at: turn))
      guard way * (before - after) > 1e-9 * max(abs(before), abs(after)) else { continue }
      (phases[index - 1].end, phases[index].start) = (turn - 1, turn - 1)
    }
    return phases
  }

  private func rate(endOf phase: Phase) -> Double {
    guard phase.end < Double(steps) else { return last }
    let before = schedule.piece(at: phase.end.nextDown)
    // Where a line of one step leads to the next phase, nobody knows whether it is a jump.
    if phase.end == phase.end.rounded(), before.start < phase.end - 1 {
      let rate = schedule.rate(at: phase.end)
      if Self.meet(before.value(at: min(before.end, phase.end)), rate) { return rate }
    }
    return schedule.rate(at: phase.end.rounded(.up) - 1)
  }
}

extension Phase.Kind {
  /// 1 where it goes up, −1 where it goes down.
  fileprivate var way: Double? {
    switch self {
    case .warmup, .rise: 1
    case .decay: -1
    case .hold, .cycle: nil
    }
  }
}

extension Phase {
  /// The same from its first update to the first of the next.
  fileprivate var whole: Phase {
    var phase = self
    (phase.start, phase.end) = (start.rounded(.up), end.rounded(.up))
    return phase
  }
}

extension Piece {
  /// Whether the value does not change on it.
  package var isFlat: Bool {
    if case .line(let from, let to) = shape { from == to } else { false }
  }
}
