import Testing

@testable import LRTraining

@Suite("Results as bytes")
struct ResultCodingTests {
  private static let special: [Double] = [
    0, -0.0, 1, .nan, .infinity, -.infinity, .leastNonzeroMagnitude, 1.7e308, .pi,
  ]

  /// A result of random shape.
  private static func result(_ draws: inout Draws) -> TrainingResult {
    func numbers(_ draws: inout Draws) -> [Double] {
      (0..<draws.whole(0..<6)).map { _ in draws.chance(0.4) ? draws.pick(special) : draws.normal() }
    }
    let quantities = draws.whole(0..<4)
    let records = (0..<draws.whole(0..<5)).map { _ in
      var record = RunRecord(
        outcome: draws.chance(0.3) ? .diverged(step: draws.whole(0..<1_000_000)) : .finished,
        score: draws.pick(special),
        series: [], low: [], high: [], events: numbers(&draws))
      for _ in 0..<quantities {
        record.series.append(numbers(&draws))
        record.low.append(draws.chance(0.5) ? [] : numbers(&draws))
        record.high.append(numbers(&draws))
      }
      return record
    }
    return TrainingResult(
      points: (0..<draws.whole(0..<6)).map { _ in draws.whole(0..<1_000_000_000) }, records: records)
  }

  @Test("What is read is what was written, to the last bit")
  func roundTrip() throws {
    var draws = Draws(seed: 21)
    for _ in 0..<300 {
      let result = Self.result(&draws)
      let read = try #require(TrainingResult(encoded: result.encoded))
      // NaN is equal to nothing: bytes are compared.
      #expect(read.encoded == result.encoded && read.points == result.points)
      #expect(read.records.map(\.outcome) == result.records.map(\.outcome))
      for (a, b) in zip(read.records, result.records) {
        #expect(a.score.bitPattern == b.score.bitPattern && a.events.map(\.bitPattern) == b.events.map(\.bitPattern))
        for (x, y) in zip([a.series, a.low, a.high], [b.series, b.low, b.high]) {
          #expect(x.map { $0.map(\.bitPattern) } == y.map { $0.map(\.bitPattern) })
        }
      }
    }
  }

  @Test("A result with a byte changed, cut off or appended is none")
  func damaged() {
    var draws = Draws(seed: 22)
    for _ in 0..<12 {
      let bytes = Self.result(&draws).encoded
      for place in bytes.indices {
        var damaged = bytes
        damaged[place] ^= UInt8(1 << draws.whole(0..<8))
        #expect(TrainingResult(encoded: damaged) == nil, "byte \(place)")
      }
      for length in bytes.indices { #expect(TrainingResult(encoded: Array(bytes.prefix(length))) == nil) }
      for extra in [1, 8, 16] { #expect(TrainingResult(encoded: bytes + [UInt8](repeating: 0, count: extra)) == nil) }
    }
    var words = [UInt8](repeating: 0, count: 400)
    #expect(TrainingResult(encoded: words) == nil)
    for _ in 0..<200 {
      for index in words.indices { words[index] = UInt8(draws.whole(0..<256)) }
      #expect(TrainingResult(encoded: words) == nil)
    }
  }

  /// Bytes whose digest is right.
  private func sealed(_ words: [UInt64]) -> [UInt8] {
    var digest = Digest()
    for word in words { digest.add(word) }
    return (words + digest.words).flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
  }

  @Test("Counts and steps that nobody wrote are refused, though their digest is right")
  func forged() throws {
    let mark: UInt64 = 0x3143_524C
    #expect(TrainingResult(encoded: sealed([mark, 0, 0])) == TrainingResult(points: [], records: []))
    #expect(TrainingResult(encoded: sealed([mark + 1, 0, 0])) == nil)
    #expect(TrainingResult(encoded: sealed([mark, 1, 3.0.bitPattern, 0])) == TrainingResult(points: [3], records: []))
    for step in [Double.nan, .infinity, 1e300, 0.5] {
      #expect(TrainingResult(encoded: sealed([mark, 1, step.bitPattern, 0])) == nil, "\(step)")
    }
    for count in [1, 2, 1 << 40, .max, 1 << 63] as [UInt64] {
      #expect(TrainingResult(encoded: sealed([mark, count, 0])) == nil, "\(count) points")
      #expect(TrainingResult(encoded: sealed([mark, 0, count])) == nil, "\(count) records")
      #expect(TrainingResult(encoded: sealed([mark, 0, 1, 0, 0, 0, count])) == nil, "\(count) quantities")
    }
  }
}
