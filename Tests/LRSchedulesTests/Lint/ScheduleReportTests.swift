import Testing

@testable import LRLint
@testable import LRSchedules

@Suite("Reports")
struct ScheduleReportTests {
  @Test("A trapezoid by hand")
  func trapezoid() throws {
    let json = #"{"type": "wsd", "lr": 0.2, "warmup": 10, "decay": 20}"#
    let report = ScheduleReport(try read(json, run: 100), steps: 100)
    #expect(report.phases.map(\.kind) == [.warmup, .hold, .decay])
    #expect(report.phases.map(\.start) == [0, 10, 80])
    #expect(report.peak == (0.2, 9))
    #expect(abs(report.first - 0.02) < 1e-16)
    #expect(abs(report.last - 0.01) < 1e-16)
    #expect(report.end == RunCurve.End(step: 100, rate: 0))
    #expect(report.minimum.step == 99)
    // Warmup 0.2·(1 + … + 10)/10, hold 70·0.2, decay 0.2·(20 + … + 1)/20.
    #expect(abs(report.sum.value - (1.1 + 14 + 2.1)) < 1e-13)
    #expect(report.sum.error == 0)
    #expect(abs(report.mean - 0.172) < 1e-15)
    #expect(abs(report.sumOfSquares.value - 0.04 * (3.85 + 70 + 7.175)) < 1e-13)
    #expect(report.runPhases.map(\.start) == [report.first, 0.2, 0.2])
    #expect(report.runPhases.map(\.end) == [0.2, 0.2, report.last])
    #expect(report.findings == [])
  }

  @Test("Phases end with the run, and stairs are known as stairs")
  func stairs() throws {
    let report = ScheduleReport(try read(#"{"type": "step", "lr": 0.1, "every": 300}"#), steps: 1000)
    #expect(report.phases.last?.end == 1000)
    #expect(report.runPhases.map(\.isStairs) == [true])
    let smooth = ScheduleReport(try read(#"{"type": "cosine", "lr": 0.1}"#), steps: 1000)
    #expect(smooth.runPhases.map(\.isStairs) == [false])
  }

  @Test("A run of one step")
  func oneStep() throws {
    let report = ScheduleReport(try read(#"{"type": "cosine", "lr": 0.1}"#, run: 1), steps: 1)
    #expect(report.sum.value == 0.1)
    #expect(report.last == 0.1)
    #expect(report.findings == [])
  }

  @Test(
    "Rates are written short",
    arguments: [
      (0, "0"), (0.1, "0.1"), (1, "1"), (0.97552825, "≈0.9755"), (0.0000125, "1.25×10⁻⁵"), (123.456, "≈123.5"),
      (-0.001428, "\u{2212}0.001428"), (-0.0000125, "\u{2212}1.25×10⁻⁵"), (99999, "99,999"), (2e6, "2,000,000"),
      (0.99999, "≈1"), (1e-100, "10⁻¹⁰⁰"), (12, "12"), (1200, "1,200"),
    ])
  func shortRates(_ rate: Double, text: String) { #expect(RateText.short(rate) == text) }
}
