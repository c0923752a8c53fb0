/// Finds the top or the bottom of an arc among its whole steps.
package enum ArcSearch {
  /// Steps around the extreme: the best of 33 samples, then thirds of the stretch around it, then three neighbours.
  ///
  /// - Parameter sign: 1 for the top, −1 for the bottom.
  package static func extreme(_ schedule: any Schedule, from: Double, to: Double, sign: Double) -> [Double] {
    let parts = 32.0
    func at(_ part: Double) -> Double { sign * schedule.rate(at: from + (to - from) * part / parts) }
    var (best, most) = (0.0, -Double.infinity)
    for part in stride(from: 0, through: parts, by: 1) {
      let rate = at(part)
      if rate > most { (best, most) = (part, rate) }
    }
    var low = max(best - 1, 0)
    var high = min(best + 1, parts)
    while (high - low) * (to - from) / parts > 1 {
      let (a, b) = (low + (high - low) / 3, high - (high - low) / 3)
      if at(a) >= at(b) { high = b } else { low = a }
    }
    let middle = (from + (to - from) * (low + high) / 2 / parts).rounded()
    return [middle - 1, middle, middle + 1].filter { $0 >= from && $0 <= to }
  }
}
