import LRInput

/// A kind of config file: how it is recognised, and what it means as a spec.
public struct ConfigLayout: Sendable {
  /// What messages call such a file: `a DeepSpeed config`.
  public let name: String
  /// Which files these are, in a few words: `DeepSpeed's ds_config.json`.
  public let summary: String
  /// True of a tree that has the keys of this layout.
  let fits: @Sendable (Node) -> Bool
  /// Keys of schedules that the layout reads, whether or not they come to anything; nil where it reports the others itself.
  var keys: Set<String>?
  /// The run as a spec; what is wrong or missing is reported.
  let translate: @Sendable (Config) -> Run?

  /// All layouts, in the order in which they are tried: the more particular first.
  public static let all: [ConfigLayout] = [
    KerasLayout.layout, DeepSpeedLayout.layout, TorchtitanLayout.layout, CallLayouts.torchtune, CallLayouts.lightning,
    CallLayouts.hydra, AxolotlLayout.layout, TimmLayout.layout, NanoGPTLayout.layout, TrainingArgumentsLayout.layout,
  ]
}

/// Reads the config files of frameworks as specs.
public enum ConfigReader {
  /// The layout of a tree; nil for a spec, and for a tree of no layout that is known.
  public static func layout(of node: Node) -> ConfigLayout? {
    guard node.members != nil, !isSpec(node) else { return nil }
    return ConfigLayout.all.first { $0.fits(node) }
  }

  /// True of a tree that has a key which only a spec has.
  public static func isSpec(_ node: Node) -> Bool {
    node["schedule"]?.members?.contains { ["type", "dialect"].contains($0.key) } == true
      || node["curves"] != nil || node["panels"] != nil
  }

  /// A config as the tree of a spec, whose offsets point into the config; nil after an error has been reported.
  ///
  ///     {"scheduler": {"type": "WarmupLR", "params": {"warmup_num_steps": 100}}, "optimizer": …}   // --steps 1000
  ///     {"steps": 1000, "schedule": {"dialect": "deepspeed", "name": "WarmupLR", "args": {…}, "lr": …}}
  public static func spec(
    from node: Node, as layout: ConfigLayout, flags: ConfigFlags = ConfigFlags(), sink: DiagnosticSink
  ) -> Node? {
    let errorsBefore = sink.errorCount
    let config = Config(root: node, layout: layout.name, flags: flags, sink: sink)
    guard let run = layout.translate(config), sink.errorCount == errorsBefore else { return nil }
    if let keys = layout.keys {
      IdleKeys(config, run: run, known: keys).report()
      guard sink.errorCount == errorsBefore else { return nil }
    }
    let spec = run.spec(at: node.offset)
    // The axis counts epochs too, where their length is known and the steps are updates.
    guard run.unit == .steps, let perEpoch = flags.stepsPerEpoch else { return spec }
    return spec.setting(
      "steps_per_epoch", to: .number(Number(perEpoch)), offset: sink.source.offset(ofFlag: "--steps-per-epoch"))
  }

  /// The flags of the command line that a spec made from a config holds: `["--steps", "--lr"]`.
  public static func flags(in spec: Node, of source: Source) -> Set<String> {
    var found: Set<String> = []
    func look(_ node: Node) {
      if node.offset < 0, let flag = source.flag(at: node.offset) { found.insert(flag) }
      switch node.value {
      case .array(let nodes): nodes.forEach(look)
      case .object(let members): members.forEach { look($0.node) }
      default: break
      }
    }
    look(spec)
    return found
  }

  /// Reports that a tree is neither a spec nor a config of a layout that is known.
  public static func refuse(_ node: Node, sink: DiagnosticSink) {
    sink.error(
      at: node.offset, "this is neither a spec nor a config that lrplot knows",
      hint: "a spec has a `schedule`, `curves` or `panels`; the configs are "
        + ConfigLayout.all.map(\.summary).joined(separator: ", "))
  }
}

/// A run as a config describes it.
struct Run {
  /// What the schedule's clock counts.
  enum Unit {
    case steps
    case epochs
  }

  var steps: Node
  var unit = Unit.steps
  /// One schedule, or one for each group of parameters.
  var schedules: [Node]
  /// The schedule that is taken where the file names none, and where to say it.
  var assumed: (shape: String, offset: Int)?
  /// Whether a part of the file describes another run.
  var isApart: (Node) -> Bool = { _ in false }

  func spec(at offset: Int) -> Node {
    let curves = schedules.indices.map { index in
      Tree.object(
        [("label", Tree.string("group \(index + 1)", at: offset)), ("schedule", schedules[index])], at: offset)
    }
    return Tree.object(
      [
        ("steps", steps), ("unit", unit == .epochs ? Tree.string("epoch", at: offset) : nil),
        schedules.count == 1
          ? ("schedule", schedules[0]) : ("curves", Node(.array(curves), offset: offset)),
      ], at: offset)
  }
}

/// Builds the trees of specs.
enum Tree {
  /// An object of the members that are there.
  static func object(_ members: [(String, Node?)], at offset: Int) -> Node {
    let present = members.compactMap { key, node in
      node.map { Member(key: key, keyOffset: $0.offset, node: $0) }
    }
    return Node(.object(present), offset: offset)
  }

  static func number(_ x: Double, at offset: Int) -> Node { Node(.number(Number(x)), offset: offset) }
  static func string(_ text: String, at offset: Int) -> Node { Node(.string(text), offset: offset) }

  /// A schedule in a framework's own form.
  static func peer(
    _ dialect: String, _ name: Node, args: [Member], lr: Node? = nil, at offset: Int
  ) -> Node {
    object(
      [
        ("dialect", string(dialect, at: name.offset)), ("name", name), ("args", Node(.object(args), offset: offset)),
        ("lr", lr),
      ], at: offset)
  }

  static func member(_ key: String, _ node: Node) -> Member { Member(key: key, keyOffset: node.offset, node: node) }
}
