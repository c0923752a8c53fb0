import Testing

@testable import LRDialects
@testable import LRLint
@testable import LRSchedules

@Suite("Phases say what the updates do")
struct SeenPhaseTests {
  private static func torch(_ name: String, _ args: String) -> String {
    #"{"dialect": "torch", "name": "\#(name)", "args": {\#(args)}, "lr": 0.1}"#
  }

  @Test(
    "A turn splits a phase, and one that goes the other way is told so",
    arguments: [
      (
        #"{"type": "product", "parts": [{"type": "linear", "from": 1, "to": 0}, {"type": "linear", "from": 0, "to": 1}]}"#,
        ["rise 0 50", "decay 50 100"]
      ),
      (
        #"""
        {"type": "product", "parts": [{"type": "constant", "lr": 1, "warmup": 20},
          {"type": "exponential", "lr": 0.25, "gamma": 0.8}]}
        """#, ["warmup 0 3", "decay 3 100"]
      ),
      (
        torch(
          "ChainedScheduler",
          #""schedulers": [{"schedule": "LinearLR", "args": {"start_factor": 0.1, "total_iters": 20}}, {"schedule": "ExponentialLR", "args": {"gamma": 0.9}}]"#
        ), ["warmup 0 7", "decay 7 100"]
      ),
      (torch("StepLR", #""step_size": 30, "gamma": 1.5"#), ["rise 0 100"]),
      (torch("StepLR", #""step_size": 30, "gamma": -0.5"#), []),
      (torch("StepLR", #""step_size": 30"#), ["decay 0 100"]),
      (
        #"{"dialect": "deepspeed", "name": "LRRangeTest", "args": {"lr_range_test_step_size": 20, "lr_range_test_staircase": true}}"#,
        ["rise 0 100"]
      ),
      // Noise goes to and fro around the trend that its phases tell.
      (#"{"type": "noise", "schedule": {"type": "cosine", "lr": 0.1}}"#, ["decay 0 100"]),
    ])
  func told(_ spec: String, expected: [String]) throws {
    let run = RunCurve(try #require(DialectForm(spec, steps: 100).read).schedule, steps: 100)
    #expect(run.phases.map { "\($0.kind) \(Int($0.start)) \(Int($0.end))" } == expected)
    for phase in run.runPhases where phase.phase.kind == .rise || phase.phase.kind == .warmup {
      #expect(phase.end > phase.start)
    }
  }

  @Test("A rise that lasts until the decay has ended is no warmup of it")
  func noWarmup() throws {
    let spec =
      #"{"type": "product", "parts": [{"type": "linear", "from": 1, "to": 0}, {"type": "linear", "from": 0, "to": 1}]}"#
    let read = try read(spec, run: 100)
    #expect(read.facts.warmup == nil)
    #expect(!ScheduleReport(read, steps: 100).findings.map(\.rule).contains("long-warmup"))
  }

  @Test("Bounds are whole steps, the same for all who ask")
  func bounds() throws {
    let spec = #"""
      {"dialect": "keras", "name": "CosineDecayRestarts",
        "args": {"initial_learning_rate": 0.1, "first_decay_steps": 7.3, "t_mul": 1.0}}
      """#
    let read = try #require(DialectForm(spec, steps: 33).read)
    let report = ScheduleReport(read, steps: 33)
    #expect(report.phases.map(\.start) == [0, 8, 15, 22, 30])
    #expect(report.runPhases.map(\.firstStep) == [0, 8, 15, 22, 30])
    #expect(RunCurve(read.schedule, steps: 33).phases == report.phases)
    let hot = try #require(report.findings.first { $0.rule == "ends-hot" })
    #expect(hot.message.hasSuffix("3 steps into a cycle; a run of 30 steps would end on a boundary"), "\(hot.message)")
  }
}
