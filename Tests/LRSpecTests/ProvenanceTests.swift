import LRInput
import LRSpec
import Testing

@Suite struct ProvenanceTests {
  private func digest(_ text: String) throws -> String {
    Provenance.origin(of: CanonicalJSON.text(try #require(SpecReading(text).node))).digest
  }

  private let base = #"{ "steps": 10, "schedule": { "type": "cosine", "lr": 0.1 } }"#

  @Test func sameUnderWhiteSpaceAndSpellingOfNumbers() throws {
    let same = "{\"steps\":1e1,\n\t\"schedule\":{\"type\":\"c\\u006fsine\",\"lr\":1E-1}}"
    #expect(try digest(base) == digest(same))
  }

  @Test(arguments: [
    #"{ "steps": 11, "schedule": { "type": "cosine", "lr": 0.1 } }"#,
    #"{ "steps": 10, "schedule": { "type": "cosine", "lr": 0.1000000000000001 } }"#,
    #"{ "steps": 10, "schedule": { "type": "cosine", "lr": 0.1 }, "theme": "dark" }"#,
    #"{ "steps": 10, "schedule": { "type": "cosine", "lr": 0.1 }, "text": "live" }"#,
    #"{ "schedule": { "type": "cosine", "lr": 0.1 }, "steps": 10 }"#,
  ])
  func otherWithEveryDifference(text: String) throws {
    #expect(try digest(text) != digest(base))
  }

  @Test func isThirtyTwoHexadecimalDigits() throws {
    let digest = try digest(base)
    #expect(digest.count == 32)
    #expect(digest.allSatisfy { "0123456789abcdef".contains($0) })
  }

  /// Ten digits begin the ids of a figure: near specs must not share them.
  @Test func tenDigitsKeepTenThousandFiguresApart() throws {
    let starts = try (1...10_000).map { index -> Substring in
      try digest(#"{ "steps": \#(index), "schedule": { "type": "cosine", "lr": 0.1 } }"#).prefix(10)
    }
    #expect(Set(starts).count == 10_000)
  }

  @Test func aFlagIsPartOfTheSpec() throws {
    let node = try #require(SpecReading(base).node)
    let origin = Provenance.origin(
      of: CanonicalJSON.text(node.setting("theme", to: .string("dark"), offset: -1)))
    #expect(origin.spec == #"{"steps":10,"schedule":{"type":"cosine","lr":0.1},"theme":"dark"}"#)
    #expect(origin.digest != Provenance.origin(of: CanonicalJSON.text(node)).digest)
    #expect(origin.generator == "lrplot \(Provenance.version)")
  }

  @Test func aLongSpecIsNotCarried() throws {
    let values = Array(repeating: "0.125", count: 4000).joined(separator: ",")
    let node = try #require(
      SpecReading(#"{ "steps": 9, "schedule": { "type": "table", "values": [\#(values)] } }"#).node)
    let origin = Provenance.origin(of: CanonicalJSON.text(node))
    #expect(origin.spec == nil)
    #expect(origin.digest.count == 32)
  }
}
