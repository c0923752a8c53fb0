import LRResults
import LRSpec
import Testing

@Suite struct ValueTableTests {
  private static let spec = #"""
    { "steps": 3, "curves": [{ "label": "a,\"b\"", "schedule": { "type": "table", "values": [1e-5, 0.1, 1e22] } },
      { "schedule": { "type": "constant", "lr": 2 } }] }
    """#

  private func table(_ text: String, _ format: ValueTable.Format) throws -> String {
    var bytes: [UInt8] = []
    let (spec, results) = try SpecReading(text).trained()
    spec.values(results).write(format) { chunk in
      bytes += chunk
      return true
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func csv() throws {
    #expect(
      try table(Self.spec, .csv)
        == "step,\"a,\"\"b\"\"\",constant\n0,1e-05,2.0\n1,0.1,2.0\n2,1e+22,2.0\n")
  }

  @Test func json() throws {
    let text = try table(Self.spec, .json)
    #expect(
      text.filter { $0 != "\n" } == #"{"curves":[{"label":"a,\"b\"","values":[1e-05,0.1,1e+22]},"#
        + #"{"label":"constant","values":[2.0,2.0,2.0]}]}"#)
    #expect(text.hasSuffix("}\n"))
  }

  @Test(arguments: ValueTable.Format.allCases)
  func comesInChunksAndStopsWhenNobodyTakesThem(format: ValueTable.Format) throws {
    let (spec, results) = try SpecReading(steps: 1_000_000_000, schedule: #"{ "type": "cosine", "lr": 0.1 }"#)
      .trained()
    var sizes: [Int] = []
    spec.values(results).write(format) { chunk in
      sizes.append(chunk.count)
      return sizes.count < 3
    }
    #expect(sizes.count == 3)
    #expect(sizes.allSatisfy { (1 << 16..<1 << 17).contains($0) })
  }
}
