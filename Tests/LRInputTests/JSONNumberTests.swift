import Testing

@testable import LRInput

@Suite struct JSONNumberTests {
  private func bits(_ text: String) throws -> UInt64 {
    try #require(Reading(text).node?.double, "\(text)").bitPattern
  }

  /// The library's conversion is the judge: decimals of every length and size have to give the same bits.
  @Test(arguments: 0..<4)
  func theNearestDoubleIsTaken(seed: Int) throws {
    var generator = JSONFuzzTests.Generator(state: UInt64(seed) &+ 7)
    for _ in 0..<2000 {
      let digits = Int.random(in: 1...22, using: &generator)
      var text = Bool.random(using: &generator) ? "-" : ""
      text += "\(Int.random(in: 1...9, using: &generator))"
      for index in 1..<max(2, digits) {
        if index == digits / 2, digits > 2 { text += "." }
        text += "\(Int.random(in: 0...9, using: &generator))"
      }
      if Bool.random(using: &generator) { text += "e\(Int.random(in: -330...285, using: &generator))" }
      #expect(try bits(text) == Double(text)?.bitPattern, "\(text)")
    }
  }

  @Test(arguments: 0..<4)
  func shortestDecimalsReadBackAsTheSameDouble(seed: Int) throws {
    var generator = JSONFuzzTests.Generator(state: UInt64(seed) &+ 99)
    for _ in 0..<2000 {
      let x = Double(bitPattern: UInt64.random(in: 0...UInt64.max, using: &generator))
      guard x.isFinite else { continue }
      #expect(try bits(String(plain: x)) == (x == 0 ? 0 : x.bitPattern), "\(x)")
      #expect(try bits(x.description) == x.bitPattern)
    }
  }

  @Test func zeroKeepsItsSign() throws {
    #expect(try bits("-0") == (-0.0).bitPattern)
    #expect(try bits("-0.0e5") == (-0.0).bitPattern)
    #expect(try bits("0") == 0)
  }

  @Test func manyDigitsAreNoTrouble() throws {
    let nines = String(repeating: "9", count: 10_000)
    #expect(try bits("0." + nines) == 1.0.bitPattern)
    #expect(try bits("0." + String(repeating: "0", count: 10_000) + "1e10001") == 1.0.bitPattern)
    #expect(Reading(nines).messages.count == 1)
  }

  @Test(arguments: [
    (1.0, "1"), (-2.5, "-2.5"), (1e-100, "1e-100"), (1e100, "1e100"), (0.1, "0.1"), (1e15, "1000000000000000"),
    (0, "0"), (9_007_199_254_740_992, "9007199254740992"), (123_456, "123456"), (-1.25e-300, "-1.25e-300"),
    (1e22, "1e22"), (1.5e-7, "1.5e-7"),
  ])
  func numbersInMessages(x: Double, text: String) {
    #expect(String(plain: x) == text)
    #expect(JSONText.number(x) == text)
  }
}
