import Testing

@testable import LRMath

@Suite struct DoubleDoubleTests {
  @Test func sumsAndProductsLoseNothing() {
    var draws = Draws(seed: 16)
    for _ in 0..<2000 {
      // Integers whose sums and products an Int128 holds.
      let (a, b) = (Int64(bitPattern: draws.bits()) >> 11, Int64(bitPattern: draws.bits()) >> (11 + draws.bits() % 40))
      let product = DoubleDouble(product: Double(a), Double(b))
      #expect(Int128(product.hi) + Int128(product.lo) == Int128(a) * Int128(b))
      let sum = DoubleDouble(sum: Double(b), Double(a) * 0x1p20)
      #expect(Int128(sum.hi) + Int128(sum.lo) == Int128(a) << 20 + Int128(b))
      if a.magnitude > b.magnitude {
        let ordered = DoubleDouble(larger: Double(a), Double(b))
        #expect(Int128(ordered.hi) + Int128(ordered.lo) == Int128(a) + Int128(b))
      }
    }
  }

  @Test func multipliesToAHundredBits() {
    let third = DoubleDouble(0x1.5555555555555p-2, 0x1.5555555555555p-56)
    let one = third * DoubleDouble(3, 0)
    #expect(abs((one.hi - 1) + one.lo) < 0x1p-104)
  }

  /// What the row of 2^(i/128) promises: times its mirror image it is 2.
  @Test func theTableOfPowersIsSymmetric() {
    let rows = ExponentialTable.powers
    #expect(rows.count == 256)
    for i in 1..<128 {
      let j = 128 - i
      let two = DoubleDouble(rows[2 * i], rows[2 * i + 1]) * DoubleDouble(rows[2 * j], rows[2 * j + 1])
      #expect(abs((two.hi - 2) + two.lo) < 0x1p-100)
    }
  }

  /// The sum of squares of a sine and a cosine of the table is 1.
  @Test func theTableOfSinesLiesOnTheCircle() {
    let rows = TrigonometryTable.rows
    for i in stride(from: 0, to: rows.count, by: 4) {
      let (sine, cosine) = (DoubleDouble(rows[i], rows[i + 1]), DoubleDouble(rows[i + 2], rows[i + 3]))
      let (s, c) = (sine * sine, cosine * cosine)
      let sum = DoubleDouble(sum: s.hi, c.hi)
      #expect(abs((sum.hi - 1) + (sum.lo + s.lo + c.lo)) < 0x1p-100)
    }
  }

  @Test func scalingRoundsOnce() {
    // Halfway between two subnormals the low part decides; without it the even one wins.
    #expect(DoubleDouble(1.5, 0x1p-53).rounded(timesTwoTo: -1074) == 0x1p-1073)
    #expect(DoubleDouble(1.5, -0x1p-53).rounded(timesTwoTo: -1074) == 0x1p-1074)
    #expect(DoubleDouble(1.5, 0).rounded(timesTwoTo: -1074) == 0x1p-1073)
    #expect(DoubleDouble(1.25, 0).rounded(timesTwoTo: -1073) == 0x1p-1073)
    #expect(DoubleDouble(1, 0).rounded(timesTwoTo: -1075) == 0)
    #expect(DoubleDouble(1 + 0x1p-52, 0).rounded(timesTwoTo: -1075) == 0x1p-1074)
    #expect(DoubleDouble(2 - 0x1p-52, 0).rounded(timesTwoTo: 1023) == .greatestFiniteMagnitude)
    #expect(DoubleDouble(1 - 0x1p-53, 0).rounded(timesTwoTo: 1024) == .greatestFiniteMagnitude)
    #expect(DoubleDouble(1, 0).rounded(timesTwoTo: 1024) == .infinity)
    #expect(DoubleDouble(1.75, 0).rounded(timesTwoTo: -1022) == 0x1.cp-1022)
  }
}
