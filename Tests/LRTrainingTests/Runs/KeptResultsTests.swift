import Testing

@testable import LRTraining

@Suite("Results that are kept as a table") struct KeptResultsTests {
  private let result = TrainingResult(
    points: [],
    records: [
      RunRecord(outcome: .finished, score: 0.1 + 0.2, series: [], low: [], high: [], events: [7]),
      RunRecord(outcome: .diverged(step: 3), score: .infinity, series: [], low: [], high: [], events: [.infinity]),
    ])

  @Test("what is written reads back as it was, to the last bit")
  func roundTrip() throws {
    let kept = KeptResults()
    #expect(kept.store().save("b", result.encoded))
    #expect(kept.store().save("a", TrainingResult(points: [], records: [result.records[1]]).encoded))
    let text = kept.text
    #expect(text.hasPrefix("cell,run,score,diverged,target\na,0,inf,3,inf\nb,0,0.30000000000000004,,7.0\n"))
    let read = try #require(KeptResults(text))
    #expect(read.text == text)
    #expect(read.store().load("b").flatMap { TrainingResult(encoded: $0) } == result)
    #expect(read.sample == "a")
  }

  @Test("what nobody asks for is left over, what is not there is missing, and other numbers do not agree")
  func belonging() throws {
    let kept = try #require(KeptResults("cell,run,score,diverged,target\na,0,1.0,,\nb,0,2.0,,\n"))
    #expect(kept.store().load("a") != nil)
    #expect(kept.hasLeftOver)
    #expect(kept.store().load("c") == nil)
    #expect(kept.store(without: "b").load("b") == nil)
    #expect(!kept.hasLeftOver)
    #expect(kept.agrees)
    let other = RunRecord(outcome: .finished, score: 3, series: [], low: [], high: [], events: [])
    _ = kept.store().save("b", TrainingResult(points: [], records: [other]).encoded)
    #expect(!kept.agrees)
  }

  @Test(
    "other texts are no tables",
    arguments: ["", "a,b\n", "cell,run,score,diverged,target\n", "cell,run,score,diverged,target\na,1,2,,\n"])
  func refusals(_ text: String) { #expect(KeptResults(text) == nil) }
}
