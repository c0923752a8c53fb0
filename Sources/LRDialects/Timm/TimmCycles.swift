import LRMath
import LRSchedules

/// The main part of timm's cosine, tanh and polynomial schedules: cycles, and the floor after the last.
///
/// timm finds a cycle's number by a logarithm, floor(log(1 − t/T·(1 − mul), mul)), which rounding makes one too small
/// at some restarts. Here the boundaries themselves decide.
struct TimmCycles: RateCurve {
  /// What a cycle looks like: the share that is left after a share x of its steps.
  enum Shape: Sendable {
    case cosine(k: Double)
    case tanh(lower: Double, upper: Double)
    case polynomial(power: Double, k: Double)

    func remaining(after x: Double) -> Double {
      switch self {
      case .cosine(let k):
        let u = k == 1 ? x : Math.pow(x, k)
        return u <= 1 ? Transition.Shape.cosine.remaining(after: u) : 0.5 * (1 + Math.cosPi(u))
      case .tanh(let lower, let upper):
        return 0.5 * (1 - Math.tanh(lower * (1 - x) + upper * x))
      case .polynomial(let power, let k):
        let left = 1 - (k == 1 ? x : Math.pow(x, k))
        return power == 1 ? left : Math.pow(left, power)
      }
    }

    /// The exponent of the share; below 0 the formula has a pole where a cycle begins.
    var k: Double {
      switch self {
      case .cosine(let k), .polynomial(_, let k): k
      case .tanh: 1
      }
    }

    var isLine: Bool {
      if case .polynomial(power: 1, k: 1) = self { return true }
      return false
    }
  }

  let base: Double
  let floor: Double
  let cycles: CycleClock
  /// The factor from one cycle's top to the next's.
  var decay = 1.0
  /// How many cycles there are.
  var limit = 1.0
  let shape: Shape

  func rate(at step: Double) -> Double {
    let index = cycles.index(at: step)
    return index < limit ? rate(at: step, in: index) : floor
  }

  func top(of index: Double) -> Double { decay == 1 ? base : base * Math.pow(decay, index) }

  private func rate(at step: Double, in index: Double) -> Double {
    let share = (step - cycles.start(of: index)) / cycles.length(of: index)
    return floor + (top(of: index) - floor) * shape.remaining(after: min(1, max(0, share)))
  }

  func piece(at step: Double) -> Piece {
    let index = cycles.index(at: step)
    let start = cycles.start(of: index)
    guard index < limit else { return .constant(floor, from: start, to: .infinity) }
    let end = cycles.start(of: index + 1)
    if shape.isLine {
      return Piece(start: start, end: end, shape: .line(from: rate(at: start, in: index), to: floor))
    }
    return Piece(start: start, end: end, shape: .arc { rate(at: $0, in: index) })
  }

  /// The last of several cycles ends as the others do, with its last update.
  func hasRate(at step: Double) -> Bool { limit <= 1 || step != cycles.start(of: limit.rounded(.up)) }

  func phases(length: Double) -> [Phase] {
    guard limit > 0 else { return [Phase(.hold, from: 0, to: length)] }
    let end = limit < 1e6 ? min(length, cycles.start(of: limit.rounded(.up))) : length
    let moving =
      limit <= 1 || cycles.start(of: 1) >= length
      ? [Phase(base >= floor ? .decay : .rise, from: 0, to: end)]
      : Phase.cycles(until: end) { cycles.start(of: $0) }
    return length > end ? moving + [Phase(.hold, from: end, to: length)] : moving
  }
}

extension TimmCycles {
  /// The whole schedule with its warmup, or nil with a report of what timm refuses.
  ///
  /// - Parameter meetsWarmup: Whether a warmup inside the cycle leads to the curve, and not to the optimizer's rate.
  func schedule(
    _ warmup: TimmWarmup, noise: TimmNoise?, meetsWarmup: Bool = false, _ context: DialectContext
  )
    -> DialectSchedule?
  {
    let last = Double(max(0, context.clock.left - 1)) - warmup.origin
    let isMet = context.reaches(max(1, warmup.steps.rounded(.up)))
    if meetsWarmup, !warmup.isPrefix, warmup.steps > 0, warmup.steps >= cycles.end {
      context.refuse("the warmup leads to a step after the end of all cycles, which shrink")
      return nil
    }
    guard !isMet || accepts(until: last, warmup, context) else { return nil }
    warn(until: last, context)
    guard shape.k >= 0 || context.givesNumbers(from: max(1, warmup.steps), { rate(at: $0 - warmup.origin) }) else {
      return nil
    }
    // With a warmup of its own length timm's formula is asked for the target even beyond the run.
    let target = meetsWarmup && !warmup.isPrefix && warmup.steps > 0 ? rate(at: warmup.steps) : nil
    if target == nil { warmup.warnOfJump(to: self, base: base, context: context) }
    var curve = warmup.curve(before: self, base: base, target: target)
    // Cycles shorter than a step, and poles between the steps, are met on whole steps only.
    if !cycles.isDrawable || shape.k < 0 {
      let exact = curve
      curve = WholeSteps.checked { exact.rate(at: $0) }
      // Behind the last of them there is no need to look.
      let last =
        max(warmup.steps, warmup.origin + max(0, cycles.start(of: max(0, limit.rounded(.up))))).rounded(.up) + 1
      if last.isFinite { curve = Halted(curve, at: last, final: floor) }
    }
    return context.madeOfNumbers(
      noise?.curve(on: curve) ?? curve, facts: warmup.facts(before: facts, base: base, noise: noise))
  }

  /// On its own clock.
  private var facts: ScheduleFacts {
    let repeats = limit > 1
    return ScheduleFacts(
      repeats ? .cycles : .falls, peak: base, floor: floor == 0 ? nil : floor, warmup: nil, milestones: [],
      landing: limit > 0 && !repeats ? cycles.first : nil
    ).with { $0.firstLow = repeats ? cycles.first : nil }
  }

  private func accepts(until last: Double, _ warmup: TimmWarmup, _ context: DialectContext) -> Bool {
    if last >= cycles.end {
      context.refuse(
        "cycles that shrink end before step \(StepCount.digits(at: cycles.end + warmup.origin))",
        hint: "timm raises an error there: the logarithm of its cycle number does not exist")
      return false
    }
    guard last >= 0 else { return true }
    if case .tanh = shape {
    } else if !Math.pow(decay, cycles.index(at: last)).isFinite {
      context.refuse("the tops of the cycles grow beyond all numbers")
      return false
    }
    guard shape.k < 0 else { return true }
    let startsCycle = warmup.isPrefix && warmup.steps > 0 || limit > 1 && last >= cycles.start(of: 1)
    if startsCycle {
      context.refuse("a negative `k_decay` divides by zero where a cycle begins")
    }
    return !startsCycle
  }

  private func warn(until last: Double, _ context: DialectContext) {
    if limit > 0, base < floor {
      context.quirk("the rate rises: its top \(RateText.short(base)) lies below the floor \(RateText.short(floor))")
    } else if limit > 1, decay < 1, last >= cycles.start(of: 1) {
      let index = min(limit.rounded(.up) - 1, cycles.index(at: last))
      if index > 0, top(of: index) < floor {
        context.quirk("the top of cycle \(StepCount.digits(at: index + 1)) lies below the floor, so it rises")
      }
    }
    if let step = misnumbered(until: last) {
      context.quirk(
        "timm's logarithm gives the restart at step \(StepCount.digits(at: step)) to the cycle before, with a rate "
          + "near the floor; here the new cycle begins",
        hint: "a rounding accident of one step")
    }
  }

  /// The first whole step on which timm's logarithm misses a restart.
  private func misnumbered(until last: Double) -> Double? {
    guard cycles.mult != 1 else { return nil }
    var index = 1.0
    while index < min(limit, 1000) {
      let start = cycles.start(of: index)
      guard start <= last, start < cycles.end else { return nil }
      if start == start.rounded() {
        let power = 1 - start / cycles.first * (1 - cycles.mult)
        if (Math.log(power) / Math.log(cycles.mult)).rounded(.down) < index { return start }
      }
      index += 1
    }
    return nil
  }
}
