import Testing

@testable import LRSchedules

@Suite("Sums over a run")
struct RunTotalsTests {
  /// Update by update, with a compensated sum written for the test (Kahan 1965).
  static func counted(_ schedule: any Schedule, _ steps: Int) -> (sum: Double, squares: Double) {
    var (sum, squares, lost, lostSquares) = (0.0, 0.0, 0.0, 0.0)
    for step in 0..<steps {
      let rate = schedule.rate(at: Double(step))
      let (next, nextSquare) = (rate - lost, rate * rate - lostSquares)
      let (total, totalSquares) = (sum + next, squares + nextSquare)
      (lost, lostSquares) = ((total - sum) - next, (totalSquares - squares) - nextSquare)
      (sum, squares) = (total, totalSquares)
    }
    return (sum, squares)
  }

  static func isNear(_ a: Double, _ b: Double, _ share: Double) -> Bool { abs(a - b) <= share * abs(b) }

  @Test("Every update is counted once", arguments: SpecSource.variants + SpecSource.random(count: 60, seed: 21))
  func everyUpdate(_ json: String) throws {
    let schedule = try schedule(json)
    let totals = RunTotals(schedule, steps: 1000)
    let expected = Self.counted(schedule, 1000)
    #expect(Self.isNear(totals.sum.value, expected.sum, 1e-13))
    #expect(Self.isNear(totals.squares.value, expected.squares, 1e-13))
    #expect(totals.sumError == 0 && totals.squaresError == 0)
  }

  @Test(
    "Long arcs are summed by quadrature, steep ends included",
    arguments: [
      #"{"type": "cosine", "lr": 0.1, "min_lr": 0.001}"#, #"{"type": "polynomial", "lr": 0.1, "power": 0.5}"#,
      #"{"type": "polynomial", "lr": 0.1, "power": 3, "min_lr": 0.01}"#,
      #"{"type": "inverse_sqrt", "lr": 0.1, "timescale": 1}"#, #"{"type": "inverse_time", "lr": 0.1, "decay": 1}"#,
      #"{"type": "exponential", "lr": 0.1, "gamma": 0.9999}"#,
      #"{"type": "wsd", "lr": 0.1, "decay": "90%", "shape": "1-sqrt", "warmup": 100}"#,
      #"{"type": "one_cycle", "lr": 0.1}"#,
    ])
  func quadrature(_ json: String) throws {
    let schedule = try schedule(json, run: 400_000)
    let totals = RunTotals(schedule, steps: 400_000, budget: 60_000)
    let expected = Self.counted(schedule, 400_000)
    #expect(Self.isNear(totals.sum.value, expected.sum, 1e-11), "\(totals.sum.value) \(expected.sum)")
    #expect(Self.isNear(totals.squares.value, expected.squares, 1e-11))
    #expect(abs(totals.sum.value - expected.sum) <= totals.sumError + 1e-12 * expected.sum)
  }

  @Test("Sums at stops are those of the steps before them", arguments: SpecSource.variants)
  func stops(_ json: String) throws {
    let steps = 20_000
    let schedule = try schedule(json, run: steps)
    let stops = [0, 1, 2, 64, 511, 512, 513, 9_999, 10_000, 10_001, 19_487, 19_488, 19_999, 20_000]
    var counted: [(sum: Double, squares: Double)] = []
    var (sum, squares) = (CompensatedSum(), CompensatedSum())
    for step in 0...steps {
      if stops.contains(step) { counted.append((sum.value, squares.value)) }
      let rate = schedule.rate(at: Double(step))
      sum.add(rate)
      squares.add(rate * rate)
    }
    // Counted to the last digits; by quadrature as near as a growth of 4 % a step allows, which a range test over 180 decades has.
    for (budget, share) in [(10_000_000, 1e-12), (10_000, 1e-7)] {
      let totals = RunTotals(schedule, steps: steps, budget: budget, margin: 512, at: stops)
      guard !totals.isSampled else { continue }
      #expect(totals.passed.count == stops.count)
      for ((stop, expected), sums) in zip(zip(stops, counted), totals.passed) {
        #expect(Self.isNear(sums.sum, expected.sum, share), "\(stop): \(sums.sum) \(expected.sum)")
        #expect(Self.isNear(sums.squares, expected.squares, share), "\(stop): \(sums.squares) \(expected.squares)")
      }
    }
  }

  @Test("Past the budget the rest is sampled, and the error is said")
  func samples() throws {
    let json = #"{"type": "cosine_restarts", "lr": 0.1, "first": 1000, "decay": 0.999}"#
    let schedule = try schedule(json, run: 2_000_000)
    let totals = RunTotals(schedule, steps: 2_000_000, budget: 10_000)
    let expected = Self.counted(schedule, 2_000_000)
    #expect(totals.sumError > 0)
    #expect(abs(totals.sum.value - expected.sum) <= totals.sumError + 1e-9 * expected.sum)
    #expect(abs(totals.squares.value - expected.squares) <= totals.squaresError)
    #expect(totals.sumError <= 0.005 * expected.sum)
  }

  @Test(
    "Samples of a formula are off by less than is said, at every stop, and by next to nothing where it is smooth",
    arguments: [
      ("10.0 ** (t / T * 200 - 100)", true), ("0.1 * min(t / 200, 1 - t / T)", true), ("0.5 ** (t // 100000)", true),
      ("0.1 + t % 2", false), ("t % 64 < 60", false), ("1.1 + math.sin(t)", false),
    ])
  func sampledFormulas(text: String, isSmooth: Bool) throws {
    let steps = 600_000
    let formula = try Formula(text, steps: steps)
    let stops = [100_000, 100_001, 350_000, 560_000, steps]
    let totals = RunTotals(formula, steps: steps, budget: 50_000, at: stops)
    let expected = Self.counted(formula, steps)
    #expect(totals.isSampled)
    #expect(abs(totals.sum.value - expected.sum) <= totals.sumError + 1e-9 * expected.sum)
    #expect(abs(totals.squares.value - expected.squares) <= totals.squaresError)
    #expect((totals.sumError <= 1e-4 * expected.sum) == isSmooth, "\(totals.sumError / expected.sum)")
    var (sum, index) = (CompensatedSum(), 0)
    for (stop, passed) in zip(stops, totals.passed) {
      while index < stop {
        sum.add(formula.rate(at: Double(index)))
        index += 1
      }
      #expect(abs(passed.sum - sum.value) <= totals.sumError + 1e-9 * expected.sum, "\(stop)")
    }
  }

  @Test("A thousand million updates of a line are summed exactly")
  func longLine() throws {
    let steps = 1_000_000_000
    let totals = RunTotals(try schedule(#"{"type": "linear", "lr": 1}"#, run: steps), steps: steps)
    #expect(Self.isNear(totals.sum.value, 500_000_000.5, 1e-15))
    // Σ (k/T)² for k = 1…T is (T + 1)(2T + 1)/(6T).
    #expect(Self.isNear(totals.squares.value, 1_000_000_001.0 * 2_000_000_001.0 / 6_000_000_000.0, 1e-15))
  }

  @Test("What rounding drops is kept")
  func compensation() {
    var sum = CompensatedSum()
    for x in [1, 1e100, 1, -1e100] { sum.add(x) }
    #expect(sum.value == 2)
  }
}
