import LRMath
import LRSchedules

/// What a composition of schedulers is asked for and does, from what its parts are and do.
///
/// The rates may come of a closed form or of steps taken one by one; phases and facts are those of the parts in both cases.
extension TorchTree {
  /// - Parameter base: The optimizer's rate.
  func facts(base: Double) -> ScheduleFacts {
    switch self {
    case .leaf(let leaf): return leaf.facts(base: base)
    case .resumed(let leaf, _): return leaf.facts(base: base)
    case .sequential(let parts, let milestones, _):
      return .sequence(parts.map { $0.facts(base: base) }, starts: [0] + milestones)
    case .chained(let parts):
      let acting = parts[TorchTree.acting(parts)]
      // A part that is no factor goes by the optimizer's rate wherever it stands; of factors alone the first one does.
      let holder = acting.firstIndex { !$0.isFactor } ?? 0
      return .product(acting.indices.map { acting[$0].facts(base: $0 == holder || !acting[$0].isFactor ? base : 1) })
    }
  }

  /// The parts of a chain that have an effect: those before one that sets the rate anew have none.
  private static func acting(_ parts: [TorchTree]) -> Range<Int> {
    (parts.lastIndex { $0.setsAnew } ?? 0)..<parts.count
  }

  /// Whether all that it does is to multiply the rate.
  private var isFactor: Bool {
    switch self {
    case .leaf(let leaf), .resumed(let leaf, _): leaf.isFactor
    case .sequential(let parts, _, _), .chained(let parts): parts.allSatisfy(\.isFactor)
    }
  }

  /// Whether it sets the rate, whatever it was.
  var setsAnew: Bool {
    switch self {
    case .leaf(let leaf), .resumed(let leaf, _):
      leaf is TorchLambdaLR || leaf is TorchWarmRestarts || type(of: leaf).bringsRates
    case .sequential, .chained: false
    }
  }

  /// The same curve with the phases of the parts.
  func told(_ curve: any RateCurve, base: Double) -> any RateCurve {
    Told(body: curve) { [self] length in phases(base: base, length: length, rate: curve.rate) }
  }

  /// - Parameters:
  ///   - length: Steps that it has.
  ///   - restarts: Whether it begins at a milestone.
  ///   - rate: The rates of the whole, on its clock.
  private func phases(
    base: Double, length: Double, restarts: Bool = false, rate: (Double) -> Double
  ) -> [Phase] {
    switch self {
    case .leaf(let leaf):
      let curve = restarts ? leaf.curve(base: base, restarts: true) : leaf.alone(base: base, left: length)
      return curve?.phases(length: length).compactMap { $0.clipped(to: length) } ?? []
    case .resumed: return []
    case .sequential(let parts, let milestones, _):
      let starts = [0] + milestones
      guard zip(starts, milestones).allSatisfy({ $0 < $1 }) else { return [] }
      let told = parts.indices.map { index -> Phase.Part in
        let start = starts[index]
        let end = min(length, index < milestones.count ? milestones[index] : length)
        guard end > start else { return Phase.Part(start: start, end: start, phases: []) }
        let phases = parts[index].phases(base: base, length: end - start, restarts: index > 0) { rate($0 + start) }
        return Phase.Part(start: start, end: end, phases: phases.map { $0.shifted(by: start) })
      }
      return Phase.joined(told, rate: rate)
    case .chained(let parts):
      let told = TorchTree.acting(parts).map { index in
        parts[index].phases(base: index == 0 || parts[index].setsAnew ? base : 1, length: length, rate: rate)
      }
      return Phase.overlaid(told, until: length, rate: rate)
    }
  }
}
