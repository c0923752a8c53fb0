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

  @Test func ratesAreTheFormulas() throws {
    expect(try formula("0.1 * 0.5 ** (t // 100)"), [0: 0.1, 99: 0.1, 100: 0.05, 999: 0.1 / 512, 1000: 0.1 / 1024])
    expect(try formula("1 - t / T", run: 10), [0: 1, 5: 0.5, 10: 0])
  }

  @Test(arguments: [
    ("0.1 * 0.5 ** (t // 100)", [100, 200, 300, 400, 500, 600, 700, 800, 900, 1000]),
    ("max(0.1, 1 - t / 500)", [450, 1000]), ("(t + 1) / 50 if t < 50 else 0.98 ** (t - 50)", [50, 1000]),
    ("abs(t - 300) + (2 if t >= 700 else 1)", [300, 700, 1000]), ("0.1", [1000]), ("0.99 ** t", [1000]),
    ("min(t, 10, 20 - t / 50)", [10, 500, 1000]), ("round(t / 400 + 0.101)", [159.6, 559.6, 959.6, 1000]),
    ("1 + (100 <= t < 200)", [100, 200, 1000]), ("t % 250", [250, 500, 750, 1000]),
    // Curves that only rise or only fall meet what stands in their way once.
    ("max(0.01, 0.99 ** t)", [458.2105765533884, 1000]), ("min((t + 1) ** -0.5, (t + 1) * 400 ** -1.5)", [399, 1000]),
    ("math.floor(math.sqrt(t / 100))", [100, 400, 900, 1000]), ("2 if 0.5 ** (t / 300) > 0.25 else 1", [600, 1000]),
    ("min(0.5, math.exp(-t / 100), 0.1 + t / 1000)", [69.31471805599453, 141.9163339912004, 1000]),
    ("abs(math.log(t + 1) - math.log(501))", [500, 1000]), ("min(0.5, 1000 / (1000 - t) - 0.75)", [200, 1000]),
    ("math.exp(-t / 100) % 0.25", [28.768207245178093, 69.31471805599453, 138.62943611198907, 1000]),
  ])
  func partsEndWhereTheFormulaBends(text: String, ends: [Double]) throws {
    let found = pieces(try formula(text), until: 1000).map(\.end)
    #expect(found.count == ends.count && zip(found, ends).allSatisfy { abs($0 - $1) < 1e-6 }, "\(found)")
  }

  @Test(arguments: [
    "1 + math.floor(math.sin(t))", "1 if math.sin(t) > 0 else 2", "0.1 if t == 100 else 0.2", "1 / abs(t - 0.5)",
    "max(0.01, 0.99 ** t * math.exp(t / 1000))",
  ])
  func wholeStepsAreJoinedWhereItCannotBeFollowed(text: String) throws {
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
