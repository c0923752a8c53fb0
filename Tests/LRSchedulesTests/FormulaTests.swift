import LRExpression
import LRInput
import Testing

@testable import LRSchedules

struct FormulaTests {
  private func formula(_ text: String, run: Int = 1000) throws -> any Schedule {
    try schedule(#"{"type": "expression", "formula": "\#(text)"}"#, run: run)
  }

  private func wrong(_ text: String, run: Int = 1000) -> [String] {
    mistakes(#"{"type": "expression", "formula": "\#(text)"}"#, run: run)
  }

  @Test("A formula of more than ten million steps says how often it is looked at, whatever holds it")
  func looks() throws {
    let expression = try Expression("0.1", variable: "t", constants: [:])
    #expect(FormulaScan(expression: expression, length: 10_000_000).gap == 1)
    let gap = FormulaScan(expression: expression, length: 120_000_000).gap
    #expect(gap == 12)
    let facts = ScheduleFacts.free.with { $0.formulaGap = gap }
    #expect(facts.stepped(every: 5).formulaGap == 60)
    #expect(ScheduleFacts.free.stepped(every: 5).formulaGap == 1)
    #expect(ScheduleFacts.sequence([.held(at: 1), facts], starts: [0, 10]).formulaGap == 12)
    #expect(ScheduleFacts.product([facts, .held(at: 1)]).formulaGap == 12)
  }

  @Test func ratesAreTheFormulas() throws {
    expect(try formula("0.1 * 0.5 ** (t // 100)"), [0: 0.1, 99: 0.1, 100: 0.05, 999: 0.1 / 512, 1000: 0.1 / 1024])
    expect(try formula("1 - t / T", run: 10), [0: 1, 5: 0.5, 10: 0])
  }

  @Test(arguments: [
    "0.1 * 0.5 ** (t // 100)", "max(0.1, 1 - t / 500)", "0.99 ** t", "min(t, 10, 20 - t / 50)", "t % 250",
    "0.1 + 0.05 * math.sin(20 * t) + 0.002 * t", "1 + math.floor(math.sin(t))", "1 if math.sin(t) > 0 else 2",
    "0.1 if t == 100 else 0.2", "1 / abs(t - 0.5)",
    "max(0.01, 0.99 ** t * math.exp(t / 1000))",
  ])
  func wholeStepsAreJoinedByLines(text: String) throws {
    let curve = try formula(text)
    let found = pieces(curve, until: 1000)
    #expect(found.last?.end == 1000)
    for piece in found {
      #expect(piece.start == piece.start.rounded() && piece.end == piece.end.rounded())
      // Only equal steps share a piece.
      let steps = (Int(piece.start)..<Int(piece.end)).map { curve.rate(at: Double($0)) }
      #expect(steps.count == 1 || Set(steps).count == 1, "\(piece.start)…\(piece.end)")
    }
  }

  @Test func mistakesAreMarkedInTheText() {
    #expect(wrong("0.1 * cos(t)") == ["42: unknown name `cos` | write `math.cos`"])
    #expect(wrong("1 / (t - 7) ** 2") == ["38: division by zero at step 7"])
    #expect(
      wrong("0.5 - t / 100") == [
        "36: the rate is negative at step 51 | a rate is at least 0; `max(0, …)` cuts a formula there"
      ])
    #expect(wrong("1e90 ** (1 + (t > 20))") == ["36: the rate is too large at step 21 | a rate is at most 1e100"])
    #expect(wrong(#"0.1 \u002a cos(t)"#) == ["35: unknown name `cos` | write `math.cos`"])
    #expect(mistakes(#"{"type": "expression"}"#).first?.contains("`formula` is missing") == true)
  }

  /// The step after the last need not have a value, unless it is part of the run.
  @Test func theEndMayBeAPole() throws {
    expect(try formula("1 / (T - t)", run: 10), [8: 0.5, 9: 1, 10: 1, 20: 1])
    let part = #"{"type": "expression", "formula": "1 / (T - t)", "steps": 10}"#
    #expect(mistakes(part, run: 20) == ["38: division by zero at step 10"])
  }

  @Test func longRunsAreBounded() throws {
    let long = try formula("max(0.01, 0.1 * 0.999999 ** t)", run: 1_000_000_000)
    expect(long, [0: 0.1, 999_999_999: 0.01])
  }
}
