import Testing

@testable import LRSchedules

struct CosineTests {
  @Test func valuesByHand() throws {
    let cosine = try schedule(#"{"type": "cosine", "lr": 0.1, "min_lr": 0.001}"#, run: 100)
    expect(cosine, [0: 0.1, 50: 0.0505, 100: 0.001, 1000: 0.001])
    // cos(π/3) = 1/2, cos(2π/3) = −1/2.
    let thirds = try schedule(#"{"type": "cosine", "lr": 1}"#, run: 300)
    expect(thirds, [100: 0.75, 200: 0.25])
  }

  @Test func endsAreExact() throws {
    for (lr, min) in [(0.1, 0.001), (0.3, 0.1), (1e-7, 3e-11), (0.7, 0.7)] {
      let cosine = try schedule(#"{"type": "cosine", "lr": \#(lr), "min_lr": \#(min)}"#, run: 77)
      #expect(cosine.rate(at: 0) == lr)
      #expect(cosine.rate(at: 77) == min)
      #expect(cosine.piece(at: 76).value(at: 77) == min)
    }
  }

  @Test func tailKeepsItsDigits() throws {
    // (π/(2T))² for T = 10⁶, where 1 + cos would have lost most digits.
    let cosine = try schedule(#"{"type": "cosine", "lr": 1}"#, run: 1_000_000)
    #expect(abs(cosine.rate(at: 999_999) / 2.467401100270312e-12 - 1) < 1e-10)
  }

  @Test func ownLengthStretchesAndHolds() throws {
    let short = try schedule(#"{"type": "cosine", "lr": 0.1, "steps": 50}"#, run: 100)
    expect(short, [25: 0.05, 50: 0, 99: 0])
    #expect(short.phases(until: 100) == [Phase(.decay, from: 0, to: 50), Phase(.hold, from: 50, to: 100)])
    let long = try schedule(#"{"type": "cosine", "lr": 0.1, "steps": 200}"#, run: 100)
    expect(long, [100: 0.05])
    #expect(long.phases(until: 100) == [Phase(.decay, from: 0, to: 100)])
  }

  @Test func ratioIsAShareOfThePeak() throws {
    let cosine = try schedule(#"{"type": "cosine", "lr": 0.2, "min_ratio": 0.1}"#, run: 10)
    expect(cosine, [10: 0.02])
  }

  @Test(arguments: [
    (
      #"{"type": "cosine", "lr": 0.1, "min_lr": 0.2}"#,
      "41: `min_lr` is above `lr` | the floor is at most the peak rate"
    ),
    (
      #"{"type": "cosine", "lr": 0.1, "min_lr": 0.01, "min_ratio": 0.1}"#,
      "47: `min_lr` and `min_ratio` exclude each other | give one of them"
    ),
    (
      #"{"type": "cosine", "min_ratio": 0.1, "lr": 0.1, "min_lr": 0.01}"#,
      "49: `min_lr` and `min_ratio` exclude each other | give one of them"
    ),
  ])
  func wrongFloors(json: String, message: String) {
    #expect(mistakes(json) == [message])
  }
}
