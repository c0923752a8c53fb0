import Testing

@testable import LRSpec

/// The words for rates that go to and fro, and for cycles that a run cuts off.
@Suite("Words for the course of rates") struct CourseWordsTests {
  private func reading(_ schedule: String, _ steps: Int) -> SpecReading {
    SpecReading("{ \"steps\": \(steps), \"label\": \"a\", \"schedule\": \(schedule) }")
  }

  @Test(
    "described",
    arguments: [
      (
        #"{"dialect": "torch", "name": "CosineAnnealingLR", "lr": 0.0003, "args": {"T_max": 100}}"#, 1000,
        "a: starts at 3×10⁻⁴, peak 3×10⁻⁴ at step 0, lowest 0 at step 100, final ≈2.999×10⁻⁴, reaches 3×10⁻⁴ at step 1,000; 5 waves."
      ),
      (
        #"{"type": "table", "values": [0.2, 0.1, 0.1, 0.2, 0.05, 0.05, 0.2]}"#, 100,
        "a: starts and ends at 0.2, lowest 0.05 at step 4."
      ),
      (
        #"{"type": "cosine_restarts", "lr": 0.1, "first": 50}"#, 100,
        "; cycle 1 to step 50, cycle 2 to step 100."
      ),
      (
        #"{"type": "noise", "std": 0.1, "schedule": {"type": "piecewise", "points": [[0, 0.001], [30, 0.002], [100, 1e-5]]}}"#,
        100, "; on the whole rise to step 30, decay to step 100."
      ),
      (
        #"{"dialect": "torch", "name": "OneCycleLR", "args": {"max_lr": 0.1, "total_steps": 100}}"#, 100,
        "; rise to step 29, decay to step 100."
      ),
    ])
  func described(_ schedule: String, steps: Int, words: String) throws {
    let summary = try reading(schedule, steps).figure().summary
    #expect(summary.contains(words), "\(summary)")
  }

  @Test(
    "explained",
    arguments: [
      (
        #"{"type": "table", "values": [0.2, 0.1, 0.1, 0.2, 0.05, 0.05, 0.2]}"#,
        "Over 100 steps the rate goes to and fro between 0.05 and 0.2, from 0.2 to 0.2."
      ),
      (
        #"{"type": "expression", "formula": "0.1 * (t % 10 + 1) / 10"}"#,
        "the rate goes to and fro between 0.01 and 0.1, from 0.01 to 0.1."
      ),
      (#"{"type": "table", "values": [0.2, 0.1]}"#, "the rate goes from 0.2 to 0.1."),
      (
        #"{"type": "expression", "formula": "0.1 * (t % 10 + 1) / 10", "warmup": 10}"#,
        "Over 100 steps the rate warms up from 0.001 to 0.01 in 10 steps, then goes to and fro from 0.01 to 0.1 at the end."
      ),
      (
        #"{"type": "cyclic", "lr": 0.1, "min_lr": 0.001, "up": 120}"#,
        "Over 100 steps the rate rises from 0.001 to ≈0.08268 at the end, and reaches 0.0835 at step 100, inside of its first cycle, "
          + "which is down at step 240."
      ),
      (
        #"{"type": "cosine_restarts", "lr": 0.1, "first": 200}"#,
        "Over 100 steps the rate goes from 0.1 to ≈0.05079 at the end, and reaches 0.05 at step 100, inside of its first cycle, "
          + "which is down at step 200."
      ),
      (
        #"{"type": "product", "parts": [{"type": "cosine", "lr": 0.1, "steps": 50}, {"type": "multistep", "lr": 1, "milestones": [20, 30]}]}"#,
        "falls from 0.1 to 0 at step 50, then holds 0 to the end."
      ),
      (
        #"{"type": "noise", "std": 0.1, "schedule": {"type": "cosine", "lr": 0.1}}"#,
        "the rate falls on the whole from "
      ),
    ])
  func explained(_ schedule: String, words: String) throws {
    let text = Explanation(try reading(schedule, 100).good()).written(as: .text)
    let sentence = text.split(separator: "\n\n")[0].split(separator: "\n").map { $0.drop { $0 == " " } }.joined(
      separator: " ")
    #expect(sentence.contains(words), "\(sentence)")
  }

  @Test(
    "No end is reached behind a jump of a formula or of noise",
    arguments: [
      #"{"type": "expression", "formula": "0.1 * (t % 10 + 1) / 10"}"#,
      #"{"type": "noise", "std": 0.1, "schedule": {"type": "constant", "lr": 0.1}}"#,
    ])
  func jumps(_ schedule: String) throws {
    let summary = try reading(schedule, 100).figure().summary
    #expect(!summary.contains("reaches"), "\(summary)")
  }

  @Test("Trainings that differ are told with the panels that show them")
  func trainings() throws {
    let problem = #""problem": {"type": "quadratic", "curvatures": [1], "start": [1], "noise": 1}"#
    let summary = try SpecReading(
      """
      {"steps": 10, "schedule": {"type": "constant", "lr": 0.1}, "panels": [
        {"title": "Many", "show": "loss", "train": {"runs": 8, \(problem)}},
        {"show": "loss", "train": {"runs": 4, \(problem)}}]}
      """
    ).figure().summary
    let told = "Trained in “Many”: quadratic with sgd, 8 runs a curve. Trained in panel 2: "
    #expect(summary.contains(told), "\(summary)")
  }

  @Test("Rates that were searched for are told as such")
  func searched() throws {
    let summary = try SpecReading(
      """
      { "steps": 20, "show": "lr", "schedule": { "type": "constant", "lr": 1 }, "train": {
          "problem": { "type": "noisy_quadratic", "dimension": 5 }, "tune": { "from": 0.1, "to": 1 },
          "shape": { "iterations": 5 } } }
      """
    ).figure().summary
    #expect(summary.contains(", its rates searched for."), "\(summary)")
  }
}
