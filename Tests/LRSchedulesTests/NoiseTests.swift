import LRMath
import Testing

@testable import LRSchedules

struct NoiseTests {
  @Test func actsInItsRangeOnly() throws {
    let noise = try schedule(
      #"{"type": "noise", "schedule": {"type": "linear", "lr": 1}, "range": [20, 30], "std": 0.1}"#, run: 100)
    for step in 0..<100 {
      let plain = 1 - Double(step) / 100
      #expect((abs(noise.rate(at: Double(step)) - plain) > 1e-12) == (20..<30).contains(step), "\(step)")
    }
    #expect(noise.piece(at: 3).end == 19)
    #expect(noise.piece(at: 25).end == 26)
    #expect(noise.piece(at: 40).end == 100)
  }

  @Test func isTheSameInEveryRunAndAnotherForAnotherSeed() throws {
    func rates(_ seed: Int) throws -> [Double] {
      let spec = #"{"type": "noise", "schedule": {"type": "constant", "lr": 1}, "seed": \#(seed)}"#
      let noise = try schedule(spec, run: 50)
      return (0..<50).map { noise.rate(at: Double($0)) }
    }
    #expect(try rates(3) == rates(3))
    #expect(Set(try rates(3)).isDisjoint(with: try rates(4)))
  }

  /// Mean, spread and bound of many draws: of the bell curve, of the cut one, and of the even spread.
  @Test(arguments: [
    (#""std": 0.1, "pct": 0.67"#, 0.1, 0.67), (#""std": 1, "pct": 0.3"#, 0.17238, 0.3),
    (#""distribution": "uniform", "pct": 0.5"#, 0.28868, 0.5),
  ])
  func hasTheSpreadItSays(options: String, deviation: Double, bound: Double) throws {
    let count = 40_000
    let noise = try schedule(
      #"{"type": "noise", "schedule": {"type": "constant", "lr": 1}, \#(options)}"#, run: count)
    let draws = (0..<count).map { noise.rate(at: Double($0)) - 1 }
    let mean = draws.reduce(0, +) / Double(count)
    let spread = (draws.reduce(0) { $0 + $1 * $1 } / Double(count)).squareRoot()
    #expect(abs(mean) < 4 * deviation / Double(count).squareRoot())
    #expect(abs(spread - deviation) < 0.015 * deviation, "\(spread)")
    #expect(draws.allSatisfy { $0.magnitude <= bound })
  }

  @Test func wrongArguments() {
    let base = #""schedule": {"type": "constant", "lr": 1}"#
    #expect(mistakes(#"{"type": "noise"}"#).first?.contains("`schedule` is missing") == true)
    #expect(mistakes(#"{"type": "noise", \#(base), "range": [9, 3]}"#).first?.contains("ends before it begins") == true)
    #expect(mistakes(#"{"type": "noise", \#(base), "distribution": "uniform", "std": 1}"#).count == 1)
    #expect(mistakes(#"{"type": "noise", \#(base), "pct": 1.5, "seed": -1, "range": [1, 2, 3]}"#).count == 3)
    #expect(mistakes(#"{"type": "noise", "schedule": {"type": "cosin"}}"#).first?.contains("unknown schedule") == true)
  }
}
