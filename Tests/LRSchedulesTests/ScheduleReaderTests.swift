import LRInput
import Testing

@testable import LRSchedules

struct ScheduleReaderTests {
  @Test(arguments: [
    ("3", "1: a schedule must be an object, not a number"), ("{}", "1: `type` is missing from a schedule"),
    (#"{"type": 5}"#, "10: `type` must be a string, not a number"),
    (#"{"type": "cosin", "lr": 0.1}"#, "10: unknown schedule `cosin` | did you mean `cosine`?"),
    (
      #"{"type": "cosine", "lr": 0.1, "minlr": 0}"#,
      "31: unknown key `minlr` in a cosine schedule | did you mean `min_lr`?"
    ),
    (
      #"{"type": "cosine", "lr": 0.1, "T_max": 9}"#,
      "31: unknown key `T_max` in a cosine schedule | did you mean `steps`?"
    ),
    (#"{"type": "exponential", "lr": 0.1, "gamma": 0.9, "alfa": 9}"#, "50: unknown key `alfa` in an exponential"),
    (#"{"type": "cosine", "lr": 0.1, "steps": 0}"#, "40: `steps` must be between 1 and 1e9"),
  ])
  func mistakesHavePlaceAndHint(json: String, start: String) {
    let said = mistakes(json)
    #expect(said.count == 1 && said[0].hasPrefix(start), "\(said)")
  }

  @Test func aHintNeverNamesAKeyThatTheTypeHasNot() {
    // `step_size` is `every` elsewhere, but a cosine has none.
    let said = mistakes(#"{"type": "cosine", "lr": 0.1, "step_size": 9}"#)
    #expect(said.count == 1 && !said[0].contains("every"), "\(said)")
  }

  @Test func allMistakesAreSaid() {
    #expect(
      mistakes(#"{"type": "one_cycle", "lr": -1, "pct_start": 2, "div": 0, "stepz": 4, "warmup": 0.1}"#).count == 5)
  }

  @Test func largestRunsAreFine() throws {
    let run = 1_000_000_000
    let restarts = try schedule(#"{"type": "cosine_restarts", "lr": 1, "first": 1, "mult": 1.0000001}"#, run: run)
    #expect(restarts.rate(at: 999_999_999).isFinite)
    let step = try schedule(#"{"type": "step", "lr": 1, "every": 1, "gamma": 0.5}"#, run: run)
    #expect(step.rate(at: 999_999_999) == 0)
    #expect(step.piece(at: 999_999_998.5).end == 999_999_999)
  }

  @Test func labelIsTheType() throws {
    let wsd = try read(#"{"type": "wsd", "lr": 0.1, "decay": 10}"#)
    #expect((wsd.label, wsd.type) == ("wsd", "wsd"))
  }
}
