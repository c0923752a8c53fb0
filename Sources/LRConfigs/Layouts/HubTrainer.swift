import LRInput

/// The program around transformers' schedules that a config is of, as far as its defaults are its own.
enum HubTrainer: Equatable {
  case transformers
  case llamaFactory
  /// Whose version 1 has a constant rate where nothing else is named.
  case llamaFactoryOne
  case swift
  case kohya
  case simpleTuner

  init(_ section: Node, root: Node) {
    func has(_ keys: [String]) -> Bool { section.has(anyOf: keys) || root.has(anyOf: keys) }
    if section.has(anyOf: ["model_class", "dist_config", "kernel_config", "optim_config"]),
      section["model_name_or_path"] == nil
    {
      self = .llamaFactoryOne
    } else if has(["finetuning_type", "cutoff_len"]) || has(["stage"]) && has(["template"]) {
      self = .llamaFactory
    } else if has(["tuner_type", "train_type", "sft_type", "rlhf_type"]) && !has(["model_name_or_path"]) {
      self = .swift
    } else if has([
      "text_encoder_lr", "network_module", "LoRA_type", "network_train_unet_only", "lr_warmup", "block_lr",
    ]) {
      self = .kohya
    } else if has(["model_family"]) {
      self = .simpleTuner
    } else {
      self = .transformers
    }
  }

  /// The schedule that is taken where none is named, and how to say whose it is.
  var schedule: (name: String, words: String) {
    switch self {
    case .llamaFactoryOne: ("constant", "a constant rate, the default of LLaMA-Factory 1,")
    // swift/trainers/arguments.py
    case .swift: ("cosine", "`cosine`, the default of ms-swift,")
    // library/train_util.py
    case .kohya: ("constant", "`constant`, the default of sd-scripts,")
    case .transformers, .llamaFactory, .simpleTuner: ("linear", "`linear`, the default of TrainingArguments,")
    }
  }

  /// The rate that is taken where none is given.
  func rate(_ section: Node) -> (value: Double, words: String) {
    guard self == .swift else { return (5e-5, "5e-5, the default of TrainingArguments") }
    let isFull = ["tuner_type", "train_type", "sft_type"].contains { section[$0]?.string == "full" }
    return isFull ? (1e-5, "1e-5, the default of ms-swift for full tuning") : (1e-4, "1e-4, the default of ms-swift")
  }

  /// Where else the rate may stand.
  func rates(_ section: Node) -> [(node: Node?, name: String)] {
    self == .kohya ? [(section["unet_lr"], "unet_lr"), (section["text_encoder_lr"], "text_encoder_lr")] : []
  }

  func groups(_ config: Config, _ section: Node, _ rate: Node) -> ParameterGroups {
    self == .kohya
      ? .ofImages(config, section, rate) : .ofTrainer(config, section, rate)
  }

  /// Whether the program has a schedule of its own under a name of transformers; then it has been refused.
  func refuses(_ name: Node, _ section: Node, _ config: Config) -> Bool {
    guard self == .simpleTuner, name.string == "cosine" || name.string == "polynomial" && section["lr_end"] == nil
    else {
      return false
    }
    // helpers/training/custom_schedule.py
    config.sink.error(
      at: name.offset, "SimpleTuner's \(DiagnosticText.quoted(name.string ?? "")) is not that of transformers",
      hint: name.string == "cosine"
        ? "it goes between `learning_rate` and `lr_end` (4e-7) in half waves of `lr_warmup_steps`: write it as an "
          + "`expression`" : "it ends at 4e-7: give `lr_end`, or write a spec")
    return true
  }

  /// A warmup of 0.1 is a share in transformers 5, and in version 4 a count.
  static func warnOfShare(_ section: Node, _ node: Node, _ config: Config) {
    let old = [
      "evaluation_strategy", "no_cuda", "per_gpu_train_batch_size", "overwrite_output_dir", "save_safetensors",
    ]
    guard let key = old.first(where: { section[$0] != nil }) else { return }
    config.sink.warning(
      at: node.offset,
      "a share, as transformers 5 reads it; version 4, which \(DiagnosticText.quoted(key)) is of, counts it as no warmup",
      hint: "its share is `warmup_ratio`")
  }

  /// `lr_warmup` of kohya_ss: per cent of the run.
  static func percent(_ section: Node, _ steps: Node, _ config: Config) -> Node? {
    guard let node = config.number("lr_warmup", in: section), let x = node.double, x > 0, x <= 100 else { return nil }
    return Tree.number((x / 100 * (steps.double ?? 0)).rounded(.toNearestOrEven), at: node.offset)
  }

  /// Numbers that PyYAML reads as text: with an exponent, and without a point or its sign. transformers fails on them.
  func warnOfNumbers(_ section: Node, _ config: Config) {
    let source = config.sink.source
    guard self == .transformers, !config.isLogged, source.name.hasSuffix(".yaml") || source.name.hasSuffix(".yml")
    else { return }
    let wrong = (section.members ?? []).filter {
      $0.node.double != nil && Self.isText(source.bytes, at: $0.node.offset)
    }
    guard let first = wrong.first else { return }
    let word = Self.word(source.bytes, at: first.node.offset)
    let number = String(decoding: word, as: UTF8.self)
    let parts = number.lowercased().split(separator: "e", maxSplits: 1).map(String.init)
    let (mantissa, exponent) = (parts[0], parts.count > 1 ? parts[1] : "0")
    let sign = exponent.hasPrefix("-") || exponent.hasPrefix("+") ? "" : "+"
    config.sink.warning(
      at: first.node.offset,
      "PyYAML reads `\(number)` as text, on which transformers fails"
        + (wrong.count > 1 ? "; so are \(DiagnosticText.list(wrong.dropFirst().map(\.key), "and"))" : ""),
      hint: "write `\(mantissa.contains(".") ? mantissa : mantissa + ".0")e\(sign)\(exponent)`")
  }

  private static func word(_ bytes: [UInt8], at offset: Int) -> ArraySlice<UInt8> {
    guard bytes.indices.contains(offset) else { return [] }
    return bytes[offset...].prefix {
      ![0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "#")].contains($0)
    }
  }

  /// PyYAML's floats have a point, and their exponents a sign.
  private static func isText(_ bytes: [UInt8], at offset: Int) -> Bool {
    let word = Array(word(bytes, at: offset))
    guard let e = word.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }), e > 0, e + 1 < word.count,
      word[0] != UInt8(ascii: "\""), word[0] != UInt8(ascii: "'")
    else { return false }
    return !word[..<e].contains(UInt8(ascii: "."))
      || word[e + 1] != UInt8(ascii: "-") && word[e + 1] != UInt8(ascii: "+")
  }
}
