import LRMath
import Testing

@testable import LRSchedules

struct PartProductTests {
  @Test func multipliesTheRates() throws {
    let product = try read(
      #"""
      {"type": "product", "parts": [{"type": "linear", "lr": 0.4}, {"type": "step", "lr": 1, "every": 50, "gamma": 0.5}]}
      """#, run: 100)
    expect(product.schedule, [0: 0.4, 25: 0.3, 49: 0.4 * 0.51, 50: 0.1, 75: 0.05, 100: 0])
    #expect(product.peak == 0.4)
  }

  @Test func lineTimesConstantsIsALine() throws {
    let product = try schedule(
      #"""
      {"type": "product", "parts": [{"type": "linear", "lr": 0.4}, {"type": "step", "lr": 1, "every": 50}]}
      """#, run: 100)
    let piece = product.piece(at: 60)
    #expect((piece.start, piece.end) == (50, 100))
    guard case .line(let from, let to) = piece.shape else {
      Issue.record("not a line")
      return
    }
    #expect(abs(from - 0.02) < 1e-17 && to == 0)
  }

  @Test func phasesOfTheFirstPartThatMoves() throws {
    let product = try schedule(
      #"""
      {"type": "product", "parts": [{"type": "constant", "lr": 0.4}, {"type": "cosine", "lr": 1, "warmup": 10}]}
      """#, run: 100)
    #expect(product.phases(until: 100).map(\.kind) == [.warmup, .decay])
  }

  @Test func theWorkOfOneValueIsBounded() {
    let part = #"{"type": "constant", "lr": 1}"#
    func product(_ parts: [String]) -> String { #"{"type": "product", "parts": [\#(parts.joined(separator: ","))]}"# }
    let eight = product(Array(repeating: part, count: 8))
    #expect(mistakes(product(Array(repeating: eight, count: 8))).isEmpty)
    #expect(mistakes(product(Array(repeating: eight, count: 9))).first?.contains("a product of 72 schedules") == true)
    #expect(mistakes(product(Array(repeating: part, count: 65))).count == 1)
  }

  @Test func aHugePeakIsAnError() {
    let part = #"{"type": "constant", "lr": 1e100}"#
    let parts = Array(repeating: part, count: 4).joined(separator: ",")
    let said = mistakes(#"{"type": "product", "parts": [\#(parts)]}"#)
    #expect(said.count == 1 && said[0].contains("the product of the peaks is too large"), "\(said)")
  }

  @Test func withAFormulaItIsTrueAtWholeStepsAlone() throws {
    let product = try schedule(
      #"""
      {"type": "product", "parts": [{"type": "expression", "formula": "1 + t % 2"}, {"type": "linear", "from": 2, "to": 1, "steps": 1},
        {"type": "expression", "formula": "2 - t % 2"}]}
      """#, run: 10)
    // 1·2·2 and 2·1·1, and the line between.
    #expect(product.rate(at: 0) == 4 && product.rate(at: 1) == 2 && product.rate(at: 0.5) == 3)
    let piece = product.piece(at: 0.25)
    #expect(piece.start == 0 && piece.end == 1 && piece.promise == .wholeSteps && piece.value(at: 0.5) == 3)
  }
}
