import LRInput
import LRMath
import Testing

@testable import LRSchedules

@Suite struct FollowedFormulaTests {
  private func curve(_ text: String, length: Double = 1000) throws -> FollowedFormula? {
    let expression = try Expression(text, variable: "epoch")
    return FollowedFormula(
      FormulaStretches.of(expression, length: length, isRate: false), rate: 0.1
    ) { (try? expression.value(at: $0)) ?? .nan }
  }

  @Test(arguments: [
    ("0.95 ** epoch", 1), ("1 - epoch / 500", 1), ("0.5 ** (epoch // 30)", 34), ("1 - (epoch % 100) / 100", 10),
    ("min((epoch + 1) ** -0.5, (epoch + 1) * 400 ** -1.5)", 2), ("max(0.01, 0.99 ** epoch)", 2),
    ("epoch / 100 if epoch < 100 else 0.5 * (1 + math.cos(math.pi * (epoch - 100) / 900))", 2),
    ("math.sin(epoch / 50)", 1),
  ])
  func ratesAreThoseOfTheFormulaInAFewPieces(text: String, count: Int) throws {
    let curve = try #require(try curve(text))
    let expression = try Expression(text, variable: "epoch")
    var pieces = 0
    var end = 0.0
    for step in 0..<1000 {
      let value = try 0.1 * expression.value(at: Double(step))
      #expect(curve.rate(at: Double(step)) == value)
      let piece = curve.piece(at: Double(step))
      #expect(piece.start <= Double(step) && piece.end > Double(step))
      #expect(abs(piece.value(at: Double(step)) - value) <= 1e-13)
      if piece.end > end { (pieces, end) = (pieces + 1, piece.end) }
    }
    #expect(pieces == count)
    // Past the run too.
    #expect(curve.rate(at: 5000) == (try 0.1 * expression.value(at: 5000)))
    #expect(curve.piece(at: 1200).end <= 1456)
  }

  @Test(arguments: [
    "math.sin(math.pi * epoch)", "math.cos(1.9 * epoch)", "1 / abs(epoch - 0.5)", "2 if epoch == 100 else 1",
  ])
  func whatSwingsBetweenTheStepsIsLeftToOthers(text: String) throws { #expect(try curve(text) == nil) }
}
