import LRInput
import Testing

@testable import LRSchedules

@Suite("Reading frameworks' own forms")
struct DialectReaderTests {
  @Test(
    "Mistakes are said at their place",
    arguments: [
      (#"{"dialect": "pytorch", "name": "StepLR"}"#, "1:13"),
      (#"{"dialect": "torch"}"#, "1:1"),
      (#"{"dialect": "torch", "name": "StepsLR", "lr": 0.1}"#, "1:30"),
      (#"{"dialect": "torch", "name": "StepLR", "args": {"step": 3}, "lr": 0.1}"#, "1:49"),
      (#"{"dialect": "torch", "name": "StepLR", "args": {"step_size": 3, "gama": 1}, "lr": 0.1}"#, "1:65"),
      (#"{"dialect": "torch", "name": "StepLR", "args": [3], "lr": 0.1}"#, "1:48"),
      (#"{"dialect": "torch", "name": "StepLR", "args": {"step_size": 3}}"#, "1:1"),
      (#"{"dialect": "torch", "name": "StepLR", "args": {"step_size": 3}, "lr": -1}"#, "1:72"),
      (#"{"dialect": "torch", "name": "StepLR", "args": {"step_size": 0}, "lr": 1}"#, "1:30"),
      (#"{"dialect": "torch", "name": "LinearLR", "args": {"start_factor": 0}, "lr": 1}"#, "1:67"),
      (#"{"dialect": "torch", "name": "ConstantLR", "args": {"factor": 0}, "lr": 1}"#, "1:30"),
      (#"{"dialect": "torch", "name": "OneCycleLR", "args": {"max_lr": 1}}"#, "1:52"),
      (#"{"dialect": "torch", "name": "OneCycleLR", "args": {"max_lr": 1, "total_steps": 50}}"#, "1:30"),
      (#"{"dialect": "torch", "name": "LambdaLR", "args": {"lr_lambda": "1 / epoch"}, "lr": 1}"#, "1:67"),
      (#"{"dialect": "torch", "name": "LambdaLR", "args": {"lr_lambda": "open(1)"}, "lr": 1}"#, "1:65"),
      (#"{"dialect": "torch", "name": "ReduceLROnPlateau", "args": {}, "lr": 1}"#, "1:1"),
      (#"{"dialect": "torch", "name": "ExponentialLR", "args": {"gamma": 1e9}, "lr": 1}"#, "1:30"),
      (#"{"dialect": "torch", "name": "StepLR", "args": {"step_size": 3, "last_epoch": -2}, "lr": 1}"#, "1:79"),
      (
        #"{"dialect": "torch", "name": "CosineAnnealingWarmRestarts", "args": {"T_0": 3, "last_epoch": -7}, "lr": 1}"#,
        "1:94"
      ),
      (
        #"{"dialect": "torch", "name": "ChainedScheduler", "args": {"last_epoch": 7, "schedulers": [{"schedule": "ExponentialLR", "args": {"gamma": 1}}]}, "lr": 1}"#,
        "1:59"
      ),
      (#"{"dialect": "transformers", "name": "constant", "args": {"last_epoch": -7}, "lr": 1}"#, "1:72"),
      (#"{"dialect": "transformers", "name": "linear", "args": {"num_warmup_steps": 3}, "lr": 1}"#, "1:55"),
      (
        #"{"dialect": "transformers", "name": "polynomial", "args": {"num_warmup_steps": 3, "num_training_steps": 9}, "lr": 0}"#,
        "1:59"
      ),
      (
        #"{"dialect": "torch", "name": "SequentialLR", "args": {"schedulers": [{"schedule": "StepLR"}], "milestones": []}, "lr": 1}"#,
        "1:70"
      ),
      (
        #"{"dialect": "torch", "name": "ChainedScheduler", "args": {"schedulers": [{"schedule": "ReduceLROnPlateau"}]}, "lr": 1}"#,
        "1:87"
      ),
    ])
  func mistakes(text: String, place: String) {
    let form = DialectForm(text, steps: 100)
    #expect(form.read == nil)
    #expect(form.errors.count == 1, "\(form.errors)")
    #expect(form.place == place, "\(form.errors)")
  }

  @Test(
    "What looks like a bug is warned about, and drawn as it is",
    arguments: [
      (#"{"dialect": "torch", "name": "ConstantLR", "args": {"total_iters": 0}, "lr": 0.1}"#, "1:68"),
      (#"{"dialect": "torch", "name": "CosineAnnealingLR", "args": {"T_max": 50}, "lr": 0.1}"#, "1:69"),
      (#"{"dialect": "torch", "name": "OneCycleLR", "args": {"max_lr": 1, "total_steps": 99}}"#, "1:30"),
      (#"{"dialect": "torch", "name": "MultiStepLR", "args": {"milestones": [3.5]}, "lr": 0.1}"#, "1:68"),
      (
        #"{"dialect": "torch", "name": "CyclicLR", "args": {"base_lr": 0, "max_lr": 1, "gamma": 0.5}}"#, "1:87"
      ),
      (#"{"dialect": "torch", "name": "ReduceLROnPlateau", "args": {}, "lr": 1, "metrics": [1, 2]}"#, "1:1"),
      (
        #"{"dialect": "torch", "name": "ReduceLROnPlateau", "args": {}, "lr": 1, "metrics": [\#(String(repeating: "-1,", count: 98))-2]}"#,
        "1:30"
      ),
      (#"{"dialect": "transformers", "name": "constant", "args": {"num_warmup_steps": 9}, "lr": 1}"#, "1:78"),
      (
        #"{"dialect": "transformers", "name": "constant_with_warmup", "args": {"num_warmup_steps": 0.1}, "lr": 1}"#,
        "1:90"
      ),
    ])
  func quirks(text: String, place: String) {
    let form = DialectForm(text, steps: 100)
    #expect(form.errors == [])
    #expect(form.read != nil)
    #expect(form.warnings.count == 1, "\(form.warnings)")
    #expect(form.place == place, "\(form.warnings)")
  }

  @Test("null is Python's None")
  func none() {
    let form = DialectForm(
      #"{"dialect": "torch", "name": "CyclicLR", "args": {"base_lr": 0, "max_lr": 1, "step_size_up": 2, "step_size_down": null}}"#
    )
    #expect(form.rates(6) == [0, 0.5, 1, 0.5, 0, 0.5])
  }

  @Test("A dialect form stands wherever a schedule stands")
  func inSequence() {
    let form = DialectForm(
      #"""
      {"type": "sequence", "parts": [
        {"dialect": "torch", "name": "ExponentialLR", "args": {"gamma": 0.5}, "lr": 1, "steps": 3},
        {"type": "constant", "lr": 0.25}]}
      """#)
    #expect(form.rates(5) == [1, 0.5, 0.25, 0.25, 0.25])
  }

  @Test("Linear annealing is negative one step past the end")
  func extrapolation() throws {
    let form = DialectForm(
      #"{"dialect": "torch", "name": "OneCycleLR", "args": {"max_lr": 1, "total_steps": 99, "anneal_strategy": "linear"}}"#
    )
    #expect(try #require(form.rates(100)).last ?? 0 < 0)
  }
}
