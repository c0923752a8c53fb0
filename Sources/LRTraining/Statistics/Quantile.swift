/// Quantiles of a sorted list, between the two nearest values in proportion (type 7 of Hyndman and Fan, 1996).
public enum Quantile {
  /// The quantile of a share, 0 … 1; a share beyond gives the end.
  ///
  ///     Quantile.of([1, 2, 3, 4], 0.5)   // 2.5
  ///
  /// - Parameter sorted: Numbers in rising order.
  /// - Returns: NaN of an empty list, or of a share that is no number.
  public static func of(_ sorted: [Double], _ share: Double) -> Double {
    guard !sorted.isEmpty, !share.isNaN else { return .nan }
    let place = min(max(share, 0), 1) * Double(sorted.count - 1)
    let index = Int(place)
    guard index + 1 < sorted.count else { return sorted[sorted.count - 1] }
    let part = place - Double(index)
    // Equal neighbours, infinite ones too, need no arithmetic.
    if part == 0 || sorted[index] == sorted[index + 1] { return sorted[index] }
    return sorted[index] + (sorted[index + 1] - sorted[index]) * part
  }
}
