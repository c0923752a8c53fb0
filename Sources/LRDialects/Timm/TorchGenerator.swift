import LRMath
import LRSchedules

/// torch's random numbers on the CPU: the Mersenne Twister, and the distributions of ATen.
///
/// Source: Matsumoto and Nishimura 1998 (MT19937); ATen/core/MT19937RNGEngine.h, DistributionsHelper.h.
struct TorchGenerator {
  private var state: [UInt32]
  private var next = TorchGenerator.size
  /// The second of each pair of normal numbers waits here.
  private var spare: Double?

  private static let size = 624
  private static let middle = 397

  init(seed: UInt32) {
    state = [UInt32](repeating: 0, count: Self.size)
    state[0] = seed
    for index in 1..<Self.size {
      let last = state[index - 1]
      state[index] = 1_812_433_253 &* (last ^ (last >> 30)) &+ UInt32(index)
    }
  }

  private mutating func twist() {
    for index in 0..<Self.size {
      let joined = (state[index] & 0x8000_0000) | (state[(index + 1) % Self.size] & 0x7fff_ffff)
      let odd: UInt32 = joined & 1 == 0 ? 0 : 0x9908_b0df
      state[index] = state[(index + Self.middle) % Self.size] ^ (joined >> 1) ^ odd
    }
    next = 0
  }

  private mutating func word() -> UInt32 {
    if next == Self.size { twist() }
    var word = state[next]
    next += 1
    word ^= word >> 11
    word ^= (word << 7) & 0x9d2c_5680
    word ^= (word << 15) & 0xefc6_0000
    return word ^ (word >> 18)
  }

  /// `torch.rand(1)`: 24 random bits, in 0 ..< 1.
  mutating func uniform() -> Double { Double(word() & 0xff_ffff) * 0x1p-24 }

  /// 53 random bits, in 0 ..< 1.
  private mutating func fine() -> Double {
    let high = UInt64(word())
    return Double((high << 32 | UInt64(word())) & (1 << 53 - 1)) * 0x1p-53
  }

  /// `torch.randn(1)`, by Box and Muller, rounded to 32 bits.
  mutating func normal() -> Double {
    if let spare {
      self.spare = nil
      return Double(Float(spare))
    }
    let (angle, size) = (2 * Double.pi * fine(), fine())
    let radius = (-2 * Math.log1p(-size)).squareRoot()
    spare = radius * Math.sin(angle)
    return Double(Float(radius * Math.cos(angle)))
  }
}
