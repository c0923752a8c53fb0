import LRMath
import Testing

@testable import LRSchedules

struct ExponentialTests {
  @Test func aFactorInEqualTimes() throws {
    let half = try schedule(#"{"type": "exponential", "lr": 0.8, "gamma": 0.5, "per_steps": 10}"#, run: 100)
    expect(half, [0: 0.8, 10: 0.4, 30: 0.1, 5: 0.8 * 0.5.squareRoot()])
    let each = try schedule(#"{"type": "exponential", "lr": 1, "gamma": 0.5}"#, run: 100)
    expect(each, [1: 0.5, 10: 0.0009765625])
  }

  @Test func reachesItsFloorExactly() throws {
    let down = try schedule(#"{"type": "exponential", "lr": 0.1, "min_lr": 0.001}"#, run: 100)
    expect(down, [0: 0.1, 50: 0.01, 100: 0.001])
    #expect(down.rate(at: 100) == 0.001)
    #expect(down.piece(at: 0).value(at: 100) == 0.001)
  }

  @Test func reachesItsFloorWhateverTheStairs() throws {
    let stairs = try schedule(
      #"{"type": "exponential", "lr": 0.1, "min_lr": 0.001, "per_steps": 70, "staircase": true}"#, run: 100)
    expect(stairs, [69: 0.1, 99: 0.1 * 0.039810717055349734, 100: 0.001, 200: 0.001])
    let none = try schedule(#"{"type": "exponential", "lr": 0.1, "min_lr": 0.001, "warmup": 100}"#, run: 100)
    expect(none, [99: 0.1, 100: 0.001])
  }

  @Test func staircaseHoldsAndDrops() throws {
    let stairs = try schedule(
      #"{"type": "exponential", "lr": 1, "gamma": 0.5, "per_steps": 10, "staircase": true}"#, run: 100)
    expect(stairs, [0: 1, 9: 1, 9.99: 1, 10: 0.5, 19: 0.5, 20: 0.25])
    let piece = stairs.piece(at: 13)
    #expect((piece.start, piece.end) == (10, 20))
  }

  @Test func oneOfFactorAndFloor() {
    #expect(
      mistakes(#"{"type": "exponential", "lr": 0.1}"#).first?.hasPrefix("1: `gamma` is missing") == true)
    #expect(
      mistakes(#"{"type": "exponential", "lr": 0.1, "gamma": 0.9, "min_lr": 0.01}"#) == [
        "50: `gamma` and `min_lr` exclude each other | give one of them"
      ])
    #expect(mistakes(#"{"type": "exponential", "lr": 0.1, "gamma": 0.9, "min_lr": 0}"#).isEmpty)
    #expect(mistakes(#"{"type": "exponential", "lr": 0.1, "gamma": 1.1}"#).count == 1)
  }
}
