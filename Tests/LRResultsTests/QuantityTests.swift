import LRInput
import Testing

@testable import LRResults

/// What holds of every quantity, whoever adds one.
@Suite("Quantities") struct QuantityTests {
  @Test func namesAreThoseOfTheCatalogue() {
    #expect(Quantity.catalog.all.map(\.name) == Quantity.catalog.names)
    #expect(Set(Quantity.catalog.names).count == Quantity.catalog.names.count)
    for quantity in Quantity.catalog.all {
      for other in quantity.otherNames {
        #expect(Quantity.named(other) == nil, "\(other) is a name of ours")
        #expect(Quantity.catalog.hint(for: other).contains("`\(quantity.name)`"), "\(other)")
      }
      if let short = quantity.shortName { #expect(Quantity.named(short) == quantity) }
    }
  }

  @Test(arguments: Quantity.catalog.names)
  func saysWhatItIs(name: String) throws {
    let quantity = try #require(Quantity.named(name))
    #expect(!quantity.summary.isEmpty && quantity.summary.hasSuffix("."))
    #expect(!quantity.words.isEmpty && !quantity.words.contains("$") && !quantity.words.contains("_"))
    #expect(!quantity.title(nil).isEmpty)
    // Steps stand before the numbers; all others say what they print.
    #expect((quantity.form == .steps) == quantity.columns.isEmpty)
    #expect((quantity.runs == .none || quantity.name == "tuned_lr") || quantity.needs.contains(.training))
  }

  @Test(arguments: Quantity.catalog.names)
  func needsWhatItSays(name: String) throws {
    let quantity = try #require(Quantity.named(name))
    let refusal = quantity.refusal(under: nil)
    #expect((refusal != nil) == quantity.needs.contains(.training))
    if let refusal { #expect(refusal.message.contains("`\(name)`")) }
  }
}
