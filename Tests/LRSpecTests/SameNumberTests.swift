import LRInput
import LRLint
import LRResults
import LRSchedules
import Testing

@testable import LRSpec

/// Numbers that two places once made, each in its own way.
@Suite("What two places tell is one number")
struct SameNumberTests {
  private static func last(_ quantity: String, train: String) throws -> ResultRow {
    let spec = """
      {"steps": 10, "show": "\(quantity)", "schedule": {"type": "constant", "lr": 0.1}, "train": {
        "problem": {"type": "quadratic", "curvatures": [1, 10], "centre": [0, 0], "start": [-4, 1]}\(train)}}
      """
    let (chart, results) = try SpecReading(spec).trained()
    let panel = try #require(chart.panels[0].results)
    return try #require(Array(results.table(panel.quantity, of: panel.entries[0].plan)).last)
  }

  @Test(
    "a way through the plane is that of its run, whatever acts on it",
    arguments: [
      "", #", "longest_step": 0.5"#, #", "wipe_at": [2], "optimizer": {"type": "adam"}"#,
      #", "warm_state": 20, "optimizer": {"type": "adam"}"#,
    ])
  func plane(_ train: String) throws {
    #expect(try Self.last("plane", train: train).x == Self.last("coordinate", train: train).value)
  }

  @Test("of several runs the plane shows one, and says so")
  func oneOfSeveral() throws {
    let figure = try SpecReading(
      """
      {"steps": 10, "show": "plane", "schedule": {"type": "constant", "lr": 0.1}, "train": {"runs": 4,
        "problem": {"type": "quadratic", "curvatures": [1, 10], "start": [-4, 1], "noise": 1}}}
      """
    ).figure()
    #expect(figure.panels[0].x.title?.plain == "first coordinate, run 1 of 4")
    #expect(figure.summary.contains("run 1 of 4 from (−4, 1)"))
  }

  @Test("the sum of the rates is the same in a table and in words", arguments: [1000, 100_000])
  func sums(steps: Int) throws {
    for schedule in [#"{"type": "constant", "lr": 0.1}"#, #"{"type": "cosine", "lr": 0.1}"#] {
      let (chart, results) = try SpecReading(
        #"{"steps": \#(steps), "show": "partial_sum", "schedule": \#(schedule)}"#
      ).trained()
      let panel = try #require(chart.panels[0].results)
      let table = results.table(panel.quantity, of: panel.entries[0].plan)
      let read = try #require(chart.curves[0].schedule)
      let told = ScheduleReport(read, steps: steps).sum.value
      let drawn = try #require(table.lastNumber).value
      #expect(abs(drawn - told) <= 2 * told.ulp, "\(schedule)")
    }
  }

  @Test("of runs that are not there in time, those that diverged are told apart")
  func notReached() throws {
    let spec = try SpecReading(
      """
      {"steps": 60, "show": "steps_to_target", "train": {"runs": 8, "diverged_above": 1e4, "seed": 3,
         "problem": {"type": "quadratic", "curvatures": [1], "start": [1], "noise": 1},
         "target": {"quantity": "loss", "below": 0.2}},
       "curves": [{"label": "hot", "schedule": {"type": "constant", "lr": 2.1}},
                  {"label": "dead", "schedule": {"type": "constant", "lr": 4}}]}
      """
    ).figure()
    #expect(spec.summary.contains("hot: not reached (3 of 8 runs)"), "\(spec.summary)")
    #expect(spec.summary.contains("dead: not reached (5 of 8 runs)"))
  }

  @Test("a curve without a number any more is equal to none, and has no place at the end")
  func lost() throws {
    let figure = try SpecReading(
      """
      {"steps": 40, "show": "coordinate", "train": {"runs": 4, "diverged_above": 100,
         "problem": {"type": "quadratic", "curvatures": [1], "start": [0], "noise": 1}},
       "curves": [{"label": "dead", "schedule": {"type": "constant", "lr": 4}},
                  {"label": "ok", "schedule": {"type": "constant", "lr": 0.5}}]}
      """
    ).figure()
    #expect(!figure.summary.contains("equal to it behind"), "\(figure.summary)")
    #expect(!figure.summary.contains("At the end"))
  }

  @Test("losses that are small are told apart as large ones are")
  func small() throws {
    let figure = try SpecReading(
      """
      {"steps": 200, "show": "loss", "y": "log",
       "train": {"problem": {"type": "quadratic", "curvatures": [1], "start": [1]}}, "curves": [
         {"label": "a", "schedule": {"type": "expression", "formula": "5.5 / (t + 1)"}},
         {"label": "b", "schedule": {"type": "expression", "formula": "10.5 / (t + 1)"}}]}
      """
    ).figure()
    #expect(figure.summary.contains("b is below a from step 16 on."), "\(figure.summary)")
  }

  @Test("each side of a comparison has the end of its own run")
  func comparedEnds() throws {
    let comparison = try Comparison(
      ExplanationTests.spec(#"{"steps": 100, "schedule": {"type": "cosine", "lr": 0.1}}"#),
      ExplanationTests.spec(#"{"steps": 50, "schedule": {"type": "cosine", "lr": 0.1}}"#), names: ("a", "b"))
    let text = comparison.written(as: .text)
    #expect(text.contains("a                   peak 0.1 at step 0, final ≈2.467×10⁻⁵"), "\(text)")
    #expect(text.contains("b                   peak 0.1 at step 0, final ≈9.866×10⁻⁵"))
  }
}
