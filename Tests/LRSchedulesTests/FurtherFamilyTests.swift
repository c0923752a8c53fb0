import LRMath
import Testing

@testable import LRSchedules

struct FurtherFamilyTests {
  @Test func tanhRunsBetweenItsArguments() throws {
    let tanh = try schedule(#"{"type": "tanh", "lr": 1, "min_lr": 0.2, "lower": -2, "upper": 2}"#, run: 100)
    expect(
      tanh,
      [
        0: 0.2 + 0.4 * (1 + Math.tanh(2)), 25: 0.2 + 0.4 * (1 + Math.tanh(1)), 50: 0.6,
        99: 0.2 + 0.4 * (1 - Math.tanh(-2 * 0.01 + 2 * 0.99)), 100: 0.2,
      ])
    #expect(mistakes(#"{"type": "tanh", "lr": 1, "lower": 3}"#).first?.contains("not below `upper`") == true)
  }

  @Test func rexIsAxolotlsOrThePapers() throws {
    let axolotl = try schedule(#"{"type": "rex", "lr": 1, "min_lr": 0.1}"#, run: 100)
    expect(axolotl, [0: 1, 50: 0.1 + 0.9 * 0.5 / 0.55, 90: 0.1 + 0.9 * 0.1 / 0.19, 100: 0.1])
    let paper = try schedule(#"{"type": "rex", "lr": 1, "bend": 0.5}"#, run: 100)
    expect(paper, [25: 0.75 / 0.875, 50: 0.5 / 0.75])
    let line = try schedule(#"{"type": "rex", "lr": 1, "bend": 0}"#, run: 100)
    expect(line, [25: 0.75])
  }

  @Test func constantFactorRecovers() throws {
    let factor = try schedule(#"{"type": "constant_factor", "lr": 0.3, "steps": 5}"#, run: 10)
    expect(factor, [0: 0.1, 4: 0.1, 5: 0.3, 9: 0.3])
    #expect(factor.phases(until: 10).last?.end == 10)
  }

  @Test func rangeTestGrows() throws {
    expect(
      try schedule(#"{"type": "range_test", "from": 0.001, "lr": 10}"#, run: 100),
      [0: 0.001, 25: 0.01, 50: 0.1, 100: 10])
    expect(
      try schedule(#"{"type": "range_test", "from": 1, "lr": 3, "shape": "linear"}"#, run: 100),
      [0: 1, 25: 1.5, 100: 3])
    expect(
      try schedule(#"{"type": "range_test", "from": 0.1, "step_size": 10, "step_rate": 2}"#, run: 100),
      [0: 0.1, 5: 0.2, 100: 2.1])
    expect(
      try schedule(#"{"type": "range_test", "from": 0.1, "step_size": 10, "staircase": true}"#, run: 100),
      [9: 0.1, 10: 0.2, 19: 0.2, 100: 1.1])
    #expect(mistakes(#"{"type": "range_test", "lr": 1}"#).first?.contains("`from` is missing") == true)
    #expect(mistakes(#"{"type": "range_test", "from": 2, "lr": 1}"#).first?.contains("below `from`") == true)
    #expect(mistakes(#"{"type": "range_test", "from": 2, "lr": 3, "step_size": 3, "staircase": true}"#).count == 2)
    #expect(mistakes(#"{"type": "range_test", "from": 2, "shape": "linear"}"#).count == 1)
  }

  @Test func plateauFallsAfterPatience() throws {
    func plateau(_ options: String) throws -> any Schedule {
      try schedule(#"{"type": "plateau", "lr": 1, "patience": 3, "metrics": [1, 1, 1, 1, 1, 1, 1, 1, 1], \#(options)}"#)
    }
    // Constant metric: PyTorch's first lower update is 5, optax' rule counts one metric less.
    expect(try plateau(#""rule": "gt""#), [4: 1, 5: 0.1, 8: 0.1, 9: 0.01])
    expect(try plateau(#""rule": "ge""#), [3: 1, 4: 0.1, 7: 0.01, 10: 0.01])
    expect(try plateau(#""min_lr": 0.05, "factor": 0.2"#), [5: 0.2, 9: 0.05, 500: 0.05])
    expect(try plateau(#""cooldown": 9"#), [5: 0.1, 9: 0.1])
    #expect(mistakes(#"{"type": "plateau", "lr": 1}"#).first?.contains("`metrics` is missing") == true)
  }

  @Test func greedyRisesAndFalls() throws {
    let greedy = try schedule(
      #"{"type": "greedy", "lr": 1, "from": 0.25, "factor": 0.5, "patience": 0, "metrics": [9, 8, 7, 7, 7, 6]}"#)
    expect(greedy, [0: 0.25, 1: 0.5, 2: 1, 3: 1, 4: 0.5, 5: 0.25, 6: 0.5, 99: 0.5])
    #expect(mistakes(#"{"type": "greedy", "lr": 1, "from": 2, "metrics": []}"#).count == 1)
  }
}
