import LRInput
import LRMath
import LRSchedules

/// A scheduler as it is written: one without parts, or a composition.
indirect enum TorchTree: Sendable {
  case leaf(any TorchLeaf)
  /// A scheduler that goes on behind the counter `last`.
  case resumed(any TorchLeaf, last: Double)
  /// Fresh where `last` is −1.
  case sequential([TorchTree], milestones: [Double], last: Double)
  case chained([TorchTree])

  /// How many schedulers without parts it holds.
  var count: Int {
    switch self {
    case .leaf, .resumed: 1
    case .sequential(let parts, _, _), .chained(let parts): parts.reduce(0) { $0 + $1.count }
    }
  }

  /// Whether any part of it goes on: what it was asked for lies on the clock of another training then, and its rates are stepped.
  private var goesOn: Bool {
    switch self {
    case .leaf: false
    case .resumed: true
    case .sequential(let parts, _, let last): last >= 0 || parts.contains(where: \.goesOn)
    case .chained(let parts): parts.contains(where: \.goesOn)
    }
  }

  /// Whether the scheduler that is built first goes on: the optimizer has its `initial_lr` before.
  private var opensResumed: Bool {
    switch self {
    case .leaf: false
    case .resumed: true
    case .sequential(let parts, _, _), .chained(let parts): parts.first?.opensResumed == true
    }
  }

  /// The closed form over a run; nil where only stepping tells the rates.
  ///
  /// - Parameter left: Length of the run, in steps.
  func curve(base: Double, left: Double) -> (any RateCurve)? {
    switch self {
    case .leaf(let leaf): leaf.alone(base: base, left: left)
    case .resumed: nil
    case .sequential(let parts, let milestones, _):
      TorchTree.sequence(parts, milestones: milestones, base: base, left: left)
    case .chained(let parts): TorchTree.product(parts, base: base, left: left)
    }
  }

  /// The closed form of a sequence whose parts have one, at milestones that the counter meets in order.
  private static func sequence(
    _ parts: [TorchTree], milestones: [Double], base: Double, left: Double
  ) -> (any RateCurve)? {
    let starts = [0] + milestones
    guard zip(starts, milestones).allSatisfy({ $0 < $1 }), milestones.allSatisfy({ $0 == $0.rounded() }) else {
      return nil
    }
    var curves: [any Schedule] = []
    for (index, part) in parts.enumerated() {
      guard case .leaf(let leaf) = part, !type(of: leaf).bringsRates,
        let curve = leaf.curve(base: base, restarts: index > 0)
      else { return nil }
      let length = index < milestones.count ? milestones[index] - starts[index] : .infinity
      if let limit = leaf.limit(restarts: index > 0), limit.step < length { return nil }
      if !leaf.isDefined(before: min(length, left - starts[index])) { return nil }
      curves.append(Endless(curve: curve))
    }
    return PartSequenceCurve(curves, starts: starts)
  }

  /// The product of schedulers that do nothing but multiply.
  private static func product(_ parts: [TorchTree], base: Double, left: Double) -> (any RateCurve)? {
    var curves: [any Schedule] = []
    for (index, part) in parts.enumerated() {
      guard case .leaf(let leaf) = part, leaf.isFactor, leaf.limit(restarts: false) == nil,
        let curve = leaf.curve(base: index == 0 ? base : 1, restarts: false)
      else { return nil }
      curves.append(Endless(curve: curve))
    }
    return PartProductCurve(parts: curves)
  }

  /// Makes the schedule: by its closed form, or step by step.
  func made(base: Double, context: DialectContext) -> DialectSchedule? {
    if goesOn { return stepped(base: base, context: context) }
    var peak: Double?
    if case .leaf(let leaf) = self {
      peak = leaf.peak
      if let limit = leaf.limit(restarts: false), limit.step < Double(context.clock.left) {
        report(limit.refusal, at: Int(limit.step), context)
        return nil
      }
    }
    if let curve = curve(base: base, left: Double(context.clock.left)) {
      let cost = if case .chained = self { count } else { 1 }
      guard case .leaf(let leaf) = self else {
        return context.made(told(curve, base: base), peak: peak, cost: cost, facts: facts(base: base))
      }
      let limited = leaf.limit(restarts: false).map { Limited(body: curve, end: $0.step) as any RateCurve } ?? curve
      let gap = (curve as? WholeSteps).map { Int($0.gap) } ?? 1
      return context.made(
        limited, peak: peak, cost: cost, facts: leaf.facts(base: base).with { $0.formulaGap = gap })
    }
    return stepped(base: base, context: context)
  }

  /// Makes the schedule step by step.
  private func stepped(base: Double, context: DialectContext) -> DialectSchedule? {
    guard context.canStep() else { return nil }
    let steps = max(1, context.clock.left)
    var group = TorchGroup(lr: base, initial: opensResumed ? context.lr : nil)
    var rates: [Double] = []
    rates.reserveCapacity(steps)
    do {
      var node = try TorchNode(self, &group)
      rates.append(group.lr)
      while rates.count < steps {
        try node.step(&group)
        rates.append(group.lr)
      }
    } catch {
      report(error, at: rates.count, context)
      return nil
    }
    if goesOn { return context.goingOn(rates) }
    return context.made(
      told(TableCurve(rates: rates), base: base), peak: rates.max() ?? 0,
      facts: facts(base: base).with { $0.isStepped = true })
  }

  private func report(_ refusal: TorchRefusal, at step: Int, _ context: DialectContext) {
    context.sink.error(
      at: context.nameOffset, "\(context.name) \(refusal.message) at step \(StepCount.digits(step))",
      hint: "PyTorch raises an error there")
  }
}
