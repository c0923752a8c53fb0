import LRConfigs
import LRInput
import Testing

@Suite("Config files as specs")
struct ConfigReaderTests {
  static let flags = ConfigFlags(steps: 1000, lr: 1e-3, warmup: 100)

  @Test(
    "Each layout is recognised, and each of its files gives curves",
    arguments: [
      ("keras_cosine.json", "a Keras config"), ("keras_optimizer.json", "a Keras config"),
      ("keras_training_config.json", "a Keras config"), ("keras_warmup.json", "a Keras config"),
      ("ds_config_auto.json", "a DeepSpeed config"), ("ds_config_fixed.json", "a DeepSpeed config"),
      ("training_args_v4.json", "a config of TrainingArguments"),
      ("training_args_v5.yaml", "a config of TrainingArguments"),
      ("llamafactory_lora.yaml", "a config of TrainingArguments"),
      ("llamafactory_full.yaml", "a config of TrainingArguments"),
      ("axolotl_lora.yml", "an axolotl config"), ("axolotl_one_cycle.yml", "an axolotl config"),
      ("torchtune_lora.yaml", "a torchtune config"), ("torchtune_full.yaml", "a torchtune config"),
      ("torchtitan_debug.toml", "a torchtitan config"), ("torchtitan_405b.toml", "a torchtitan config"),
      ("timm_cosine.yaml", "a timm args.yaml"), ("timm_step.yaml", "a timm args.yaml"),
      ("lightning_cosine.yaml", "a Lightning CLI config"), ("lightning_step.yaml", "a Lightning CLI config"),
      ("hydra_sequential.yaml", "a Hydra config"), ("hydra_one_cycle.yaml", "a Hydra config"),
      ("nanogpt_char.py", "a nanoGPT config"), ("nanogpt_finetune.py", "a nanoGPT config"),
    ])
  func recognised(name: String, layout: String) throws {
    let file = try ConfigFile(name, flags: Self.flags)
    #expect(file.layout?.name == layout)
    #expect(file.schedules.count == 1, "\(DiagnosticText.render(file.sink))")
    #expect(file.steps == 1000)
    #expect(!file.sink.hasErrors)
  }

  @Test(
    "What a file does not know is asked for by name, each thing once",
    arguments: [
      ("ds_config_auto.json", ["--lr RATE", "--steps N", "--warmup N"]),
      ("training_args_v4.json", ["--steps N"]), ("llamafactory_lora.yaml", ["--steps N"]),
      ("axolotl_lora.yml", ["--steps N"]), ("torchtune_lora.yaml", ["--steps N"]),
      ("keras_cosine.json", ["--steps N"]), ("timm_no_lr.yaml", ["--lr RATE"]),
    ])
  func asked(name: String, flags: [String]) throws {
    let file = try ConfigFile(name)
    #expect(file.spec == nil)
    let errors = file.sink.sorted.filter { $0.severity == .error }.map(\.message)
    #expect(errors.count == flags.count)
    for (error, flag) in zip(errors, flags) { #expect(error.hasSuffix(": give \(flag)"), "\(error)") }
  }

  @Test("The question names the kind of file")
  func question() throws {
    let file = try ConfigFile("keras_cosine.json")
    #expect(file.messages == ["2:57: error: the length of the run is not in a Keras config: give --steps N"])
  }

  @Test(
    "A spec is no config, and neither is any other tree",
    arguments: [
      #"{"steps": 10, "schedule": {"type": "cosine", "lr": 0.1}}"#, #"{"curves": []}"#, #"{"panels": []}"#,
      #"{"steps": 10, "schedule": {"dialect": "torch", "name": "StepLR"}}"#, "[1]", "3", "{}", #"{"name": "x"}"#,
    ])
  func others(text: String) throws {
    #expect(try ConfigFile(name: "x.json", text: text).layout == nil)
  }

  @Test("An unknown tree is refused in one line")
  func refused() throws {
    let sink = DiagnosticSink(Source(name: "x.json", text: #"{"batch_size": 3}"#))
    let node = try #require(JSONReader.parse(sink))
    ConfigReader.refuse(node, sink: sink)
    #expect(sink.sorted.map(\.message) == ["this is neither a spec nor a config that lrplot knows"])
  }

  @Test(
    "Every byte of a config can be lost, and nothing stops the program",
    arguments: [
      "ds_config_auto.json", "keras_warmup.json", "axolotl_lora.yml", "torchtitan_debug.toml", "hydra_one_cycle.yaml",
      "timm_cosine.yaml", "nanogpt_char.py",
    ])
  func cut(name: String) throws {
    let bytes = try ConfigFile.bytes(of: name)
    for end in stride(from: 0, to: bytes.count, by: 7) {
      for text in [bytes[..<end], bytes[..<end] + bytes[min(end + 5, bytes.count)...]] {
        let file = try ConfigFile(name: name, text: String(decoding: text, as: UTF8.self), flags: Self.flags)
        #expect(file.spec != nil || file.layout == nil || file.sink.hasErrors, "at \(end)")
      }
    }
  }
}
