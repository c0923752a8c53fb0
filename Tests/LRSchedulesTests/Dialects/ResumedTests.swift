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
}
