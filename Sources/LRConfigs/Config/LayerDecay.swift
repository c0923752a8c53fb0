import LRInput

/// A factor on the rate from each layer of the model to the next one further from its head: told, or drawn where `--layers`
/// says how many layers there are, which hardly any config does.
enum LayerDecay {
  /// timm, MAE and BEiT; mmsegmentation. The last layer has one factor, the embeddings one more than there are layers.
  private static let counted: Set<String> = ["layerdecay", "layerdecayrate"]

  /// What others call it, and ELECTRA, whose layers and embeddings all have one factor more (`_get_layer_lrs` of its
  /// model/optimization.py).
  static let names = counted.union([
    "layerwisedecay", "layerwiselrdecay", "layerwiselrdecayrate", "layerwiselearningratedecay", "layerlrdecay",
    "lrlayerdecay", "llrd", "lrlayerwisedecay",
  ])

  /// The run with a curve for each layer; as it is where there is no such factor.
  static func applied(to run: Run, _ config: Config) -> Run {
    guard let (member, holder) = found(in: config.root, depth: 0),
      let decay = config.number(member.node, member.key, open: .absent), let factor = decay.double, factor > 0,
      factor < 1
    else { return run }
    guard let layers = config.flags.layers, run.schedules.allSatisfy({ $0["groups"] == nil }) else {
      config.sink.warning(
        at: member.keyOffset,
        "each layer further from the head has \(JSONText.number(factor)) times the rate; that of the head is drawn",
        hint: config.flags.layers == nil
          ? "--layers N draws a curve for each of the model's N layers" : "give others as `groups` of a spec's schedule"
      )
      return run
    }
    if let least = config.number("layer_decay_no_opt_scale", in: holder), least.double ?? 0 > 0 {
      config.sink.warning(
        at: holder.keyOffset("layer_decay_no_opt_scale"),
        "layers below this factor are not trained; they are drawn all the same")
    }
    if !counted.contains(LogNames.plain(member.key.utf8)) {
      config.sink.warning(
        at: member.keyOffset,
        "drawn as timm and BEiT count: the last layer has \(JSONText.number(factor)) times the head's rate",
        hint: "ELECTRA multiplies every layer's rate by it once more")
    }
    let stack = Tree.object(
      [
        ("layers", config.flag("--layers", Double(layers))), ("decay", decay),
        ("min_factor", config.number("layer_decay_min_scale", in: holder)),
      ], at: decay.offset)
    var run = run
    run.schedules = run.schedules.map { $0.setting("groups", to: .array([stack]), offset: decay.offset) }
    return run
  }

  /// The first key of one of the names, and what it stands in.
  private static func found(in node: Node, depth: Int) -> (Member, Node)? {
    let members = node.members ?? []
    if let own = members.first(where: { IdleKeys.mayBe($0.key) && names.contains(LogNames.plain($0.key.utf8)) }) {
      return (own, node)
    }
    guard depth < 3 else { return nil }
    return members.lazy.compactMap { found(in: $0.node, depth: depth + 1) }.first
  }
}
