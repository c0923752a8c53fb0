/// Random numbers that are the same in every run (SplitMix64, Steele, Lea and Flood 2014).
///
///     var random = Seeded(seed: 7)
///     random.share()   // 0.389…
public struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  /// The generator of a seed, at its first number.
  public init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// Even on 0 ..< 1.
  public mutating func share() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }
}
