import LRDialects
import LRInput
import LRSchedules

/// Turns a class with its arguments into a schedule in the framework's own form.
struct CallTranslation {
  let config: Config
  /// Frameworks of names without a package.
  let bare: [Dialect]
  /// Updates in the run, for arguments that the trainer fills in.
  let steps: Node
  /// The optimizer's rate, if the file says it.
  let rate: Node?
  /// Updates in the warmup, if the trainer around it says them.
  var warmup: Node?

  /// What a trainer adds to every call, and what says nothing of the schedule.
  private static let silent: Set<String> = [
    "optimizer", "verbose", "last_epoch", "last_batch_iteration", "name", "dtype", "registered_name", "module",
  ]
  private static let runLengths: Set<String> = ["num_training_steps", "total_num_steps", "total_steps"]
  private static let warmups: Set<String> = ["num_warmup_steps", "warmup_num_steps"]

  /// The schedule; nil after an error has been reported.
  func schedule(_ call: ClassCall) -> Node? {
    guard let (dialect, entry) = home(of: call) else { return nil }
    let args = arguments(of: call, entry: entry)
    var lr = rate
    if entry.needsRate, lr == nil {
      lr = config.rate([], at: call.pathOffset)
    }
    if entry.needsMetrics {
      config.sink.error(
        at: call.pathOffset, "\(entry.name) acts on a metric, which is not in \(config.layout)",
        hint: "write a spec with `metrics`, or draw the log of the run")
      return nil
    }
    return Tree.dialectForm(
      dialect.rawValue, Tree.string(entry.name, at: call.pathOffset), args: args, lr: lr, at: call.offset)
  }

  private func home(of call: ClassCall) -> (Dialect, DialectEntry)? {
    guard let dialect = call.dialect(bare: bare) else {
      let name = DiagnosticText.quoted(call.path, limit: 80)
      let hints = bare.map { $0.hint(for: call.name) }
      let isBare = !call.path.utf8.contains(UInt8(ascii: "."))
      config.sink.error(
        at: call.pathOffset, "\(name) is no schedule of a framework that lrplot knows",
        hint: isBare ? hints.first : "describe it as a spec: `lrplot list` has all schedules")
      return nil
    }
    guard let entry = dialect.catalog.entry(named: call.name) else {
      config.sink.error(
        at: call.pathOffset, "\(dialect.rawValue) has no schedule \(DiagnosticText.quoted(call.name))",
        hint: dialect.hint(for: call.name))
      return nil
    }
    return (dialect, entry)
  }

  /// The arguments as the framework would get them.
  private func arguments(of call: ClassCall, entry: DialectEntry) -> [Member] {
    let known = Set(entry.keys.map(\.name))
    var args: [Member] = []
    for member in call.arguments where !Self.silent.contains(member.key) || known.contains(member.key) && !member.isNull
    {
      args.append(Member(key: member.key, keyOffset: member.keyOffset, node: argument(member, of: call)))
    }
    // Recipes leave the length to the trainer.
    if known.contains("num_training_steps"), !HubSchedule.withoutEnd.contains(entry.name),
      !args.contains(where: { $0.key == "num_training_steps" })
    {
      args.append(Tree.member("num_training_steps", steps))
    }
    if let perEpoch = config.flags.stepsPerEpoch, known.contains("steps_per_epoch"),
      args.contains(where: { $0.key == "epochs" }), call["steps_per_epoch"]?.double == nil
    {
      args.removeAll { $0.key == "steps_per_epoch" }
      args.append(Tree.member("steps_per_epoch", config.flag("--steps-per-epoch", perEpoch)))
    }
    return args
  }

  private func argument(_ member: Member, of call: ClassCall) -> Node {
    let node = config.settled(member.node) ?? member.node
    switch node.value {
    case .string(let text) where config.isOpen(text): return filled(member, node)
    case .null where Self.runLengths.contains(member.key) || Self.warmups.contains(member.key):
      return filled(member, node)
    // Below 0 stands for what a script fills in.
    case .number(let number) where number.double < 0 && Self.isFilled(member.key): return filled(member, node)
    case .number(let number) where Self.warmups.contains(member.key) && number.double > 0 && number.double < 1:
      return Node.share(node, of: steps)
    case .string(let text) where Double(text)?.isFinite == true: return config.number(node, member.key) ?? node
    case .object: return part(node)
    case .array(let nodes): return Node(.array(nodes.map(part)), offset: node.offset)
    default: return node
    }
  }

  private static func isFilled(_ key: String) -> Bool {
    runLengths.contains(key) || warmups.contains(key) || ["warmup_max_lr", "max_lr", "cycle_max_lr"].contains(key)
  }

  /// A value that the trainer fills in.
  private func filled(_ member: Member, _ node: Node) -> Node {
    if Self.runLengths.contains(member.key) { return steps }
    if Self.warmups.contains(member.key) {
      if let warmup = config.warmupFlag ?? warmup { return warmup }
      config.ask("the length of the warmup", "--warmup N", at: node.offset)
    } else if ["warmup_max_lr", "max_lr", "cycle_max_lr"].contains(member.key) {
      return rate ?? config.rate([], at: node.offset)
    } else if member.key == "warmup_min_lr" {
      // As transformers/integrations/deepspeed.py has it.
      return Tree.number(0, at: node.offset)
    } else {
      let name = DiagnosticText.quoted(member.key)
      let text = DiagnosticText.quoted(node.string ?? node.kind)
      config.sink.error(
        at: node.offset, "\(name) is \(text), which only the trainer knows", hint: "write the number into a copy")
    }
    return Tree.number(1, at: node.offset)
  }

  /// A schedule inside a schedule, in the form of a part; any other value as it is.
  private func part(_ node: Node) -> Node {
    guard let call = ClassCall(node), let (_, entry) = home(of: call) else {
      return config.settled(node) ?? node
    }
    return Tree.object(
      [
        ("schedule", Tree.string(entry.name, at: call.pathOffset)),
        ("args", Node(.object(arguments(of: call, entry: entry)), offset: node.offset)),
      ], at: node.offset)
  }
}

extension Member {
  fileprivate var isNull: Bool { node.value == .null }
}
