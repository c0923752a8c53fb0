import LRReference
import LRSchedules
import Testing

@Suite struct ListingTests {
  @Test func theShortListHasEverySchedule() throws {
    let text = try #require(Listing.text())
    for entry in ScheduleEntry.catalog.all {
      #expect(text.contains("\n\(entry.name)\n    \(entry.summary)\n    \(entry.formula)\n    keys: "))
    }
  }

  @Test func oneScheduleWithAllThatIsKnown() throws {
    let text = try #require(Listing.text("step"))
    #expect(text.hasPrefix("step\n  "))
    #expect(text.contains("\n  lr         The peak rate. (rate; 0 or between 1e-100 and 1e100; no default)\n"))
    #expect(text.contains("\n  gamma      The factor of every drop. (number; between 0 and 1; default 0.1)\n"))
    #expect(
      text.contains("\n  every      The steps from one drop to the next. (steps; between 1 and 1e9; no default)\n"))
    #expect(text.contains("\nexample\n  {\"type\": \"step\""))
  }

  @Test func anUnknownNameHasNone() {
    #expect(Listing.text("steps!") == nil)
    #expect(Listing.hint(for: "steq") == "did you mean `step`?")
  }
}
