import LRMath
import LRSchedules

/// torch's random numbers on the CPU: the Mersenne Twister, and the distributions of ATen.
///
/// Source: Matsumoto and Nishimura 1998 (MT19937); ATen/core/MT19937RNGEngine.h, DistributionsHelper.h.
struct TorchGenerator {
  /// As many words as were needed so far: whoever draws one number seeds and mixes no more of them than it takes.
  private var state: [UInt32]
  private var next = 0
  /// The second of each pair of normal numbers waits here.
  private var spare: Double?

  private static let size = 624
  private static let middle = 397

  init(seed: UInt32) {
    state = [seed]
    state.reserveCapacity(Self.size)
  }

  /// Seeds all words up to an index.
  private mutating func seed(through last: Int) {
    var word = state[state.count - 1]
    while state.count <= last {
      word = 1_812_433_253 &* (word ^ (word >> 30)) &+ UInt32(state.count)
      state.append(word)
    }
  }

  /// The next word, mixed when it is asked for: it depends on words behind it, and on those before it as they have become.
  private mutating func word() -> UInt32 {
    let (after, far) = ((next + 1) % Self.size, (next + Self.middle) % Self.size)
    seed(through: max(next, after, far))
    let joined = (state[next] & 0x8000_0000) | (state[after] & 0x7fff_ffff)
    var word = state[far] ^ (joined >> 1) ^ (joined & 1 == 0 ? 0 : 0x9908_b0df)
    state[next] = word
    next = after
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
