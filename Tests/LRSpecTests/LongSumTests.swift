import Testing

@testable import LRPlotting

@Suite("Sums of very many steps") struct LongSumTests {
  @Test(
    "are drawn from few samples, with their own ends",
    arguments: [("partial_sum", 0.5), ("partial_sum_of_squares", 0.25)])
  func few(_ show: String, each: Double) throws {
    let steps = 1 << 20
    let reading = SpecReading(
      steps: steps, schedule: #"{ "type": "constant", "lr": 0.5 }"#, "\"show\": \"\(show)\"")
    let curve = try reading.figure().panels[0].series[0].curve
    #expect(curve.sampleCount < steps / 3)
    #expect(curve.value(at: 0) == 0 && curve.value(at: Double(steps)) == Double(steps) * each)
  }
}
