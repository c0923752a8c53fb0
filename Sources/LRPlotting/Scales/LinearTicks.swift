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
    if calm.majors.count >= 2 { return calm }
    let tight = best(pitch: pitch / 2)
    return tight.majors.count > calm.majors.count ? tight : calm
  }

  /// How much finer than is calm a step may be that meets the last one.
  private static let finer = 0.8

  /// The finest ticks at least `pitch` px apart whose labels have room.
  private func best(pitch: Double) -> Ticks {
    let wanted = (high - low) * pitch / max(scale.length, 1)
    guard let first = DecimalNumber(wanted), first.digits > 0 else { return Ticks(majors: []) }
    var found = Ticks(majors: [])
    var base: Double?
    for step in Self.steps(from: first.magnitude) where step.value >= wanted && isGood(step) {
      if let base {
        // A somewhat coarser step that meets the last one exactly is calmer than a finer one that does not.
        if step.value > 2.5 * base { break }
        if axis == .steps, isDivided(by: step), high / step.value >= 2 { return majors(step) }
        continue
      }
      let majors = majors(step)
      // Past the whole domain there is nothing coarser to try.
      if step.value < high - low, !room.fits(majors.majors) { continue }
      if axis != .steps || isDivided(by: step) { return thinned(majors) }
      found = thinned(majors)
      base = step.value
    }
    return base == nil ? found : slightlyFiner(wanted) ?? found
  }

  /// Ticks a little nearer than is calm, where they meet the last step; nil where none do.
  private func slightlyFiner(_ wanted: Double) -> Ticks? {
    guard let first = DecimalNumber(wanted * Self.finer) else { return nil }
    for step in Self.steps(from: first.magnitude) where step.value >= wanted * Self.finer && step.value < wanted {
      guard isGood(step), isDivided(by: step), high / step.value >= 2 else { continue }
      let majors = majors(step)
      if room.fits(majors.majors) { return majors }
    }
    return nil
  }

  /// Whether a step is taken at all: of whole numbers a whole one, and none of 2.5 that costs a decimal where the next
  /// is enough, since 0, 0.5, 1 reads better than 0, 0.25, 0.50.
  private func isGood(_ step: DecimalNumber) -> Bool {
    if isWhole && step.exponent < 0 { return false }
    return step.digits != 25 || step.exponent >= 0 && !isFar || (high - low) / step.value < 4
  }

  /// Whether the numbers are told with a factor, so that each digit behind the first is a decimal.
  private var isFar: Bool {
    DecimalNumber(max(abs(low), abs(high))).map { TickLabels.isFar($0.magnitude) } ?? false
  }

  private func isDivided(by step: DecimalNumber) -> Bool {
    low == 0 && high.truncatingRemainder(dividingBy: step.value) == 0
  }

  private func thinned(_ ticks: Ticks) -> Ticks {
    Ticks(majors: room.thinned(ticks.majors), factor: ticks.factor)
  }

  private func majors(_ step: DecimalNumber) -> Ticks {
    let numbers = Self.multiples(of: step, from: low, to: high)
    let labels = TickLabels.linear(numbers)
    let majors = room.majors(numbers, labels.texts)
    guard axis == .steps, high == high.rounded(), numbers.last?.value != high, let last = DecimalNumber(high) else {
      return Ticks(majors: majors, factor: labels.factor)
    }
    // The others decide how numbers are written: one odd end does not turn 200k into 200,000.
    guard var end = room.major(last, TickLabels.end(last, behind: numbers)) else {
      return Ticks(majors: majors, factor: labels.factor)
    }
    end.isOdd = !isDivided(by: step)
    // Only the neighbours of the last tick may give way to it: a finer step must not pass as a coarser one.
    var kept = majors + [end]
    while kept.count > 1, !room.fits(Array(kept.suffix(2))) { kept.remove(at: kept.count - 2) }
    return Ticks(majors: kept, factor: labels.factor)
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
