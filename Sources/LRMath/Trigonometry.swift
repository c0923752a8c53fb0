extension Math {
  /// The sine of x radians, within 0.501 units in the last place for every finite x, however large.
  ///
  ///     Math.sin(1e22)   // -0.8522008497671888
  ///
  /// NaN at ±∞.
  public static func sin(_ x: Double) -> Double {
    // Below 2^-27 the next term, x³/6, is under a tenth of the last place.
    if x.magnitude < 0x1p-27 { return x }
    guard x.isFinite else { return .nan }
    let angle = Angle(radians: x.magnitude)
    let value = angle.sine(turnedBy: 0)
    return x < 0 ? -value : value
  }

  /// The cosine of x radians, within 0.501 units in the last place for every finite x, however large.
  ///
  ///     Math.cos(1e22)   // 0.5232147853951389
  ///
  /// NaN at ±∞.
  public static func cos(_ x: Double) -> Double {
    guard x.isFinite else { return .nan }
    return Angle(radians: x.magnitude).sine(turnedBy: 1)
  }

  /// The sine of π·x, within 0.501 units in the last place, exact at multiples of 1/2.
  ///
  ///     Math.sinPi(0.5)   // 1.0
  ///     Math.sinPi(1)     // 0.0
  ///
  /// Zeros have the sign of x; NaN at ±∞.
  public static func sinPi(_ x: Double) -> Double {
    guard x.isFinite else { return .nan }
    if x.magnitude < 0x1p-900 {
      // π·x, with the exponent set apart so that no low part vanishes below the subnormals.
      if x == 0 { return x }
      let size = DoubleDouble(x.magnitude.significand, 0) * .pi
      let value = size.rounded(timesTwoTo: Int(x.exponent))
      return x < 0 ? -value : value
    }
    let angle = Angle(halfTurns: x.magnitude)
    let value = angle.sine(turnedBy: 0)
    if value == 0 { return x < 0 ? -0.0 : 0 }
    return x < 0 ? -value : value
  }

  /// The cosine of π·x, within 0.501 units in the last place, exact at multiples of 1/2.
  ///
  ///     Math.cosPi(0.5)   // 0.0
  ///     Math.cosPi(1)     // -1.0
  ///
  /// NaN at ±∞.
  public static func cosPi(_ x: Double) -> Double {
    guard x.isFinite else { return .nan }
    let value = Angle(halfTurns: x.magnitude).sine(turnedBy: 1)
    return value == 0 ? 0 : value
  }
}
