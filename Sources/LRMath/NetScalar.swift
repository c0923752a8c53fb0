// Measured: see `MatrixProduct`, which loads and stores by these pointers.

/// A number type that networks compute with: eight at a time, with an exponential made of + − × and bits alone.
///
///     Float.exp(SIMD8<Float>(repeating: 1))[0]   // 2.7182817
public protocol NetScalar: SIMDScalar, BinaryFloatingPoint, Codable, Sendable {
  /// Eight numbers that need not be aligned.
  static func load(_ pointer: UnsafePointer<Self>) -> SIMD8<Self>
  /// Writes eight numbers.
  static func store(_ numbers: SIMD8<Self>, _ pointer: UnsafeMutablePointer<Self>)
  /// x where y is above 0, else 0.
  static func keep(_ x: SIMD8<Self>, whereAboveZero y: SIMD8<Self>) -> SIMD8<Self>
  /// e^x of eight numbers: within 2 units in the last place between −87 and 88 (−708 and 709 for doubles); beyond, x is
  /// taken to the nearer end, and NaN stays NaN.
  static func exp(_ x: SIMD8<Self>) -> SIMD8<Self>
}

extension NetScalar {
  /// tanh of eight numbers, within 3 units of the last place of 1: 1 − 2/(e^2|x| + 1) with the sign of x.
  @inlinable @inline(__always)
  public static func tanh(_ x: SIMD8<Self>) -> SIMD8<Self> {
    let size = x.replacing(with: -x, where: x .< 0)
    let bounded = size.replacing(with: 20, where: size .> 20)
    let value = 1 - 2 / (exp(bounded + bounded) + 1)
    return value.replacing(with: -value, where: x .< 0)
  }
}

// x = n·ln 2 + r, |r| ≤ ½ ln 2 (Cody and Waite 1980); e^r by its Taylor polynomial, whose rest is below 2^-26 (2^-57);
// 2^n by its bits.
extension Float: NetScalar {
  /// Eight floats that need not be aligned.
  @inline(__always)
  public static func load(_ pointer: UnsafePointer<Float>) -> SIMD8<Float> {
    UnsafeRawPointer(pointer).loadUnaligned(as: SIMD8<Float>.self)
  }

  /// Writes eight floats, aligned or not.
  @inline(__always)
  public static func store(_ numbers: SIMD8<Float>, _ pointer: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(pointer).storeBytes(of: numbers, as: SIMD8<Float>.self)
  }

  /// x where y is above 0, else 0; of a NaN 0.
  @inline(__always)
  public static func keep(_ x: SIMD8<Float>, whereAboveZero y: SIMD8<Float>) -> SIMD8<Float> {
    SIMD8<Float>.zero.replacing(with: x, where: y .> SIMD8<Float>.zero)
  }

  /// e^x of eight floats, within 2 units in the last place; −87 and 88 bound x.
  public static func exp(_ x: SIMD8<Float>) -> SIMD8<Float> {
    var x = x.replacing(with: -87, where: x .< -87)
    x = x.replacing(with: 88, where: x .> 88)
    // Adding and taking away 1.5·2^23 rounds to a whole number, and leaves it in the low bits.
    let shifted = x * 1.44269504 + 12_582_912
    let n = shifted - 12_582_912
    let r = (x - n * 0.693359375) - n * -2.12194440e-4
    var p = SIMD8<Float>(repeating: 1 / 5040)
    p = p * r + 1 / 720
    p = p * r + 1 / 120
    p = p * r + 1 / 24
    p = p * r + 1 / 6
    p = p * r + 0.5
    p = p * r * r + r + 1
    var scale = SIMD8<Float>.zero
    for lane in 0..<8 { scale[lane] = Float(bitPattern: (shifted[lane].bitPattern &<< 23) &+ 0x3F80_0000) }
    return p * scale
  }
}

extension Double: NetScalar {
  /// Eight doubles that need not be aligned.
  @inline(__always)
  public static func load(_ pointer: UnsafePointer<Double>) -> SIMD8<Double> {
    UnsafeRawPointer(pointer).loadUnaligned(as: SIMD8<Double>.self)
  }

  /// Writes eight doubles, aligned or not.
  @inline(__always)
  public static func store(_ numbers: SIMD8<Double>, _ pointer: UnsafeMutablePointer<Double>) {
    UnsafeMutableRawPointer(pointer).storeBytes(of: numbers, as: SIMD8<Double>.self)
  }

  private static let factorials: [Double] = [
    1 / 6_227_020_800, 1 / 479_001_600, 1 / 39_916_800, 1 / 3_628_800, 1 / 362_880, 1 / 40_320, 1 / 5040, 1 / 720,
    1 / 120, 1 / 24, 1 / 6, 0.5,
  ]

  /// x where y is above 0, else 0; of a NaN 0.
  @inline(__always)
  public static func keep(_ x: SIMD8<Double>, whereAboveZero y: SIMD8<Double>) -> SIMD8<Double> {
    SIMD8<Double>.zero.replacing(with: x, where: y .> SIMD8<Double>.zero)
  }

  /// e^x of eight doubles, within 2 units in the last place; −708 and 709 bound x.
  public static func exp(_ x: SIMD8<Double>) -> SIMD8<Double> {
    var x = x.replacing(with: -708, where: x .< -708)
    x = x.replacing(with: 709, where: x .> 709)
    let shifted = x * 1.4426950408889634 + 6_755_399_441_055_744
    let n = shifted - 6_755_399_441_055_744
    let r = (x - n * 0.693147180369123816490) - n * 1.90821492927058770002e-10
    var p = SIMD8<Double>.zero
    for coefficient in factorials { p = p * r + coefficient }
    p = p * r * r + r + 1
    var scale = SIMD8<Double>.zero
    for lane in 0..<8 { scale[lane] = Double(bitPattern: (shifted[lane].bitPattern &<< 52) &+ 0x3FF0_0000_0000_0000) }
    return p * scale
  }
}
