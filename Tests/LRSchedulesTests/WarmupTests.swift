import LRMath
import Testing

@testable import LRSchedules

struct WarmupTests {
  @Test func noStepIsWastedAtZero() throws {
    let plain = try schedule(#"{"type": "cosine", "lr": 0.1, "warmup": 50}"#)
    expect(plain, [0: 0.002, 24: 0.05, 49: 0.1, 50: 0.1, 525: 0.05, 1000: 0])
    #expect(plain.rate(at: 49) == 0.1)
    #expect(plain.piece(at: 3).end == 49)
    #expect(plain.piece(at: 49.5).end == 50)
    #expect(plain.phases(until: 1000) == [Phase(.warmup, from: 0, to: 50), Phase(.decay, from: 50, to: 1000)])
  }

  @Test func fromAStart() throws {
    let start = try schedule(#"{"type": "cosine", "lr": 0.1, "warmup": {"steps": 50, "start": 0}}"#)
    expect(start, [0: 0, 25: 0.05, 49: 0.098, 50: 0.1])
    let higher = try schedule(#"{"type": "constant", "lr": 0.1, "warmup": {"steps": "5%", "start": 0.02}}"#)
    expect(higher, [0: 0.02, 25: 0.06, 50: 0.1])
    let noStart = try schedule(#"{"type": "constant", "lr": 0.1, "warmup": {"steps": 50}}"#)
    expect(noStart, [0: 0.002, 49: 0.1])
  }

  @Test func percentagesRoundHalvesUp() throws {
    // 5 % of 50 are 2.5 steps.
    let constant = try schedule(#"{"type": "constant", "lr": 0.3, "warmup": "5%"}"#, run: 50)
    expect(constant, [0: 0.1, 1: 0.2, 2: 0.3])
  }

  @Test func zeroAndOneStep() throws {
    for warmup in ["0", "1", #""0%""#, #"{"steps": 0, "start": 0.05}"#] {
      let cosine = try schedule(#"{"type": "cosine", "lr": 0.1, "warmup": \#(warmup)}"#, run: 10)
      #expect(cosine.rate(at: 0) == 0.1)
    }
  }

  @Test func theWholeRun() throws {
    for type in ScheduleEntry.catalog.all.map(\.name) where ["cosine", "wsd", "one_cycle", "cyclic"].contains(type) {
      let more = ["wsd": #", "decay": 0"#, "cyclic": #", "up": 3"#][type] ?? ""
      let schedule = try schedule(#"{"type": "\#(type)", "lr": 0.1, "warmup": "100%"\#(more)}"#, run: 10)
      expect(schedule, [0: 0.01, 9: 0.1])
      #expect(schedule.rate(at: 10).isFinite)
      #expect(schedule.phases(until: 10) == [Phase(.warmup, from: 0, to: 10)])
    }
  }

  @Test func leadsToThePeakWhateverFollows() throws {
    let cycle = try schedule(#"{"type": "one_cycle", "lr": 1, "warmup": 10}"#, run: 110)
    expect(cycle, [9: 1, 10: 0.04, 40: 1])
    let rise = try schedule(#"{"type": "linear", "from": 0.2, "to": 1, "warmup": 10}"#, run: 110)
    expect(rise, [0: 0.02, 9: 0.2, 10: 0.2, 60: 0.6])
  }

  @Test(arguments: [
    ("1200", "41: the warmup of 1,200 steps is longer than the run of 1,000 | there is room for at most 1,000 steps"),
    (
      #"80, "steps": 60"#,
      "41: the warmup of 80 steps is longer than the schedule's own 60 steps | there is room for at most 60 steps"
    ),
    (
      #"{"steps": 10, "start": 0.2}"#,
      "64: the warmup starts above the rate it leads to | a warmup rises; put `start` below it"
    ),
  ])
  func whatDoesNotFit(warmup: String, message: String) {
    #expect(mistakes(#"{"type": "cosine", "lr": 0.1, "warmup": \#(warmup)}"#) == [message])
  }

  @Test func roomIsWhatIsLeftOfTheRun() {
    #expect(
      mistakes(#"{"type": "cosine", "lr": 0.1, "steps": 5000, "warmup": 1200}"#) == [
        "56: the warmup of 1,200 steps is longer than the run of 1,000 | there is room for at most 1,000 steps"
      ])
    #expect(
      mistakes(
        #"{"type": "sequence", "parts": [{"type": "constant", "lr": 1, "steps": 999}, {"type": "cosine", "lr": 1, "warmup": 2}]}"#
      ) == ["115: the warmup of 2 steps is longer than the 1 step left of the run | there is room for at most 1 step"])
  }

  @Test(arguments: ["0.05", "-1", #""5""#, #""x%""#, "null", "[5]", "{}", #"{"steps": 5, "strat": 0}"#, #""200%""#])
  func wrongValues(warmup: String) {
    #expect(mistakes(#"{"type": "cosine", "lr": 0.1, "warmup": \#(warmup)}"#).count == 1)
  }
}
