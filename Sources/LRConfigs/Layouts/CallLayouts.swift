import LRDialects
import LRInput
import LRSchedules

/// The layouts that name an optimizer and a scheduler as classes with arguments: torchtune, Lightning CLI, Hydra.
enum CallLayouts {
  static let torchtune = layout(
    "a torchtune config", summary: "torchtune's recipes", key: "_component_", bare: [.transformers, .torch])
  static let lightning = layout(
    "a Lightning CLI config", summary: "Lightning CLI's YAML", key: "class_path", bare: [.torch])
  static let hydra = layout(
    "a Hydra config", summary: "Hydra's `_target_`", key: "_target_", bare: [.torch])

  private static let schedulers = [
    "lr_scheduler", "scheduler", "lr_scheduler_config", "scheduler_config", "lr_schedule", "schedule",
  ]
  private static let optimizers = ["optimizer", "optim", "optimizer_config"]

  private static func layout(_ name: String, summary: String, key: String, bare: [Dialect]) -> ConfigLayout {
    ConfigLayout(
      name: name, summary: summary, fits: { holds(key, in: $0, depth: 0) }, keys: ["num_warmup_steps", "warmup_steps"],
      translate: { CallRun(config: $0, key: key, bare: bare).run() })
  }

  /// True if an object of the tree is written in this shape.
  private static func holds(_ key: String, in node: Node, depth: Int) -> Bool {
    switch node.value {
    case .object(let members):
      members.contains { $0.key == key || depth < 6 && holds(key, in: $0.node, depth: depth + 1) }
    case .array(let nodes): depth < 6 && nodes.prefix(100).contains { holds(key, in: $0, depth: depth + 1) }
    default: false
    }
  }

  /// The reading of one such file.
  private struct CallRun {
    let config: Config
    let key: String
    let bare: [Dialect]

    func run() -> Run? {
      let root = config.root
      let optimizer = find(optimizers, in: root, depth: 0)?.call
      let found = find(schedulers, in: root, depth: 0)
      let settings =
        found.map {
          SchedulerSettings($0.places, config: config, known: key != "_component_")
        } ?? SchedulerSettings()
      // A file of a config group is the call itself.
      let own = ClassCall(root, key: key).flatMap { $0.dialect(bare: bare) == nil ? nil : $0 }
      let rate = config.knownRate(rates(optimizer))
      guard let call = found?.call ?? own else { return constant(rate, optimizer) }
      if let optimizer, optimizer.arguments.isEmpty, rate == nil, call.arguments.isEmpty { return nil }
      let clock = self.clock(settings.interval, of: call)
      let translation = CallTranslation(config: config, bare: bare, steps: clock.steps, rate: rate)
      guard let schedule = translation.schedule(call) else { return nil }
      var run = Run(
        steps: clock.steps, unit: clock.unit,
        schedules: [settings.applied(to: schedule, unit: clock.unit, config: config)])
      addOthers(than: call, to: &run, clock)
      return run
    }

    /// The other schedulers of the file, as a GAN has two: a curve each, with the rate of the optimizer beside it.
    private func addOthers(
      than first: ClassCall, to run: inout Run, _ clock: (steps: Node, unit: Run.Unit)
    ) {
      let others = SchedulerSearch(key: key, bare: bare, schedulers: schedulers, optimizers: optimizers).all(
        in: config.root
      )
      .filter { $0.call.offset != first.offset }
      guard !others.isEmpty else { return }
      run.labels = [first.name]
      for other in others {
        let rate = config.knownRate(["lr", "learning_rate"].map { (other.optimizer?[$0], $0) } + rates(nil))
        let translation = CallTranslation(config: config, bare: bare, steps: clock.steps, rate: rate)
        guard let schedule = translation.schedule(other.call) else { continue }
        run.schedules.append(schedule)
        run.labels.append(
          run.labels.contains(other.call.name) ? "\(other.call.name) \(run.labels.count)" : other.call.name)
      }
    }

    /// What a file without a scheduler trains with.
    private func constant(_ rate: Node?, _ optimizer: ClassCall?) -> Run? {
      guard let optimizer, let rate else {
        return config.refuse(
          at: config.root.offset,
          "\(config.layout) without a scheduler\(optimizer == nil ? " and an optimizer" : "") has no rate to draw",
          hint: "the scheduler stands under one of \(DiagnosticText.list(schedulers, "or"))")
      }
      let offset = optimizer.pathOffset
      // Nothing steps a scheduler, so that both ways of counting will do.
      let updates = Self.stepLengths.lazy.compactMap { config.value($0) }.first { $0.double ?? 0 > 0 }
      let clock: (steps: Node, unit: Run.Unit) =
        if config.flags.steps == nil, let updates { (updates, .steps) } else { self.clock(nil, of: optimizer) }
      return Run(
        steps: clock.steps, unit: clock.unit,
        schedules: [Tree.object([("type", Tree.string("constant", at: offset)), ("lr", rate)], at: offset)],
        assumed: ("a constant rate", offset))
    }

    /// The first call under one of these keys, nearer to the root first, and where its settings may stand.
    ///
    /// - Parameter holder: The key under which the node stands.
    private func find(
      _ keys: [String], in node: Node, under holder: String = "", depth: Int
    ) -> (call: ClassCall, places: [SchedulerSettings.Place])? {
      for name in keys {
        guard let value = node[name] else { continue }
        // Some have a list of one.
        for inner in value.array ?? [value] {
          guard let call = ClassCall(inner, key: key) else { continue }
          // `lr_scheduler: {scheduler: {…}, interval: step}`: what else is in it speaks of the scheduler.
          var places = [SchedulerSettings.Place(node: node, own: [name], isDictionary: holder.contains("sched"))]
          if let arguments = ClassCall.shapes.first(where: { $0.name == key })?.arguments {
            let own = [key, arguments, "dict_kwargs"]
            places.append(SchedulerSettings.Place(node: inner, own: own, isDictionary: true))
          }
          return (call, places)
        }
      }
      guard depth < 5 else { return nil }
      for member in node.members ?? [] {
        for inner in [member.node] + (member.node.array ?? []).prefix(100) where inner.members != nil {
          if let found = find(keys, in: inner, under: member.key, depth: depth + 1) { return found }
        }
      }
      return nil
    }

    private func rates(_ optimizer: ClassCall?) -> [(node: Node?, name: String)] {
      var rates = ["lr", "learning_rate"].map { (optimizer?[$0], $0) }
      for path in ["model.init_args", "model", ""] {
        for name in ["lr", "learning_rate"] {
          rates.append((config.value(path.isEmpty ? name : "\(path).\(name)"), name))
        }
      }
      return rates.map { (node: $0.0, name: $0.1) }
    }

    private static let epochLengths = [
      "trainer.max_epochs", "max_epochs", "epochs", "num_epochs", "n_epochs", "train.epochs",
    ]
    private static let stepLengths = [
      "trainer.max_steps", "max_steps", "total_steps", "num_training_steps", "train.max_steps",
    ]

    /// Lightning steps a scheduler once an epoch unless its `interval` is `step`; torchtune at every update.
    private func clock(_ interval: String?, of call: ClassCall) -> (steps: Node, unit: Run.Unit) {
      let offset = call.pathOffset
      func candidates(_ paths: [String]) -> [(node: Node?, name: String)] {
        (paths + paths.map { "fit.\($0)" }).map { path in
          (node: config.value(path), name: path.split(separator: ".").last.map(String.init) ?? path)
        }
      }
      if key == "_component_" { return (recipeSteps(at: offset), .steps) }
      let inEpochs = candidates(Self.epochLengths)
      if let lightning = lightningClock(interval, inEpochs, candidates(Self.stepLengths), at: offset) {
        return lightning
      }
      let isPerStep = interval == "step" || !inEpochs.contains { $0.node?.double ?? 0 > 0 }
      if isPerStep {
        // A scheduler that is told how often it is stepped says how long the run is.
        let own = ["total_steps", "num_training_steps"].map { (node: call[$0], name: $0) }
        let steps = config.steps(
          candidates(Self.stepLengths) + own, at: offset,
          hint: "counted as the scheduler counts: epochs, or updates where it steps at each")
        return (steps, .steps)
      }
      return (config.steps(inEpochs, at: offset), .epochs)
    }

    /// What Lightning's two ways of counting need an epoch's length for; nil where none is needed.
    private func lightningClock(
      _ interval: String?, _ inEpochs: [(node: Node?, name: String)], _ inSteps: [(node: Node?, name: String)],
      at offset: Int
    ) -> (steps: Node, unit: Run.Unit)? {
      guard config.flags.steps == nil else { return nil }
      func length(_ candidates: [(node: Node?, name: String)]) -> Node? {
        candidates.lazy.compactMap { $0.node }.first { $0.double ?? 0 > 0 }
      }
      let (epochs, updates) = (length(inEpochs), length(inSteps))
      if interval == "step", updates == nil, let epochs, let perEpoch = config.flags.stepsPerEpoch {
        return (config.flag("--steps-per-epoch", ((epochs.double ?? 1) * perEpoch).rounded(.up)), .steps)
      }
      // Hydra's files with a `trainer` of their own are Lightning's as a rule.
      let isLightning = key == "class_path" || config.value("trainer.max_steps") != nil
      guard isLightning, interval != "step", epochs == nil, let updates else { return nil }
      guard let perEpoch = config.flags.stepsPerEpoch else {
        config.ask(
          "the length of an epoch", "--steps-per-epoch N", at: updates.offset,
          hint: "Lightning steps the scheduler once an epoch, and `max_steps` counts updates")
        return (updates, .epochs)
      }
      return (config.flag("--steps-per-epoch", max(1, ((updates.double ?? 1) / perEpoch).rounded(.up))), .epochs)
    }

    /// torchtune: `max_steps_per_epoch`, if it is set, times `epochs`.
    private func recipeSteps(at offset: Int) -> Node {
      let perEpoch = config.flags.stepsPerEpoch ?? config.number("max_steps_per_epoch")?.double
      if config.flags.steps == nil, let perEpoch, perEpoch > 0, let epochs = config.number("epochs") {
        let length = (perEpoch * (epochs.double ?? 1)).rounded()
        return config.flags.stepsPerEpoch == nil
          ? Tree.number(length, at: epochs.offset) : config.flag("--steps-per-epoch", length)
      }
      return config.steps(
        ["max_steps", "total_steps"].map { (config.root[$0], $0) }, at: config.root["epochs"]?.offset ?? offset,
        hint: "updates in an epoch = samples ÷ (batch size × devices × accumulation), times the epochs")
    }
  }
}
