import Testing

@testable import LRInput

@Suite struct BoundsTests {
  static let cases: [(bounds: Bounds, text: String?, inside: [Double], outside: [Double])] = [
    (.any, nil, [-1e300, 0, 1e300], [.nan]),
    (.atLeast(1), "at least 1", [1, 1e300], [0.999, -1]),
    (.atMost(0.5), "at most 0.5", [0.5, -1], [0.51]),
    (.above(0), "above 0", [.leastNonzeroMagnitude], [0, -1]),
    (.positive, "above 0", [1], [0]),
    (.below(1), "below 1", [0.999, -5], [1, 2]),
    (.between(0, 1), "between 0 and 1", [0, 0.5, 1], [-0.1, 1.1, .nan]),
    (.above(0, upTo: 1), "above 0 and at most 1", [1e-9, 1], [0, 1.1]),
    (.from(0, below: 1), "at least 0 and below 1", [0, 0.99], [1, -1]),
    (.inside(0, 1), "above 0 and below 1", [0.5], [0, 1]),
    (.rate, "0 or between 1e-100 and 1e100", [0, -0.0, 1e-100, 0.1, 1e100], [-0.1, 1e-101, 1.1e100, .nan, .infinity]),
  ]

  @Test(arguments: cases)
  func wordsAndLimitsAgree(bounds: Bounds, text: String?, inside: [Double], outside: [Double]) {
    #expect(bounds.text == text)
    for x in inside { #expect(bounds.contains(x), "\(x)") }
    for x in outside { #expect(!bounds.contains(x), "\(x)") }
  }
}
