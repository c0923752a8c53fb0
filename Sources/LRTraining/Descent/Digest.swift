/// A 128-bit digest of numbers and words, for the names of cached results.
///
/// Two lanes of the mixing function of SplitMix64 (Steele, Lea and Flood, 2014), each with its own key; not meant to stand
/// against an adversary.
public struct Digest: Sendable, Hashable {
  private var a: UInt64 = 0x243F_6A88_85A3_08D3
  private var b: UInt64 = 0x1319_8A2E_0370_7344

  /// The digest of nothing.
  public init() {}

  /// Takes a word of 64 bits.
  @inline(__always)
  public mutating func add(_ word: UInt64) {
    a = Digest.mixed((a ^ word) &+ 0x9E37_79B9_7F4A_7C15)
    b = Digest.mixed((b &+ word) &* 0xD134_2543_DE82_EF95 &+ 0xA409_3822_299F_31D0)
  }

  /// Takes a list of numbers, its length first.
  public mutating func add(_ numbers: [Double]) {
    add(UInt64(numbers.count))
    for number in numbers { add(number.bitPattern) }
  }

  /// Takes a text, its length in bytes first.
  public mutating func add(_ text: String) {
    let bytes = Array(text.utf8)
    add(UInt64(bytes.count))
    var word: UInt64 = 0
    for (index, byte) in bytes.enumerated() {
      word = word << 8 | UInt64(byte)
      if index % 8 == 7 {
        add(word)
        word = 0
      }
    }
    add(word)
  }

  /// Takes another digest.
  public mutating func add(_ other: Digest) {
    add(other.a)
    add(other.b)
  }

  /// The two words of the digest.
  public var words: [UInt64] { [a, b] }

  /// 32 hexadecimal digits.
  public var text: String {
    [a, b].map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }.joined()
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
