import Testing

@testable import LRInput

@Suite struct DiagnosticTests {
  private func sink() -> DiagnosticSink { DiagnosticSink(Source(name: "spec.json", text: "0123456789")) }

  @Test func messagesAreSortedByPlaceAndSaidOnce() {
    let sink = sink()
    sink.error(at: 5, "second")
    sink.warning(at: 3, "first")
    sink.error(at: 5, "third")
    sink.error(at: 5, "second")
    sink.error(at: -1, "flag")
    #expect(sink.sorted.map(\.message) == ["flag", "first", "second", "third"])
    #expect(sink.errorCount == 4)
  }

  @Test func warningsAreNoErrors() {
    let sink = sink()
    sink.warning(at: 0, "odd", hint: "look")
    #expect(!sink.hasErrors)
    #expect(sink.diagnostics == [Diagnostic(.warning, at: 0, "odd", hint: "look")])
    sink.error(at: 0, "odd", hint: "look")
    #expect(sink.hasErrors)
    #expect(sink.sorted.count == 2)
  }

  @Test func aFullSinkCountsOnly() {
    let sink = sink()
    for index in 0..<1005 {
      #expect(sink.isFull == (index >= 1000))
      sink.error(at: 0, "mistake \(index)")
    }
    #expect(sink.diagnostics.count == 1000)
    #expect(sink.omitted == 5)
    #expect(sink.errorCount == 1005)
    #expect(DiagnosticText.render(sink).hasSuffix("spec.json: 5 more messages are not shown\n"))
  }
}
