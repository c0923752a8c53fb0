/// 128 bits of bytes that come one after the other: FNV-1a from the two offsets that a forward and a marked start give
/// (Fowler, Noll and Vo; draft-eastlake-fnv). Not a signature: it keeps the ids of figures apart.
struct OriginDigest {
  private var low: UInt64 = 0xcbf2_9ce4_8422_2325
  private var high: UInt64 = 0xcbf2_9ce4_8422_2325 ^ 0x9e37_79b9_7f4a_7c15

  init() {}

  /// Of what a version of the program made: another gives other digests.
  init(of version: String) {
    add(version.utf8)
    add(0 as UInt8)
  }

  private mutating func add(_ byte: UInt8) {
    low = (low ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    high = (high ^ UInt64(byte &+ 0x5b)) &* 0x0000_0100_0000_01b3
    high ^= high >> 29
  }

  mutating func add(_ bytes: some Sequence<UInt8>) { for byte in bytes { add(byte) } }

  /// The eight bytes of a number, the lowest first.
  mutating func add(_ number: Double) {
    for shift in stride(from: 0, to: 64, by: 8) { add(UInt8(truncatingIfNeeded: number.bitPattern >> shift)) }
  }

  /// In hexadecimal, 32 digits.
  var text: String { Self.hex(low) + Self.hex(high) }

  private static func hex(_ word: UInt64) -> String {
    let text = String(word, radix: 16)
    return String(repeating: "0", count: 16 - text.utf8.count) + text
  }
}
