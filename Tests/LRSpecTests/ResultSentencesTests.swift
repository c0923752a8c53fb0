import LRSpec
import Testing

/// Descriptions of charts of runs, for those who do not see them.
@Suite("Descriptions of runs") struct ResultSentencesTests {
  private static let quadratic = #""problem": { "type": "quadratic", "curvatures": [1], "start": [1] }"#

  private func summary(_ text: String) throws -> String { try SpecReading(text).figure().summary }

  @Test("a panel has its title, its kind, its axes, and each curve its start, its extremes and its end")
  func lossesOfTwoCurves() throws {
    // x ← (1 − η)x: 0.5 halves, so the loss ½x² falls by four a step; 1.5 does the same with a change of sign.
    let summary = try summary(
      """
      { "steps": 3, "train": { \(Self.quadratic) }, "curves": [
          { "label": "half", "schedule": { "type": "constant", "lr": 0.5 } },
          { "label": "rising", "schedule": { "type": "piecewise", "points": [[0, 0], [2, 1]] } } ],
        "panels": [ { "title": "Losses", "show": "loss", "y": "log" } ] }
      """)
    #expect(
      summary
        == "Trained: quadratic with sgd. Losses: Line chart of the loss over 3 steps, logarithmic axis. "
        + "half: starts at 0.5, ends at ≈0.007812. rising: starts at 0.5, ends at 0. "
        + "At the end, from high to low: half, rising. rising is below half from step 3 on.")
  }

  @Test("a run that diverges says so, and the last number that it had")
  func divergingRun() throws {
    let summary = try summary(
      """
      { "steps": 40, "show": "loss", "train": { \(Self.quadratic), "diverged_above": 100 },
        "schedule": { "type": "constant", "lr": 3 } }
      """)
    #expect(summary.contains("; it diverges at step 4 (loss above 100)."))
  }

  @Test("a sweep says where it is lowest, with its cliff, and from where it diverges")
  func sweep() throws {
    let summary = try summary(
      """
      { "steps": 4, "show": "sweep", "train": { \(Self.quadratic), "diverged_above": 1,
          "sweep": { "rates": [0.1, 1, 1.5, 4, 8] } }, "schedule": { "type": "constant", "lr": 1 } }
      """)
    #expect(
      summary.contains("Chart of the final loss against the peak learning rate, from 0.1 to 8, rates logarithmic."))
    #expect(summary.contains("lowest 0 at 1, "))
    #expect(summary.contains("diverges from 4 on."))
  }

  @Test("shares are counts, and the description says where they pass one half")
  func shares() throws {
    let summary = try summary(
      """
      { "steps": 3, "show": "sweep_share", "train": { \(Self.quadratic), "target": { "below": 0.01 },
          "sweep": { "rates": [0.1, 0.9, 1, 1.9] } }, "schedule": { "type": "constant", "lr": 1 } }
      """)
    #expect(
      summary.contains(
        "Chart of the share of runs that reach the target (of 1 run, 95 % interval) against the peak learning rate"))
    #expect(
      summary.contains(
        "constant: 0 of 1 at 0.1, half or more from 0.9 on, fewer than half from 1.9 on, most 1 of 1 at 0.9, "
          + "0 of 1 at 1.9.")
    )
  }

  @Test("bars are told with their order, tuned ones with their rates")
  func bars() throws {
    let summary = try summary(
      """
      { "steps": 3, "show": "final", "train": { \(Self.quadratic), "tune": { "from": 0.1, "to": 1, "per_decade": 1,
          "refine": 0 } }, "curves": [
          { "label": "low", "schedule": { "type": "constant", "lr": 1 } },
          { "label": "high", "schedule": { "type": "linear", "lr": 1 } } ] }
      """)
    #expect(summary.contains("Bars of the final loss."))
    #expect(summary.contains("low: 0 at a tuned peak rate of 1 (edge)."))
    #expect(summary.hasSuffix("All are equal."))
  }

  @Test("a way through the plane says where it ends, and how often it turns")
  func plane() throws {
    let summary = try summary(
      #"""
      { "steps": 6, "show": "plane", "schedule": { "type": "constant", "lr": 0.19 }, "train": {
          "problem": { "type": "quadratic", "curvatures": [1, 10], "start": [-4, 1] } } }
      """#)
    #expect(summary.contains("Ways through the plane over lines of equal loss: first coordinate across"))
    #expect(summary.contains("constant: from (−4, 1) to "))
    #expect(summary.contains(" in 6 steps, turning back 5 times in the second coordinate."))
  }
}
