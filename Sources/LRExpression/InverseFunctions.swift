import LRMath

/// Elementary functions that only formulas need, built from those of `Math`: relative error below 1e-15.
package enum InverseFunctions {
  /// atan(k/8) for k = 0 … 8, each as a sum of two doubles.
  private static let arcs: [(Double, Double)] = [
    (0, 0), (0x1.fd5ba9aac2f6ep-4, -0x1.cd37686760c17p-59), (0x1.f5b75f92c80ddp-3, 0x1.8ab6e3cf7afbdp-57),
    (0x1.6f61941e4def1p-2, -0x1.c63aae6f6e918p-56), (0x1.dac670561bb4fp-2, 0x1.a2b7f222f65e2p-56),
    (0x1.1e00babdefeb4p-1, -0x1.928df287a668fp-58), (0x1.4978fa3269ee1p-1, 0x1.2419a87f2a458p-56),
    (0x1.700a7c5784634p-1, -0x1.8c34d25aadef6p-56), (0x1.921fb54442d18p-1, 0x1.1a62633145c07p-55),
  ]

  /// atan x = atan c + atan((x − c)/(1 + x·c)) with c the nearest eighth; beyond 1, π/2 − atan(1/x).
  package static func atan(_ x: Double) -> Double {
    let size = x.magnitude
    if size < 0x1p-28 || x.isNaN { return x }
    let value: Double
    if size <= 1 {
      let (high, low, rest) = parts(size)
      value = high + (low + rest)
    } else {
      let (high, low, rest) = parts(1 / size)
      value = (0x1.921fb54442d18p+0 - high) + ((0x1.1a62633145c07p-54 - low) - rest)
    }
    return x < 0 ? -value : value
  }

  /// The arc of the nearest eighth, and the series of what is left, |u| ≤ 1/16.
  private static func parts(_ x: Double) -> (Double, Double, Double) {
    let row = (x * 8).rounded()
    let c = row / 8
    let u = (x - c) / (1 + x * c)
    let s = u * u
    let tail = s * (1 / 3.0 - s * (0.2 - s * (1 / 7.0 - s * (1 / 9.0 - s * (1 / 11.0 - s * (1 / 13.0))))))
    let (high, low) = arcs[Int(row)]
    return (high, low, u - u * tail)
  }

  package static func atan2(_ y: Double, _ x: Double) -> Double {
    if x.isNaN || y.isNaN { return .nan }
    let up = Double(signOf: y, magnitudeOf: 1)
    if y == 0 { return x.sign == .minus ? up * .pi : y }
    if x == 0 { return up * (.pi / 2) }
    if x.isInfinite, y.isInfinite { return up * (x > 0 ? .pi / 4 : 3 * .pi / 4) }
    if y.isInfinite { return up * (.pi / 2) }
    if x.isInfinite { return x > 0 ? 0 * up : up * .pi }
    let angle = atan((y / x).magnitude)
    return up * (x > 0 ? angle : .pi - (angle - 0x1.1a62633145c07p-53))
  }

  package static func asin(_ x: Double) -> Double {
    x.magnitude > 1 ? .nan : x.magnitude < 0x1p-28 ? x : atan2(x, ((1 - x) * (1 + x)).squareRoot())
  }

  package static func acos(_ x: Double) -> Double {
    x.magnitude > 1 ? .nan : 2 * atan2((1 - x).squareRoot(), (1 + x).squareRoot())
  }

  package static func sinh(_ x: Double) -> Double {
    let size = x.magnitude
    if size < 0x1p-28 { return x }
    if size > 700 {
      // e^x alone would be too large a little too soon.
      let root = Math.exp(0.5 * size)
      return Double(signOf: x, magnitudeOf: 0.5 * root * root)
    }
    let e = Math.expm1(size)
    return Double(signOf: x, magnitudeOf: 0.5 * (e + e / (e + 1)))
  }

  package static func cosh(_ x: Double) -> Double {
    let size = x.magnitude
    if size > 700 {
      let root = Math.exp(0.5 * size)
      return 0.5 * root * root
    }
    let power = Math.exp(size)
    return 0.5 * (power + 1 / power)
  }

  package static func asinh(_ x: Double) -> Double {
    let size = x.magnitude
    if size < 0x1p-28 || !x.isFinite { return x }
    if size > 0x1p28 { return Double(signOf: x, magnitudeOf: Math.log(size) + 0x1.62e42fefa39efp-1) }
    let square = size * size
    return Double(signOf: x, magnitudeOf: Math.log1p(size + square / (1 + (1 + square).squareRoot())))
  }

  package static func acosh(_ x: Double) -> Double {
    if x > 0x1p28 { return Math.log(x) + 0x1.62e42fefa39efp-1 }
    let above = x - 1
    return Math.log1p(above + (above * (2 + above)).squareRoot())
  }

  package static func atanh(_ x: Double) -> Double {
    if x.magnitude < 0x1p-28 { return x }
    let value = 0.5 * Math.log1p(2 * x.magnitude / (1 - x.magnitude))
    return x.magnitude > 1 ? .nan : Double(signOf: x, magnitudeOf: value)
  }

  /// A power, corrected once by Newton's step for y³ = x.
  package static func cbrt(_ x: Double) -> Double {
    guard x != 0, x.isFinite else { return x }
    // The correction would divide by a square that has vanished.
    if x.magnitude < 0x1p-900 { return cbrt(x * 0x1p600) * 0x1p-200 }
    let size = x.magnitude
    var root = Math.pow(size, 1 / 3.0)
    root -= (root - size / (root * root)) / 3
    return Double(signOf: x, magnitudeOf: root)
  }

  /// √(x² + y²), scaled so that no square overflows or vanishes.
  package static func hypot(_ x: Double, _ y: Double) -> Double {
    let (large, small) = (Swift.max(x.magnitude, y.magnitude), Swift.min(x.magnitude, y.magnitude))
    if x.isInfinite || y.isInfinite { return .infinity }
    if x.isNaN || y.isNaN { return .nan }
    if small == 0 { return large }
    if large > 0x1p500 { return hypot(large * 0x1p-600, small * 0x1p-600) * 0x1p600 }
    if small < 0x1p-450 { return large > 0x1p-300 ? large : hypot(large * 0x1p600, small * 0x1p600) * 0x1p-600 }
    return (large * large + small * small).squareRoot()
  }
}
