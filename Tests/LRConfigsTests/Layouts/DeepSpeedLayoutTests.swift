import LRConfigs
import LRDialects
import LRInput
import Testing

@Suite("DeepSpeed configs")
struct DeepSpeedLayoutTests {
  static func config(_ scheduler: String, lr: String = "0.001") -> String {
    #"{"zero_optimization": {"stage": 2}, "optimizer": {"type": "AdamW", "params": {"lr": \#(lr)}}, "#
      + #""scheduler": \#(scheduler)}"#
  }

  @Test("auto is filled in by the flags, and warmup_min_lr is 0 then")
  func auto() throws {
    let file = try ConfigFile("ds_config_auto.json", flags: ConfigFlags(steps: 1000, lr: 1e-3, warmup: 100))
    // Its counter is one behind, and its warmup is logarithmic by default.
    #expect(isClose(try file.rates(at: [0, 101, 551]), [0, 1e-3, 5e-4]))
    #expect(file.messages == [])
  }

  @Test("A file that says all needs no flag; the run is as long as its schedule")
  func whole() throws {
    let file = try ConfigFile("ds_config_fixed.json")
    #expect(file.steps == 1000)
    #expect(isClose(try file.rates(at: [51, 101]), [1.5e-4, 3e-4], within: 1e-2))
  }

  @Test("A flag wins over the file; the schedule goes on past its end")
  func flags() throws {
    let file = try ConfigFile("ds_config_fixed.json", flags: ConfigFlags(steps: 2000))
    #expect(file.steps == 2000)
    #expect(isClose(try file.rates(at: [1500]), [3e-5], within: 1e-9))
  }

  @Test(
    "Without a scheduler the script sets the rate, and that is said",
    arguments: ["", #", "scheduler": null"#, #", "scheduler": {}"#])
  func none(scheduler: String) throws {
    let file = try ConfigFile(name: "ds.json", text: #"{"zero_optimization": {"stage": 2}\#(scheduler)}"#)
    #expect(
      file.messages == ["1:1: error: this DeepSpeed config has no `scheduler`, so the training script sets the rate"])
  }

  @Test(
    "Mistakes are said at their place",
    arguments: [
      (#"{"type": "WarmupDecay", "params": {}}"#, "`WarmupDecay` is no schedule of a framework that lrplot knows"),
      (#"{"type": null, "params": {}}"#, "`type` must be the name of a scheduler, not null"),
      (#"{"params": {}}"#, "the `scheduler` of this DeepSpeed config has no `type`"),
      (#"{"type": "WarmupLR", "params": [1]}"#, "`params` must be an object, not a list"),
      (
        #"{"type": "WarmupLR", "params": {"warmup_type": "auto"}}"#,
        "`warmup_type` is `auto`, which only the trainer knows"
      ),
    ])
  func mistakes(scheduler: String, message: String) throws {
    let file = try ConfigFile(name: "ds.json", text: Self.config(scheduler), flags: ConfigFlags(steps: 10))
    #expect(file.spec == nil)
    #expect(file.sink.sorted.map(\.message) == [message])
  }

  @Test("An argument that the scheduler does not have is reported, and one of an unknown length is asked for")
  func unknown() throws {
    let scheduler = #"{"type": "WarmupCosineLR", "params": {"warmup_min_lr": 0, "total_num_steps": null}}"#
    let asked = try ConfigFile(name: "ds.json", text: Self.config(scheduler))
    #expect(asked.messages.count == 1 && asked.messages[0].hasSuffix("give --steps N"))
    let file = try ConfigFile(name: "ds.json", text: Self.config(scheduler), flags: ConfigFlags(steps: 5000))
    #expect(file.schedules.isEmpty)
    #expect(file.sink.sorted.map(\.message) == ["unknown key `warmup_min_lr` in the arguments of WarmupCosineLR"])
  }

  @Test("A number in quotes is read as a number, and said")
  func quoted() throws {
    let scheduler = #"{"type": "WarmupLR", "params": {"warmup_max_lr": "5e-4", "warmup_num_steps": 10}}"#
    let file = try ConfigFile(name: "ds.json", text: Self.config(scheduler), flags: ConfigFlags(steps: 100))
    #expect(isClose(try file.rates(at: [50]), [5e-4]))
    #expect(
      file.messages.count == 1 && file.messages[0].contains("`warmup_max_lr` is the string `5e-4`; read as a number"))
  }

  @Test("A rate for each group of parameters gives a curve for each")
  func groups() throws {
    let scheduler = #"{"type": "WarmupLR", "params": {"warmup_max_lr": [0.03, 0.0002], "warmup_num_steps": 10}}"#
    let file = try ConfigFile(name: "ds.json", text: Self.config(scheduler), flags: ConfigFlags(steps: 100))
    #expect(file.schedules.map { $0.schedule.rate(at: 50) } == [0.03, 0.0002])
    #expect(file.spec?["curves"]?.array?.map { $0["label"]?.string } == ["group 1", "group 2"])
  }

  @Test("DeepSpeed takes the schedulers of PyTorch by name, too")
  func torch() throws {
    let scheduler = #"{"type": "StepLR", "params": {"step_size": 10}}"#
    let file = try ConfigFile(name: "ds.json", text: Self.config(scheduler), flags: ConfigFlags(steps: 100))
    #expect(isClose(try file.rates(at: [9, 10]), [1e-3, 1e-4]))
  }

  @Test("It may be a part of another file")
  func nested() throws {
    let text =
      #"{"compute_environment": "LOCAL", "deepspeed_config": \#(Self.config(#"{"type": "WarmupLR", "params": {}}"#))}"#
    let file = try ConfigFile(name: "ds.json", text: text, flags: ConfigFlags(steps: 100))
    #expect(file.schedules.count == 1)
  }
}
