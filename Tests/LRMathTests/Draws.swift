/// Seeded arguments for the laws: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
struct Draws {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func bits() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Evenly spread between `low` and `high`.
  mutating func number(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * (Double(bits() >> 11) * 0x1p-53)
  }

  /// Any finite positive double, every bit pattern as likely as another.
  mutating func anyPositive() -> Double {
    Double(bitPattern: 1 + bits() % 0x7FEF_FFFF_FFFF_FFFF)
  }
}
