import Testing

@testable import LRCairo

/// A small generator, so that the rows are the same in every run.
private struct Dice {
  var state: UInt64
  mutating func roll(_ sides: UInt64) -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state >> 33) % sides
  }
}

@Suite struct RowPackerTests {
  enum Kind: CaseIterable {
    case zeros, noise, runs, stripes, sparse, repeats
  }

  private func rows(_ kind: Kind, _ count: Int, _ bytes: Int) -> [[UInt8]] {
    var dice = Dice(state: UInt64(count * 7919 + bytes))
    return (0..<count).map { row in
      var value: UInt8 = 0
      return (0..<bytes).map { column in
        switch kind {
        case .zeros: return 0
        case .noise: return UInt8(dice.roll(256))
        case .runs:
          if dice.roll(40) == 0 { value = UInt8(dice.roll(4)) }
          return value
        case .stripes: return UInt8(truncatingIfNeeded: column / 7 % 3)
        case .sparse: return dice.roll(50) == 0 ? UInt8(dice.roll(256)) : 0
        case .repeats: return UInt8(truncatingIfNeeded: (row % 3) * 31 + column * column % 251)
        }
      }
    }
  }

  @Test(
    "an independent inflater gets back every byte, and the checksum fits", arguments: Kind.allCases,
    [(1, 1), (1, 2), (3, 5), (40, 33), (300, 261), (90, 4321), (3, 70_001)])
  func roundTrip(kind: Kind, size: (rows: Int, bytes: Int)) throws {
    let rows = rows(kind, size.rows, size.bytes)
    var packer = RowPacker(rowBytes: size.bytes, expected: 1000)
    for row in rows {
      packer.addRow(row.count) { space in
        for (place, byte) in row.enumerated() { space[place] = byte }
      }
    }
    let packed = packer.finish()
    #expect(Inflater.inflate(packed) == rows.flatMap { $0 })
    if kind == .zeros { #expect(packed.count < 64 + size.rows * size.bytes / 300) }
  }

  @Test("no rows are a stream of nothing")
  func empty() {
    #expect(Inflater.inflate(RowPacker(rowBytes: 4, expected: 16).finish()) == [])
  }
}
