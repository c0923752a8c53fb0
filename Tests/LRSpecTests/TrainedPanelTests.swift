import LRPlotting
import LRSpec
import Testing

/// What panels of runs show where nothing converges.
@Suite("Panels of runs") struct TrainedPanelTests {
  @Test("where every rate diverges the axis shows all that were tried, in grey")
  func allDiverge() throws {
    let panel = try SpecReading(
      steps: 50, schedule: #"{ "type": "constant", "lr": 1 }"#,
      #"""
      "show": "sweep", "train": { "problem": { "type": "noisy_quadratic", "dimension": 10 },
        "sweep": { "from": 1e3, "to": 1e6 } }
      """#
    ).figure().panels[0]
    #expect(panel.x.lower == 1e3)
    #expect(panel.x.upper == 1e6)
    #expect(panel.ranges.first?.start == 1e3)
    #expect(panel.series.allSatisfy { $0.curve.isEmpty })
  }

  @Test("the floor of noise knows momentum, and is not drawn where there is none")
  func floor() throws {
    func floors(_ momentum: String) throws -> [FormulaCurve] {
      try SpecReading(
        steps: 2000, schedule: #"{ "type": "constant", "lr": 1 }"#,
        """
        "show": "sweep", "formulas": ["noise_floor"], "train": {
          "problem": { "type": "noisy_quadratic", "dimension": 3 }, "optimizer": { "type": "sgd", "momentum": \(momentum) },
          "sweep": { "from": 0.1, "to": 1 } }
        """
      ).figure().panels[0].formulas
    }
    let (plain, heavy) = (try floors("0")[0].curve.value(at: 0.1), try floors("0.9")[0].curve.value(at: 0.1))
    #expect(heavy > 9 * plain && heavy < 11 * plain)
    let none = try floors("1")[0].curve.value(at: 0.1)
    #expect(!none.isFinite)
  }

  @Test("a way through the plane ends where it diverges, and says so")
  func divergedPath() throws {
    let panel = try SpecReading(
      steps: 60, schedule: #"{ "type": "constant", "lr": 1e30 }"#,
      #"""
      "show": "plane", "train": { "problem": { "type": "quadratic", "curvatures": [1, 20], "start": [-4, 1] } }
      """#
    ).figure().panels[0]
    #expect(panel.series[0].label.plain.hasSuffix("(diverges)"))
    #expect(panel.series[0].curve.to == -4)
  }
}
