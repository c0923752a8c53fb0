import Testing

@testable import LRSchedules

@Suite("Differences of schedules")
struct ScheduleDifferenceTests {
  private static func difference(_ a: String, _ b: String, run: Int = 1000) throws -> ScheduleDifference {
    ScheduleDifference(try schedule(a, run: run), try schedule(b, run: run), steps: run)
  }

  @Test("The same schedule twice", arguments: SpecSource.variants)
  func same(_ json: String) throws {
    let difference = try Self.difference(json, json)
    #expect(difference.isNone && difference.isExact)
    #expect(difference.largest.value == 0)
    #expect(difference.span == nil && difference.shift == nil && difference.factor == nil)
  }

  @Test("Lines by hand")
  func lines() throws {
    let a = #"{"type": "wsd", "lr": 0.1, "decay": 200}"#
    let b = #"{"type": "wsd", "lr": 0.1, "decay": 400}"#
    let difference = try Self.difference(a, b)
    #expect(difference.largest.step == 800)
    #expect(abs(difference.largest.value + 0.05) < 1e-15)
    #expect(abs(difference.relative - 0.5) < 1e-14)
    #expect(difference.span == 601...999)
    #expect(difference.shift == nil && difference.factor == nil)
  }

  @Test("What counting every step finds", arguments: zip(SpecSource.variants, SpecSource.variants.dropFirst()))
  func counted(_ a: String, _ b: String) throws {
    let (one, other) = (try schedule(a), try schedule(b))
    let found = ScheduleDifference(one, other, steps: 1000)
    let values = (0..<1000).map { other.rate(at: Double($0)) - one.rate(at: Double($0)) }
    let largest = values.map(abs).max() ?? 0
    #expect(abs(abs(found.largest.value) - largest) <= 1e-15 * largest)
    #expect(values[found.largest.step] == found.largest.value)
    let visible = values.indices.filter { abs(values[$0]) > 1e-9 * found.peak }
    #expect(found.span?.lowerBound == visible.first)
    #expect(found.span?.upperBound == visible.last)
    #expect(found.isExact)
  }

  @Test("A shift is recognised, in both directions", arguments: [-3, -2, -1, 1, 2, 3])
  func shifts(_ k: Int) throws {
    func spec(_ start: Int) -> String {
      #"{"type": "piecewise", "shape": "cosine", "points": [[\#(start), 0.1], [\#(start + 900), 0.001]]}"#
    }
    let difference = try Self.difference(spec(50), spec(50 + k))
    #expect(difference.shift == k)
    #expect(difference.factor == nil)
    #expect(!difference.isNone)
  }

  @Test("A factor is recognised")
  func factor() throws {
    let difference = try Self.difference(
      #"{"type": "cosine", "lr": 0.1, "min_ratio": 0.1, "warmup": 9}"#,
      #"{"type": "cosine", "lr": 0.3, "min_ratio": 0.1, "warmup": 9}"#)
    #expect(abs((difference.factor ?? 0) - 3) < 1e-14)
    #expect(difference.shift == nil)
    #expect(abs(difference.peak - 0.3) < 1e-15)
  }

  @Test("Rounding is no difference, but it is told")
  func rounding() throws {
    let difference = try Self.difference(
      #"{"type": "constant", "lr": 0.3}"#, #"{"type": "constant", "lr": 0.30000000000000004}"#)
    #expect(difference.isNone)
    #expect(difference.largest.value > 0)
  }

  @Test("Two schedules of zero")
  func zero() throws {
    let zero = #"{"type": "constant", "lr": 0}"#
    #expect(try Self.difference(zero, zero).isNone)
    #expect(try Self.difference(zero, #"{"type": "constant", "lr": 1}"#).relative == 1)
  }

  @Test("Runs of one and two steps")
  func shortRuns() throws {
    for run in [1, 2] {
      let difference = try Self.difference(
        #"{"type": "constant", "lr": 0.1}"#, #"{"type": "constant", "lr": 0.2}"#, run: run)
      #expect(difference.shift == nil)
      #expect(difference.span == 0...(run - 1))
    }
  }
}
