import Testing

@testable import LRLint
@testable import LRSchedules

/// Single cases in runs of 100 steps, with all that is found in them.
@Suite("Cases of lint")
struct LintCaseTests {
  private static func dialect(_ dialect: String, _ name: String, _ args: String) -> String {
    #"{"dialect": "\#(dialect)", "name": "\#(name)", "args": \#(args), "lr": 0.1}"#
  }

  private static func torch(_ name: String, _ parts: String...) -> String {
    LintLawTests.torch(name, parts[0], parts[1]).spec
  }

  private static let linear = LintLawTests.linear
  private static let warmup = #""num_warmup_steps": 10, "num_training_steps""#

  @Test(
    "A cycle that outlasts the run has no boundary to end on",
    arguments: [
      (
        torch(
          "SequentialLR", linear,
          #"{"schedule": "CosineAnnealingWarmRestarts", "args": {"T_0": 200, "eta_min": 0.001}}"#),
        210
      ),
      (torch("SequentialLR", linear, #"{"schedule": "CosineAnnealingWarmRestarts", "args": {"T_0": 120}}"#), 130),
      (#"{"type": "cosine_restarts", "lr": 0.1, "first": 200, "warmup": 10}"#, 210),
      (#"{"type": "cosine_restarts", "lr": 0.1, "first": 200}"#, 200),
      (dialect("transformers", "cosine_with_restarts", #"{\#(warmup): 300, "num_cycles": 2}"#), 155),
      (dialect("torch", "CosineAnnealingWarmRestarts", #"{"T_0": 200}"#), 200),
      (dialect("keras", "CosineDecayRestarts", #"{"initial_learning_rate": 0.1, "first_decay_steps": 200}"#), 200),
    ])
  func firstCycle(_ spec: String, low: Int) throws {
    let found = try LintRuleTests.findings(in: #"{"steps": 100, "schedule": \#(spec)}"#)
    let told = try #require(found.first { $0.rule == "own-length" }, "\(found.map(\.rule))")
    #expect(told.message.contains("its first cycle is down at step \(low), behind the end of the run at 100"))
    #expect(!found.contains { $0.rule == "ends-hot" })
  }

  @Test(
    "All that is found",
    arguments: [
      // Waves begin anew at their top, which is no place to end.
      (dialect("transformers", "cosine", #"{\#(warmup): 100, "num_cycles": 2}"#), ["ends-hot", "zero-rate"]),
      (dialect("transformers", "cosine", #"{\#(warmup): 100, "num_cycles": 1.25}"#), ["ends-hot", "zero-rate"]),
      // Formulas are known at whole steps, and a single update that stands out does not make a hot end a cool one.
      (#"{"type": "expression", "formula": "0.05 * (1 + math.cos(math.pi * (t % 30) / 30))"}"#, ["ends-hot"]),
      (
        #"{"type": "expression", "formula": "9 if t == 45 else 0.05 * (1 + math.cos(math.pi * (t % 30) / 30))"}"#,
        ["seam-jump", "ends-hot"]
      ),
      (
        #"{"type": "expression", "formula": "0.05 * (1 + math.cos(math.pi * (t % 30) / 30)) if t < 90 else 0.05"}"#,
        ["ends-hot"]
      ),
      // What rises to its floor ends where it should.
      (dialect("torch", "CosineAnnealingWarmRestarts", #"{"T_0": 25, "eta_min": 0.5}"#), ["rising-decay"]),
      (dialect("torch", "CyclicLR", #"{"base_lr": 0.5, "max_lr": 0.1, "step_size_up": 10}"#), ["rising-decay"]),
      // Chains: a floor above the peak, and a factor that ends at once.
      (
        torch(
          "ChainedScheduler", linear, #"{"schedule": "CosineAnnealingLR", "args": {"T_max": 100, "eta_min": 0.5}}"#),
        ["rising-decay"]
      ),
      (
        torch(
          "ChainedScheduler", #"{"schedule": "CosineAnnealingLR", "args": {"T_max": 100, "eta_min": 0.5}}"#, linear),
        ["rising-decay"]
      ),
      (
        torch(
          "ChainedScheduler", #"{"schedule": "ConstantLR", "args": {"factor": 0.1, "total_iters": 10}}"#,
          #"{"schedule": "CosineAnnealingLR", "args": {"T_max": 100}}"#), ["seam-jump"]
      ),
      // A first drop that a warmup moves out of the run.
      (#"{"type": "step", "lr": 0.1, "every": 95, "warmup": 10}"#, ["idle-milestones"]),
      (#"{"type": "step", "lr": 0.1, "every": 85, "warmup": 10}"#, []),
      (
        #"{"type": "exponential", "lr": 0.1, "gamma": 0.1, "per_steps": 95, "staircase": true, "warmup": 10}"#,
        ["idle-milestones"]
      ),
      (torch("SequentialLR", linear, #"{"schedule": "StepLR", "args": {"step_size": 95}}"#), ["idle-milestones"]),
      (torch("SequentialLR", linear, #"{"schedule": "StepLR", "args": {"step_size": 200}}"#), ["idle-milestones"]),
      (torch("SequentialLR", linear, #"{"schedule": "StepLR", "args": {"step_size": 85}}"#), []),
      (
        dialect(
          "timm", "StepLRScheduler",
          #"{"decay_t": 95, "decay_rate": 0.1, "warmup_t": 10, "warmup_lr_init": 0.01, "warmup_prefix": true}"#),
        ["idle-milestones"]
      ),
      (
        dialect(
          "optax", "exponential_decay",
          #"{"init_value": 0.1, "transition_steps": 95, "transition_begin": 10, "decay_rate": 0.5, "staircase": true}"#),
        ["flat", "idle-milestones"]
      ),
      // Rises that fall.
      (dialect("torch", "OneCycleLR", #"{"max_lr": 0.1, "total_steps": 100, "div_factor": 0.5}"#), ["falling-warmup"]),
      (
        dialect(
          "optax", "cosine_onecycle_schedule", #"{"transition_steps": 100, "peak_value": 0.1, "div_factor": 0.5}"#),
        ["falling-warmup"]
      ),
    ] as [(String, [String])])
  func rules(_ spec: String, expected: [String]) throws {
    #expect(try LintRuleTests.rules(spec, steps: 100) == expected)
  }

  @Test(
    "What is said is so",
    arguments: [
      (
        dialect("torch", "CyclicLR", #"{"base_lr": 0.5, "max_lr": 0.1, "step_size_up": 10}"#),
        "the floor, 0.5, lies above the peak, 0.1: the run begins at 0.5 and ends at 0.46"
      ),
      (
        dialect(
          "deepspeed", "OneCycle", #"{"cycle_min_lr": 0.5, "cycle_max_lr": 0.1, "cycle_first_step_size": 50}"#),
        "the floor, 0.5, lies above the peak, 0.1: the run begins at 0.5 and ends at 0.492"
      ),
      (
        dialect(
          "optax", "exponential_decay",
          #"{"init_value": 0.1, "transition_steps": 10, "decay_rate": 0.5, "end_value": 0.5}"#),
        "the floor, 0.5, lies above the peak, 0.1: every rate is 0.5"
      ),
      (
        dialect("keras", "PiecewiseConstantDecay", #"{"boundaries": [30, 99], "values": [0.1, 0.01, 0.001]}"#),
        "the milestone 99 acts at step 100, behind the last step, 99"
      ),
      (
        dialect("timm", "CosineLRScheduler", #"{"t_initial": 100, "warmup_t": 10, "warmup_lr_init": 0.5}"#),
        "the warmup falls, from 0.5 to 0.14"
      ),
      (
        dialect(
          "transformers", "warmup_stable_decay",
          #"{"num_warmup_steps": 10, "num_decay_steps": 30, "num_training_steps": 100, "min_lr_ratio": 2}"#),
        "the warmup falls, from 0.2 to 0.1"
      ),
      (
        dialect("torch", "OneCycleLR", #"{"max_lr": 0.1, "total_steps": 100, "div_factor": 0.5}"#),
        "the warmup falls, from 0.2 to 0.1"
      ),
      (
        #"{"type": "step", "lr": 0.1, "every": 95, "warmup": 10}"#,
        "the first change, after 95 steps, acts behind the last step, 99: counted from step 10, where its part begins, "
          + "95 is step 105"
      ),
      (
        dialect("timm", "CosineLRScheduler", #"{"t_initial": 20, "warmup_t": 2}"#),
        "at step 2 the rate goes on from 0.05 to ≈0.09755, ≈2.51 % of the peak below where it was leading, "
          + "where warmup and decay meet"
      ),
    ] as [(String, String)])
  func words(_ spec: String, message: String) throws {
    let found = try LintRuleTests.findings(in: #"{"steps": 100, "schedule": \#(spec)}"#).map(\.message)
    #expect(found.contains(message), "\(found)")
  }

  @Test(
    "A stretch that holds is no decay",
    arguments: [
      (
        torch("SequentialLR", linear, #"{"schedule": "StepLR", "args": {"step_size": 200}}"#),
        [Phase.Kind.warmup, .hold]
      ),
      (
        torch(
          "ChainedScheduler", #"{"schedule": "ConstantLR", "args": {"factor": 0.1, "total_iters": 5}}"#,
          #"{"schedule": "StepLR", "args": {"step_size": 30}}"#), [.hold, .decay]
      ),
    ])
  func holds(_ spec: String, kinds: [Phase.Kind]) throws {
    let form = FactForm(name: "", spec: spec, keys: [], steps: 100, isDialect: true)
    let read = try #require(form.read())
    #expect(RunCurve(read.schedule, steps: 100).phases.map(\.kind) == kinds)
  }
}
