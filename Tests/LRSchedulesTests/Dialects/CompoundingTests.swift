import LRInput
import LRMath
import Testing

@testable import LRExpression
@testable import LRSchedules

@Suite struct CompoundingTests {
  private func curve(_ text: String, base: Double = 0.1, length: Int = 1000) throws -> Compounding? {
    let formula = try Expression(text, variable: "epoch")
    return Compounding(
      base: base, length: Double(length)
    ) {
      (try? formula.value(at: $0)) ?? .nan
    }
  }

  @Test(arguments: [
    "0.997", "1", "0", "0.5 if epoch % 30 == 0 else 1", "0.9 if epoch < 100 else 1.001", "1.01 - 0.02 * (epoch >= 64)",
    "-1", "0.5 if epoch == 1 else 0.999", "0.1 if epoch >= 999 else 1",
    "1e-200",
    "0.3 + (epoch // 7) % 2",
  ])
  func everyRateIsTheProductInItsOrder(text: String) throws {
    let formula = try Expression(text, variable: "epoch")
    let curve = try #require(try curve(text))
    var rate = 0.1
    for step in 0...1000 {
      if step > 0 { rate *= try formula.value(at: Double(step)) }
      #expect(curve.rate(at: Double(step)).bitPattern == rate.bitPattern, "step \(step)")
      guard step < 1000 else { continue }
      let piece = curve.piece(at: Double(step))
      #expect(piece.start <= Double(step) && piece.end > Double(step) && piece.value(at: Double(step)) == rate)
    }
    #expect(curve.rate(at: 5000) == rate)
  }

  @Test func whereThereIsNoFactorItIsLeftToOthers() throws {
    #expect(try curve("1 if epoch < 500 else 1 / (epoch - 600)") == nil)
  }

  @Test func aLongRunThatComesToRestTakesNoTime() throws {
    let clock = ContinuousClock()
    let time = try clock.measure {
      let curve = try #require(try curve("0.5", length: 1_000_000_000))
      #expect(curve.rate(at: 1e9) == 0 && curve.rate(at: 3) == 0.0125)
      #expect(curve.piece(at: 5e8).end == 1e9)
    }
    #expect(time < .seconds(2))
  }
}
