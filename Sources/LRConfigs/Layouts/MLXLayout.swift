import LRDialects
import LRInput

/// The YAML of mlx_lm's fine-tuning: `learning_rate`, `iters`, and an `lr_schedule` of a name and its arguments.
enum MLXLayout {
  static let layout = ConfigLayout(
    name: "an mlx config", summary: "mlx_lm's YAML",
    fits: { root in
      root["lr_schedule"]?["arguments"] != nil
        || root["iters"] != nil && root["learning_rate"] != nil
          && root.has(anyOf: ["adapter_path", "lora_parameters", "num_layers", "steps_per_report", "lora_layers"])
    }, translate: translate)

  private static func translate(_ config: Config) -> Run? {
    let root = config.root
    let steps = config.steps([(root["iters"], "iters")], at: root.offset)
    if let batches = root["grad_accumulation_steps"], batches.double ?? 1 > 1 {
      config.sink.warning(
        at: batches.offset, "`iters` counts batches, of which several make an update; the figure counts `iters`")
    }
    guard let schedule = root["lr_schedule"], schedule.value != .null else {
      let rate = config.rate([(root["learning_rate"], "learning_rate")], at: root.offset)
      return Run(
        steps: steps,
        schedules: [Tree.object([("type", Tree.string("constant", at: rate.offset)), ("lr", rate)], at: rate.offset)])
    }
    guard let name = schedule["name"], let text = name.string, let arguments = schedule["arguments"]?.array else {
      return config.refuse(
        at: schedule.offset, "an `lr_schedule` of mlx has a `name` and a list of `arguments`",
        hint: "joined ones can be described as a spec: `lrplot list sequence`")
    }
    let numbers = arguments.map { config.number($0, "arguments") ?? Tree.number(0, at: $0.offset) }
    guard let rate = numbers.first, let main = main(config, name, text, numbers) else { return nil }
    let warmup = config.warmupFlag ?? config.number("warmup", in: schedule) ?? Tree.number(0, at: schedule.offset)
    guard let count = warmup.double, count > 0 else {
      return Run(steps: steps, schedules: [optax(main.name, main.args, at: name.offset)])
    }
    // mlx_lm/tuner/utils.py joins both behind step w, at which the rise has arrived already; as optax does.
    let start = config.number("warmup_init", in: schedule) ?? Tree.number(0, at: warmup.offset)
    let rise = [
      Tree.member("init_value", start), Tree.member("end_value", rate), Tree.member("transition_steps", warmup),
    ]
    let parts = [("linear_schedule", rise), (main.name, main.args)].map { part in
      Tree.object(
        [("schedule", Tree.string(part.0, at: name.offset)), ("args", Node(.object(part.1), offset: name.offset))],
        at: name.offset)
    }
    let boundaries = Node(.array([Tree.number(count + 1, at: warmup.offset)]), offset: warmup.offset)
    let joined = [
      Tree.member("schedules", Node(.array(parts), offset: name.offset)), Tree.member("boundaries", boundaries),
    ]
    return Run(steps: steps, schedules: [optax("join_schedules", joined, at: name.offset)])
  }

  private static func optax(_ name: String, _ args: [Member], at offset: Int) -> Node {
    Tree.dialectForm(Dialect.optax.rawValue, Tree.string(name, at: offset), args: args, at: offset)
  }

  /// The schedules of mlx/optimizers/schedulers.py, by the names and the arguments of optax, whose clocks they have.
  private static func main(
    _ config: Config, _ name: Node, _ text: String, _ numbers: [Node]
  ) -> (name: String, args: [Member])? {
    func called(_ name: String, _ args: [(String, Node)]) -> (name: String, args: [Member]) {
      (name, args.map { Tree.member($0.0, $0.1) })
    }
    switch (text, numbers.count) {
    case ("cosine_decay", 2...3):
      let share = numbers.count > 2 ? (numbers[2].double ?? 0) / (numbers[0].double ?? 1) : 0
      let floor = Tree.number(share.isFinite ? share : 0, at: numbers[numbers.count - 1].offset)
      return called(
        "cosine_decay_schedule", [("init_value", numbers[0]), ("decay_steps", numbers[1]), ("alpha", floor)])
    case ("linear_schedule", 3):
      return called(
        "linear_schedule", [("init_value", numbers[0]), ("end_value", numbers[1]), ("transition_steps", numbers[2])])
    case ("exponential_decay", 2):
      return called(
        "exponential_decay",
        [
          ("init_value", numbers[0]), ("decay_rate", numbers[1]),
          ("transition_steps", Tree.number(1, at: numbers[1].offset)),
        ])
    case ("step_decay", 3):
      return called(
        "exponential_decay",
        [
          ("init_value", numbers[0]), ("decay_rate", numbers[1]), ("transition_steps", numbers[2]),
          ("staircase", Node(.bool(true), offset: numbers[2].offset)),
        ])
    default:
      config.sink.error(
        at: name.offset, "mlx has no schedule \(DiagnosticText.quoted(text)) of \(numbers.count) arguments",
        hint: "it has `cosine_decay`, `linear_schedule`, `exponential_decay` and `step_decay`")
      return nil
    }
  }
}
