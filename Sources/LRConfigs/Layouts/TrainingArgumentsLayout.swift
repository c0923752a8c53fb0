import LRInput
import LRSchedules

/// Hugging Face's TrainingArguments, as JSON or YAML, and the files that hold the same keys: LLaMA-Factory, TRL,
/// alignment recipes, the arguments of example scripts.
enum TrainingArgumentsLayout {
  static let layout = ConfigLayout(
    name: "a config of TrainingArguments", summary: "Hugging Face's TrainingArguments and LLaMA-Factory's YAML",
    fits: { section(of: $0) != nil }, keys: Set(types + rates + lengths + warmupCounts + warmupShares + epochKeys),
    translate: translate)

  private static let types = ["lr_scheduler_type", "lr_scheduler", "lr_scheduler_name"]
  private static let rates = ["learning_rate", "lr"]
  private static let lengths = ["max_steps", "max_train_steps", "num_training_steps", "total_steps", "train_steps"]
  private static let warmupCounts = ["warmup_steps", "lr_warmup_steps", "num_warmup_steps"]
  private static let warmupShares = ["warmup_ratio", "lr_warmup_ratio", "warmup_steps_ratio", "lr_warmup_steps_ratio"]
  private static let epochKeys = [
    "num_train_epochs", "max_train_epochs", "num_epochs", "n_epochs", "epochs", "max_epochs",
  ]
  /// Keys beside a rate that are transformers' own, or its scripts'.
  private static let companions =
    ["max_steps", "max_train_steps", "num_training_steps"] + warmupCounts + warmupShares + [
      "num_train_epochs", "max_train_epochs", "per_device_train_batch_size", "gradient_accumulation_steps",
      "lr_scheduler_kwargs",
    ]
  /// Arguments without a rate: three of them are no chance.
  private static let arguments = [
    "output_dir", "per_device_train_batch_size", "num_train_epochs", "save_strategy", "eval_strategy",
    "evaluation_strategy", "logging_steps", "save_steps", "gradient_accumulation_steps", "save_total_limit",
    "gradient_checkpointing", "report_to", "adam_beta1", "per_device_eval_batch_size", "remove_unused_columns",
  ]
  /// Keys that tell of transformers' trainer where no schedule is named; of `arguments`, which others have too, three do.
  private static let marks = [
    "per_device_train_batch_size", "per_gpu_train_batch_size", "model_name_or_path", "lr_scheduler_kwargs",
    "eval_strategy", "evaluation_strategy", "save_strategy", "pretrained_model_name_or_path", "max_train_steps",
    "num_train_epochs",
  ]
  /// These tell of it where nothing is called otherwise than transformers calls it.
  private static let weakMarks = [
    "output_dir", "logging_steps", "report_to", "adam_beta1", "gradient_checkpointing", "warmup_ratio",
  ]
  private static let otherWords = [
    "batch_size", "train_batch_size", "epochs", "num_epochs", "n_epochs", "grad_accum_steps",
  ]
  /// The tree, or the one of its objects that holds the arguments.
  private static func section(of root: Node) -> Node? {
    sections(of: root).first?.node ?? (isBare(root) ? root : root.members?.map(\.node).first(where: isBare))
  }

  /// All of them, nearer to the root first.
  private static func sections(of root: Node) -> [Member] {
    if isSection(root) { return [Member(key: "", keyOffset: root.offset, node: root)] }
    var level = root.members ?? []
    var found: [Member] = []
    for _ in 0..<6 where !level.isEmpty {
      found += level.filter { isSection($0.node) }
      level = level.filter { !isSection($0.node) }.flatMap { $0.node.members ?? [] }
    }
    return found
  }

  /// Arguments that leave rate and schedule to their defaults.
  private static func isBare(_ node: Node) -> Bool {
    node["learning_rate"] == nil && node.has(anyOf: ["per_device_train_batch_size", "num_train_epochs"])
      && arguments.count { node[$0] != nil } >= 3
  }

  private static func isSection(_ node: Node) -> Bool {
    if node["lr_scheduler_type"] != nil { return true }
    return node["learning_rate"] != nil && node.has(anyOf: companions)
      || node["lr_scheduler"]?.string != nil && node.has(anyOf: rates)
  }

  /// One section is drawn; that there are others is said.
  private static func warnOfOthers(_ section: Node, _ config: Config) {
    let all = sections(of: config.root)
    guard all.count > 1, let drawn = all.first(where: { $0.node == section }) else { return }
    let others = all.filter { $0.keyOffset != drawn.keyOffset }.map(\.key)
    config.sink.warning(
      at: drawn.keyOffset,
      "\(DiagnosticText.quoted(drawn.key)) is drawn, not \(DiagnosticText.list(others, "or")), which has a rate too",
      hint: "put the section that is meant into a file of its own")
  }

  private static func first(_ keys: [String], in section: Node) -> (node: Node?, name: String) {
    for key in keys where section[key] != nil { return (section[key], key) }
    return (nil, keys[0])
  }

  private static func translate(_ config: Config) -> Run? {
    guard let section = section(of: config.root) else { return nil }
    warnOfOthers(section, config)
    if let path = section["deepspeed"]?.string, !path.isEmpty {
      config.sink.warning(
        at: section["deepspeed"]?.offset ?? 0,
        "if \(DiagnosticText.quoted(path, limit: 60)) has a `scheduler`, it takes the place of this one",
        hint: "draw that file with --steps N")
    }
    let type = first(types, in: section)
    let trainer = HubTrainer(section, root: config.root)
    var name = Tree.string(trainer.schedule.name, at: section.keyOffset("learning_rate"))
    var assumed: (String, Int)? = (trainer.schedule.words, section.keyOffset("learning_rate"))
    if let node = type.node, let settled = config.settled(node), settled.value != .null {
      guard let text = settled.string else {
        return config.refuse(
          at: node.offset, "`\(type.name)` must be the name of a schedule, not \(settled.kind)",
          hint: "for example \"cosine\"")
      }
      name = Tree.string(plain(text), at: node.offset)
      assumed = nil
    }
    if trainer.refuses(name, section, config) { return nil }
    trainer.warnOfNumbers(section, config)
    let steps = self.steps(config, section, at: name.offset)
    let found = first(rates, in: section)
    let rate =
      config.knownRate([(found.node, found.name)] + trainer.rates(section)) ?? otherRate(config, section, trainer)
    // `get_scheduler_fix` of sd-scripts cuts the product, all others round it up.
    let warmup = self.warmup(config, section, steps, rounding: trainer == .kohya ? .down : .up)
    guard let kwargs = kwargs(config, section["lr_scheduler_kwargs"]) else { return nil }
    let schedule = HubSchedule(
      config: config, name: name, rate: rate, steps: steps, warmup: warmup ?? Tree.number(0, at: name.offset),
      arguments: kwargs + cycles(section, name), warmupOffset: warmup?.offset)
    let drawn = section
    let isUntold = trainer == .transformers && !isTold(by: section) && !isTold(by: config.root)
    return schedule.schedule().map {
      Run(
        steps: steps, schedules: [trainer.groups(config, section, rate).applied(to: $0)], assumed: assumed,
        instead: isUntold ? "--set \(setting(type.name, of: section, in: config.root))=cosine" : nil,
        isApart: { $0 != drawn && isSection($0) })
    }
  }

  private static func isTold(by node: Node) -> Bool {
    node.has(anyOf: marks) || arguments.count { node[$0] != nil } >= 3
      || node.has(anyOf: weakMarks) && !node.has(anyOf: otherWords)
  }

  /// The path of a key of the section, for `--set`.
  private static func setting(_ key: String, of section: Node, in root: Node) -> String {
    let holder = root.members?.first { $0.node == section }?.key
    return (holder.map { "\($0)." } ?? "") + key
  }

  /// The rate of a section that has none: the only one of the file, or the default of TrainingArguments.
  private static func otherRate(_ config: Config, _ section: Node, _ trainer: HubTrainer) -> Node {
    if let other = config.only(rates) { return config.number(other.node, other.name) ?? other.node }
    if config.has(rates) { return config.rate([], at: section.offset) }
    let rate = trainer.rate(section)
    config.sink.warning(at: section.offset, "no rate is given, so \(rate.words), is drawn")
    return Tree.number(rate.value, at: section.offset)
  }

  /// `SchedulerType.COSINE` is how Python prints the value `cosine`.
  static func plain(_ text: String) -> String {
    let prefix = "SchedulerType."
    return text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)).lowercased() : text
  }

  /// `lr_num_cycles` and `lr_power` of the example scripts of diffusers.
  private static func cycles(_ section: Node, _ name: Node) -> [Member] {
    var members: [Member] = []
    if name.string == "cosine_with_restarts",
      let cycles = section["lr_num_cycles"] ?? section["lr_scheduler_num_cycles"]
    {
      members.append(Tree.member("num_cycles", cycles))
    }
    if name.string == "polynomial", let power = section["lr_power"] ?? section["lr_scheduler_power"] ?? section["power"]
    {
      members.append(Tree.member("power", power))
    }
    return members
  }

  private static func steps(_ config: Config, _ section: Node, at offset: Int) -> Node {
    var candidates = lengths.map { (section[$0], $0) }
    if !candidates.contains(where: { $0.0?.double ?? 0 > 0 }), let other = config.only(lengths) {
      candidates.append((other.node, other.name))
    }
    let own = first(epochKeys, in: section)
    let other = config.only(epochKeys)
    let epochs = config.number(own.node ?? other?.node, own.node == nil ? other?.name ?? "" : own.name, open: .absent)
    if let perEpoch = config.flags.stepsPerEpoch, config.flags.steps == nil,
      !candidates.contains(where: { $0.0?.double ?? 0 > 0 })
    {
      // The trainer's default is 3 epochs.
      let length = ((epochs?.double ?? 3) * perEpoch).rounded(.up)
      return config.flag("--steps-per-epoch", length)
    }
    return config.steps(
      candidates, at: epochs?.offset ?? offset,
      hint: epochs == nil
        ? nil : "updates in an epoch = samples ÷ (batch size × devices × accumulation), times the epochs")
  }

  /// Updates in the warmup: a count, which wins, or a share; in version 5 a count below 1 is a share.
  static func warmup(
    _ config: Config, _ section: Node, _ steps: Node, rounding: FloatingPointRoundingRule = .up
  ) -> Node? {
    if let flag = config.warmupFlag { return flag }
    let (count, share) = (first(warmupCounts, in: section), first(warmupShares, in: section))
    if config.asksForWarmup(count.node) || config.asksForWarmup(share.node) { return nil }
    if let node = config.number(count.node, count.name), let x = node.double, x != 0 {
      if let ratio = share.node, ratio.double ?? 0 > 0 {
        config.sink.warning(
          at: section.keyOffset(share.name),
          "\(DiagnosticText.quoted(count.name)) wins: the trainer makes nothing of \(DiagnosticText.quoted(share.name))"
        )
      }
      if x > 0, x < 1 { HubTrainer.warnOfShare(section, node, config) }
      if x < 0 { config.sink.error(at: node.offset, "\(DiagnosticText.quoted(count.name)) must be at least 0") }
      return x < 1 ? Node.share(node, of: steps, rounding: rounding) : node
    }
    if let percent = HubTrainer.percent(section, steps, config) { return percent }
    let ratio = config.number(share.node, share.name)
    if let ratio, let x = ratio.double, !(0...1).contains(x) {
      config.sink.error(
        at: ratio.offset, "\(DiagnosticText.quoted(share.name)) must be between 0 and 1",
        hint: "a count is `\(warmupCounts[0])`")
      return nil
    }
    return ratio.map { Node.share($0, of: steps, rounding: rounding) }
  }

  /// `lr_scheduler_kwargs`: an object, or the text of one as the command line takes it.
  private static func kwargs(_ config: Config, _ node: Node?) -> [Member]? {
    guard let node else { return [] }
    switch node.value {
    case .object(let members): return members
    case .null: return []
    case .string(let text):
      if text.isEmpty { return [] }
      let inner = DiagnosticSink(Source(name: "", text: text))
      if let members = JSONReader.parse(inner)?.members, !inner.hasErrors {
        return members.map {
          Member(key: $0.key, keyOffset: node.offset, node: Node($0.node.value, offset: node.offset))
        }
      }
    default: break
    }
    config.sink.error(at: node.offset, "`lr_scheduler_kwargs` must be an object, not \(node.kind)")
    return nil
  }
}
