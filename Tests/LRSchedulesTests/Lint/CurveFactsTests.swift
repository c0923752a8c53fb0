import Testing

@testable import LRSchedules

@Suite("Peak and ends of a curve")
struct CurveFactsTests {
  @Test(
    "By hand",
    arguments: [
      (#"{"type": "constant", "lr": 0.1}"#, 0.1, 0, 0.1, 0.1),
      (#"{"type": "cosine", "lr": 0.1, "min_lr": 0.001, "warmup": 50}"#, 0.1, 49, 0.002, 0.001),
      (#"{"type": "linear", "from": 0.01, "to": 0.1}"#, 0.09991, 999, 0.01, 0.1),
      (#"{"type": "step", "lr": 0.1, "every": 250}"#, 0.1, 0, 0.1, 0.0001),
      (#"{"type": "multistep", "lr": 0.1, "milestones": [1000]}"#, 0.1, 0, 0.1, 0.1),
      (#"{"type": "one_cycle", "lr": 0.1}"#, 0.1, 300, 0.004, 0.0000004),
      (#"{"type": "cosine_restarts", "lr": 0.1, "first": 250}"#, 0.1, 0, 0.1, 3.947789809194413e-06),
      (#"{"type": "piecewise", "points": [[0, 0.1], [333.5, 0.3], [1000, 0]]}"#, 0.3 * 666 / 666.5, 334, 0.1, 0),
    ])
  func byHand(_ json: String, peak: Double, step: Int, first: Double, end: Double) throws {
    let facts = CurveFacts(try schedule(json), steps: 1000)
    #expect(abs(facts.peak.value - peak) < 1e-15)
    #expect(facts.peakStep == step)
    #expect(abs(facts.first.value - first) < 1e-15)
    #expect(facts.last.value == (try schedule(json)).rate(at: 999))
    #expect(abs((facts.end?.rate ?? facts.last.value) - end) < 1e-15)
    #expect(facts.end == nil || facts.end?.step == 1000)
  }
}
