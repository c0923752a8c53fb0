import LRInput
import LRMath
import Testing

@testable import LRSchedules

/// `last_epoch` of torch/optim/lr_scheduler.py: the constructor steps once from it, and most classes leave the rate as it is then.
@Suite("Schedulers that go on")
struct ResumedTests {
  private static func rates(_ name: String, _ args: String, lr: Double = 1) throws -> [Double] {
    let form = DialectForm(#"{"dialect": "torch", "name": "\#(name)", "args": {\#(args)}, "lr": \#(lr)}"#, steps: 6)
    let schedule = try #require(form.read, "\(name)").schedule
    return (0..<6).map { schedule.rate(at: Double($0)) }
  }

  private static func expect(_ rates: [Double], _ expected: [Double]) {
    #expect(zip(rates, expected).allSatisfy { abs($0 - $1) <= 1e-12 }, "\(rates), not \(expected)")
  }

  @Test("What multiplies the rate goes on from the optimizer's")
  func chained() throws {
    Self.expect(try Self.rates("StepLR", #""step_size": 3, "last_epoch": 4"#), [1, 0.1, 0.1, 0.1, 0.01, 0.01])
    Self.expect(try Self.rates("StepLR", #""step_size": 3, "last_epoch": 5"#), [0.1, 0.1, 0.1, 0.01, 0.01, 0.01])
    Self.expect(try Self.rates("MultiStepLR", #""milestones": [4, 7], "last_epoch": 4"#), [1, 1, 0.1, 0.1, 0.1, 0.1])
    Self.expect(
      try Self.rates("ExponentialLR", #""gamma": 0.5, "last_epoch": 9"#), [1, 0.5, 0.25, 0.125, 0.0625, 0.03125])
    let cosine = (6...10).map { 0.5 * (1 + Math.cos(Double.pi * Double($0) / 10)) * 2 }
    Self.expect(try Self.rates("CosineAnnealingLR", #""T_max": 10, "last_epoch": 4"#), [1] + cosine)
  }

  @Test("What sets the rate has that of its counter")
  func closed() throws {
    Self.expect(
      try Self.rates("LambdaLR", #""lr_lambda": "1 / (epoch + 1)", "last_epoch": 3"#),
      (5...10).map { 1 / Double($0) })
    let whole = try Self.rates("OneCycleLR", #""max_lr": 1, "total_steps": 9"#)
    let late = try Self.rates("OneCycleLR", #""max_lr": 1, "total_steps": 9, "last_epoch": 1"#)
    Self.expect(Array(late.prefix(4)), Array(whole.suffix(4)))
    #expect(
      DialectForm(
        #"{"dialect": "torch", "name": "OneCycleLR", "args": {"max_lr": 1, "total_steps": 9, "last_epoch": 6}}"#,
        steps: 6
      ).read == nil)
  }

  @Test("A fresh start is the schedule itself")
  func fresh() throws {
    let written = try Self.rates("StepLR", #""step_size": 3, "last_epoch": -1"#)
    #expect(try written == Self.rates("StepLR", #""step_size": 3"#))
  }

  /// torch 2.13: the base rates are `initial_lr` until the constructor is done, and `base_lr` after it.
  @Test("CyclicLR has the rate of its counter, and goes from the optimizer's once")
  func cyclic() throws {
    let args = #""base_lr": 0.1, "max_lr": 1, "step_size_up": 4, "last_epoch""#
    Self.expect(try Self.rates("CyclicLR", args + ": 3", lr: 0.1), [1, 0.775, 0.55, 0.325, 0.1, 0.325])
    Self.expect(try Self.rates("CyclicLR", args + ": 4", lr: 0.5), [0.875, 0.55, 0.325, 0.1, 0.325, 0.55])
    let unrated = DialectForm(#"{"dialect": "torch", "name": "CyclicLR", "args": {\#(args): 4}}"#, steps: 2)
    Self.expect((0..<2).compactMap { unrated.read?.schedule.rate(at: Double($0)) }, [0.775, 0.55])
  }

  /// torch 2.13: `T_cur` is the counter, and `T_i` the first cycle's length, until the next step.
  @Test("CosineAnnealingWarmRestarts takes any counter behind its first cycle for one in the second")
  func warmRestarts() throws {
    Self.expect(
      try Self.rates("CosineAnnealingWarmRestarts", #""T_0": 4, "eta_min": 0.1, "last_epoch": 9"#),
      [0.55, 0.23180194846605365, 1, 0.8681980515339464, 0.55, 0.23180194846605365])
    let longer = #""T_0": 4, "T_mult": 2, "last_epoch""#
    Self.expect(
      try Self.rates("CosineAnnealingWarmRestarts", longer + ": 2"),
      [0.14644660940672627, 1, 0.9619397662556434, 0.8535533905932737, 0.6913417161825449, 0.5])
    Self.expect(
      try Self.rates("CosineAnnealingWarmRestarts", longer + ": 9"),
      [0.8535533905932737, 0.6913417161825449, 0.5, 0.30865828381745514, 0.14644660940672627, 0.03806023374435663])
    for (last, warnings) in [(6, 0), (7, 1)] {
      let form = DialectForm.torch("CosineAnnealingWarmRestarts", "\(longer): \(last)", lr: 1, steps: 6)
      #expect(form.warnings.count == warnings, "\(last): \(form.warnings)")
    }
  }

  /// torch 2.13, whose SequentialLR resets the rate and steps its scheduler of step 0, whatever the counter.
  @Test("A SequentialLR goes on with its counter alone")
  func sequential() throws {
    let parts = #"""
      "schedulers": [{"schedule": "LinearLR", "args": {"start_factor": 0.1, "total_iters": 4\#

      """#
    func rates(_ last: Int, _ first: String = "", _ second: String) throws -> [Double] {
      try Self.rates(
        "SequentialLR", parts + first + "}}, " + second + #"], "milestones": [4], "last_epoch": \#(last)"#)
    }
    let exponential = #"{"schedule": "ExponentialLR", "args": {"gamma": 0.5}}"#
    Self.expect(try rates(-1, "", exponential), [0.1, 0.325, 0.55, 0.775, 1, 0.5])
    Self.expect(try rates(1, "", exponential), [0.1, 0.325, 1, 0.5, 0.25, 0.125])
    Self.expect(try rates(2, "", exponential), [0.1, 1, 0.5, 0.25, 0.125, 0.0625])
    Self.expect(try rates(7, "", exponential), [0.1, 0.05, 0.025, 0.0125, 0.00625, 0.003125])
    Self.expect(
      try rates(3, "", #"{"schedule": "CosineAnnealingLR", "args": {"T_max": 6}}"#),
      [0.1, 0.10717967697244908, 0.1, 0.08038475772933681, 0.05358983848622454, 0.02679491924311228])
    // The parts may go on, too; warm restarts keep the clock that they began with.
    Self.expect(
      try rates(1, #", "last_epoch": 1"#, #"{"schedule": "ExponentialLR", "args": {"gamma": 0.5, "last_epoch": 1}}"#),
      [1, 1.4090909090909092, 1, 0.5, 0.25, 0.125])
    Self.expect(
      try rates(
        5, #", "last_epoch": 5"#, #"{"schedule": "CosineAnnealingWarmRestarts", "args": {"T_0": 3, "last_epoch": 1}}"#),
      [1, 1, 0.75, 0.25, 1, 0.75])
  }

  /// torch 2.13; ChainedScheduler itself has no `last_epoch`.
  @Test("The parts of a chain go on, each from its counter")
  func chain() throws {
    Self.expect(
      try Self.rates(
        "ChainedScheduler",
        #"""
        "schedulers": [{"schedule": "ConstantLR", "args": {"factor": 0.5, "total_iters": 6, "last_epoch": 3}}, \#
        {"schedule": "CosineAnnealingLR", "args": {"T_max": 10, "last_epoch": 3}}]
        """#),
      [1, 0.7639320225002103, 1.0557280900008414, 0.6298080918412501, 0.2917960675006311, 0.07477898898969891])
  }

  @Test("transformers' factors are those of the counter")
  func transformers() throws {
    let args = #""num_warmup_steps": 4, "num_training_steps": 14, "last_epoch": "#
    let form = DialectForm(
      #"{"dialect": "transformers", "name": "linear", "args": {\#(args)1}, "lr": 1}"#, steps: 6)
    Self.expect((0..<6).compactMap { form.read?.schedule.rate(at: Double($0)) }, [0.5, 0.75, 1, 0.9, 0.8, 0.7])
    #expect(
      DialectForm(
        #"{"dialect": "transformers", "name": "linear", "args": {\#(args)9007199254740991}, "lr": 1}"#, steps: 6
      ).read == nil)
  }
}
