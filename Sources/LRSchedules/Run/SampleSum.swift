/// The sum of samples of a curve, one of each of equally long stretches, and how far their mean may be off.
struct SampleSum {
  private var total = CompensatedSum()
  /// Σ |x₋ − 2x + x₊|: what a curve bends by from stretch to stretch, or jumps by.
  private var bends = 0.0
  /// Half of Σ (x − x₋)², so that no jump goes unseen.
  private var spread = 0.0
  private var before: (Double, Double) = (.nan, .nan)

  mutating func add(_ value: Double) {
    total.add(value)
    let bend = abs(before.0 - 2 * before.1 + value)
    if bend >= 0 { bends += bend }
    if !before.1.isNaN { spread += (value - before.1) * (value - before.1) / 2 }
    before = (before.1, value)
  }

  /// The sum of the middles of the stretches, or, where it does not agree with that of random places in them, as with cycles that keep
  /// step with the stretches, the latter.
  ///
  /// On a smooth stretch a middle is off by less than half of what the curve bends by, and by half a jump where there is one. What
  /// neighbours among random places differ by tells the standard error of their sum, of which two are the bound.
  static func best(_ middles: SampleSum, or places: SampleSum) -> (total: Double, error: Double) {
    let (bend, bound) = (middles.bends / 2, 2 * places.spread.squareRoot())
    let agree = abs(middles.total.value - places.total.value) <= 2 * bound
    return agree && bend < bound ? (middles.total.value, bend) : (places.total.value, bound)
  }
}
