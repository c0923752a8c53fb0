import Testing

@testable import LRSchedules

struct WSDTests {
  @Test func trapezoid() throws {
    let wsd = try schedule(#"{"type": "wsd", "lr": 1, "min_lr": 0.2, "warmup": 10, "decay": 20}"#, run: 100)
    expect(wsd, [0: 0.1, 9: 1, 80: 1, 90: 0.6, 100: 0.2])
    #expect(
      wsd.phases(until: 100) == [
        Phase(.warmup, from: 0, to: 10), Phase(.hold, from: 10, to: 80), Phase(.decay, from: 80, to: 100),
      ])
  }

  @Test func shapes() throws {
    let sqrt = try schedule(#"{"type": "wsd", "lr": 1, "decay": "40%", "shape": "1-sqrt"}"#, run: 100)
    expect(sqrt, [60: 1, 70: 0.5, 100: 0])
    let cosine = try schedule(#"{"type": "wsd", "lr": 1, "decay": 30, "shape": "cosine"}"#, run: 100)
    expect(cosine, [70: 1, 80: 0.75, 85: 0.5, 100: 0])
  }

  @Test func decayMustFit() {
    #expect(
      mistakes(#"{"type": "wsd", "lr": 1, "warmup": 10, "decay": 1200}"#) == [
        "49: the decay of 1,200 steps is longer than the 990 steps there are | "
          + "warmup and decay together take at most the length of the schedule"
      ])
    #expect(mistakes(#"{"type": "wsd", "lr": 1}"#).first?.contains("`decay` is missing") == true)
    #expect(mistakes(#"{"type": "wsd", "lr": 1, "decay": 0.2}"#).count == 1)
  }
}
