import Testing

@testable import LRCairo

/// A small generator, so that the bytes are the same in every run.
private struct Dice {
  var state: UInt64
  mutating func roll(_ sides: UInt64) -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state >> 33) % sides
  }
}

@Suite struct DeflaterTests {
  enum Kind: CaseIterable {
    case zeros, noise, runs, repeats
  }

  private func stretches(_ kind: Kind, _ count: Int, _ bytes: Int) -> [[UInt8]] {
    var dice = Dice(state: UInt64(count * 7919 + bytes))
    return (0..<count).map { stretch in
      var value: UInt8 = 0
      return (0..<bytes).map { place in
        switch kind {
        case .zeros: return 0
        case .noise: return UInt8(dice.roll(256))
        case .runs:
          if dice.roll(40) == 0 { value = UInt8(dice.roll(4)) }
          return value
        case .repeats: return UInt8(truncatingIfNeeded: (stretch % 3) * 31 + place * place % 251)
        }
      }
    }
  }

  @Test(
    "an independent inflater gets back every byte, and the checksum fits", arguments: Kind.allCases,
    [(1, 1), (3, 5), (40, 33), (90, 4321), (3, 70_001)])
  func roundTrip(kind: Kind, size: (count: Int, bytes: Int)) throws {
    let stretches = stretches(kind, size.count, size.bytes)
    var deflater = try Deflater(.pixels)
    for stretch in stretches { try deflater.add(stretch) }
    let packed = try deflater.finish()
    #expect(Inflater.inflate(packed) == stretches.flatMap { $0 })
    if kind == .zeros { #expect(packed.count < 64 + size.count * size.bytes / 300) }
  }

  @Test("how a stream is cut into stretches does not show")
  func cuts() throws {
    let bytes = stretches(.runs, 1, 200_000)[0]
    var whole = try Deflater(.pixels)
    try whole.add(bytes)
    var parts = try Deflater(.pixels)
    for start in stride(from: 0, to: bytes.count, by: 4321) {
      try parts.add(Array(bytes[start..<min(start + 4321, bytes.count)]))
    }
    let (first, second) = (try whole.finish(), try parts.finish())
    #expect(first == second)
  }

  @Test("nothing is a stream of nothing")
  func empty() throws {
    let packed = try Deflater(.pixels).finish()
    #expect(Inflater.inflate(packed) == [])
  }
}
