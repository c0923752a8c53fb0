import LRMath
import Testing

@Suite struct NetScalarTests {
  /// Eight numbers at a time, from a list.
  private func eights<S: NetScalar>(_ numbers: [S]) -> [SIMD8<S>] {
    stride(from: 0, to: numbers.count - 7, by: 8).map { start -> SIMD8<S> in
      var eight = SIMD8<S>.zero
      for lane in 0..<8 { eight[lane] = numbers[start + lane] }
      return eight
    }
  }

  @Test func exponentialOfDoublesIsWithinTwoUnits() {
    let random = CounterGenerator(seed: 1)
    let numbers =
      (0..<4096).map { 1400 * random.uniform(UInt64($0)) - 700 } + (0..<1024).map { random.normal(UInt64($0)) }
    var worst = 0.0
    for eight in eights(numbers) {
      let values = Double.exp(eight)
      for lane in 0..<8 {
        let exact = Math.exp(eight[lane])
        worst = max(worst, abs(values[lane] - exact) / exact.ulp)
      }
    }
    #expect(worst <= 2)
  }

  @Test func exponentialOfFloatsIsWithinTwoUnits() {
    let random = CounterGenerator(seed: 2)
    let numbers = (0..<4096).map { Float(172 * random.uniform(UInt64($0)) - 86) }
    var worst = 0.0
    for eight in eights(numbers) {
      let values = Float.exp(eight)
      for lane in 0..<8 {
        let exact = Math.exp(Double(eight[lane]))
        worst = max(worst, abs(Double(values[lane]) - exact) / Double(Float(exact).ulp))
      }
    }
    #expect(worst <= 2)
  }

  @Test func endsAreTakenIn() {
    #expect(Float.exp(SIMD8(repeating: 0)) == SIMD8(repeating: 1))
    #expect(Double.exp(SIMD8(repeating: 0)) == SIMD8(repeating: 1))
    #expect(Float.exp(SIMD8(repeating: -1000))[3] < 1e-37)
    #expect(Float.exp(SIMD8(repeating: 1000))[3].isFinite)
    #expect(Double.exp(SIMD8(repeating: .nan))[0].isNaN)
    #expect(Float.exp(SIMD8(repeating: .nan))[7].isNaN)
  }

  @Test func tangentIsOddBoundedAndNearTheScalarOne() {
    let random = CounterGenerator(seed: 3)
    for eight in eights((0..<2048).map { 4 * random.normal(UInt64($0)) }) {
      let values = Double.tanh(eight)
      #expect(Double.tanh(-eight) == -values)
      for lane in 0..<8 {
        #expect(abs(values[lane]) <= 1)
        #expect(abs(values[lane] - Math.tanh(eight[lane])) <= 3 * Double.ulpOfOne)
      }
    }
  }

  @Test func keepsWhereTheOtherIsAboveZero() {
    let x = SIMD8<Float>(1, 2, 3, 4, 5, 6, 7, 8)
    let y = SIMD8<Float>(1, 0, -1, .nan, 2, -0.0, .infinity, -.infinity)
    #expect(Float.keep(x, whereAboveZero: y) == SIMD8(1, 0, 0, 0, 5, 0, 7, 0))
  }
}
