import LRSpec
import Testing

@Suite struct SummaryTests {
  private func texts(_ text: String) throws -> (name: String, summary: String) {
    let figure = try SpecReading(text).figure()
    return (figure.name, figure.summary)
  }

  @Test func oneSchedule() throws {
    let (name, summary) = try texts(
      #"{ "steps": 10000, "schedule": { "type": "cosine", "lr": 0.1, "min_lr": 0.001, "warmup": 1000 } }"#)
    #expect(name == "Learning rate over 10,000 steps: cosine")
    #expect(
      summary == "Line chart of the learning rate over 10,000 steps. "
        + "cosine: starts at 10⁻⁴, peak 0.1 at step 999, final ≈0.001, reaches 0.001 at step 10,000; warmup to step 1,000, decay to step 10,000."
    )
  }

  @Test func aTitleIsTheNameAndTheSubtitleComesFirst() throws {
    let (name, summary) = try texts(
      #"""
      { "title": "A title", "subtitle": "One line", "steps": 100, "y": "log",
        "schedule": { "type": "constant", "lr": 0.5 } }
      """#)
    #expect(name == "A title")
    #expect(
      summary == "One line. Line chart of the learning rate over 100 steps, logarithmic axis. "
        + "constant: starts and ends at 0.5.")
    let question = try texts(
      #"{ "title": "A", "subtitle": "Why?", "steps": 9, "schedule": { "type": "constant", "lr": 1 } }"#)
    #expect(question.summary.hasPrefix("Why? Line chart"))
  }

  @Test func severalSchedulesAreRankedByTheirEnds() throws {
    let (name, summary) = try texts(
      #"""
      { "steps": 100, "curves": [
        { "label": "down", "schedule": { "type": "linear", "lr": 1, "min_lr": 0.25 } },
        { "label": "flat", "schedule": { "type": "constant", "lr": 0.5 } },
        { "label": "steps", "schedule": { "type": "step", "lr": 1, "every": 60, "gamma": 0.25 } } ] }
      """#)
    #expect(name == "Learning rate over 100 steps: down, flat, steps")
    #expect(
      summary == "Line chart of the learning rate of 3 schedules over 100 steps. "
        + "down: starts at 1, peak 1 at step 0, final 0.2575, reaches 0.25 at step 100. flat: starts and ends at 0.5. "
        + "steps: starts at 1, peak 1 at step 0, final 0.25. "
        + "At the end, from high to low: flat 0.5, down 0.2575, steps 0.25. "
        + "down is below flat from step 67 on. steps is below down from step 60 on. steps is below flat from step 60 on."
    )
  }

  @Test func manyNamesAreCounted() throws {
    let curves = (1...6).map { #"{ "label": "c\#($0)", "schedule": { "type": "constant", "lr": \#($0) } }"# }
    let (name, _) = try texts(#"{ "steps": 9, "curves": [\#(curves.joined(separator: ","))] }"#)
    #expect(name == "Learning rate over 9 steps: c1, c2, c3, c4 and 2 more")
  }

  @Test func manyPhasesAreCounted() throws {
    let (_, summary) = try texts(
      #"{ "steps": 100, "schedule": { "type": "cosine_restarts", "lr": 1, "first": 10 } }"#)
    #expect(
      summary.hasSuffix(
        "final ≈0.02447; cycle 1 to step 10, cycle 2 to step 20, cycle 3 to step 30, cycle 4 to step 40, cycle 5 to step 50, "
          + "cycle 6 to step 60, and 4 phases more."))
  }

  @Test func panelsAreCounted() throws {
    let (_, summary) = try texts(
      #"""
      { "steps": 9, "schedule": { "type": "constant", "lr": 1 }, "panels": [{ "title": "a" }, { "title": "b" }] }
      """#)
    #expect(
      summary.hasPrefix("Line chart of the learning rate in 2 panels over 9 steps. The panels: “a”; “b”. constant: "))
  }

  @Test func aDescriptionOfTheSpecReplacesIt() throws {
    let (_, summary) = try texts(
      #"{ "description": "Just flat.", "steps": 9, "schedule": { "type": "constant", "lr": 1 } }"#)
    #expect(summary == "Just flat.")
  }
}
