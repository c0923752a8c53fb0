/// Random numbers that are a function of a seed and a counter: any of them can be had alone, in any order.
///
///     let noise = CounterGenerator(seed: 42)
///     noise.uniform(7, draw: 0)   // the same number whenever it is asked for, between 0 and 1
///
/// The bits are those of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): its output function, a bijection of 64 bits,
/// is applied to the seed, then with the counter added, then with the number of the draw.
public struct CounterGenerator: Sendable {
  private let key: UInt64

  /// - Parameter seed: Every seed gives numbers of its own.
  public init(seed: UInt64) {
    key = CounterGenerator.mixed(seed &+ CounterGenerator.golden)
  }

  /// 64 random bits.
  ///
  /// - Parameters:
  ///   - counter: Which of the numbers, a step for example.
  ///   - draw: Tells several numbers of one counter apart.
  public func bits(_ counter: UInt64, draw: UInt64 = 0) -> UInt64 {
    let row = CounterGenerator.mixed(key &+ counter &* CounterGenerator.golden)
    return CounterGenerator.mixed(row &+ (draw &+ 1) &* CounterGenerator.golden)
  }

  /// An even spread over 0 ..< 1, in multiples of 2^-53.
  public func uniform(_ counter: UInt64, draw: UInt64 = 0) -> Double {
    Double(bits(counter, draw: draw) >> 11) * 0x1p-53
  }

  /// The standard normal distribution, by the method of Box and Muller (1958) from the draws 2·draw and 2·draw + 1.
  public func normal(_ counter: UInt64, draw: UInt64 = 0) -> Double {
    // 1 − u lies above 0, where the logarithm is finite.
    let radius = (-2 * Math.log(1 - uniform(counter, draw: 2 * draw))).squareRoot()
    return radius * Math.cosPi(2 * uniform(counter, draw: 2 * draw + 1))
  }

  /// Fills memory with independent numbers of the standard normal distribution, about 2 ns each.
  ///
  /// The number at a place depends on seed, counter and place alone, not on how many are drawn. It is exact (a ziggurat),
  /// but not the number that `normal` gives.
  ///
  ///     noise.fillNormals(&gradientNoise, counter: UInt64(step))
  ///
  /// - Parameter counter: Which of the rows of numbers, a step for example.
  public func fillNormals(_ numbers: inout MutableSpan<Double>, counter: UInt64) {
    let row = CounterGenerator.mixed(key &+ counter &* CounterGenerator.golden) ^ CounterGenerator.normals
    let ziggurat = Ziggurat.standard
    let edges = ziggurat.edges.span
    // Always so; said once, it spares two checks a number.
    guard edges.count == Ziggurat.boxes + 1 else { return }
    var place = row
    for index in numbers.indices {
      place &+= CounterGenerator.golden
      let bits = CounterGenerator.mixed(place)
      numbers[index] =
        Ziggurat.sure(bits, edges)
        ?? ziggurat.settle(bits) { CounterGenerator.mixed(bits &+ $0 &* CounterGenerator.golden) }
    }
  }

  /// The same for a whole array.
  public func fillNormals(_ numbers: inout [Double], counter: UInt64) {
    var span = numbers.mutableSpan
    fillNormals(&span, counter: counter)
  }

  /// Sets the rows of `fillNormals` apart from those of single draws.
  private static let normals: UInt64 = 0xA5A5_5A5A_0F0F_F0F0

  /// 2^64 over the golden ratio, odd.
  private static let golden: UInt64 = 0x9E37_79B9_7F4A_7C15

  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
