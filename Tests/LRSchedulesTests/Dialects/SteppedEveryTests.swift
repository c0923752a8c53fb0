import LRInput
import LRMath
import Testing

@testable import LRLint
@testable import LRSchedules

/// `every`: a scheduler that is stepped once in several updates.
@Suite("Schedulers that are not stepped after each update")
struct SteppedEveryTests {
  @Test(
    "the rate of update t is that of t // every calls, with each framework's schedules",
    arguments: [
      #""torch", "name": "StepLR", "args": {"step_size": 5, "gamma": 0.5}, "lr": 1"#,
      #""torch", "name": "CosineAnnealingLR", "args": {"T_max": 40, "eta_min": 0.1}, "lr": 1"#,
      #""torch", "name": "OneCycleLR", "args": {"max_lr": 1, "total_steps": 60}"#,
      #""torch", "name": "LambdaLR", "args": {"lr_lambda": "1 / (epoch + 1)"}, "lr": 1"#,
      #""transformers", "name": "linear", "args": {"num_warmup_steps": 5, "num_training_steps": 40}, "lr": 1"#,
      #""timm", "name": "CosineLRScheduler", "args": {"t_initial": 40, "warmup_t": 4, "warmup_lr_init": 0.01}, "lr": 1"#,
    ], [2, 3, 7])
  func rates(form: String, every: Int) throws {
    let plain = try read(#"{"dialect": \#(form)}"#, run: 40).schedule
    let held = try read(#"{"dialect": \#(form), "every": \#(every)}"#, run: 100).schedule
    for step in 0..<100 {
      #expect(held.rate(at: Double(step)) == plain.rate(at: Double(step / every)), "step \(step)")
      #expect(held.rate(at: Double(step) + 0.5) == held.rate(at: Double(step)), "between steps it stays")
    }
    // The pieces are the rates, one after the other, none of them empty.
    var step = 0.0
    while step < 100 {
      let piece = held.piece(at: step)
      #expect(piece.start <= step && piece.end > step)
      #expect(piece.value(at: step) == held.rate(at: step))
      #expect(piece.value(at: piece.end) == held.rate(at: min(piece.end, 1e6).nextDown))
      step = piece.end
    }
  }

  @Test("what stays is one piece, phases are as long as they last, and one call an update is the schedule itself")
  func joined() throws {
    let step = try read(
      #"{"dialect": "torch", "name": "StepLR", "args": {"step_size": 100}, "lr": 1, "every": 10}"#, run: 10_000)
    #expect(pieces(step.schedule, until: 3000).map(\.end) == [1000, 2000, 3000])
    let linear =
      #""dialect": "transformers", "name": "linear", "args": {"num_warmup_steps": 4, "num_training_steps": 20}"#
    let held = try read(#"{\#(linear), "lr": 1, "every": 5}"#, run: 100)
    #expect(held.schedule.phases(until: 100).map { [$0.start, $0.end] } == [[0, 20], [20, 100]])
    #expect(held.schedule.phases(until: 100).map(\.kind) == [.warmup, .decay])
    let one = try read(#"{\#(linear), "lr": 1, "every": 1}"#, run: 20)
    #expect(
      pieces(one.schedule, until: 20).count
        == pieces(try read(#"{\#(linear), "lr": 1}"#, run: 20).schedule, until: 20).count)
  }

  @Test("a metric acts where the scheduler sees it")
  func metrics() throws {
    let form = #""dialect": "torch", "name": "ReduceLROnPlateau", "args": {"patience": 0, "factor": 0.5}, "lr": 1"#
    // Calls see the metrics after updates 1, 3 and 5: 5, 6 and 4; the second is worse than the first.
    let held = try read(#"{\#(form), "metrics": [9, 5, 1, 6, 1, 4], "every": 2}"#, run: 6)
    #expect((0..<6).map { held.schedule.rate(at: Double($0)) } == [1, 1, 1, 1, 0.5, 0.5])
  }

  @Test("messages about steps say whose they are; the run is as long as it has calls")
  func messages() {
    let cycle =
      #"{"dialect": "torch", "name": "OneCycleLR", "args": {"max_lr": 1, "total_steps": 40}, "every": 2}"#
    #expect(mistakes(cycle, run: 80) == [])
    let late = mistakes(cycle, run: 100)
    #expect(!late.isEmpty)
    #expect(late.allSatisfy { $0.contains("; a step is a call of the scheduler here, one every 2 updates") }, "\(late)")
    #expect(
      mistakes(#"{"dialect": "torch", "name": "StepLR", "args": {"step_size": 5}, "lr": 1, "every": 0}"#).count == 1)
    #expect(
      mistakes(#"{"dialect": "torch", "name": "StepLR", "args": {"step_size": 5}, "lr": 1, "frequency": 2}"#)[0]
        .hasSuffix("did you mean `every`?"))
  }

  @Test("milestones and warmups that lint looks at are counted in updates")
  func lint() throws {
    func findings(_ every: Int) throws -> [String] {
      let text =
        #"{"dialect": "torch", "name": "MultiStepLR", "args": {"milestones": [30, 60]}, "lr": 1, "every": \#(every)}"#
      return ScheduleReport(try read(text, run: 100), steps: 100).findings.map(\.rule)
    }
    #expect(try findings(1) == [])
    #expect(try findings(2) == ["idle-milestones"])
  }
}
