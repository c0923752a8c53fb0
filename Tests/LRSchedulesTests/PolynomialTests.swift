import Testing

@testable import LRSchedules

struct PolynomialTests {
  @Test func powers() throws {
    let square = try schedule(#"{"type": "polynomial", "lr": 1, "min_lr": 0.2, "power": 2}"#, run: 10)
    expect(square, [0: 1, 5: 0.4, 9: 0.208, 10: 0.2])
    let root = try schedule(#"{"type": "polynomial", "lr": 1, "power": 0.5}"#, run: 100)
    expect(root, [0: 1, 75: 0.5, 99: 0.1, 100: 0])
  }

  @Test func powerOneIsTheLine() throws {
    let polynomial = try schedule(#"{"type": "polynomial", "lr": 0.3, "min_lr": 0.01}"#, run: 77)
    let linear = try schedule(#"{"type": "linear", "lr": 0.3, "min_lr": 0.01}"#, run: 77)
    for step in stride(from: 0.0, through: 80, by: 1) {
      #expect(polynomial.rate(at: step) == linear.rate(at: step))
    }
  }

  @Test func risesWithAPower() throws {
    // to + (from − to)(1 − u)²
    let rise = try schedule(#"{"type": "polynomial", "from": 0, "to": 1, "power": 2}"#, run: 10)
    expect(rise, [0: 0, 5: 0.75, 10: 1])
  }

  @Test func wrongPowers() {
    #expect(mistakes(#"{"type": "polynomial", "lr": 1, "power": 0}"#).count == 1)
    #expect(mistakes(#"{"type": "polynomial", "lr": 1, "power": "2"}"#).count == 1)
  }
}
