import LRConfigs
import LRInput
import Testing

@Suite("TrainingArguments")
struct TrainingArgumentsLayoutTests {
  static func file(_ yaml: String, steps: Int? = 1000, perEpoch: Double? = nil) throws -> ConfigFile {
    try ConfigFile(name: "x.yaml", text: yaml, flags: ConfigFlags(steps: steps, stepsPerEpoch: perEpoch))
  }

  @Test(
    "The warmup: a count wins over a share, a share is rounded up, and below 1 a count is a share",
    arguments: [
      ("warmup_ratio: 0.1", 100), ("warmup_steps: 50", 50), ("warmup_steps: 50\nwarmup_ratio: 0.1", 50),
      ("warmup_steps: 0\nwarmup_ratio: 0.1", 100), ("warmup_steps: 0.1", 100), ("warmup_ratio: 0.0501", 51),
      ("warmup_ratio: '0.1'", 100), ("warmup_ratio: null", 0), ("lr_warmup_steps: 20", 20),
    ])
  func warmup(key: String, steps: Int) throws {
    let file = try Self.file("learning_rate: 1.0e-3\nlr_scheduler_type: constant_with_warmup\n" + key)
    let expected = steps == 0 ? [1e-3, 1e-3] : [0, 1e-3 / Double(steps)]
    #expect(isClose(try file.rates(at: [0, 1]), expected), "\(file.messages)")
  }

  @Test("The defaults of TrainingArguments: linear from 5e-5, without a warmup")
  func defaults() throws {
    let file = try Self.file("num_train_epochs: 3\nlr_scheduler_type: linear\nper_device_train_batch_size: 8")
    #expect(isClose(try file.rates(at: [0, 500]), [5e-5, 2.5e-5]))
  }

  @Test("The length: max_steps, or the epochs with --steps-per-epoch")
  func length() throws {
    #expect(try Self.file("learning_rate: 1.0e-3\noutput_dir: o\nmax_steps: 77", steps: nil).steps == 77)
    #expect(try Self.file("learning_rate: 1.0e-3\nnum_train_epochs: 2.5", steps: nil, perEpoch: 10.1).steps == 26)
    let asked = try Self.file("learning_rate: 1.0e-3\nmax_steps: -1\nnum_train_epochs: 3", steps: nil)
    #expect(
      asked.messages == ["3:19: error: the length of the run is not in a config of TrainingArguments: give --steps N"])
  }

  @Test("constant has no warmup, and what is ignored is said")
  func ignored() throws {
    let file = try ConfigFile("llamafactory_full.yaml")
    #expect(try file.rates(at: [0, 1999]) == [1e-5, 1e-5])
    #expect(
      file.messages == [
        "4:12: warning: if `examples/deepspeed/ds_z3_config.json` has a `scheduler`, it takes the place of this one",
        "9:15: warning: `constant` has no warmup, so the trainer ignores this",
      ])
  }

  @Test(
    "Names as Python prints them, arguments as an object, as text, or not at all",
    arguments: [
      "lr_scheduler_type: SchedulerType.COSINE_WITH_MIN_LR\nlr_scheduler_kwargs: {min_lr_rate: 0.1}",
      #"lr_scheduler_type: cosine_with_min_lr"# + "\n" + #"lr_scheduler_kwargs: '{"min_lr_rate": 0.1}'"#,
      "lr_scheduler_type: cosine_with_min_lr\nlr_scheduler_kwargs: {min_lr_rate: '0.1'}",
    ])
  func arguments(yaml: String) throws {
    #expect(isClose(try Self.file("learning_rate: 1.0e-3\n" + yaml).rates(at: [0, 1000]), [1e-3, 1e-4]))
  }

  @Test(
    "Mistakes are said at their place",
    arguments: [
      ("lr_scheduler_type: cosin", "2:20: error: transformers has no schedule `cosin`"),
      ("lr_scheduler_type: [cosine]", "2:20: error: `lr_scheduler_type` must be the name of a schedule, not a list"),
      (
        "lr_scheduler_type: reduce_lr_on_plateau",
        "2:20: error: reduce_lr_on_plateau acts on a metric, which is not in a config of TrainingArguments"
      ),
      ("lr_scheduler_kwargs: 3", "2:22: error: `lr_scheduler_kwargs` must be an object, not a number"),
      ("warmup_ratio: many", "2:15: error: `warmup_ratio` must be a number, not `many`"),
    ])
  func mistakes(line: String, message: String) throws {
    #expect(try Self.file("learning_rate: 1.0e-3\n\(line)\nmax_steps: 10").messages == [message])
  }

  @Test("They may stand in a section of their own")
  func section() throws {
    let file = try Self.file("model: gpt2\ntraining:\n  learning_rate: 1.0e-3\n  num_train_epochs: 1\nseed: 1")
    #expect(isClose(try file.rates(at: [0]), [1e-3]))
  }

  /// `math.ceil` of 7.000000000000001 (trl PR 4983, transformers #6673).
  @Test("A share of the run is rounded up, rounding of the product and all")
  func ceiling() throws {
    let text =
      #"{"output_dir":"o","per_device_train_batch_size":1,"learning_rate":1e-3,"lr_scheduler_type":"linear","warmup_ratio":0.07,"max_steps":100}"#
    let file = try ConfigFile(name: "a.json", text: text)
    #expect(isClose(try file.rates(at: [7, 8]), [8.75e-4, 1e-3]) && file.messages == [])
  }
}
