import Testing

@testable import LRSchedules

@Suite("Lint of frameworks' schedules")
struct DialectLintTests {
  private static func rules(_ dialect: String, _ name: String, _ args: String, steps: Int) throws -> [String] {
    try LintRuleTests.rules(
      #"{"dialect": "\#(dialect)", "name": "\#(name)", "args": \#(args), "lr": 0.1}"#, steps: steps)
  }

  @Test(
    "torch",
    arguments: [
      ("CosineAnnealingLR", #"{"T_max": 100}"#, 100, [String]()),
      ("CosineAnnealingLR", #"{"T_max": 99}"#, 101, ["late-rise"]),
      ("CosineAnnealingLR", #"{"T_max": 200, "eta_min": 0.001}"#, 100, ["own-length", "floor-not-reached"]),
      ("CosineAnnealingWarmRestarts", #"{"T_0": 30}"#, 90, []),
      ("CosineAnnealingWarmRestarts", #"{"T_0": 30, "eta_min": 0.0002}"#, 90, ["floor-not-reached"]),
      ("CosineAnnealingWarmRestarts", #"{"T_0": 30, "eta_min": 0.001}"#, 90, []),
      ("CosineAnnealingLR", #"{"T_max": 100, "eta_min": 0.2}"#, 100, ["rising-decay"]),
      ("CosineAnnealingLR", #"{"T_max": 10}"#, 100, ["own-length"]),
      ("ExponentialLR", #"{"gamma": 0.1}"#, 100, ["vanished-rate"]),
      ("MultiplicativeLR", #"{"lr_lambda": "0.5"}"#, 100, ["vanished-rate"]),
      ("LambdaLR", #"{"lr_lambda": "0.1 * 0.99 ** epoch"}"#, 100, ["squared-rate"]),
      ("LambdaLR", #"{"lr_lambda": "0.99 ** epoch"}"#, 100, []),
      ("LambdaLR", #"{"lr_lambda": "0.1"}"#, 100, ["squared-rate", "flat"]),
      ("CosineAnnealingWarmRestarts", #"{"T_0": 30}"#, 100, ["ends-hot"]),
      (
        "CyclicLR", #"{"base_lr": 0.01, "max_lr": 0.1, "step_size_up": 7.5, "step_size_down": 2.5}"#, 100,
        ["peak-not-reached"]
      ),
      ("ExponentialLR", #"{"gamma": 0.97}"#, 100, []),
      ("StepLR", #"{"step_size": 30}"#, 100, []),
      ("MultiStepLR", #"{"milestones": [50, 150]}"#, 100, ["idle-milestones"]),
      ("OneCycleLR", #"{"max_lr": 0.1, "total_steps": 100}"#, 100, []),
      (
        "OneCycleLR", #"{"max_lr": 0.1, "total_steps": 100, "anneal_strategy": "linear"}"#, 101, ["negative-rate"]
      ),
    ])
  func torch(_ name: String, args: String, steps: Int, expected: [String]) throws {
    #expect(try Self.rules("torch", name, args, steps: steps) == expected)
  }

  private static let warmup = #"{"schedule": "LinearLR", "args": {"start_factor": 0.1, "total_iters": 10}}"#

  @Test(
    "SequentialLR and ChainedScheduler, by their parts",
    arguments: [
      ("SequentialLR", #"{"schedule": "CosineAnnealingLR", "args": {"T_max": 90}}"#, [String]()),
      ("SequentialLR", #"{"schedule": "CosineAnnealingLR", "args": {"T_max": 100}}"#, ["own-length"]),
      ("SequentialLR", #"{"schedule": "CosineAnnealingLR", "args": {"T_max": 300}}"#, ["own-length"]),
      ("SequentialLR", #"{"schedule": "MultiStepLR", "args": {"milestones": [60, 80]}}"#, []),
      ("SequentialLR", #"{"schedule": "MultiStepLR", "args": {"milestones": [60, 95]}}"#, ["idle-milestones"]),
      ("SequentialLR", #"{"schedule": "CosineAnnealingLR", "args": {"T_max": 90, "eta_min": 0.2}}"#, ["rising-decay"]),
      ("ChainedScheduler", #"{"schedule": "CosineAnnealingLR", "args": {"T_max": 100}}"#, []),
      ("ChainedScheduler", #"{"schedule": "CosineAnnealingLR", "args": {"T_max": 50}}"#, ["late-rise"]),
      ("ChainedScheduler", #"{"schedule": "CosineAnnealingLR", "args": {"T_max": 300}}"#, ["own-length"]),
      ("ChainedScheduler", #"{"schedule": "MultiStepLR", "args": {"milestones": [60, 120]}}"#, ["idle-milestones"]),
      ("ChainedScheduler", #"{"schedule": "ExponentialLR", "args": {"gamma": 0.5}}"#, ["vanished-rate"]),
    ])
  func compositions(_ name: String, part: String, expected: [String]) throws {
    let seams = name == "SequentialLR" ? #", "milestones": [10]"# : ""
    #expect(
      try Self.rules("torch", name, #"{"schedulers": [\#(Self.warmup), \#(part)]\#(seams)}"#, steps: 100) == expected)
  }

  @Test("What a seam does to a milestone, and how often a cosine goes up and down, is said in words")
  func messages() throws {
    let moved = try LintRuleTests.findings(
      in: #"""
        {"steps": 100, "schedule": {"dialect": "torch", "name": "SequentialLR", "lr": 0.1, "args": {"milestones": [10],
          "schedulers": [\#(Self.warmup), {"schedule": "MultiStepLR", "args": {"milestones": [60, 95]}}]}}}
        """#)
    #expect(
      moved.map(\.message) == [
        "the milestone 95 acts behind the last step, 99: counted from step 10, where its part begins, 95 is step 105"
      ])
    let waves = try LintRuleTests.findings(
      in:
        #"{"steps": 39100, "schedule": {"dialect": "torch", "name": "CosineAnnealingLR", "lr": 0.1, "args": {"T_max": 100}}}"#
    )
    #expect(
      waves.map(\.message) == [
        "it is down at step 100, and then climbs and falls again: 195.5 waves in the run of 39,100"
      ])
    let small = try LintRuleTests.findings(
      in: #"{"steps": 7, "schedule": {"type": "step", "lr": 0.1, "every": 3, "min_ratio": 1e-310}}"#)
    #expect(small.allSatisfy { !$0.message.contains("times") })
  }

  @Test(
    "timm, keras, optax, deepspeed",
    arguments: [
      (
        "timm", "CosineLRScheduler", #"{"t_initial": 100, "warmup_t": 10}"#,
        ["seam-jump", "peak-not-reached", "zero-rate"]
      ),
      (
        "timm", "CosineLRScheduler", #"{"t_initial": 90, "warmup_t": 10, "warmup_prefix": true}"#, ["zero-rate"]
      ),
      ("timm", "CosineLRScheduler", #"{"t_initial": 200, "lr_min": 0.001}"#, ["own-length", "floor-not-reached"]),
      ("timm", "MultiStepLRScheduler", #"{"decay_t": [50, 150], "decay_rate": 0.1}"#, ["idle-milestones"]),
      ("timm", "create_scheduler_v2:multistep", #"{"decay_milestones": [30, 200]}"#, ["idle-milestones"]),
      ("timm", "CosineLRScheduler", #"{"t_initial": 100, "lr_min": 0.2}"#, ["rising-decay"]),
      ("timm", "StepLRScheduler", #"{"decay_t": 30}"#, ["flat"]),
      ("keras", "CosineDecay", #"{"initial_learning_rate": 0.1, "decay_steps": 100}"#, []),
      ("keras", "CosineDecay", #"{"initial_learning_rate": 0.1, "decay_steps": 80}"#, ["own-length", "zero-rate"]),
      (
        "keras", "CosineDecay",
        #"{"initial_learning_rate": 0.01, "decay_steps": 90, "warmup_target": 0.001, "warmup_steps": 10}"#,
        ["falling-warmup"]
      ),
      (
        "keras", "CosineDecay", #"{"initial_learning_rate": 0.01, "decay_steps": 100, "alpha": 1e-5}"#,
        ["share-for-rate"]
      ),
      (
        "keras", "PolynomialDecay", #"{"initial_learning_rate": 0.1, "decay_steps": 100, "end_learning_rate": 0.2}"#,
        ["rising-decay"]
      ),
      ("keras", "CosineDecayRestarts", #"{"initial_learning_rate": 0.1, "first_decay_steps": 30}"#, ["ends-hot"]),
      (
        "keras", "PolynomialDecay", #"{"initial_learning_rate": 0.1, "decay_steps": 30, "cycle": true}"#, ["ends-hot"]
      ),
      (
        "optax", "warmup_cosine_decay_schedule",
        #"{"init_value": 0.01, "peak_value": 0.1, "warmup_steps": 10, "decay_steps": 100}"#, []
      ),
      (
        "optax", "warmup_constant_schedule", #"{"init_value": 0.01, "peak_value": 0.1, "warmup_steps": 0}"#,
        ["peak-not-reached", "idle-warmup"]
      ),
      ("optax", "cosine_onecycle_schedule", #"{"transition_steps": 100, "peak_value": 0.1}"#, []),
      ("deepspeed", "WarmupDecayLR", #"{"total_num_steps": 100, "warmup_num_steps": 10}"#, ["zero-rate"]),
      ("deepspeed", "WarmupLR", #"{"warmup_num_steps": 1000}"#, ["long-warmup", "peak-not-reached", "zero-rate"]),
      ("deepspeed", "LRRangeTest", #"{"lr_range_test_step_size": 20}"#, []),
    ] as [(String, String, String, [String])])
  func others(_ dialect: String, name: String, args: String, expected: [String]) throws {
    #expect(try Self.rules(dialect, name, args, steps: 100) == expected)
  }

  @Test(
    "transformers: the first update of a warmup from zero is told, a warmup longer than the run is too",
    arguments: [
      ("cosine", #"{"num_warmup_steps": 0, "num_training_steps": 100}"#, [String]()),
      ("cosine", #"{"num_warmup_steps": 10, "num_training_steps": 100}"#, ["zero-rate"]),
      (
        "linear", #"{"num_warmup_steps": 200, "num_training_steps": 300}"#,
        ["long-warmup", "peak-not-reached", "zero-rate"]
      ),
      ("linear", #"{"num_warmup_steps": 0, "num_training_steps": 300}"#, ["own-length"]),
      ("cosine_with_restarts", #"{"num_warmup_steps": 0, "num_training_steps": 100, "num_cycles": 3}"#, []),
      ("constant_with_warmup", #"{"num_warmup_steps": 0}"#, ["idle-warmup"]),
    ])
  func transformers(_ name: String, args: String, expected: [String]) throws {
    #expect(try Self.rules("transformers", name, args, steps: 100) == expected)
  }
}
