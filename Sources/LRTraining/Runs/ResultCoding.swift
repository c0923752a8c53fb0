extension TrainingResult {
  /// `LRC1`, so that a file of another kind or version is told from a result.
  private static let mark: UInt64 = 0x3143_524C

  /// The result as bytes: words of 64 bits, little-endian, closed by a digest of all before.
  public var encoded: [UInt8] {
    var words: [UInt64] = [Self.mark]
    func put(_ count: Int) { words.append(UInt64(bitPattern: Int64(count))) }
    func put(_ numbers: [Double]) {
      put(numbers.count)
      for number in numbers { words.append(number.bitPattern) }
    }
    put(points.map(Double.init))
    put(records.count)
    for record in records {
      switch record.outcome {
      case .finished: put(-1)
      case .diverged(let step): put(step)
      }
      words.append(record.score.bitPattern)
      put(record.events)
      put(record.series.count)
      for index in record.series.indices {
        put(record.series[index])
        put(record.low[index])
        put(record.high[index])
      }
    }
    let check = Self.check(words)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 * (words.count + check.count))
    for word in words + check {
      for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
    }
    return bytes
  }

  /// A result from its bytes; nil if they are damaged, cut off, or something else.
  public init?(encoded bytes: [UInt8]) {
    guard bytes.count % 8 == 0, bytes.count >= 40 else { return nil }
    var words: [UInt64] = []
    words.reserveCapacity(bytes.count / 8)
    for start in stride(from: 0, to: bytes.count, by: 8) {
      words.append(bytes[start..<(start + 8)].reversed().reduce(0) { $0 << 8 | UInt64($1) })
    }
    let check = Array(words.suffix(2))
    words.removeLast(2)
    guard words.first == Self.mark, check == Self.check(words) else { return nil }
    var reader = WordReader(words: words, next: 1)
    guard let points = reader.numbers(), let count = reader.count() else { return nil }
    var records: [RunRecord] = []
    for _ in 0..<count {
      guard let step = reader.integer(), let score = reader.number(), let events = reader.numbers(),
        let quantities = reader.count()
      else { return nil }
      var record = RunRecord(
        outcome: step < 0 ? .finished : .diverged(step: step), score: score, series: [], low: [], high: [],
        events: events)
      for _ in 0..<quantities {
        guard let series = reader.numbers(), let low = reader.numbers(), let high = reader.numbers() else { return nil }
        record.series.append(series)
        record.low.append(low)
        record.high.append(high)
      }
      records.append(record)
    }
    let steps = points.compactMap { Int(exactly: $0) }
    guard reader.next == words.count, steps.count == points.count else { return nil }
    self.init(points: steps, records: records)
  }

  private static func check(_ words: [UInt64]) -> [UInt64] {
    var digest = Digest()
    for word in words { digest.add(word) }
    return digest.words
  }
}

/// Takes words one after the other, never past the end.
private struct WordReader {
  let words: [UInt64]
  var next: Int

  mutating func word() -> UInt64? {
    guard next < words.count else { return nil }
    next += 1
    return words[next - 1]
  }

  mutating func integer() -> Int? { word().map { Int(Int64(bitPattern: $0)) } }

  mutating func number() -> Double? { word().map { Double(bitPattern: $0) } }

  /// How many things follow; each takes at least a word.
  mutating func count() -> Int? {
    guard let count = integer(), count >= 0, count <= words.count - next else { return nil }
    return count
  }

  mutating func numbers() -> [Double]? {
    guard let count = count() else { return nil }
    next += count
    return words[(next - count)..<next].map { Double(bitPattern: $0) }
  }
}
