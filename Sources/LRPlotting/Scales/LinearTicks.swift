import LRInput

/// Finds the ticks of a linear axis, and of a log axis too short for powers.
struct LinearTicks {
  let scale: Scale
  let axis: Ticks.Axis
  let room: LabelRoom

  private var low: Double { scale.domain.low }
  private var high: Double { scale.domain.high }
  private var isWhole: Bool { axis == .steps || axis == .whole }

  func ticks() -> Ticks {
    let pitch = room.calmPitch
    let calm = best(pitch: pitch)
    if calm.count >= 2 { return Ticks(majors: calm) }
    let tight = best(pitch: pitch / 2)
    return Ticks(majors: tight.count > calm.count ? tight : calm)
  }

  /// The finest ticks at least `pitch` px apart whose labels have room.
  private func best(pitch: Double) -> [Ticks.Major] {
    let wanted = (high - low) * pitch / max(scale.length, 1)
    guard let first = DecimalNumber(wanted), first.digits > 0 else { return [] }
    var found: [Ticks.Major] = []
    var base: Double?
    for step in Self.steps(from: first.magnitude) where step.value >= wanted {
      if isWhole && step.exponent < 0 { continue }
      if let base {
        // A somewhat coarser step that meets the last one exactly is calmer than a finer one that does not.
        if step.value > 2.5 * base { break }
        if axis == .steps, isDivided(by: step), high / step.value >= 2 { return majors(step) }
        continue
      }
      let majors = majors(step)
      // Past the whole domain there is nothing coarser to try.
      if step.value < high - low, !room.fits(majors) { continue }
      if axis != .steps || isDivided(by: step) { return room.thinned(majors) }
      found = room.thinned(majors)
      base = step.value
    }
    return found
  }

  private func isDivided(by step: DecimalNumber) -> Bool {
    low == 0 && high.truncatingRemainder(dividingBy: step.value) == 0
  }

  private func majors(_ step: DecimalNumber) -> [Ticks.Major] {
    var numbers = Self.multiples(of: step, from: low, to: high)
    guard axis == .steps, high == high.rounded(), numbers.last?.value != high, let last = DecimalNumber(high) else {
      return room.majors(numbers, TickLabels.linear(numbers))
    }
    numbers.append(last)
    let all = room.majors(numbers, TickLabels.linear(numbers))
    // Only the neighbours of the last tick may give way to it: a finer step must not pass as a coarser one.
    var kept = all
    while kept.count > 1, !room.fits(Array(kept.suffix(2))) { kept.remove(at: kept.count - 2) }
    return kept
  }

  /// Steps of 1, 2, 2.5, 5 in rising order, from the power of ten `magnitude` on.
  private static func steps(from magnitude: Int) -> [DecimalNumber] {
    (magnitude...magnitude + 4).flatMap { power in
      [
        DecimalNumber(1, tenTo: power), DecimalNumber(2, tenTo: power), DecimalNumber(25, tenTo: power - 1),
        DecimalNumber(5, tenTo: power),
      ]
    }
  }

  /// The multiples of `step` from `low` to `high`, both included; none where there would be too many.
  static func multiples(of step: DecimalNumber, from low: Double, to high: Double) -> [DecimalNumber] {
    let size = step.value
    let start = (low / size).rounded(.down)
    guard abs(start) < 1e16, (high - low) / size < 1000 else { return [] }
    var numbers: [DecimalNumber] = []
    var index = Int(start)
    while true {
      let number = DecimalNumber(index * step.digits, tenTo: step.exponent)
      let value = number.value
      if value > high { return numbers }
      if value >= low { numbers.append(number) }
      index += 1
    }
  }
}
