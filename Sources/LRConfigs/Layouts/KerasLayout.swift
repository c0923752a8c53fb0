import LRDialects
import LRInput
import LRSchedules

/// Keras' serialized schedules, and optimizers that hold one: `{"class_name", "config"}`.
enum KerasLayout {
  static let layout = ConfigLayout(
    name: "a Keras config", summary: "Keras' serialized schedules and optimizers", fits: { place(in: $0) != nil },
    translate: translate)

  /// Where the optimizer stands in larger files: compile configs, and the training config of a saved model.
  private static let wrappers = [
    "optimizer", "optimizer_config", "compile_config", "training_config", "inner_optimizer", "learning_rate",
    "modelTopology", "training", "compile", "model",
  ]

  /// The object with `class_name` and `config` in a tree.
  private static func place(in node: Node, depth: Int = 0) -> Node? {
    // A model names its class too, and its optimizer stands beside that.
    let inner = node["compile_config"] ?? node["training_config"]
    if node["class_name"]?.string != nil, node["config"]?.members != nil, inner?.members == nil { return node }
    guard depth < 6 else { return nil }
    return wrappers.lazy.compactMap { node[$0] }.compactMap { place(in: $0, depth: depth + 1) }.first
  }

  private static func translate(_ config: Config) -> Run? {
    guard let place = place(in: config.root), let call = call(place) else { return nil }
    let rate: Node
    if isSchedule(call) {
      rate = place
    } else if let inner = call["inner_optimizer"], let optimizer = Self.call(inner) {
      guard let found = optimizer["learning_rate"] ?? optimizer["lr"] else { return missing(config, inner) }
      return run(config, found, optimizer)
    } else {
      guard let found = call["learning_rate"] ?? call["lr"] else { return missing(config, place) }
      rate = found
    }
    return run(config, rate, call)
  }

  private static func missing(_ config: Config, _ node: Node) -> Run? {
    config.refuse(
      at: node.offset, "this Keras config has no `learning_rate`",
      hint: "give the optimizer's config or the schedule's, as `serialize` writes them")
  }

  /// - Parameter rate: A schedule, or the constant rate of an optimizer.
  private static func run(_ config: Config, _ rate: Node, _ optimizer: ClassCall) -> Run? {
    let schedule: Node?
    let steps = config.steps([], at: ClassCall(rate)?.pathOffset ?? rate.offset)
    if rate.members != nil {
      schedule = serialized(config, rate, steps).map { decayed($0, config, optimizer) }
    } else {
      schedule = constant(config, rate, optimizer)
    }
    return schedule.map { Run(steps: steps, schedules: [$0]) }
  }

  private static func call(_ node: Node) -> ClassCall? {
    guard var call = ClassCall(node, key: "class_name") else { return nil }
    // Registered classes are written with their package: `Custom>WarmUp`.
    if let name = call.path.split(separator: ">").last { call.path = String(name) }
    return call
  }

  private static func isSchedule(_ call: ClassCall) -> Bool {
    Dialect.keras.catalog.entry(named: call.name) != nil || call["decay_schedule_fn"] != nil
      || call["initial_learning_rate"] != nil
  }

  /// The old optimizers have a `decay` of their own: lr/(1 + decay·t).
  private static func constant(_ config: Config, _ rate: Node, _ optimizer: ClassCall) -> Node? {
    let lr = config.rate([(rate, "learning_rate")], at: rate.offset)
    if let decay = config.number(optimizer["decay"], "decay"), decay.double != 0 {
      return Tree.object(
        [("type", Tree.string("inverse_time", at: decay.offset)), ("lr", lr), ("decay", decay)], at: rate.offset)
    }
    return Tree.object([("type", Tree.string("constant", at: rate.offset)), ("lr", lr)], at: rate.offset)
  }

  /// The old optimizers divide a schedule by 1 + decay·t too (keras/optimizers/legacy: `_decayed_lr`).
  private static func decayed(_ schedule: Node, _ config: Config, _ optimizer: ClassCall) -> Node {
    guard let decay = config.number(optimizer["decay"], "decay"), decay.double ?? 0 > 0 else { return schedule }
    let factor = Tree.object(
      [
        ("type", Tree.string("inverse_time", at: decay.offset)), ("lr", Tree.number(1, at: decay.offset)),
        ("decay", decay),
      ], at: decay.offset)
    return Tree.object(
      [
        ("type", Tree.string("product", at: decay.offset)),
        ("parts", Node(.array([schedule, factor]), offset: schedule.offset)),
      ], at: schedule.offset)
  }

  private static func serialized(_ config: Config, _ node: Node, _ steps: Node) -> Node? {
    guard let call = call(node) else {
      config.sink.error(
        at: node.offset, "a serialized schedule has a `class_name` and a `config`",
        hint: "`keras.optimizers.schedules.serialize` writes them")
      return nil
    }
    if let decay = call["decay_schedule_fn"] { return warmUp(config, call, decay, steps) }
    let translation = CallTranslation(config: config, bare: [.keras], steps: steps, rate: nil)
    return translation.schedule(call)
  }

  /// `WarmUp` of transformers and of the TensorFlow models: a rise to the rate, then another schedule.
  private static func warmUp(_ config: Config, _ call: ClassCall, _ decay: Node, _ steps: Node) -> Node? {
    let rate = config.rate([(call["initial_learning_rate"], "initial_learning_rate")], at: call.offset)
    if let power = config.number(call["power"], "power"), power.double != 1 {
      config.sink.error(at: power.offset, "a warmup of a power other than 1 is not known here")
    }
    guard let main = serialized(config, decay, steps) else { return nil }
    guard let warmup = config.number(call["warmup_steps"], "warmup_steps"), warmup.double ?? 0 > 0 else { return main }
    config.sink.warning(
      at: call.pathOffset, "two classes are called `WarmUp`: after the warmup this one begins its schedule at 0",
      hint: "that of transformers does; that of the TensorFlow models goes on at the step of the run")
    let rise = Tree.object(
      [
        ("type", Tree.string("linear", at: call.pathOffset)), ("from", Tree.number(0, at: rate.offset)), ("to", rate),
        ("steps", warmup),
      ], at: call.offset)
    return Tree.object(
      [
        ("type", Tree.string("sequence", at: call.pathOffset)),
        ("parts", Node(.array([rise, main]), offset: call.offset)),
      ], at: call.offset)
  }
}
