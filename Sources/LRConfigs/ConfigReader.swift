import LRInput

extension ConfigLayout {
  /// All layouts, in the order in which they are tried: the more particular first.
  public static let all: [ConfigLayout] = [
    VerlLayout.layout, MLXLayout.layout, KerasLayout.layout, DeepSpeedLayout.layout, TorchtitanLayout.layout,
    CallLayouts.torchtune, CallLayouts.lightning, CallLayouts.hydra, AxolotlLayout.layout, TimmLayout.layout,
    NanoGPTLayout.layout, TrainingArgumentsLayout.layout,
  ]
}

/// Reads the config files of frameworks as specs.
public enum ConfigReader {
  /// The layout of a tree; nil for a spec, and for a tree of no layout that is known.
  public static func layout(of node: Node) -> ConfigLayout? {
    guard node.members != nil, !isSpec(node) else { return nil }
    let config = LoggedConfig.plain(node)
    guard ForeignConfig.of(config) == nil else { return nil }
    return ConfigLayout.all.first { $0.fits(config) }
  }

  /// True of a tree that has a key which only a spec has.
  public static func isSpec(_ node: Node) -> Bool {
    node["schedule"]?.members?.contains { ["type", "dialect"].contains($0.key) } == true
      || holds(node["curves"], ["schedule", "log", "data", "file", "train"])
      || holds(node["panels"], ["show", "curves", "schedule", "log", "train", "marks", "y"])
  }

  /// Whether a list has an object with one of these keys: other programs have `panels` too.
  private static func holds(_ list: Node?, _ keys: [String]) -> Bool {
    list?.array?.contains { $0.has(anyOf: keys) } == true
  }

  /// A config as the tree of a spec, whose offsets point into the config; nil after an error has been reported.
  ///
  ///     {"scheduler": {"type": "WarmupLR", "params": {"warmup_num_steps": 100}}, "optimizer": …}   // --steps 1000
  ///     {"steps": 1000, "schedule": {"dialect": "deepspeed", "name": "WarmupLR", "args": {…}, "lr": …}}
  public static func spec(
    from node: Node, as layout: ConfigLayout, flags: ConfigFlags = ConfigFlags(), sink: DiagnosticSink
  ) -> Node? {
    let errorsBefore = sink.errorCount
    let plain = LoggedConfig.plain(node)
    let config = Config(root: plain, layout: layout.name, flags: flags, sink: sink, isLogged: plain != node)
    guard let plan = layout.translate(config), sink.errorCount == errorsBefore else { return nil }
    let run = LayerDecay.applied(to: plan, config)
    if let keys = layout.keys {
      IdleKeys(config, run: run, known: keys).report()
      guard sink.errorCount == errorsBefore else { return nil }
    }
    let perUpdate = run.perUpdate(flags, sink)
    let spec = perUpdate.spec(at: node.offset)
    // The axis counts epochs too, where their length is known and the steps are updates.
    guard perUpdate.unit == .steps, let perEpoch = flags.stepsPerEpoch else { return spec }
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

  /// Whether a tree is the config of a program that is known by name alone.
  public static func isForeign(_ node: Node) -> Bool { ForeignConfig.of(LoggedConfig.plain(node)) != nil }

  /// Whether a tree is the config of a program that is known: read, or refused by its name.
  public static func isConfig(_ node: Node) -> Bool { layout(of: node) != nil || isForeign(node) }

  /// Reports that a tree is neither a spec nor a config of a layout that is known.
  public static func refuse(_ node: Node, sink: DiagnosticSink) {
    if let foreign = ForeignConfig.of(LoggedConfig.plain(node)) {
      return sink.error(at: node.offset, "this is \(foreign.name), which lrplot does not read", hint: foreign.hint)
    }
    // What is of no program that is known still says where its schedule stands.
    let own = IdleKeys.schedule(in: node).map {
      "its schedule stands in \(DiagnosticText.quoted($0)): describe it as a spec; "
    }
    sink.error(
      at: node.offset, "this is neither a spec nor a config that lrplot knows",
      hint: "\(own ?? "")a spec has a `schedule`, `curves` or `panels`; the configs are "
        + ConfigLayout.all.map(\.summary).joined(separator: ", "))
  }
}
