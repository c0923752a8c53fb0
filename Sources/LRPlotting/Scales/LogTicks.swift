import LRInput
import LRMath

/// Finds the ticks of a log axis.
struct LogTicks {
  let scale: Scale
  let axis: Ticks.Axis
  let room: LabelRoom

  private var low: Double { scale.domain.low }
  private var high: Double { scale.domain.high }
  private var decades: Double { Math.log10(high) - Math.log10(low) }
  private var isWhole: Bool { axis == .steps || axis == .whole }

  func ticks() -> Ticks {
    let exponents = self.exponents
    if decades < 3, let ticks = multiples(exponents) { return ticks }
    return withLast(powers(exponents))
  }

  /// The powers of ten inside the domain.
  private var exponents: [Int] {
    guard let first = DecimalNumber(low)?.magnitude, let last = DecimalNumber(high)?.magnitude else { return [] }
    let floor = isWhole ? 0 : Int.min
    return (first...max(first, last + 1)).filter { exponent in
      let value = DecimalNumber(1, tenTo: exponent).value
      return exponent >= floor && low <= value && value <= high
    }
  }

  /// 1-2-5 in every decade, if there are enough and their labels have room; linear steps if there are too few.
  private func multiples(_ exponents: [Int]) -> Ticks? {
    let all = within(factors: [1, 2, 5])
    guard all.count >= 3 else {
      let linear = LinearTicks(scale: scale, axis: axis, room: room).ticks()
      let majors = room.thinned(linear.majors)
      return majors.count >= 2 || exponents.count < 2 ? Ticks(majors: majors, factor: linear.factor) : nil
    }
    let labels = TickLabels.multiples(all)
    // Two powers read better than a factor.
    guard labels.factor == nil || exponents.count < 2 else { return nil }
    let majors = room.majors(all, axis == .steps ? TickLabels.counts(all) : labels.texts)
    guard room.fits(majors) || exponents.count < 2 else { return nil }
    let minors = within(factors: [3, 4, 6, 7, 8, 9]).map(\.value)
    return withLast(Ticks(majors: room.thinned(majors), minors: minors, factor: labels.factor))
  }

  /// Powers of ten, every one, or every second, third, fifth … where they are many.
  private func powers(_ exponents: [Int]) -> Ticks {
    let pitch = scale.length / max(decades, 1e-9)
    for stride in [1, 2, 3, 5, 10, 20, 50, 100, 200, 500] {
      var shown = exponents.filter { $0 % stride == 0 }
      if shown.count < 2, exponents.count > stride, let first = exponents.first {
        shown = exponents.filter { ($0 - first) % stride == 0 }
      }
      let numbers = shown.map { DecimalNumber(1, tenTo: $0) }
      let majors = room.majors(numbers, isWhole ? TickLabels.counts(numbers) : TickLabels.powers(shown))
      let isCalm = axis != .vertical || Double(stride) * pitch >= 2.2 * room.style.size
      guard isCalm && room.fits(majors) && shown.count <= LabelRoom.most || shown.count <= 1 else { continue }
      return Ticks(majors: room.thinned(majors), minors: minors(exponents, shown: Set(shown), pitch: pitch))
    }
    return Ticks(majors: [])
  }

  /// 2 to 9 where a decade has the room for them, and the powers without a label.
  private func minors(_ exponents: [Int], shown: Set<Int>, pitch: Double) -> [Double] {
    if pitch >= 24 {
      let unlabelled = within(factors: [1, 2, 3, 4, 5, 6, 7, 8, 9])
      return unlabelled.filter { $0.digits != 1 || !shown.contains($0.exponent) }.map(\.value)
    }
    guard pitch >= 4 else { return [] }
    return exponents.filter { !shown.contains($0) }.map { DecimalNumber(1, tenTo: $0).value }
  }

  /// The multiples of powers of ten inside the domain, in order.
  private func within(factors: [Int]) -> [DecimalNumber] {
    guard let first = DecimalNumber(low)?.magnitude, let last = DecimalNumber(high)?.magnitude else { return [] }
    var numbers: [DecimalNumber] = []
    for exponent in first...max(first, last) where !isWhole || exponent >= 0 {
      for factor in factors {
        let number = DecimalNumber(factor, tenTo: exponent)
        let value = number.value
        if low <= value && value <= high { numbers.append(number) }
      }
    }
    return numbers
  }

  /// An axis of steps ends at its last step, on a log scale too.
  private func withLast(_ ticks: Ticks) -> Ticks {
    guard axis == .steps, high == high.rounded(), ticks.majors.last?.value != high, let last = DecimalNumber(high),
      let major = room.major(last, TickLabels.counts([last])[0])
    else { return ticks }
    return Ticks(majors: room.thinned(ticks.majors + [major]), minors: ticks.minors, factor: ticks.factor)
  }
}
