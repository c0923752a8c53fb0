import LRMath
import Testing

@testable import LRSchedules

/// Options of the canonical types that the frameworks brought in later.
struct OptionTests {
  @Test func cosineHasAnExponentAndAPowerOfTime() throws {
    let exponent = try schedule(#"{"type": "cosine", "lr": 1, "min_lr": 0.2, "exponent": 2}"#, run: 100)
    expect(exponent, [0: 1, 50: 0.2 + 0.8 * 0.25, 100: 0.2])
    let k = try schedule(#"{"type": "cosine", "lr": 1, "k": 2}"#, run: 100)
    expect(k, [50: 0.5 * (1 + Math.cosPi(0.25)), 100: 0])
  }

  @Test func polynomialHasAPowerOfTime() throws {
    let poly = try schedule(#"{"type": "polynomial", "lr": 1, "power": 3, "k": 2}"#, run: 100)
    expect(poly, [0: 1, 50: 0.421875, 100: 0])
    let line = try schedule(#"{"type": "polynomial", "lr": 1, "k": 2}"#, run: 100)
    expect(line, [50: 0.75])
  }

  @Test func inverseSqrtHasAPower() throws {
    let power = try schedule(
      #"{"type": "inverse_sqrt", "lr": 1, "timescale": 10, "power": 2, "min_lr": 0.01}"#, run: 100)
    expect(power, [0: 1, 10: 0.25, 90: 0.01, 99: 0.01])
    #expect(pieces(power, until: 100).map { $0.end.rounded() } == [90, 100])
  }

  @Test func restartsHaveALimit() throws {
    let limited = try schedule(
      #"{"type": "cosine_restarts", "lr": 1, "min_lr": 0.1, "first": 10, "mult": 2, "limit": 2}"#, run: 100)
    expect(limited, [0: 1, 10: 1, 20: 0.55, 30: 0.1, 70: 0.1, 100: 0.1])
    #expect(limited.phases(until: 100).map(\.end) == [10, 30, 100])
    #expect(pieces(limited, until: 100).map(\.end) == [10, 30, 100])
  }

  @Test func decaysOfAPowerAndAnExponential() throws {
    let power = try schedule(#"{"type": "wsd", "lr": 1, "decay": 40, "shape": "power", "power": 2}"#, run: 100)
    expect(power, [60: 1, 80: 0.75, 100: 0])
    let exp = try schedule(#"{"type": "wsd", "lr": 1, "min_lr": 0.5, "decay": 40, "shape": "exp"}"#, run: 100)
    expect(exp, [60: 1, 80: 0.5 + 0.5 * (Math.pow(0.1, 0.5) - 0.1) / 0.9, 100: 0.5])
    #expect(mistakes(#"{"type": "wsd", "lr": 1, "decay": 40, "power": 2, "ratio": 0.1}"#).count == 2)
  }

  @Test func milestonesHaveFactorsOrRates() throws {
    let base = #"{"type": "multistep", "lr": 1, "milestones": [10, 20]"#
    expect(try schedule(#"\#(base), "scales": [0.5, 0.1]}"#), [9: 1, 10: 0.5, 20: 0.05])
    expect(try schedule(#"\#(base), "values": [0.3, 0.2]}"#), [9: 1, 10: 0.3, 20: 0.2, 99: 0.2])
    #expect(mistakes(#"\#(base), "values": [0.3]}"#).first?.contains("there are 1 values for 2 milestones") == true)
    #expect(mistakes(#"\#(base), "values": [0.3, 0.4]}"#).first?.contains("rises") == true)
    #expect(mistakes(#"\#(base), "values": [0.3, 0.2], "gamma": 0.1}"#).first?.contains("exclude") == true)
    #expect(mistakes(#"\#(base), "values": [0.3, 0.2], "scales": [1, 1]}"#).count == 1)
  }

  /// Milestone 10 in the frameworks: PyTorch and optax, Keras, timm.
  @Test(arguments: [("at", 10.0), ("after", 11), ("before", 9)])
  func milestonesActAtTheBoundary(boundary: String, first: Double) throws {
    let steps = try schedule(#"{"type": "multistep", "lr": 1, "milestones": [10], "boundary": "\#(boundary)"}"#)
    expect(steps, [first - 1: 1, first: 0.1])
  }
}
