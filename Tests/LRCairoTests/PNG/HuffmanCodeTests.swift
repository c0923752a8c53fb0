import Testing

@testable import LRCairo

@Suite struct HuffmanCodeTests {
  private static let fibonacci: [UInt32] = (0..<30).reduce(into: [1, 1]) { list, _ in
    list.append(list[list.count - 1] + list[list.count - 2])
  }

  @Test(
    "a code is complete and within its limit (Kraft's sum is exactly 1)",
    arguments: [
      [1, 1], [5, 0, 0, 3], [0, 0, 0, 9], [0, 0, 0], Array(1...286), fibonacci, Array(repeating: 7, count: 19),
    ],
    [7, 15])
  func complete(frequencies: [UInt32], limit: Int) {
    if frequencies.count > 1 << limit { return }
    let code = HuffmanCode(frequencies: frequencies, limit: limit)
    #expect(code.lengths.allSatisfy { $0 <= limit })
    #expect(code.lengths.reduce(0) { $1 > 0 ? $0 + 1 << (16 - Int($1)) : $0 } == 1 << 16)
    for (frequency, length) in zip(frequencies, code.lengths) where frequency > 0 { #expect(length > 0) }
  }

  @Test("no code is the beginning of another")
  func prefixFree() {
    let code = HuffmanCode(frequencies: Self.fibonacci, limit: 15)
    for (place, first) in code.words.enumerated() {
      for second in code.words[(place + 1)...] {
        let mask = UInt16((1 << min(first.length, second.length)) - 1)
        #expect(first.code & mask != second.code & mask)
      }
    }
  }

  @Test("frequent symbols have short codes")
  func lengths() {
    #expect(HuffmanCode(frequencies: [8, 4, 2, 1, 1], limit: 15).lengths == [1, 2, 3, 4, 4])
  }
}
