/// What a schedule is composed of, so that a run can be told of the parts that it comes to.
struct Composition: Sendable, Equatable {
  /// A part, and the step at which its clock begins.
  struct Part: Sendable, Equatable {
    var start: Double
    var facts: ScheduleFacts
  }

  /// In a product all begin at once.
  var parts: [Part]
  var isSequence: Bool

  init(_ parts: [(start: Double, facts: ScheduleFacts)], isSequence: Bool) {
    self.parts = parts.map { Part(start: $0.start, facts: $0.facts) }
    self.isSequence = isSequence
  }

  /// The same on another clock.
  ///
  /// - Parameters:
  ///   - place: where a part begins there.
  ///   - change: what a part's own clock becomes.
  func moved(
    to place: (Double) -> Double, _ change: (ScheduleFacts) -> ScheduleFacts = { $0 }
  ) -> Composition {
    Composition(parts.map { (place($0.start), change($0.facts)) }, isSequence: isSequence)
  }
}

extension ScheduleFacts {
  /// The step at which its first cycle has come down, where a run of so many steps ends before.
  package func firstCycleEnd(behind steps: Int) -> Int? {
    let own = within(Double(steps))
    guard own.course == .cycles, let low = own.firstLow, low > Double(steps) else { return nil }
    return StepCount.from(low)
  }

  /// What a run of so many steps is asked for: nothing of the parts that begin at its end or behind it but their milestones.
  ///
  ///     facts.within(100)   // of a cosine over 300 steps and a constant behind it: the cosine's
  package func within(_ steps: Double) -> ScheduleFacts {
    guard let composition else { return self }
    let met = composition.parts.filter { $0.start < steps || !composition.isSequence }
    guard let first = met.first else { return self }
    let own = met.enumerated().map { index, part in
      index == met.count - 1 || !composition.isSequence ? part.facts.within(steps - part.start) : part.facts
    }
    // A warmup that the next part cuts short is as long as that lets it.
    var warmup = warmup
    if composition.isSequence, met.count > 1, let steps = warmup?.steps {
      warmup?.steps = min(steps, max(0, met[1].start))
    }
    guard met.count < composition.parts.count || own != met.map(\.facts) else { return with { $0.warmup = warmup } }
    let seen: ScheduleFacts =
      if !composition.isSequence {
        .product(own)
      } else if met.count == 1 {
        own[0].asPart(from: first.start)
      } else {
        .sequence(own, starts: met.map { $0.start - first.start }).asPart(from: first.start)
      }
    return seen.with { facts in
      (facts.warmup, facts.opening, facts.milestones) = (warmup, opening, milestones)
      (facts.isStepped, facts.isNoisy, facts.formulaGap) = (isStepped, isNoisy, formulaGap)
      (facts.multiplied, facts.composition) = (multiplied, nil)
    }
  }

  /// Parts one after the other: the first has the warmup, the last the say at the end.
  ///
  /// A first part that rises, before one that does not, is the warmup of the whole.
  ///
  /// - Parameter starts: First step of each part, the first of them 0.
  package static func sequence(_ parts: [ScheduleFacts], starts: [Double]) -> ScheduleFacts {
    guard let first = parts.first, parts.count > 1, let last = parts.last, starts.count == parts.count else {
      return parts.first ?? .free
    }
    let moved = parts.indices.map { index in
      parts[index].asPart(
        from: max(0, starts[index]), until: index + 1 < parts.count ? starts[index + 1] : .infinity)
    }
    let stays = parts.dropFirst().allSatisfy { $0.course == .holds } && [.holds, .rises].contains(first.course)
    var whole = ScheduleFacts(
      stays ? .holds : last.course == .holds ? .falls : last.course, peak: parts.compactMap(\.peak).max(),
      floor: last.floor, warmup: first.warmup, milestones: moved.flatMap(\.milestones),
      landing: last.course == .rises ? nil : moved[parts.count - 1].landing)
    whole.composition = Composition(zip(starts, parts).map { ($0, $1) }, isSequence: true)
    whole.rest = last.course == .holds ? max(0, starts[parts.count - 1]) : moved[parts.count - 1].rest
    if whole.warmup == nil, first.course == .rises, parts[1].course != .rises {
      whole.warmup = Warmup(first.landing ?? starts[1])
    }
    whole.floorShare = last.floorShare
    whole.firstLow = whole.course == .cycles ? moved[parts.count - 1].firstLow : nil
    whole.opening = moved.lazy.compactMap(\.opening).first
    whole.merge(parts)
    return whole
  }

  /// Parts that are multiplied with each other: when each does what holds for the whole, at which rates does not, unless all but
  /// one are factors that lead to 1.
  package static func product(_ parts: [ScheduleFacts]) -> ScheduleFacts {
    if parts.count == 1 { return parts[0] }
    let courses = parts.map(\.course)
    let course: Course =
      courses.contains(.cycles)
      ? .cycles : courses.contains(.falls) ? .falls : courses.first { $0 != .holds } ?? .holds
    var whole = ScheduleFacts(
      course, peak: courses.allSatisfy { $0 == .holds } ? peak(of: parts) : nil, floor: nil,
      warmup: parts.lazy.compactMap(\.warmup).first,
      milestones: parts.flatMap(\.milestones),
      landing: parts.filter { $0.course == .falls }.compactMap(\.landing).max())
    if whole.warmup == nil, course == .falls, let rise = parts.first(where: { $0.course == .rises }) {
      // What rises until the others have come down is no warmup of theirs.
      let down = parts.filter { $0.course == .falls }.compactMap { $0.landing ?? $0.milestones.last?.at }.max()
      whole.warmup = rise.landing.flatMap { $0 < down ?? .infinity ? Warmup($0) : nil }
    }
    whole.firstLow = course == .cycles ? parts.compactMap(\.firstLow).max() : nil
    let aiming = parts.filter { $0.floor != nil }
    if let one = aiming.first, aiming.count == 1,
      parts.filter({ $0.floor == nil }).allSatisfy({ [.holds, .rises].contains($0.course) && $0.peak == 1 })
    {
      whole.floor = one.floor
      // A warmup that goes on beside a decay may miss the peak, which is no mistake; a floor above it is one.
      if one.isUpsideDown { whole.peak = one.peak }
    } else if let one = parts.first(where: \.isUpsideDown) {
      (whole.floor, whole.peak) = (one.floor, one.peak)
    }
    whole.composition = Composition(parts.map { (0, $0) }, isSequence: false)
    whole.merge(parts)
    return whole
  }

  /// The rate that parts which all hold come to together; nil where one names none.
  private static func peak(of parts: [ScheduleFacts]) -> Double? {
    parts.reduce(1) { product, part in product.flatMap { known in part.peak.map { known * $0 } } }
  }

  private mutating func merge(_ parts: [ScheduleFacts]) {
    hasStairs = parts.contains(where: \.hasStairs)
    isStepped = parts.contains(where: \.isStepped)
    isNoisy = parts.contains(where: \.isNoisy)
    formulaGap = parts.map(\.formulaGap).max() ?? 1
    if parts.contains(where: { $0.course == .followsMetric }) {
      course = .followsMetric
      (peak, floor) = (nil, nil)
    }
  }
}
